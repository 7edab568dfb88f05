import { describe, expect, it } from '@jest/globals';
import { orderKey } from '../bson/order.js';
import { docOf, encodeDoc, toRaw } from '../bson/raw.js';
import { sortParts } from '../bson/sort.js';
import type { Doc } from '../bson/values.js';
import { CommandError } from '../errors.js';
import { WriteBatch } from '../storage/batch.js';
import { Index } from '../storage/index.js';
import type { Collection } from '../storage/collection.js';
import { Store } from '../storage/store.js';
import type { Transaction } from '../storage/transaction.js';
import { compileFilter } from './filter.js';
import { choosePlan } from './plan.js';
import { Generator, Random } from './random-queries.js';
import { count, find, type Query } from './run.js';

interface Side {
  readonly store: Store;
  readonly collection: Collection;
}

const side = (): Side => {
  const store = new Store();
  return { store, collection: store.ensure('d', 'c') };
};

/** The same documents twice: without indexes, and with them. */
class Pair {
  readonly plain = side();
  readonly indexed = side();
  compared = 0;
  fromIndex = 0;

  constructor(private readonly generator: Generator) {
    const specs = generator.random.list(1 + generator.random.below(4), () => generator);
    specs.forEach((_, at) => {
      this.indexed.store.createIndexes(this.indexed.collection, [generator.index(at)]);
    });
  }

  put(doc: Doc, plain?: Transaction, indexed?: Transaction): void {
    try {
      write(this.indexed, doc, indexed);
    } catch (error) {
      if (error instanceof CommandError && error.code === 171) return; // parallel arrays
      throw error;
    }
    write(this.plain, doc, plain);
  }

  change(plain?: Transaction, indexed?: Transaction): void {
    const { random } = this.generator;
    for (let n = 0; n < 10; n++) {
      const id = random.below(70);
      if (!random.oneIn(3)) {
        this.put(this.generator.document(id), plain, indexed);
      } else if (this.plain.collection.visible(orderKey(id), plain) !== undefined) {
        remove(this.plain, id, plain);
        remove(this.indexed, id, indexed);
      }
    }
  }

  compare(plain?: Transaction, indexed?: Transaction): void {
    const { random } = this.generator;
    for (let n = 0; n < 12; n++) {
      const filter = compileFilter(this.generator.filter());
      const sort = random.oneIn(3) ? [] : sortParts(this.generator.sort());
      const skip = random.oneIn(3) ? random.below(5) : 0;
      const limit = random.oneIn(3) ? 1 + random.below(10) : 0;
      this.compareOne({ filter, sort, skip, limit }, plain, indexed);
    }
  }

  private compareOne(query: Query, plain?: Transaction, indexed?: Transaction): void {
    const { filter, sort = [], skip, limit } = query;
    const plan = choosePlan(this.indexed.collection, filter, sort);
    const scanned = ids(this.plain, query, plain);
    const found = ids(this.indexed, query, indexed);
    this.compared++;
    if (plan.index !== undefined && plan.index !== '_id_') this.fromIndex++;
    const isPart = skip !== 0 || limit !== 0; // in no order, any part will do
    const isSame =
      sort.length > 0
        ? found.join() === scanned.join()
        : found.length === scanned.length &&
          (isPart || found.sort().join() === scanned.sort().join());
    const counted = count(this.indexed.collection, { filter }, indexed);
    if (isSame && counted === ids(this.plain, { filter }, plain).length) return;
    const what = { filter: filter.source, sort, skip, limit, index: plan.index };
    throw new Error(`${JSON.stringify(what)}: [${found.join()}] is not [${scanned.join()}]`);
  }
}

const ids = ({ collection }: Side, query: Query, transaction?: Transaction) =>
  find(collection, query, transaction).map(({ raw }) => docOf(raw)['_id']);

function write({ store, collection }: Side, doc: Doc, transaction?: Transaction): void {
  const raw = toRaw(encodeDoc(doc));
  const batch = new WriteBatch(store, transaction);
  batch.replace(collection, orderKey(doc['_id']), raw);
  batch.flush();
}

function remove({ store, collection }: Side, id: number, transaction?: Transaction): void {
  const batch = new WriteBatch(store, transaction);
  batch.delete(collection, orderKey(id));
  batch.flush();
}

/** Leaves the indexes as they are after a start: each is filled when a query asks for it. */
function restart({ collection }: Side): void {
  collection.restoreIndexes(collection.indexes.map(({ spec }) => new Index(spec)));
}

function runRound(random: Random): Pair {
  const generator = new Generator(random);
  const pair = new Pair(generator);
  const { plain, indexed } = pair;
  for (let id = 0; id < 60; id++) pair.put(generator.document(id));
  pair.change();
  if (random.oneIn(2)) restart(indexed);
  pair.compare();
  if (random.oneIn(2)) restart(indexed);
  const [first, second] = [plain.store.begin(1n), indexed.store.begin(1n)];
  pair.change(first, second);
  pair.compare(first, second);
  pair.compare();
  plain.store.commit(first);
  indexed.store.commit(second);
  pair.compare();
  const [reader, other] = [plain.store.begin(2n), indexed.store.begin(2n)];
  const all: Query = { filter: compileFilter({}), sort: sortParts({ _id: 1 }) };
  const before = find(indexed.collection, all, other);
  pair.change(); // while the readers' snapshots are open
  pair.compare(reader, other);
  expect(find(indexed.collection, all, other)).toEqual(before);
  plain.store.abort(reader);
  indexed.store.abort(other);
  pair.compare();
  for (const index of indexed.collection.indexes) {
    const docs = find(indexed.collection, { filter: compileFilter({}) });
    const keys = docs.reduce((sum, { raw }) => sum + index.keysOf(docOf(raw)).length, 0);
    expect(index.size).toBe(keys);
  }
  expect(indexed.collection.history.size).toBe(0);
  return pair;
}

describe('an index', () => {
  const rounds = process.env['RAPPORT_LONG'] ? 1_000 : 12;

  it.each([1, 2, 3])(
    'answers as a scan does, also in transactions (seed %i)',
    (seed) => {
      const random = new Random(seed);
      let compared = 0;
      let fromIndex = 0;
      for (let round = 0; round < rounds; round++) {
        const pair = runRound(random);
        compared += pair.compared;
        fromIndex += pair.fromIndex;
      }
      expect(compared).toBe(rounds * 72);
      expect(fromIndex).toBeGreaterThan(compared / 6); // or the property would say little
    },
    3_600_000,
  );
});
