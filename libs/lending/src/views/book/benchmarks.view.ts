import type { DataOf, Day, DecimalText, Openings, Rows } from '#kernel';
import { defineView, everyone, IsCode, ListQuery, ViewQuery } from '#kernel';
import type { PublishedRate } from '#loan-arithmetic';
import { RateIndex } from '#loan-arithmetic';
import { benchmarkEvents } from '../../benchmark/benchmark.events.js';

/** A rate index with what it was published at. */
export interface BenchmarkRow {
  readonly index: string;
  readonly latestOn: Day;
  readonly latest: DecimalText;
  /** The earliest first; the last 500. */
  readonly fixings: readonly { readonly publishedOn: Day; readonly annualRate: DecimalText }[];
}

/** One rate index, with its published values. */
export class GetBenchmark extends ViewQuery<BenchmarkRow> {
  @IsCode(RateIndex) readonly index!: RateIndex;
}

/** The rate indexes of which something was published. */
export class ListBenchmarks extends ListQuery<BenchmarkRow> {}

const mostKept = 500;

type Published = Pick<DataOf<typeof benchmarkEvents.FixingRecorded>, 'publishedOn' | 'annualRate'>;

function withFixing(
  row: Pick<BenchmarkRow, 'index' | 'fixings'>,
  { publishedOn, annualRate }: Published,
): BenchmarkRow {
  const fixings = [
    ...row.fixings.filter((one) => one.publishedOn !== publishedOn),
    { publishedOn, annualRate },
  ]
    .sort((a, b) => (a.publishedOn < b.publishedOn ? -1 : 1))
    .slice(-mostKept);
  const last = fixings.at(-1) ?? { publishedOn, annualRate };
  return { index: row.index, latestOn: last.publishedOn, latest: last.annualRate, fixings };
}

const opens: Openings<BenchmarkRow, typeof benchmarkEvents> = {
  FixingRecorded: (data, { id }) => withFixing({ index: id, fixings: [] }, data),
};

const on: Rows<BenchmarkRow, typeof benchmarkEvents> = {
  FixingRecorded: (data, row) => withFixing(row, data),
  FixingCorrected: (data, row) => withFixing(row, data),
};

/** What the rate indexes that loans follow were published at. */
export const benchmarks = defineView({
  name: 'benchmarks',
  version: 2,
  events: benchmarkEvents,
  opens,
  on,
  scope: 'open',
  queries: { GetBenchmark, ListBenchmarks },
  allow: { GetBenchmark: everyone, ListBenchmarks: everyone },
  answer: {
    GetBenchmark: ({ index }, rows) => rows.get(index),
    ListBenchmarks: ({ limit, cursor, sort = 'index' }, rows) =>
      rows.page({}, { limit, cursor, sort }),
  },
  indexes: [{ index: 1 }],
});

/** The rates that an index was published at. */
export const publishedIn = (
  { fixings }: BenchmarkRow,
  index: RateIndex,
): readonly PublishedRate[] => fixings.map((fixing) => ({ index, ...fixing }));
