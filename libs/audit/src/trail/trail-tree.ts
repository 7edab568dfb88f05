import type { Table } from '#kernel';
import type { TrailEntry } from './trail-entry.js';

/** An entry, and what followed from it. */
export interface TrailNode extends TrailEntry {
  readonly followed: readonly TrailNode[];
}

/** What followed from the first cause of an event. */
export interface TrailTree {
  readonly root: TrailNode;
  /** The event that was asked for. */
  readonly position: number;
  /** Whether more followed than is shown: `GET /audit/trail?causationId=` lists it. */
  readonly isCut: boolean;
}

/** A tree shows so many entries, and goes back so many causes, at most. */
const most = { entries: 300, causes: 50 };

type Rows = Pick<Table<TrailEntry>, 'get' | 'page'>;

/** The tree of causes and effects that an event is part of, as far as the asker sees it. */
export async function treeOf(rows: Rows, position: number): Promise<TrailTree> {
  const asked = await rows.get(String(position));
  const way = await wayTo(rows, asked);
  const root = way.at(-1) ?? asked;
  const children = new Map<string, TrailEntry[]>();
  const seen = new Set([root.position]);
  let isCut = false;
  // What led to the event asked for is shown, however much else followed from the same cause.
  for (const [index, entry] of way.entries()) {
    const effect = way[index - 1];
    if (effect) put(children, entry, effect, seen);
  }
  let level: readonly TrailEntry[] = [root];
  while (level.length > 0 && seen.size < most.entries) {
    const { items, next } = await rows.page(
      { causationId: { in: level.map(({ eventId }) => eventId) } },
      { sort: 'position', limit: most.entries - seen.size },
    );
    const causes = new Map(level.map((entry) => [entry.eventId, entry]));
    for (const item of items) {
      const cause = causes.get(item.causationId ?? '');
      if (cause) put(children, cause, item, seen);
    }
    isCut ||= next !== null;
    level = items.filter(({ position: at }) => at !== root.position);
  }
  isCut ||= level.length > 0 && seen.size >= most.entries;
  return { root: nodeOf(root, children), position, isCut };
}

/** The event, its cause, the cause of that, back to the first. */
async function wayTo(rows: Rows, asked: TrailEntry): Promise<readonly TrailEntry[]> {
  const way = [asked];
  for (let at = asked; at.causationId !== undefined && way.length < most.causes;) {
    const { items } = await rows.page({ eventId: at.causationId }, { limit: 1 });
    const [cause] = items;
    if (!cause || way.some(({ eventId }) => eventId === cause.eventId)) break;
    way.push(cause);
    at = cause;
  }
  return way;
}

function put(
  children: Map<string, TrailEntry[]>,
  cause: TrailEntry,
  effect: TrailEntry,
  seen: Set<number>,
): void {
  if (seen.has(effect.position)) return;
  seen.add(effect.position);
  children.set(cause.eventId, [...(children.get(cause.eventId) ?? []), effect]);
}

const nodeOf = (
  entry: TrailEntry,
  children: ReadonlyMap<string, readonly TrailEntry[]>,
): TrailNode => {
  const effects = [...(children.get(entry.eventId) ?? [])];
  effects.sort((a, b) => a.position - b.position);
  return { ...entry, followed: effects.map((effect) => nodeOf(effect, children)) };
};
