import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Document } from 'mongodb';
import { Random } from '../query/random-queries.js';
import { SERVERS, type Row, type Server } from './servers.js';

interface Sample extends Row {
  readonly key: number | null;
  /** Eighths, so that sums are exact in whole numbers. */
  readonly eighths?: number;
}

const sampleOf = (random: Random, at: number): Sample => ({
  _id: `r${String(at).padStart(3, '0')}`,
  key: random.oneIn(5) ? null : random.below(4),
  ...(random.oneIn(6) ? {} : { eighths: random.below(4_000) - 2_000 }),
});

const stored = ({ eighths, ...row }: Sample): Row =>
  eighths === undefined ? row : { ...row, v: eighths / 8 };

/** The groups as plain JavaScript finds them, without any code of the server. */
function expectedGroups(samples: readonly Sample[]): readonly Document[] {
  const keys = [...new Set(samples.map(({ key }) => key))];
  const inOrder = keys.sort((a, b) => (a ?? -1) - (b ?? -1)); // null comes before all numbers
  return inOrder.map((key) => {
    const members = samples.filter((sample) => sample.key === key);
    const values = members.flatMap(({ eighths }) => (eighths === undefined ? [] : [eighths]));
    const sum = values.reduce((total, value) => total + value, 0);
    const valueOf = (sample: Sample | undefined) =>
      sample?.eighths === undefined ? null : sample.eighths / 8;
    return {
      _id: key,
      n: members.length,
      sum: sum / 8,
      average: values.length === 0 ? null : sum / 8 / values.length,
      least: values.length === 0 ? null : Math.min(...values) / 8,
      most: values.length === 0 ? null : Math.max(...values) / 8,
      first: valueOf(members[0]),
      last: valueOf(members.at(-1)),
    };
  });
}

/** By value, what is missing first, and then by `_id`. */
function expectedOrder(samples: readonly Sample[], direction: 1 | -1): readonly string[] {
  const place = ({ eighths }: Sample) => eighths ?? -Infinity;
  const compare = (a: Sample, b: Sample) =>
    place(a) === place(b) ? (a._id < b._id ? -1 : 1) : (place(a) < place(b) ? -1 : 1) * direction;
  return [...samples].sort(compare).map(({ _id }) => _id);
}

describe.each(SERVERS)('groups and orders on %s', (_, start) => {
  let server: Server;
  beforeAll(async () => {
    server = await start();
  });
  afterAll(() => server.stop());

  it.each([1, 2, 3, 4, 5, 6])('are as plain JavaScript finds them (seed %i)', async (seed) => {
    const random = new Random(seed);
    const samples = random.list(120, () => 0).map((__, at) => sampleOf(random, at));
    const collection = await server.collection(...samples.map(stored));
    const group = {
      _id: '$key',
      n: { $sum: 1 },
      sum: { $sum: '$v' },
      average: { $avg: '$v' },
      least: { $min: '$v' },
      most: { $max: '$v' },
      first: { $first: '$v' },
      last: { $last: '$v' },
    };
    const stages = [{ $sort: { _id: 1 } }, { $group: group }, { $sort: { _id: 1 } }];
    expect(await collection.aggregate(stages).toArray()).toEqual(expectedGroups(samples));
    if (random.oneIn(2)) await collection.createIndex({ v: 1 });
    for (const direction of [1, -1] as const) {
      const found = await collection.find().sort({ v: direction, _id: 1 }).toArray();
      expect(found.map(({ _id }) => _id)).toEqual(expectedOrder(samples, direction));
    }
  });
});
