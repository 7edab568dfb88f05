import type { Change, Fact, Occurrence, View } from '#kernel';
import type { StoredRow, Write } from '../../stores/tables.js';
import type { Stamp } from '../../visibility/stamp.js';
import { sameStamp } from '../../visibility/stamp.js';
import { indexOfDay } from '../past/axis.js';
import type { Counted, GroupChange } from './counting.js';
import { count, countedIn } from './counting.js';

/** An event in its present shape, and where it happened; or why it has no present shape. */
export interface Lifted {
  readonly fact: Fact;
  readonly occurrence: Occurrence;
  readonly unreadable?: Error;
  /** Whether somebody else wrote it: everything goes on without it. */
  readonly isStrange?: boolean;
}

/** A row as it is remembered between batches. */
export interface HeldRow {
  readonly row: object | undefined;
  /** The position of the last event folded into it, -1 before the first. */
  readonly position: number;
  /** The revision of that event in its stream: the row's `ETag` where the row is one stream's. */
  readonly revision: number;
  /** The number of the last day that counted for it, where the view keeps its days. */
  readonly day?: number | undefined;
  /** Who may see it; absent where the view is open. */
  readonly stamp?: Stamp | undefined;
}

/** Says who may see a row. */
export interface Stamps {
  of(view: View, row: object): Stamp | undefined;
}

/** Nobody looks: rows of the past are stamped by whoever shows them. */
export const unstamped: Stamps = { of: () => undefined };

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
  /** What each row became step by step, where the view keeps its days. */
  readonly became: Became;
}

/** A step that was folded into a row, and the row after it. */
export interface Taken {
  readonly step: Step;
  readonly held: HeldRow;
}

export type Became = ReadonlyMap<string, readonly Taken[]>;

/** Which rows a batch concerns, each with its events in the order of the log. */
export function plan(view: View, events: readonly Lifted[]): Planned {
  const byKey = new Map<string, Step[]>();
  for (const event of events) {
    if (view.types && !view.types.has(event.fact.type)) continue;
    // A trail shows what nobody believes; every other view goes by without what is a stranger's.
    if (event.isStrange === true && view.past !== 'writtenOnce') continue;
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
    const isShown = view.past === 'writtenOnce' && occurrence.unbelieved !== undefined;
    if (!unreadable || isShown) return change;
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
  stamps: Stamps = unstamped,
): Folded {
  const rows = new Map<string, HeldRow>();
  const writes: Write[] = [];
  const totals = new Map<string, GroupChange>();
  const parked: Parked[] = [];
  const became = new Map<string, readonly Taken[]>();
  for (const [key, steps] of planned) {
    const held = before.get(key) ?? { row: undefined, position: -1, revision: -1 };
    const after = isParked(key)
      ? without(held, steps, 'an earlier event of this row is parked')
      : foldRow(view, key, steps, held);
    for (const { event } of after.failed) parked.push({ key, event, error: after.error });
    const stamp = after.held.row && stamps.of(view, after.held.row);
    if (after.held === held && sameStamp(stamp, held.stamp)) continue;
    const stamped = { ...after.held, stamp };
    rows.set(key, stamped);
    if (view.keepsDays) became.set(key, after.taken);
    writes.push(writeOf(key, held, stamped));
    count(totals, { counted: countedIn(view, held.row), stamp: held.stamp }, -1);
    count(
      totals,
      { counted: after.held === held ? countedIn(view, held.row) : after.counted, stamp },
      1,
    );
  }
  return { rows, writes, totals, parked, became };
}

/** The last day on which a row became what it is once an event is folded into it. */
function dayOf({ row: before, day }: HeldRow, after: object | undefined, { occurrence }: Lifted) {
  if (before === after) return day;
  return Math.max(day ?? 0, indexOfDay(occurrence.valueDate));
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
  readonly taken: readonly Taken[];
}

/** A row as it was, with all that was to come parked. */
const without = (held: HeldRow, steps: readonly Step[], error: string): Outcome => ({
  held,
  failed: steps.filter(isAfter(held)),
  error,
  counted: [],
  taken: [],
});

function foldRow(view: View, key: string, steps: readonly Step[], from: HeldRow): Outcome {
  const after = applied(view, key, steps, from);
  try {
    return { ...after, counted: after.held === from ? [] : countedIn(view, after.held.row) };
  } catch (error) {
    return without(from, steps, textOf(error));
  }
}

function applied(view: View, key: string, steps: readonly Step[], from: HeldRow) {
  let held = from;
  const taken: Taken[] = [];
  for (const [index, { event, apply }] of steps.entries()) {
    const { position, revision } = event.occurrence;
    if (position <= held.position) continue;
    try {
      const row = apply(held.row, key);
      held = { row, position, revision, ...(view.keepsDays && { day: dayOf(held, row, event) }) };
    } catch (error) {
      return { held, failed: steps.slice(index), error: textOf(error), taken };
    }
    if (view.keepsDays) taken.push({ step: { event, apply }, held });
  }
  return { held, failed: [], error: '', taken };
}

export function writeOf(key: string, before: HeldRow, after: HeldRow): Write {
  const stored = storedRow(key, after);
  if (!stored) return { remove: key };
  return before.position === -1 ? { insert: stored } : { put: stored };
}

/** A row as it is kept; undefined where it is off the view. */
export const storedRow = (
  key: string,
  { row, position, revision, day, stamp }: HeldRow,
): StoredRow | undefined =>
  row && {
    ...row,
    _id: key,
    _position: position,
    _revision: revision,
    ...(day !== undefined && { _day: day }),
    ...storedStamp(stamp),
  };

/** The stamp as it stands beside a row or a total. */
export const storedStamp = (stamp: Stamp | undefined): Pick<StoredRow, '_seenBy' | '_wall'> =>
  stamp === undefined
    ? {}
    : { _seenBy: stamp.seenBy, ...(stamp.wall !== undefined && { _wall: stamp.wall }) };

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** The row a fold sees: the document without what the runner keeps beside it. */
export function heldRow(stored: StoredRow): HeldRow {
  const { _id, _position = -1, _revision = -1, _day: day, _seenBy, _wall, ...row } = stored;
  const stamp = _seenBy && { seenBy: _seenBy, ...(_wall && { wall: _wall }) };
  const known = day === undefined ? {} : { day };
  return { row, position: _position, revision: _revision, ...known, stamp };
}
