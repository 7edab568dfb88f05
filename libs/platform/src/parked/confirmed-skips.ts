import type { Tables } from '../stores/tables.js';
import type { ViewRegistry } from '../views/running/registry.js';
import { parkedTable, partsOf } from '../views/running/view-tables.js';
import { skips } from './skips.view.js';

/** Who decided that something goes on without an event, by what, row and position. */
export type Skipped = ReadonlyMap<string, string>;

/** The view of a build; what is no build of a view, under its own name. */
export const ownerOf = (build: string): string =>
  build.includes('@') ? partsOf(build).name : build;

export const skipKey = (build: string, key: string, position: number): string =>
  [ownerOf(build), key, position].join('|');

/** What is decided about the events that are parked; nothing is read where none is. */
export async function confirmedSkips(tables: Tables, registry: ViewRegistry): Promise<Skipped> {
  const waiting = await tables.count(
    parkedTable,
    { all: [{ field: 'skipped', is: 'eq', value: null }] },
    1,
  );
  if (waiting === 0) return new Map();
  const found = await tables.find(await registry.live(skips), {
    all: [{ field: 'state', is: 'eq', value: 'confirmed' }],
  });
  return new Map(
    found.map(({ _id, of, key, place }) => [[of, key, place].map(String).join('|'), _id]),
  );
}

/** The keys of a build whose parked events hold one that is to be skipped. */
export async function keysToSkip(
  tables: Tables,
  build: string,
  decided: Skipped,
): Promise<readonly string[]> {
  if (decided.size === 0) return [];
  const waiting = await tables.find(parkedTable, {
    all: [
      { field: 'build', is: 'eq', value: build },
      { field: 'skipped', is: 'eq', value: null },
    ],
  });
  const keys = waiting
    .filter(({ key, position }) => decided.has(skipKey(build, String(key), Number(position))))
    .map(({ key }) => String(key));
  return [...new Set(keys)];
}
