import type { StoredRow, Tables } from '../../stores/tables.js';
import { padded } from './versions.js';

export const spansTable = 'spans';

/** A batch that did not keep its rows after each event: where it began and where it stopped. */
export interface Span {
  readonly build: string;
  /** The position before the first event, -1 at the beginning of the log. */
  readonly after: number;
  readonly stops: readonly number[];
}

const spanId = (build: string, upTo: number) => `${build}\u0001${padded(upTo)}`;

export const spanRow = ({ build, after, stops }: Span): StoredRow => ({
  _id: spanId(build, stops.at(-1) ?? after),
  build,
  after,
  stops,
});

/** The last position up to the one given at which every row of a build can be told. */
export async function toldAt(tables: Tables, build: string, position: number): Promise<number> {
  const [span] = await tables.find(
    spansTable,
    {
      all: [
        { field: '_id', is: 'gt', value: spanId(build, position) },
        { field: '_id', is: 'lt', value: `${build}\u0002` },
      ],
    },
    { sort: [['_id', 1]], limit: 1 },
  );
  const after = Number(span?.['after'] ?? position);
  if (!span || after >= position) return position;
  const stops = span['stops'] as readonly number[];
  return stops.filter((stop) => stop <= position).at(-1) ?? after;
}
