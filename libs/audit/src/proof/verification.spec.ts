import type { Recorded } from '#platform';
import { leafOf, nameOf } from './leaf.js';
import { hashBytes, rangeHash, tileWidth } from './merkle.js';
import { firstDifference } from './verification.js';

const happened = (index: number, amount = index): Recorded => ({
  stream: `loan-ln_${index % 7}`,
  revision: Math.floor(index / 7),
  position: index * 300,
  eventId: `event-${index}`,
  type: 'RepaymentRecorded',
  data: { amount },
  metadata: {
    version: 1,
    actor: { id: 'spec', roles: [] },
    command: 'RecordRepayment',
    $correlationId: 'spec',
    tenant: 'bank',
    businessDate: '2026-03-02',
  },
  at: '2026-03-02T09:00:00.000Z',
});
const signed = Array.from({ length: 200 }, (_, index) => happened(index));

const hashes = signed.map(leafOf);
const leaves = (tile: number) => {
  const some = [tile * tileWidth, (tile + 1) * tileWidth] as const;
  return Promise.resolve({
    hashes: Buffer.concat(hashes.slice(...some)),
    names: signed.slice(...some).map(nameOf),
    positions: signed.slice(...some).map(({ position }) => position),
  });
};
const proof = {
  leaves,
  // So few events fill no tile: there is no level above.
  tile: async (_: number, index: number) => (await leaves(index)).hashes,
};

async function found(log: readonly Recorded[]) {
  const root = await rangeHash(proof.tile, 0, signed.length);
  async function* read() {
    await Promise.resolve();
    yield* log;
  }
  return firstDifference(read(), proof, { size: signed.length, root });
}

describe('a log held against its proof', () => {
  it('is sound as it was signed, and with what has come since', async () => {
    expect(await found(signed)).toBeUndefined();
    expect(await found([...signed, happened(200)])).toBeUndefined();
    expect(hashes[0]).toHaveLength(hashBytes);
  });

  const [before, at, next, rest] = [
    signed.slice(0, 150),
    happened(150),
    happened(151),
    signed.slice(152),
  ];
  it.each<[string, readonly Recorded[], string, string]>([
    ['an altered event', [...before, happened(150, 9), next, ...rest], 'altered', nameOf(at)],
    ['a removed event', [...before, next, ...rest], 'removed', nameOf(at)],
    [
      'an inserted event',
      [...before, happened(999), at, next, ...rest],
      'inserted',
      nameOf(happened(999)),
    ],
    ['two events in each other’s place', [...before, next, at, ...rest], 'reordered', nameOf(at)],
    ['a log rolled back', before, 'removed', nameOf(at)],
  ])('tells %s, and which is the first', async (_, log, what, event) =>
    expect(await found(log)).toEqual({ what, index: 150, event }),
  );

  it('tells a proof that is not the one signed', async () => {
    const root = Buffer.alloc(hashBytes);
    async function* none() {
      await Promise.resolve();
      yield* [];
    }
    expect(await firstDifference(none(), proof, { size: 200, root })).toMatchObject({
      what: 'proof',
    });
  });
});
