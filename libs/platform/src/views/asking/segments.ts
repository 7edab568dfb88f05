import type { View } from '#kernel';
import type { Write } from '../../stores/tables.js';
import type {
  Folded,
  HeldRow,
  Lifted,
  Parked,
  Planned,
  Stamps,
  Step,
  Taken,
} from '../folding/fold.js';
import type { GroupChange } from '../folding/counting.js';
import { fold, unstamped, writeOf } from '../folding/fold.js';
import { byPosition } from '../past/axis.js';
import type { EarlierDays } from '../past/days.js';
import { daysLeft } from '../past/days.js';
import type { Delta } from '../past/past-totals.js';
import { deltasOf } from '../past/past-totals.js';
import { keepsVersions, versionOf } from '../past/versions.js';

/** Batches of at most so many events keep what they made of a row after each event. */
const mostSingly = 100;
/** Larger ones keep it after every so many; what lies between is folded again when asked for. */
const segment = 250;

/** The positions within a batch at which every row can be told from what is kept. */
export function stopsOf(events: readonly Lifted[]): readonly number[] {
  const step = events.length <= mostSingly ? 1 : segment;
  return events
    .filter((_, index) => (index + 1) % step === 0 || index === events.length - 1)
    .map(({ occurrence }) => occurrence.position);
}

/** What a batch makes of a view, and what is kept of the past with it. */
export interface FoldedPast extends Folded {
  /** What rows were before they changed. */
  readonly versions: readonly Write[];
  /** What rows were before a later day changed them. */
  readonly days: readonly Write[];
  /** What each stretch of the batch adds to the totals. */
  readonly deltas: readonly Delta[];
}

interface Folding {
  readonly stamps?: Stamps;
  readonly stops: readonly number[];
  readonly earlier?: EarlierDays;
}

/** Folds a planned batch stop by stop, and keeps what every row was at each of them. */
export function foldByStops(
  view: View,
  planned: Planned,
  before: ReadonlyMap<string, HeldRow>,
  isParked: (key: string) => boolean,
  { stamps = unstamped, stops, earlier = new Map() }: Folding,
): FoldedPast {
  const rows = new Map<string, HeldRow>();
  const totals = new Map<string, GroupChange>();
  const parked: Parked[] = [];
  const versions: Write[] = [];
  const deltas: Delta[] = [];
  const became = new Map<string, readonly Taken[]>();
  const now = (key: string) => rows.get(key) ?? before.get(key);
  const held = new Set<string>();
  for (const { stop, steps } of splitAt(stops, planned)) {
    const present = new Map([...steps.keys()].flatMap((key) => entry(key, now(key))));
    const part = fold(view, steps, present, (key) => isParked(key) || held.has(key), stamps);
    if (keepsVersions(view)) versions.push(...left(view, steps, present, part, stamps));
    deltas.push(...deltasOf(part.totals, stop));
    for (const [key, row] of part.rows) rows.set(key, row);
    for (const [key, taken] of part.became) became.set(key, [...(became.get(key) ?? []), ...taken]);
    for (const each of part.parked) held.add(each.key);
    parked.push(...part.parked);
    gather(totals, part.totals);
  }
  const writes = [...rows].map(([key, row]) => writeOf(key, before.get(key) ?? none, row));
  const days = daysLeft(became, before, earlier, (row) => stamps.of(view, row));
  return { rows, writes, totals, parked, became, versions, days, deltas };
}

const none: HeldRow = { row: undefined, position: -1, revision: -1 };

const entry = (key: string, row: HeldRow | undefined) => (row ? [[key, row] as const] : []);

/** What the rows were that a part of a batch has changed. */
function left(
  view: View,
  steps: Planned,
  before: ReadonlyMap<string, HeldRow>,
  { rows }: Folded,
  stamps: Stamps,
): readonly Write[] {
  return [...rows].flatMap(([key, after]): Write[] => {
    const held = before.get(key);
    if (held?.row === undefined || after.position === held.position) return [];
    const first = steps.get(key)?.find(({ event }) => event.occurrence.position > held.position);
    const until = first?.event.occurrence.position ?? after.position;
    // Whoever sees the row now sees what it was.
    const stamped = { ...held, stamp: stamps.of(view, held.row) };
    return [{ insert: versionOf(byPosition, key, stamped, until) }];
  });
}

/** The steps of each row up to each stop, stops without any left out. */
function splitAt(stops: readonly number[], planned: Planned) {
  const parts = new Map<number, Map<string, Step[]>>();
  const add = (stop: number, key: string): Step[] => {
    const part = parts.get(stop) ?? new Map<string, Step[]>();
    const steps = part.get(key) ?? [];
    parts.set(stop, part.set(key, steps));
    return steps;
  };
  for (const [key, steps] of planned) {
    let next = 0;
    if (steps.length === 0) add(0, key);
    for (const step of steps) {
      while (next < stops.length - 1 && (stops[next] ?? 0) < step.event.occurrence.position) next++;
      add(next, key).push(step);
    }
  }
  return [...parts]
    .sort(([a], [b]) => a - b)
    .map(([index, steps]) => ({ stop: stops[index] ?? 0, steps }));
}

function gather(totals: Map<string, GroupChange>, more: ReadonlyMap<string, GroupChange>): void {
  for (const [id, change] of more) {
    const known = totals.get(id);
    if (!known) {
      totals.set(id, { ...change, sums: { ...change.sums } });
      continue;
    }
    known.count += change.count;
    for (const [name, figure] of Object.entries(change.sums)) {
      known.sums[name] = (known.sums[name] ?? 0) + figure;
    }
  }
}
