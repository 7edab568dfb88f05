import type { ClientSession, Collection, Filter as MongoFilter, MongoClientOptions } from 'mongodb';
import {
  MongoBulkWriteError,
  MongoClient,
  MongoClientBulkWriteError,
  MongoError,
  MongoServerError,
} from 'mongodb';
import { timeLeft } from '../timing/in-time.js';
import { someAtOnce } from '../timing/some-at-once.js';
import { AskedTogether } from './asked-together.js';
import { StoreUnavailable } from './event-store.js';
import { duplicates, meaningOf } from './mongo-errors.js';
import type { Row } from './mongo-terms.js';
import { clientWrite, mongoFilter, mongoWrite } from './mongo-terms.js';
import type {
  Direction,
  Filter,
  FindOptions,
  StoredRow,
  TableWrites,
  Transaction,
  Write,
} from './tables.js';
import { Tables } from './tables.js';

const options: MongoClientOptions = {
  ignoreUndefined: true,
  serverSelectionTimeoutMS: 5_000,
  // A server that hangs is found out within ten seconds, and what waits for it is given up.
  heartbeatFrequencyMS: 5_000,
  connectTimeoutMS: 5_000,
  maxPoolSize: 32,
  appName: 'rapport',
};

/** How many rows come with the first answer; the driver asks for 101, and then again. */
const batchSize = 1_000;

/** How many tables are made at once: half of the lines that the client opens. */
const createdAtOnce = 16;

/** How long a client may reach no server before another takes its place, in milliseconds. */
const patienceMs = 20_000;

/**
 * MongoDB by its official driver. Only what both servers do alike is sent: see `Filter`, `Write`.
 *
 * What a client has learned of a replica set it never forgets: one that takes the primary for an
 * impostor, because it seems older than the last, selects it no more. So a client that
 * reaches nobody for a while is replaced by one that knows nothing yet.
 */
export class MongoTables extends Tables {
  private client: MongoClient;
  /** Making one anew for each call is what the driver is slowest at. */
  private readonly collections = new Map<string, Collection<Row>>();
  /** Since when the client has reached nobody. */
  private lostAt: number | undefined;
  transactional = true;
  private readonly together = new AskedTogether((table, ids, leftMs) =>
    this.readByIds(table, ids, timed(leftMs)),
  );
  /** Whether one call may write to many collections. */
  private writesMany = false;

  constructor(
    private readonly url: string,
    private readonly database = 'rapport',
    private readonly patience = patienceMs,
  ) {
    super();
    this.client = new MongoClient(url, options);
  }

  /** Connects, and finds out whether the server knows transactions (a replica set does). */
  async open(): Promise<void> {
    await this.guarded(async () => {
      await this.client.connect();
      const hello = await this.client.db('admin').command({ hello: 1 });
      this.transactional = hello['setName'] !== undefined || hello['msg'] === 'isdbgrid';
      this.writesMany = Number(hello['maxWireVersion']) >= mongo8;
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
    if (within?.session === undefined) return this.together.byIds(table, ids, timeLeft(Infinity));
    return this.readByIds(table, ids, termsOf(within));
  }

  private readByIds(table: string, ids: readonly string[], terms: Terms) {
    return this.guarded(() =>
      this.table(table)
        .find({ _id: { $in: [...ids] } } as MongoFilter<Row>, { ...terms, batchSize })
        .toArray(),
    );
  }

  find(table: string, filter: Filter, options: FindOptions = {}) {
    return this.guarded(() => {
      const found = this.table(table).find(mongoFilter(filter), { ...termsOf(), batchSize });
      if (options.sort) found.sort(Object.fromEntries(options.sort));
      if (options.limit !== undefined) found.limit(options.limit);
      if (options.by !== undefined) found.hint(options.by);
      return found.toArray();
    });
  }

  count(table: string, filter: Filter, most?: number) {
    const limit = most === undefined ? {} : { limit: most };
    const terms = { ...limit, ...termsOf() };
    return this.guarded(() => this.table(table).countDocuments(mongoFilter(filter), terms));
  }

  async write(table: string, writes: readonly Write[], within?: Transaction) {
    if (writes.length === 0) return;
    const operations = writes.map(mongoWrite);
    await this.guarded(async () => {
      try {
        await this.table(table).bulkWrite(operations, { ordered: false, ...termsOf(within) });
      } catch (error) {
        // Within a transaction any error has ended it: nothing of it may pass for done.
        const passes = !within?.session && error instanceof MongoBulkWriteError;
        if (!passes || !onlySeen(error, writes)) throw error;
      }
    });
  }

  override async writeAll(changes: readonly TableWrites[], within?: Transaction) {
    if (within?.session === undefined || !this.writesMany || changes.length < 2) {
      await super.writeAll(changes, within);
      return;
    }
    const models = changes.flatMap(({ table, writes }) =>
      writes.map((write) => clientWrite(`${this.database}.${table}`, write)),
    );
    await this.guarded(async () => {
      try {
        await this.client.bulkWrite<Record<string, Row>>(models, {
          ordered: false,
          ...termsOf(within),
        });
      } catch (error) {
        // The driver wraps the server's error and drops its label "try again".
        const isWrapped = error instanceof MongoClientBulkWriteError;
        throw isWrapped && error.cause instanceof MongoError ? error.cause : error;
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
    const { matchedCount } = await this.guarded(() =>
      this.table(table).updateMany(
        { _id: { $in: [...ids] }, ...expected },
        { $set: set },
        termsOf(within),
      ),
    );
    return matchedCount === ids.length;
  }

  async insertMissing(table: string, rows: readonly StoredRow[]) {
    if (rows.length === 0) return [];
    return this.guarded(async () => {
      try {
        await this.table(table).insertMany(rows, { ordered: false, ...termsOf() });
        return [];
      } catch (error) {
        if (!(error instanceof MongoBulkWriteError)) throw error;
        const there = duplicates(error)?.flatMap((index) => rows[index]?._id ?? []);
        if (there === undefined) throw error;
        return this.byIds(table, there);
      }
    });
  }

  transact<T>(work: (transaction: Transaction) => Promise<T>) {
    if (!this.transactional) return work({});
    return this.guarded(() =>
      this.client.withSession((session) => session.withTransaction(() => work({ session }))),
    );
  }

  async index(table: string, indexes: readonly Readonly<Record<string, Direction>>[]) {
    if (indexes.length === 0) return;
    await this.guarded(() => this.table(table).createIndexes(indexes.map((key) => ({ key }))));
  }

  async create(tables: readonly string[]) {
    const there = new Set(await this.names());
    const missing = tables.filter((name) => !there.has(name));
    await this.guarded(() => someAtOnce(missing, (name) => this.createOne(name), createdAtOnce));
  }

  private async createOne(name: string): Promise<void> {
    try {
      await this.client.db(this.database).createCollection(name);
    } catch (error) {
      if (!(error instanceof MongoServerError && error.code === namespaceExists)) throw error;
    }
  }

  async drop(table: string) {
    await this.guarded(() => this.table(table).drop());
  }

  names() {
    return this.guarded(async () => {
      const all = await this.client
        .db(this.database)
        .listCollections({}, { nameOnly: true })
        .toArray();
      return all.map(({ name }) => name);
    });
  }

  async ping() {
    await this.guarded(() => this.client.db('admin').command({ ping: 1 }, termsOf()));
  }

  async close(): Promise<void> {
    await this.client.close();
  }

  /** Notices whether the server is reached. */
  private async guarded<T>(work: () => Promise<T>): Promise<T> {
    try {
      const done = await work();
      this.lostAt = undefined;
      return done;
    } catch (error) {
      const meaning = meaningOf(error);
      if (meaning instanceof StoreUnavailable) this.lost();
      else this.lostAt = undefined;
      throw meaning;
    }
  }

  private lost(): void {
    const now = performance.now();
    this.lostAt ??= now;
    if (now - this.lostAt < this.patience) return;
    this.lostAt = now;
    const { client } = this;
    this.client = new MongoClient(this.url, options);
    this.collections.clear();
    void client.close().catch(() => undefined);
  }
}

/** The wire version of MongoDB 8.0, the first that knows `bulkWrite` of a client. */
const mongo8 = 25;
const namespaceExists = 48;

interface Terms {
  readonly session?: ClientSession;
  readonly timeoutMS?: number;
}

/** A transaction, or what is left of the time of the present request: the driver takes one of them. */
function termsOf(within?: Transaction): Terms {
  if (within?.session !== undefined) return { session: within.session as ClientSession };
  return timed(timeLeft(Infinity));
}

const timed = (leftMs: number): Terms =>
  leftMs === Infinity ? {} : { timeoutMS: Math.max(1, Math.ceil(leftMs)) };

/** A document that has seen the position was not matched, and could not be made a second time. */
const onlySeen = (error: MongoBulkWriteError, writes: readonly Write[]): boolean =>
  duplicates(error)?.every((index) => {
    const write = writes[index];
    return write !== undefined && 'add' in write;
  }) ?? false;
