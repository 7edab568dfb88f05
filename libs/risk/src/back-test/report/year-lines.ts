import { stabilityIndex } from '../measures.js';
import type { Observations } from '../columns/observations.js';
import { Fate } from '../columns/observations.js';
import type { YearLine } from './report.types.js';
import { isAlarm, places } from './summaries.js';

const mostBands = 10;

/** Scores that part a reference into about ten bands of equal size, the lowest first. */
export function bandsOf({ score }: Observations, reference: Uint32Array): readonly number[] {
  const sorted = Int32Array.from(reference, (at) => score[at] ?? 0).sort();
  const cuts = Array.from(
    { length: mostBands - 1 },
    (_, index) => sorted[Math.floor(((index + 1) * sorted.length) / mostBands)] ?? 0,
  );
  return [...new Set(cuts)].filter((cut) => cut > (sorted[0] ?? 0));
}

export function bandOf(cuts: readonly number[], score: number): number {
  let band = 0;
  while (band < cuts.length && score >= (cuts[band] ?? 0)) band++;
  return band;
}

/** How many years back the rates of failure are taken from. */
const calibrationYears = 5;

/** What is counted of a year, by band. */
interface Counted {
  readonly all: number[];
  readonly known: number[];
  readonly failed: number[];
  alarmed: number;
  caught: number;
  gone: number;
}

/**
 * Year by year: stability of the scores against the reference, and failures against those expected
 * from the rates per band of the five years before, which knew nothing of the year itself.
 */
export function yearLines(
  all: Observations,
  { window, before, reference }: Readonly<Record<'window' | 'before' | 'reference', Uint32Array>>,
): readonly YearLine[] {
  const cuts = bandsOf(all, reference);
  const years = countByYear(all, before, cuts);
  const measured = countByYear(all, window, cuts);
  const then = new Array<number>(cuts.length + 1).fill(0);
  for (const at of reference) add(then, bandOf(cuts, all.score[at] ?? 0));
  return [...measured]
    .sort(([a], [b]) => a - b)
    .map(([year, now]): YearLine => {
      const earlier = [...years].filter(([each]) => each < year && each >= year - calibrationYears);
      const expected = expectedFailures(
        now,
        earlier.map(([, counted]) => counted),
      );
      const failures = sum(now.failed);
      return {
        year,
        observations: sum(now.all),
        alarmed: now.alarmed,
        failures,
        caught: now.caught,
        gone: now.gone,
        stabilityIndex: places(stabilityIndex(now.all, then)),
        expected: places(expected),
        observedToExpected: places(failures / expected),
      };
    });
}

const sum = (counts: readonly number[]): number => counts.reduce((total, each) => total + each, 0);
const add = (counts: number[], band: number): void => {
  counts[band] = (counts[band] ?? 0) + 1;
};

function countByYear(
  all: Observations,
  chosen: Uint32Array,
  cuts: readonly number[],
): ReadonlyMap<number, Counted> {
  const years = new Map<number, Counted>();
  const bands = () => new Array<number>(cuts.length + 1).fill(0);
  for (const at of chosen) {
    const year = all.yearOf(at);
    let counted = years.get(year);
    if (counted === undefined) {
      counted = { all: bands(), known: bands(), failed: bands(), alarmed: 0, caught: 0, gone: 0 };
      years.set(year, counted);
    }
    const band = bandOf(cuts, all.score[at] ?? 0);
    const alarmed = isAlarm(all, at);
    add(counted.all, band);
    if (all.oneYear[at] !== Fate.censored) add(counted.known, band);
    if (alarmed) counted.alarmed++;
    if (all.oneYear[at] === Fate.gone) counted.gone++;
    if (all.oneYear[at] !== Fate.failed) continue;
    add(counted.failed, band);
    if (alarmed) counted.caught++;
  }
  return years;
}

/** Failures expected from the rates per band of earlier years; NaN where there are none. */
function expectedFailures(now: Counted, earlier: readonly Counted[]): number {
  if (earlier.length === 0) return Number.NaN;
  return now.known.reduce((total, count, band) => {
    const seen = sum(earlier.map(({ known }) => known[band] ?? 0));
    const failed = sum(earlier.map((each) => each.failed[band] ?? 0));
    return seen === 0 ? total : total + (count * failed) / seen;
  }, 0);
}
