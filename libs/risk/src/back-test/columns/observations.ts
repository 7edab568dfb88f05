import type { Day } from '#kernel';
import { addMonths, dayNumber, dayOf, monthEnd } from '#kernel';
import type { Indicator } from '../../indicators/indicator.codes.js';
import type { ClientOutcome, Columns } from './columns.js';
import type { Judgement } from './judge-columns.js';

/** On which evenings a set is measured. */
export type Sampling = 'statement' | 'monthEnd' | 'yearEnd';

export interface ObservationOptions {
  readonly sampling: Sampling;
  /** The last day whose outcomes are known. */
  readonly observedUntil: Day;
}

/** What became of a client within a horizon after an evening. */
export const Fate = { stood: 0, failed: 1, gone: 2, censored: 3 } as const;

export const oneYearDays = 365;
export const threeYearsDays = 1_096;
/** A client of whom nothing was heard for so long after its next statement was due has left. */
const silenceDays = 120;

/** The yardstick every set is shown beside. */
export const baselineIndicator: Indicator = 'altmanZ';

/** Room for so many observations at first. */
const firstRoom = 4_096;

/**
 * Evenings of clients on which a set is measured, column by column, so that millions of them fit.
 * Those of a client stand together, in the order of days.
 */
export class Observations {
  readonly clients: ClientOutcome[] = [];
  length = 0;
  client = new Int32Array(firstRoom);
  day = new Int32Array(firstRoom);
  /** From when a horizon counts: the end of the period, or the evening itself. */
  asOf = new Int32Array(firstRoom);
  score = new Int32Array(firstRoom);
  level = new Uint8Array(firstRoom);
  /** What became of the client within one year and within three. */
  oneYear = new Uint8Array(firstRoom);
  threeYears = new Uint8Array(firstRoom);
  /** What the yardstick said of it; NaN where it is not known. */
  baseline = new Float32Array(firstRoom);
  /** The points of each rule. */
  points: Uint8Array;
  /** 1 where a rule’s figure was not known. */
  missing: Uint8Array;

  constructor(readonly rules: number) {
    this.points = new Uint8Array(firstRoom * rules);
    this.missing = new Uint8Array(firstRoom * rules);
  }

  /** The evenings on which the set judged clients that had not failed before. */
  add(columns: Columns, judgement: Judgement, options: ObservationOptions): void {
    const observedUntil = dayNumber(options.observedUntil);
    const column = columns.indicators.indexOf(baselineIndicator);
    const width = columns.indicators.length;
    const evenings = options.sampling === 'statement' ? undefined : eveningsOf(columns, options);
    columns.clients.forEach((outcome, index) => {
      this.clients.push(outcome);
      const rows = { first: columns.firstRow[index] ?? 0, end: columns.firstRow[index + 1] ?? 0 };
      for (const { row, day, asOf } of sampled(columns, rows, evenings)) {
        if (judgement.inScope[row] !== 1) continue;
        if (outcome.failedOn !== undefined && outcome.failedOn <= day) continue;
        if (evenings !== undefined && day > outcome.lastFactOn + oneYearDays) continue;
        const baseline =
          column === -1 ? Number.NaN : (columns.values[row * width + column] ?? Number.NaN);
        this.push(judgement, row, { day, asOf, outcome, observedUntil, baseline });
      }
    });
  }

  private push(
    judgement: Judgement,
    row: number,
    { baseline, ...seen }: Seen & { readonly baseline: number },
  ): void {
    if (this.length === this.client.length) this.widen();
    const at = this.length++;
    this.client[at] = this.clients.length - 1;
    this.day[at] = seen.day;
    this.asOf[at] = seen.asOf;
    this.score[at] = judgement.score[row] ?? 0;
    this.level[at] = judgement.level[row] ?? 0;
    this.oneYear[at] = fateOf(seen, oneYearDays);
    this.threeYears[at] = fateOf(seen, threeYearsDays);
    this.baseline[at] = baseline;
    const from = row * this.rules;
    this.points.set(judgement.points.subarray(from, from + this.rules), at * this.rules);
    this.missing.set(judgement.missing.subarray(from, from + this.rules), at * this.rules);
  }

  private widen(): void {
    const ints = (column: Int32Array) => {
      const wider = new Int32Array(column.length * 2);
      wider.set(column);
      return wider;
    };
    const bytes = (column: Uint8Array) => {
      const wider = new Uint8Array(column.length * 2);
      wider.set(column);
      return wider;
    };
    [this.client, this.day, this.asOf, this.score] = [
      ints(this.client),
      ints(this.day),
      ints(this.asOf),
      ints(this.score),
    ];
    const baseline = new Float32Array(this.baseline.length * 2);
    baseline.set(this.baseline);
    this.baseline = baseline;
    [this.level, this.oneYear, this.threeYears, this.points, this.missing] = [
      bytes(this.level),
      bytes(this.oneYear),
      bytes(this.threeYears),
      bytes(this.points),
      bytes(this.missing),
    ];
  }

  /** The observations between two days that satisfy something, as their places. */
  where(from: Day, to: Day, holds: (at: number) => boolean = () => true): Uint32Array {
    const [first, last] = [dayNumber(from), dayNumber(to)];
    const found = new Uint32Array(this.length);
    let count = 0;
    for (let at = 0; at < this.length; at++) {
      const day = this.day[at] ?? 0;
      if (day >= first && day <= last && holds(at)) found[count++] = at;
    }
    return found.subarray(0, count);
  }

  /** The year an observation speaks of. */
  yearOf(at: number): number {
    return Number(dayOf(this.asOf[at] ?? 0).slice(0, 4));
  }
}

interface Seen {
  readonly day: number;
  readonly asOf: number;
  readonly outcome: ClientOutcome;
  readonly observedUntil: number;
}

function fateOf({ day, asOf, outcome, observedUntil }: Seen, horizon: number): number {
  const { failedOn, lastFactOn } = outcome;
  if (failedOn !== undefined && failedOn <= asOf + horizon) return Fate.failed;
  if (asOf + horizon > observedUntil) return Fate.censored;
  const heardOf = lastFactOn > day || observedUntil < day + oneYearDays + silenceDays;
  return heardOf || failedOn !== undefined ? Fate.stood : Fate.gone;
}

interface Rows {
  readonly first: number;
  readonly end: number;
}

function* sampled(
  { day, statementOf }: Columns,
  { first, end }: Rows,
  evenings: readonly number[] | undefined,
): Generator<{ readonly row: number; readonly day: number; readonly asOf: number }> {
  if (evenings === undefined) {
    for (let row = first; row < end; row++) {
      const asOf = statementOf[row] ?? Number.NaN;
      if (!Number.isNaN(asOf)) yield { row, day: day[row] ?? 0, asOf };
    }
    return;
  }
  let row = first;
  for (const evening of evenings) {
    if ((day[first] ?? Number.POSITIVE_INFINITY) > evening) continue;
    while (row + 1 < end && (day[row + 1] ?? 0) <= evening) row++;
    yield { row, day: evening, asOf: evening };
  }
}

/** The month ends or year ends from the first row to the last evening. */
function eveningsOf(columns: Columns, { sampling }: ObservationOptions): readonly number[] {
  const earliest = columns.day.reduce(
    (least, day) => Math.min(least, day),
    Number.POSITIVE_INFINITY,
  );
  if (!Number.isFinite(earliest)) return [];
  const first = dayOf(earliest);
  const months = sampling === 'yearEnd' ? 12 : 1;
  const evenings: number[] = [];
  const begin = sampling === 'yearEnd' ? `${first.slice(0, 4)}-12-31` : monthEnd(first);
  for (let on = begin; on <= columns.until;) {
    evenings.push(dayNumber(on));
    on = monthEnd(addMonths(`${on.slice(0, 7)}-01`, months));
  }
  return evenings;
}
