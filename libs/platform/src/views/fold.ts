import type { Change, Contribution, Fact, Occurrence, View } from '#kernel';
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

/** What a batch of events means for the rows of one view: each row's events in their order. */
export type Planned = ReadonlyMap<string, readonly Step[]>;

export interface Step {
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
  for (const event of events) {
    if (view.types && !view.types.has(event.fact.type)) continue;
    const { keys, apply } = changeOf(view, event);
    for (const key of keys) {
      const steps = byKey.get(key) ?? [];
      steps.push({ event, apply });
      byKey.set(key, steps);
    }
  }
  return byKey;
}

/**
 * What cannot be read fails when it is applied, so that it holds back the rows which it seems to
 * concern; where even those cannot be told, the row of its stream.
 */
function changeOf(view: View, { fact, occurrence, unreadable }: Lifted): Change<object> {
  try {
    const change: Change<object> = view.change(fact, occurrence) ?? { keys: [], apply: same };
    if (!unreadable) return change;
    const isKnown = change.keys.every((key: unknown) => typeof key === 'string');
    return { keys: isKnown ? change.keys : [occurrence.id], apply: failing(unreadable) };
  } catch (error) {
    return { keys: [occurrence.id], apply: failing(unreadable ?? error) };
  }
}

const same: Change<object>['apply'] = (row) => row;
const failing =
  (error: unknown): Change<object>['apply'] =>
  () => {
    throw error;
  };

/**
 * Folds a planned batch into the rows. Pure: what is to be written is returned. An event at or
 * before a row's own position was folded already and is passed over. Where an event fails, it and
 * all later ones of its key are parked, and every other key goes on.
 */
export function fold(
  view: View,
  planned: Planned,
  before: ReadonlyMap<string, HeldRow>,
  isParked: (key: string) => boolean,
): Folded {
  const rows = new Map<string, HeldRow>();
  const writes: Write[] = [];
  const totals = new Map<string, GroupChange>();
  const parked: Parked[] = [];
  for (const [key, steps] of planned) {
    const held = before.get(key) ?? { row: undefined, position: -1, revision: -1 };
    const after = isParked(key)
      ? without(held, steps, 'an earlier event of this row is parked')
      : foldRow(view, key, steps, held);
    for (const { event } of after.failed) parked.push({ key, event, error: after.error });
    if (after.held === held) continue;
    rows.set(key, after.held);
    writes.push(writeOf(key, held, after.held));
    count(totals, countedIn(view, held.row), -1);
    count(totals, after.counted, 1);
  }
  return { rows, writes, totals, parked };
}

const isAfter =
  ({ position }: HeldRow) =>
  ({ event }: Step): boolean =>
    event.occurrence.position > position;

interface Outcome {
  readonly held: HeldRow;
  readonly failed: readonly Step[];
  readonly error: string;
  readonly counted: readonly Counted[];
}

/** A row as it was, with all that was to come parked. */
const without = (held: HeldRow, steps: readonly Step[], error: string): Outcome => ({
  held,
  failed: steps.filter(isAfter(held)),
  error,
  counted: [],
});

function foldRow(view: View, key: string, steps: readonly Step[], from: HeldRow): Outcome {
  const after = applied(key, steps, from);
  try {
    return { ...after, counted: after.held === from ? [] : countedIn(view, after.held.row) };
  } catch (error) {
    return without(from, steps, textOf(error));
  }
}

function applied(key: string, steps: readonly Step[], from: HeldRow) {
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

interface Counted extends Contribution {
  readonly rollup: string;
}

/** The groups of all rollups that a row counts in. */
const countedIn = (view: View, row: object | undefined): readonly Counted[] =>
  row === undefined
    ? []
    : Object.entries(view.rollups).flatMap(([rollup, contributions]) =>
        contributions(row).map(({ group, sums }) => ({ rollup, group, sums })),
      );

function count(totals: Map<string, GroupChange>, counted: readonly Counted[], sign: 1 | -1): void {
  for (const { rollup, group, sums } of counted) {
    const id = groupId(rollup, group);
    const change = totals.get(id) ?? { rollup, group, count: 0, sums: {} };
    change.count += sign;
    for (const [name, figure] of Object.entries(sums)) {
      change.sums[name] = (change.sums[name] ?? 0) + sign * figure;
    }
    totals.set(id, change);
  }
}

const groupId = (rollup: string, group: Readonly<Record<string, string>>): string =>
  [rollup, ...Object.entries(group).map(([name, value]) => `${name}=${escaped(value)}`)].join('|');

/** No value may pass for the next part. */
const escaped = (value: string): string => value.replace(/[|\\]/g, '\\$&');

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** The row a fold sees: the document without what the runner keeps beside it. */
export function heldRow(stored: StoredRow): HeldRow {
  const { _id, _position = -1, _revision = -1, ...row } = stored;
  return { row, position: _position, revision: _revision };
}
