import type { Day, View } from '#kernel';
import type { Definitions } from '../../definitions.js';
import { lifted } from '../../lifting.js';
import type { EventStore, Recorded } from '../../stores/event-store.js';
import type { HeldRow, Lifted } from '../folding/fold.js';
import { fold, plan } from '../folding/fold.js';

/** Up to where history is told: a day by value date, or a position of the log. */
export interface AsOf {
  readonly asOf?: Day | undefined;
  readonly position?: number | undefined;
}

/** The rows of one view by their ids. */
export type FoldedRows = ReadonlyMap<string, object>;

/** How far a fold of the log has come. */
export interface FoldProgress {
  readonly events: number;
  readonly position: number;
}

/** So many events are folded at once. */
const batch = 5_000;

/**
 * Folds the log again into some views, from its first event, in one pass: nothing that is kept of
 * them is read. All their rows are in memory together.
 */
export async function foldLog(
  { store, definitions }: { readonly store: EventStore; readonly definitions: Definitions },
  views: readonly View[],
  cut: AsOf,
  come: (progress: FoldProgress) => void = () => undefined,
): Promise<ReadonlyMap<View, FoldedRows>> {
  const folds = new Map(views.map((view) => [view, new RowsOf(view)]));
  let some: Lifted[] = [];
  let progress: FoldProgress = { events: 0, position: -1 };
  const flush = () => {
    for (const rows of folds.values()) rows.take(some);
    some = [];
    come(progress);
  };
  for await (const event of store.log(undefined)) {
    if (cut.position !== undefined && event.position > cut.position) break;
    progress = { events: progress.events + 1, position: event.position };
    if (views.every(({ types }) => types && !types.has(event.type))) continue;
    const present = lifted(definitions, event);
    if (within(event, present, cut)) some.push(present);
    if (some.length >= batch) flush();
  }
  flush();
  return new Map([...folds].map(([view, rows]) => [view, rows.present()]));
}

/** The rows of a view while they are folded; what cannot be folded holds up its row, as everywhere. */
class RowsOf {
  private readonly rows = new Map<string, HeldRow>();
  private readonly parked = new Set<string>();

  constructor(private readonly view: View) {}

  take(events: readonly Lifted[]): void {
    const { types } = this.view;
    const ours = types ? events.filter(({ fact }) => types.has(fact.type)) : events;
    const planned = plan(this.view, ours);
    const { rows, parked } = fold(this.view, planned, this.rows, (key) => this.parked.has(key));
    for (const [key, row] of rows) this.rows.set(key, row);
    for (const { key } of parked) this.parked.add(key);
  }

  present(): FoldedRows {
    return new Map([...this.rows].flatMap(([id, { row }]) => (row ? [[id, row] as const] : [])));
  }
}

/** Whether an event counts up to there. */
export function within(
  { position }: Recorded,
  { occurrence }: Lifted,
  { asOf, position: upTo = Infinity }: AsOf,
): boolean {
  return position <= upTo && (asOf === undefined || occurrence.valueDate <= asOf);
}
