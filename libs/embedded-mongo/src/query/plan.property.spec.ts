import { describe, expect, it } from '@jest/globals';
import { orderKey } from '../bson/order.js';
import { docOf, encodeDoc, toRaw } from '../bson/raw.js';
import { sortParts } from '../bson/sort.js';
import type { Doc } from '../bson/values.js';
import { CommandError } from '../errors.js';
import { WriteBatch } from '../storage/writing/batch.js';
import { buildIndexes } from '../storage/writing/build.js';
import { allOf } from '../storage/catalog.js';
import type { Collection } from '../storage/collection.js';
import { temporaryStore, type OpenStore } from '../storage/folder/folder.js';
import type { Transaction } from '../storage/writing/transaction.js';
import { View } from '../storage/view.js';
import { compileFilter } from './filters/filter.js';
import { choosePlan } from './plan.js';
import { Generator, Random } from './random-queries.js';
import { count, findAll, type Query } from './run.js';

/** Who reads: in a transaction, or as a writer that sees what is not in the engine yet. */
type Reader = Transaction | 'writer' | undefined;

class Side {
  readonly collection: Collection;

  constructor(readonly open: OpenStore) {
    this.collection = open.store.ensure('d', 'c');
  }

  static async make(): Promise<Side> {
    return new Side(await temporaryStore());
  }

  get store() {
    return this.open.store;
  }

  async build(specs: readonly ReturnType<Generator['index']>[]): Promise<void> {
    for (const spec of specs) {
      await buildIndexes(this.store, this.collection, [spec]).catch((error: unknown) => {
        if (!(error instanceof CommandError) || error.code !== 171) throw error; // parallel arrays
      });
    }
  }

  view(reader: Reader): View {
    const transaction = reader === 'writer' ? undefined : reader;
    return new View(this.store, transaction, reader === 'writer');
  }

  write(doc: Doc, transaction?: Transaction): void {
    const batch = new WriteBatch(new View(this.store, transaction, true));
    batch.replace(this.collection, orderKey(doc['_id']), toRaw(encodeDoc(doc)));
  }

  remove(id: number, transaction?: Transaction): void {
    const batch = new WriteBatch(new View(this.store, transaction, true));
    batch.delete(this.collection, orderKey(id));
  }

  has(id: number, transaction?: Transaction): boolean {
    return (
      new View(this.store, transaction, true).latest(this.collection, orderKey(id)) !== undefined
    );
  }

  async find(query: Query, reader: Reader): Promise<readonly Doc[]> {
    const view = this.view(reader);
    const found = await findAll(view, this.collection, query);
    view.rest();
    return found.map(({ raw }) => docOf(raw));
  }

  async count(query: Query, reader: Reader): Promise<number> {
    const view = this.view(reader);
    const counted = await count(view, this.collection, query);
    view.rest();
    return counted;
  }
}

/** The same documents twice: without indexes, and with them. */
class Pair {
  compared = 0;
  fromIndex = 0;

  constructor(
    readonly plain: Side,
    readonly indexed: Side,
    readonly generator: Generator,
  ) {}

  put(doc: Doc, plain?: Transaction, indexed?: Transaction): void {
    try {
      this.indexed.write(doc, indexed);
    } catch (error) {
      if (error instanceof CommandError && error.code === 171) return; // parallel arrays
      throw error;
    }
    this.plain.write(doc, plain);
  }

  change(plain?: Transaction, indexed?: Transaction): void {
    const { random } = this.generator;
    for (let n = 0; n < 10; n++) {
      const id = random.below(70);
      if (!random.oneIn(3)) {
        this.put(this.generator.document(id), plain, indexed);
      } else if (this.plain.has(id, plain)) {
        this.plain.remove(id, plain);
        this.indexed.remove(id, indexed);
      }
    }
  }

  /** Waits until the engines have what was written. */
  async settle(): Promise<void> {
    await this.plain.store.commits.durable();
    await this.indexed.store.commits.durable();
  }

  async compare(plain?: Reader, indexed?: Reader): Promise<void> {
    const { random } = this.generator;
    for (let n = 0; n < 12; n++) {
      const filter = compileFilter(this.generator.filter());
      const sort = random.oneIn(3) ? [] : sortParts(this.generator.sort());
      const skip = random.oneIn(3) ? random.below(5) : 0;
      const limit = random.oneIn(3) ? 1 + random.below(10) : 0;
      await this.compareOne({ filter, sort, skip, limit }, plain, indexed);
    }
  }

  private async compareOne(query: Query, plain: Reader, indexed: Reader): Promise<void> {
    const { filter, sort = [], skip, limit } = query;
    const { collection } = this.indexed;
    const { index } = choosePlan(collection, filter, sort, this.indexed.view(indexed));
    const ids = (docs: readonly Doc[]) => docs.map(({ _id }) => _id);
    const scanned = ids(await this.plain.find(query, plain));
    const found = ids(await this.indexed.find(query, indexed));
    this.compared++;
    if (index !== undefined && index !== '_id_') this.fromIndex++;
    const isPart = skip !== 0 || limit !== 0; // in no order, any part will do
    const isSame =
      sort.length > 0
        ? found.join() === scanned.join()
        : found.length === scanned.length &&
          (isPart || found.sort().join() === scanned.sort().join());
    const all = await this.plain.find({ filter }, plain);
    if (isSame && (await this.indexed.count({ filter }, indexed)) === all.length) return;
    const what = { filter: filter.source, sort, skip, limit, index };
    throw new Error(`${JSON.stringify(what)}: [${found.join()}] is not [${scanned.join()}]`);
  }
}

async function runRound(random: Random): Promise<Pair> {
  const generator = new Generator(random);
  const pair = new Pair(await Side.make(), await Side.make(), generator);
  const { plain, indexed } = pair;
  const specs = random
    .list(1 + random.below(4), () => generator)
    .map((_, at) => generator.index(at));
  const isEarly = random.oneIn(2);
  if (isEarly) await indexed.build(specs);
  for (let id = 0; id < 60; id++) pair.put(generator.document(id));
  if (!isEarly) {
    await pair.settle();
    const building = indexed.build(specs);
    if (random.oneIn(2)) pair.change(); // while it is being built
    await building;
  }
  pair.change();
  await pair.compare('writer', 'writer');
  await pair.settle();
  await pair.compare();
  const [first, second] = [plain.store.begin(1n), indexed.store.begin(1n)];
  pair.change(first, second);
  await pair.compare(first, second);
  await pair.compare();
  await plain.store.commit(first);
  await indexed.store.commit(second);
  await pair.compare();
  const [reader, other] = [plain.store.begin(2n), indexed.store.begin(2n)];
  const all: Query = { filter: compileFilter({}), sort: sortParts({ _id: 1 }) };
  const before = await indexed.find(all, other);
  pair.change(); // while the readers' snapshots are open
  await pair.settle();
  await pair.compare(reader, other);
  expect(await indexed.find(all, other)).toEqual(before);
  plain.store.abort(reader);
  indexed.store.abort(other);
  await pair.compare();
  await checkEntries(indexed);
  await plain.open.close();
  await indexed.open.close();
  return pair;
}

/** Each index holds exactly the keys of the documents. */
async function checkEntries(side: Side): Promise<void> {
  const docs = await side.find({ filter: compileFilter({}) }, undefined);
  expect(side.collection.totals.size).toBe(docs.length);
  for (const index of side.collection.indexes) {
    const keys = docs.reduce((sum, doc) => sum + index.keysOf(doc).length, 0);
    const entries = side.store.environment.countKeys('entries', allOf(index.number), 10_000);
    expect(entries.count).toBe(keys);
  }
}

describe('an index', () => {
  const rounds = process.env['RAPPORT_LONG'] ? 1_000 : 12;

  it.each([1, 2, 3])(
    'answers as a scan does, also in transactions and before a commit (seed %i)',
    async (seed) => {
      const random = new Random(seed);
      let compared = 0;
      let fromIndex = 0;
      for (let round = 0; round < rounds; round++) {
        const pair = await runRound(random);
        compared += pair.compared;
        fromIndex += pair.fromIndex;
      }
      expect(compared).toBe(rounds * 84);
      expect(fromIndex).toBeGreaterThan(compared / 6); // or the property would say little
    },
    3_600_000,
  );
});
