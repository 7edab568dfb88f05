import { lifted } from '../../lifting.js';
import { mostLinks, spanOf, traced } from '../../operations/tracing.js';
import type { Batch } from '../../stores/event-store.js';
import type { Tables, TableWrites, Transaction, Write } from '../../stores/tables.js';
import type { CutShort } from './checkpoints.js';
import { checkpointTable } from './checkpoints.js';
import type { HeldRow, Lifted } from '../folding/fold.js';
import type { GroupChange } from '../folding/counting.js';
import { storedStamp } from '../folding/fold.js';
import type { FoldedBuild } from '../past/fold-all.js';
import { foldAll } from '../past/fold-all.js';
import type { Build, LaneContext } from './lane-context.js';
import { deltaRow, writeDown } from '../past/past-totals.js';
import { stopsOf } from '../asking/segments.js';
import { spanRow, spansTable } from '../past/spans.js';
import { erasedIn, purgeRows } from '../../personal/purge-rows.js';
import {
  daysOf,
  doubtfulEvents,
  parkedTable,
  pastTotalsOf,
  totalsOf,
  versionsOf,
} from './view-tables.js';

/** Another runner moved the checkpoint: this one must not write. */
export class Fenced extends Error {}

/**
 * Views that have read the log up to the same position. A batch is folded into all of them, and
 * their changed rows, rollups and checkpoints are written in one transaction, so that every event
 * counts exactly once whatever happens. On a store without transactions the end of the batch is
 * noted first, and rollups are written before rows before checkpoints, each guarded by position:
 * a batch that was cut short is done again with the same boundaries.
 */
export class Lane {
  /** Whether what it writes is what queries answer: else nobody may take its position for seen. */
  isMain = false;

  constructor(
    private readonly context: LaneContext,
    readonly builds: Build[],
    public position: number,
    private cut: CutShort | undefined,
  ) {}

  get ids(): readonly string[] {
    return this.builds.map(({ id }) => id);
  }

  /** Folds a batch into all views of the lane. */
  async apply({ events, upTo }: Batch): Promise<void> {
    const boundary = this.cut?.upTo;
    if (boundary !== undefined && upTo >= boundary) {
      const first = events.filter(({ position }) => position <= boundary);
      await this.applyUpTo(first, boundary);
      this.cut = undefined;
      await this.apply({ events: events.filter(({ position }) => position > boundary), upTo });
      return;
    }
    await this.applyUpTo(events, upTo);
  }

  private async applyUpTo(events: Batch['events'], upTo: number): Promise<void> {
    if (upTo <= this.position) return;
    const { definitions } = this.context;
    const fresh = events.filter(({ position }) => position > this.position);
    const present = fresh.map((event) => lifted(definitions, event));
    const of = present
      .slice(0, mostLinks)
      .map(({ occurrence: { correlationId, eventId } }) => spanOf(correlationId, eventId));
    const attributes = { 'rapport.events': present.length, 'rapport.position': upTo };
    await traced('FoldBatch', attributes, () => this.take(present, upTo), { of });
  }

  private async take(present: readonly Lifted[], upTo: number): Promise<void> {
    await this.noteDoubtful(present);
    // First the keys: whatever happens then, nothing is written that anybody could read.
    const gone = erasedIn(present);
    for (const person of gone) await this.context.erase(person);
    const stops = stopsOf(present);
    const removed = this.cut?.removes;
    const folded = await foldAll(this.context, this.builds, present, { removed, stops });
    await this.write(folded, upTo, stops.length < present.length ? stops : undefined);
    for (const { build, rows, parked, deltas } of folded) {
      remember(build, rows);
      build.past.deltas += deltas.length;
      await writeDown(this.context.tables, build.id, build.past, upTo);
      for (const { key } of parked) build.parked.add(key);
      if (parked.length > 0) this.context.onParked(build.id, parked.length);
    }
    for (const person of gone) {
      for (const build of this.builds) await purgeRows(this.context.tables, build, person);
    }
    this.position = upTo;
    if (this.isMain) this.context.checkpoints.reached(this.ids, upTo);
  }

  /** Tells, once, of what is in the log and nobody believes. */
  private async noteDoubtful(events: readonly Lifted[]): Promise<void> {
    const rows = events
      .filter(({ occurrence }) => occurrence.unbelieved !== undefined)
      .map((event) => {
        const { stream, unbelieved = '' } = event.occurrence;
        return parkedWrite(doubtfulEvents, stream, event, unbelieved).put;
      });
    const known = await this.context.tables.insertMissing(parkedTable, rows);
    const told = rows.length - known.length;
    if (told > 0) this.context.onParked(doubtfulEvents, told);
  }

  private async write(
    folded: readonly FoldedBuild[],
    upTo: number,
    /** Where rows can be told, of a batch that did not keep them after each event. */
    stops: readonly number[] | undefined,
  ): Promise<void> {
    const { tables } = this.context;
    const from = { position: this.position };
    if (!tables.transactional && !this.cut) {
      await this.move(from, { upTo, removes: folded.flatMap(removedBy) });
    }
    await tables.transact(async (within) => {
      // The fence first: who is behind must not get as far as totals that have seen this already.
      if (tables.transactional) await this.move(from, { position: upTo }, within);
      // What was added to the totals counts once, though a batch is done again.
      else await noteDeltas(tables, folded);
      const changes = folded.flatMap((each) => this.changesOf(each, upTo, stops));
      await tables.writeAll(changes, within);
      if (!tables.transactional) await this.move(from, { position: upTo });
    });
  }

  /** What a batch changes of one view: totals before rows. */
  private changesOf(
    { build, totals, writes, parked, versions, days, deltas }: FoldedBuild,
    upTo: number,
    stops: readonly number[] | undefined,
  ): readonly TableWrites[] {
    const { id } = build;
    const { transactional } = this.context.tables;
    const span = stops && writes.length > 0 && spanRow({ build: id, after: this.position, stops });
    const changes: readonly TableWrites[] = [
      { table: versionsOf(id), writes: guarded(versions, transactional) },
      { table: daysOf(id), writes: guarded(days, transactional) },
      { table: pastTotalsOf(id), writes: transactional ? deltas.map(insertedDelta) : [] },
      { table: spansTable, writes: span ? [{ put: span }] : [] },
      { table: totalsOf(id), writes: totalWrites(totals, upTo, !transactional) },
      { table: id, writes: guarded(writes, transactional) },
      {
        table: parkedTable,
        writes: parked.map(({ key, event, error }) => parkedWrite(id, key, event, error)),
      },
    ];
    return changes.filter(({ writes: some }) => some.length > 0);
  }

  private async move(from: object, to: object, within?: Transaction): Promise<void> {
    const moved = await this.context.tables.swap(
      checkpointTable,
      this.ids,
      from as Record<string, unknown>,
      to as Record<string, unknown>,
      within,
    );
    if (!moved) throw new Fenced(`another runner has moved ${this.ids.join(', ')}`);
  }
}

const insertedDelta = (delta: FoldedBuild['deltas'][number]): Write => ({
  insert: deltaRow(delta),
});

async function noteDeltas(tables: Tables, folded: readonly FoldedBuild[]): Promise<void> {
  for (const { build, deltas } of folded) {
    await tables.insertMissing(pastTotalsOf(build.id), deltas.map(deltaRow));
  }
}

const removedBy = ({ build, writes }: FoldedBuild): readonly string[] =>
  writes.flatMap((write) => ('remove' in write ? [`${build.id}|${write.remove}`] : []));

function remember(build: Build, rows: ReadonlyMap<string, HeldRow>): void {
  // The rows of a trail are written once and never looked at again.
  if (build.view.past === 'writtenOnce') return;
  for (const [key, held] of rows) {
    build.written?.add(key);
    build.rows.set(key, held);
  }
}

/** Without a transaction a row may have been inserted before the batch was cut short. */
const guarded = (writes: readonly Write[], transactional: boolean): readonly Write[] =>
  transactional
    ? writes
    : writes.map((write) => ('insert' in write ? { put: write.insert } : write));

export const totalWrites = (
  totals: ReadonlyMap<string, GroupChange>,
  upTo: number,
  /** Groups that come out as they were must still hold that they have seen the position. */
  even = false,
): readonly Write[] =>
  [...totals]
    .filter(([, { count, sums }]) => even || [count, ...Object.values(sums)].some(Boolean))
    .map(([add, { rollup, group, stamp, count, sums }]) => ({
      add,
      figures: {
        count,
        ...Object.fromEntries(Object.entries(sums).map(([name, sum]) => [`sums.${name}`, sum])),
      },
      set: { rollup, group, ...storedStamp(stamp), _position: upTo },
      unlessSeen: upTo,
    }));

function parkedWrite(build: string, key: string, { fact, occurrence }: Lifted, error: string) {
  const { position, stream, revision, at } = occurrence;
  return {
    put: {
      _id: `${build}|${key}|${position}`,
      build,
      key,
      position,
      stream,
      revision,
      type: fact.type,
      at,
      error,
    },
  } satisfies Write;
}
