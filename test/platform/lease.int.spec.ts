import { EmbeddedMongo } from '#embedded-mongo';
import { MongoTables } from '#platform';
import { Lease, leaseTerms } from '../../libs/platform/src/operations/lease.js';

let mongo: Awaited<ReturnType<typeof EmbeddedMongo.start>>;
let tables: MongoTables;

beforeAll(async () => {
  mongo = await EmbeddedMongo.start({ port: 0, inProcess: true });
  tables = new MongoTables(mongo.url);
  await tables.open();
});
afterAll(async () => {
  await tables.close();
  await mongo.stop();
});

let leases = 0;
/** Several who would like to hold the same lease, which nobody has held before. */
function contenders() {
  const name = `lease-${++leases}`;
  return {
    first: new Lease(tables, name, 'first'),
    second: new Lease(tables, name, 'second'),
    third: new Lease(tables, name, 'third'),
    kept: async () => (await tables.byIds('leases', [name]))[0],
  };
}
const now = 1_772_442_000_000;
const { holds, renewed } = leaseTerms;

describe('a lease', () => {
  it('is taken by who comes first, and by nobody else while it holds', async () => {
    const { first, second, kept } = contenders();
    expect(await first.take(now)).toBe(true);
    expect(await second.take(now)).toBe(false);
    expect(await second.take(now + holds - 1)).toBe(false);
    expect(await kept()).toMatchObject({ owner: 'first', until: now + holds });
  });

  it('is taken by exactly one of those who come at once', async () => {
    const { first, second } = contenders();
    const taken = await Promise.all([first.take(now), second.take(now)]);
    expect(taken.filter(Boolean)).toHaveLength(1);
  });

  it('is renewed by its holder, and holds from then on', async () => {
    const { first, second } = contenders();
    await first.take(now);
    expect(await first.take(now + renewed)).toBe(true);
    expect(await second.take(now + holds)).toBe(false);
    expect(await second.take(now + renewed + holds - 1)).toBe(false);
  });

  it('is renewed often enough to miss one renewal and still hold', () => {
    expect(2 * renewed).toBeLessThan(holds);
  });

  it('is taken over once it has run out, and lost to who held it', async () => {
    const { first, second } = contenders();
    await first.take(now);
    expect(await second.take(now + holds)).toBe(true);
    expect(await first.take(now + holds)).toBe(false);
  });

  it('that ran out is still its holder’s where nobody has taken it over', async () => {
    const { first, second } = contenders();
    await first.take(now);
    expect(await first.take(now + 2 * holds)).toBe(true);
    expect(await second.take(now + 2 * holds)).toBe(false);
  });

  it('is taken over by exactly one once it has run out', async () => {
    const { first, second, third } = contenders();
    await third.take(now);
    const taken = await Promise.all([first.take(now + holds), second.take(now + holds)]);
    expect(taken.filter(Boolean)).toHaveLength(1);
  });

  it('that is given back is anybody’s at once', async () => {
    const { first, second } = contenders();
    await first.take(now);
    await first.release();
    expect(await second.take(now)).toBe(true);
    expect(await first.take(now)).toBe(false);
  });

  it('is not given back by who does not hold it', async () => {
    const { first, second, kept } = contenders();
    await second.release();
    expect(await kept()).toBeUndefined();
    await first.take(now);
    await second.release();
    expect(await second.take(now)).toBe(false);
  });

  it('of one name says nothing about another', async () => {
    const { first } = contenders();
    const { second } = contenders();
    expect(await first.take(now)).toBe(true);
    expect(await second.take(now)).toBe(true);
  });
});
