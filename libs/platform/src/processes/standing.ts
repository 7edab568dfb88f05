import type { Process } from '#kernel';
import type { Definitions } from '../definitions.js';
import type { EventStore } from '../stores/event-store.js';
import type { Tables } from '../stores/tables.js';
import type { Checkpoint, Checkpoints } from '../views/running/checkpoints.js';
import { checkpointTable } from '../views/running/checkpoints.js';
import { parkedTable } from '../views/running/view-tables.js';

/** Where a process stands. */
export interface Standing {
  readonly process: Process;
  readonly id: string;
  position: number;
  /** The position that the store knows of. */
  noted: number;
  readonly parked: Set<string>;
}

interface Surroundings {
  readonly definitions: Definitions;
  readonly checkpoints: Checkpoints;
  readonly store: EventStore;
  readonly tables: Tables;
}

/** A process that is new among others begins at the end: history asks nothing of it. */
export async function standingsOf(around: Surroundings): Promise<readonly Standing[]> {
  const { definitions, checkpoints, store, tables } = around;
  const ids = definitions.processes.map(({ name }) => `process:${name}`);
  const known = await checkpoints.load(ids);
  const head = known.length === 0 ? -1 : ((await store.head()) ?? -1);
  const positions = new Map(known.map(({ id, position }: Checkpoint) => [id, position]));
  await tables.insertMissing(
    checkpointTable,
    ids.filter((id) => !positions.has(id)).map((_id) => ({ _id, position: head })),
  );
  return Promise.all(
    definitions.processes.map(async (process) => {
      const id = `process:${process.name}`;
      const parked = await tables.find(parkedTable, {
        all: [
          { field: 'build', is: 'eq', value: id },
          { field: 'skipped', is: 'eq', value: null },
        ],
      });
      const streams = new Set(parked.map(({ key }) => String(key)));
      const position = positions.get(id) ?? head;
      return { process, id, position, noted: position, parked: streams };
    }),
  );
}

/** Writes down how far each is. */
export async function note(tables: Tables, standings: readonly Standing[]): Promise<void> {
  const moved = standings
    .filter(({ position, noted }) => position > noted)
    .map((standing) => ({ standing, position: standing.position }));
  await tables.write(
    checkpointTable,
    moved.map(({ standing: { id }, position }) => ({ put: { _id: id, position } })),
  );
  for (const { standing, position } of moved) standing.noted = position;
}
