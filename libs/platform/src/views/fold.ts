import type { Change, Fact, Occurrence, View } from '#kernel';
import type { StoredRow, Write } from '../stores/tables.js';

/** An event in its present shape, and where it happened; or why it has no present shape. */
export interface Lifted {
  readonly fact: Fact;
  readonly occurrence: Occurrence;
  readonly unreadable?: Error;
}

/** A row as it is remembered between batches. */
export interface HeldRow {
  readonly row: object | undefined;
  /** The position of the last event folded into it, -1 before the first. */
  readonly position: number;
  /** The revision of that event in its stream: the row's `ETag` where the row is one stream's. */
  readonly revision: number;
}

/** An event that could not be folded, or came after one of its key that could not. */
export interface Parked {
  readonly key: string;
  readonly event: Lifted;
  readonly error: string;
}

/** What a batch of events means for the rows of one view. */
export interface Planned {
  readonly byKey: ReadonlyMap<string, readonly Step[]>;
  readonly parked: readonly Parked[];
}

interface Step {
  readonly event: Lifted;
  readonly apply: Change<object>['apply'];
}

export interface Folded {
  readonly rows: ReadonlyMap<string, HeldRow>;
  readonly writes: readonly Write[];
  readonly totals: ReadonlyMap<string, GroupChange>;
  readonly parked: readonly Parked[];
}

/** How a group of a rollup changes. */
export interface GroupChange {
  readonly rollup: string;
  readonly group: Readonly<Record<string, string>>;
  count: number;
  readonly sums: Record<string, number>;
}

/** Which rows a batch concerns, each with its events in the order of the log. */
export function plan(view: View, events: readonly Lifted[]): Planned {
  const byKey = new Map<string, Step[]>();
  const parked: Parked[] = [];
  for (const event of events) {
    if (view.types && !view.types.has(event.fact.type)) continue;
    try {
      if (event.unreadable) throw event.unreadable;
      const change = view.change(event.fact, event.occurrence);
      for (const key of change?.keys ?? []) {
        const steps = byKey.get(key) ?? [];
        if (change) steps.push({ event, apply: change.apply });
        byKey.set(key, steps);
      }
    } catch (error) {
      parked.push({ key: event.occurrence.id, event, error: textOf(error) });
    }
  }
  return { byKey, parked };
}

/**
 * Folds a planned batch into the rows. Pure: what is to be written is returned. An event at or
 * before a row's own position was folded already and is passed over. Where an event fails, it and
 * all later ones of its key are parked, and every other key goes on.
 */
export function fold(
  view: View,
  { byKey, parked }: Planned,
  before: ReadonlyMap<string, HeldRow>,
  isParked: (key: string) => boolean,
): Folded {
  const rows = new Map<string, HeldRow>();
  const writes: Write[] = [];
  const totals = new Map<string, GroupChange>();
  const allParked = [...parked];
  for (const [key, steps] of byKey) {
    const held = before.get(key) ?? { row: undefined, position: -1, revision: -1 };
    const after = isParked(key)
      ? {
          held,
          failed: steps.filter(isAfter(held)),
          error: 'an earlier event of this row is parked',
        }
      : foldRow(key, steps, held);
    allParked.push(...after.failed.map(({ event }) => ({ key, event, error: after.error })));
    if (after.held === held) continue;
    rows.set(key, after.held);
    writes.push(writeOf(key, held, after.held));
    contribute(view, totals, held.row, -1);
    contribute(view, totals, after.held.row, 1);
  }
  return { rows, writes, totals, parked: allParked };
}

const isAfter =
  ({ position }: HeldRow) =>
  ({ event }: Step): boolean =>
    event.occurrence.position > position;

function foldRow(key: string, steps: readonly Step[], from: HeldRow) {
  let held = from;
  for (const [index, { event, apply }] of steps.entries()) {
    const { position, revision } = event.occurrence;
    if (position <= held.position) continue;
    try {
      held = { row: apply(held.row, key), position, revision };
    } catch (error) {
      return { held, failed: steps.slice(index), error: textOf(error) };
    }
  }
  return { held, failed: [], error: '' };
}

function writeOf(key: string, before: HeldRow, { row, position, revision }: HeldRow): Write {
  if (row === undefined) return { remove: key };
  const stored: StoredRow = { ...row, _id: key, _position: position, _revision: revision };
  return before.position === -1 ? { insert: stored } : { put: stored };
}

function contribute(
  view: View,
  totals: Map<string, GroupChange>,
  row: object | undefined,
  sign: 1 | -1,
): void {
  if (row === undefined) return;
  for (const [rollup, contributions] of Object.entries(view.rollups)) {
    for (const { group, sums } of contributions(row)) {
      const id = groupId(rollup, group);
      const change = totals.get(id) ?? { rollup, group, count: 0, sums: {} };
      change.count += sign;
      for (const [name, figure] of Object.entries(sums)) {
        change.sums[name] = (change.sums[name] ?? 0) + sign * figure;
      }
      totals.set(id, change);
    }
  }
}

const groupId = (rollup: string, group: Readonly<Record<string, string>>): string =>
  [rollup, ...Object.entries(group).map(([name, value]) => `${name}=${value}`)].join('|');

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** The row a fold sees: the document without what the runner keeps beside it. */
export function heldRow(stored: StoredRow): HeldRow {
  const { _id, _position = -1, _revision = -1, ...row } = stored;
  return { row, position: _position, revision: _revision };
}
