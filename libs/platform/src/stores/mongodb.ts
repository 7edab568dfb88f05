import type {
  AnyBulkWriteOperation,
  ClientSession,
  Collection,
  Document,
  Filter as MongoFilter,
} from 'mongodb';
import { MongoBulkWriteError, MongoClient, MongoError, MongoServerError } from 'mongodb';
import { StoreFull, StoreUnavailable } from './event-store.js';
import type { Direction, Filter, Sort, StoredRow, Test, Transaction, Write } from './tables.js';
import { Tables } from './tables.js';

type Row = StoredRow & Document;

/** MongoDB by its official driver. Only what both servers do alike is sent: see `Filter`, `Write`. */
export class MongoTables extends Tables {
  private readonly client: MongoClient;
  private readonly database: string;
  /** Making one anew for each call is what the driver is slowest at. */
  private readonly collections = new Map<string, Collection<Row>>();
  transactional = true;

  constructor(url: string, database = 'rapport') {
    super();
    this.client = new MongoClient(url, {
      ignoreUndefined: true,
      serverSelectionTimeoutMS: 5_000,
      maxPoolSize: 32,
      appName: 'rapport',
    });
    this.database = database;
  }

  /** Connects, and finds out whether the server knows transactions (a replica set does). */
  async open(): Promise<void> {
    await guarded(async () => {
      await this.client.connect();
      const hello = await this.client.db('admin').command({ hello: 1 });
      this.transactional = hello['setName'] !== undefined || hello['msg'] === 'isdbgrid';
    });
  }

  private table(name: string): Collection<Row> {
    const known = this.collections.get(name);
    if (known) return known;
    const made = this.client.db(this.database).collection<Row>(name);
    this.collections.set(name, made);
    return made;
  }

  byIds(table: string, ids: readonly string[], within?: Transaction) {
    return guarded(() =>
      this.table(table)
        .find({ _id: { $in: [...ids] } } as MongoFilter<Row>, sessionOf(within))
        .toArray(),
    );
  }

  find(table: string, filter: Filter, options: { sort?: Sort; limit?: number } = {}) {
    return guarded(() => {
      const found = this.table(table).find(mongoFilter(filter));
      if (options.sort) found.sort(Object.fromEntries(options.sort));
      if (options.limit !== undefined) found.limit(options.limit);
      return found.toArray();
    });
  }

  count(table: string, filter: Filter) {
    return guarded(() => this.table(table).countDocuments(mongoFilter(filter)));
  }

  async write(table: string, writes: readonly Write[], within?: Transaction) {
    if (writes.length === 0) return;
    const operations = writes.map(mongoWrite);
    await guarded(async () => {
      try {
        await this.table(table).bulkWrite(operations, { ordered: false, ...sessionOf(within) });
      } catch (error) {
        // Within a transaction any error has ended it: nothing of it may pass for done.
        const passes = !within?.session && error instanceof MongoBulkWriteError;
        if (!passes || !onlySeen(error, writes)) throw error;
      }
    });
  }

  async swap(
    table: string,
    ids: readonly string[],
    expected: Readonly<Record<string, unknown>>,
    set: Readonly<Record<string, unknown>>,
    within?: Transaction,
  ) {
    const { matchedCount } = await guarded(() =>
      this.table(table).updateMany(
        { _id: { $in: [...ids] }, ...expected },
        { $set: set },
        sessionOf(within),
      ),
    );
    return matchedCount === ids.length;
  }

  async insertMissing(table: string, rows: readonly StoredRow[]) {
    if (rows.length === 0) return [];
    return guarded(async () => {
      try {
        await this.table(table).insertMany(rows, { ordered: false });
        return [];
      } catch (error) {
        if (!(error instanceof MongoBulkWriteError)) throw error;
        const errors = [error.writeErrors].flat();
        if (errors.some(({ code }) => code !== duplicateKey)) throw error;
        const there = errors.flatMap(({ index }) => rows[index]?._id ?? []);
        return this.byIds(table, there);
      }
    });
  }

  transact<T>(work: (transaction: Transaction) => Promise<T>) {
    if (!this.transactional) return work({});
    return guarded(() =>
      this.client.withSession((session) => session.withTransaction(() => work({ session }))),
    );
  }

  async index(table: string, indexes: readonly Readonly<Record<string, Direction>>[]) {
    if (indexes.length === 0) return;
    await guarded(() => this.table(table).createIndexes(indexes.map((key) => ({ key }))));
  }

  async create(tables: readonly string[]) {
    const there = new Set(await this.names());
    await guarded(async () => {
      for (const name of tables) {
        if (there.has(name)) continue;
        await this.client
          .db(this.database)
          .createCollection(name)
          .catch((error: unknown) => {
            if (!(error instanceof MongoServerError && error.code === namespaceExists)) throw error;
          });
      }
    });
  }

  async drop(table: string) {
    await guarded(() => this.table(table).drop());
  }

  names() {
    return guarded(async () => {
      const all = await this.client
        .db(this.database)
        .listCollections({}, { nameOnly: true })
        .toArray();
      return all.map(({ name }) => name);
    });
  }

  async ping() {
    await guarded(() => this.client.db('admin').command({ ping: 1 }));
  }

  async close(): Promise<void> {
    await this.client.close();
  }
}

const duplicateKey = 11_000;
const namespaceExists = 48;
/** Codes with which MongoDB says that the disk is full. */
const outOfDisk = new Set([14_031, 10_107_014]);

const sessionOf = (within?: Transaction): { session?: ClientSession } =>
  within?.session === undefined ? {} : { session: within.session as ClientSession };

/** A document that has seen the position was not matched, and could not be made a second time. */
const onlySeen = (error: MongoBulkWriteError, writes: readonly Write[]) =>
  [error.writeErrors].flat().every(({ code, index }) => {
    const write = writes[index];
    return code === duplicateKey && write !== undefined && 'add' in write;
  });

function mongoFilter({ all, oneOf }: Filter): MongoFilter<Row> {
  const conditions = all.map(mongoTest);
  if (oneOf) conditions.push({ $or: oneOf.map((tests) => ({ $and: tests.map(mongoTest) })) });
  return conditions.length === 0 ? {} : { $and: conditions };
}

function mongoTest({ field, is, value }: Test): Document {
  switch (is) {
    case 'startsWith':
      return { [field]: { $gte: value, $lt: `${value}\uffff` } };
    case 'anyStartsWith':
      return { [field]: { $elemMatch: { $gte: value, $lt: `${value}\uffff` } } };
    case 'eq':
    case 'ne':
    case 'gt':
    case 'gte':
    case 'lt':
    case 'lte':
    case 'in':
      return { [field]: { [`$${is}`]: value } };
  }
}

function mongoWrite(write: Write): AnyBulkWriteOperation<Row> {
  if ('put' in write) {
    const { _id } = write.put;
    return { replaceOne: { filter: { _id }, replacement: write.put, upsert: true } };
  }
  if ('insert' in write) return { insertOne: { document: write.insert } };
  if ('remove' in write) return { deleteOne: { filter: { _id: write.remove } } };
  const { add, figures, set, unlessSeen } = write;
  const unseen = unlessSeen === undefined ? {} : { _position: { $lt: unlessSeen } };
  return {
    updateOne: {
      filter: { _id: add, ...unseen },
      update: { $inc: figures, $set: set },
      upsert: true,
    },
  };
}

/** Tells apart what is wrong with the store from what is wrong with us. */
async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof MongoError)) throw error;
    const code = error instanceof MongoServerError ? error.code : undefined;
    if (typeof code === 'number' && outOfDisk.has(code)) throw new StoreFull('mongodb is full');
    const lost =
      /Network|ServerSelection|Pool|Topology|NotConnected|Interrupted|Expired/.test(error.name) ||
      error.hasErrorLabel('RetryableWriteError');
    throw lost ? new StoreUnavailable('mongodb', { cause: error }) : error;
  }
}
