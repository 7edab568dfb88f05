import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Long, MongoClient, UUID, type Document } from 'mongodb';
import type { Doc } from '../../bson/values.js';
import {
  EmbeddedMongo,
  type EmbeddedMongoOptions,
  type RunningMongo,
} from '../../embedded-mongo.js';
import { command } from '../raw-client.js';

interface Row extends Document {
  _id: string;
}

let server: RunningMongo;
let client: MongoClient;
let commands: string[] = [];

async function start(options: EmbeddedMongoOptions = {}) {
  server = await EmbeddedMongo.start({ inProcess: true, ...options });
  client = new MongoClient(server.url, { monitorCommands: true });
  client.on('commandStarted', ({ commandName }) => commands.push(commandName));
  await client.connect();
}

async function stop() {
  await client.close();
  await server.stop();
}

const rows = () => client.db('d').collection<Row>('rows');
const raw = (doc: Doc) => command(Number(new URL(server.url).port), doc);
const upsert = (_id: string): Doc => ({
  update: 'rows',
  $db: 'd',
  updates: [{ q: { _id }, u: { $inc: { n: 1 } }, upsert: true }],
});
const fail = (data: Document, times = 1) =>
  client.db('admin').command({ configureFailPoint: 'failCommand', mode: { times }, data });

describe('sessions and faults', () => {
  beforeEach(async () => {
    commands = [];
    await start({ expiryMs: 20 });
  });
  afterEach(stop);

  it('apply a write once when its answer is lost', async () => {
    await rows().insertOne({ _id: 'a', n: 0 });
    await fail({ failCommands: ['update'], closeConnection: true });
    await rows().updateOne({ _id: 'a' }, { $inc: { n: 1 } });
    expect(await rows().findOne()).toEqual({ _id: 'a', n: 1 });
    expect(commands.filter((name) => name === 'update')).toHaveLength(2);
  });

  it('let go of what a client had locked whose line was cut in a transaction', async () => {
    const transaction = { lsid: { id: new UUID() }, txnNumber: Long.fromNumber(1) };
    const begun = { ...transaction, startTransaction: true, autocommit: false };
    const insert = { insert: 'rows', $db: 'd', documents: [{ _id: 'a', n: 1 }] };
    expect(await raw({ ...insert, ...begun })).toMatchObject({ ok: 1, n: 1 });
    await rows().insertOne({ _id: 'a', n: 2 }); // waits for the lock
    expect(await rows().find().toArray()).toEqual([{ _id: 'a', n: 2 }]);
    const commit = { commitTransaction: 1, $db: 'admin', ...transaction, autocommit: false };
    expect(await raw(commit)).toMatchObject({ ok: 0, codeName: 'NoSuchTransaction' });
  });

  it('answer the same write again without doing it', async () => {
    const write = { ...upsert('a'), lsid: { id: new UUID() }, txnNumber: Long.fromNumber(1) };
    const first = await raw(write);
    const again = await raw(write);
    expect(first).toMatchObject({ ok: 1, n: 1, upserted: [{ index: 0, _id: 'a' }] });
    expect(again).toMatchObject({ ok: 1, n: 1, upserted: [{ index: 0, _id: 'a' }] });
    expect(await rows().findOne()).toEqual({ _id: 'a', n: 1 });
    const older = await raw({ ...write, txnNumber: Long.fromNumber(0) });
    expect(older).toMatchObject({ ok: 0, code: 225 });
  });

  it('are listed, with those who ask', async () => {
    await raw({ ...upsert('a'), lsid: { id: new UUID() }, txnNumber: Long.fromNumber(1) });
    const stages = [{ $listLocalSessions: {} }, { $match: { lastUse: { $exists: true } } }];
    const listed = await client.db('d').aggregate(stages).toArray();
    expect(listed.length).toBeGreaterThanOrEqual(2);
    const other = client
      .db('d')
      .aggregate([{ $match: {} }])
      .toArray();
    await expect(other).rejects.toMatchObject({ code: 73 });
  });

  it('retry reads and writes over errors that a failover brings', async () => {
    await rows().insertOne({ _id: 'a' });
    await fail({ failCommands: ['find', 'insert'], errorCode: 91 });
    expect(await rows().findOne()).toEqual({ _id: 'a' });
    await fail({ failCommands: ['insert'], errorCode: 10107 });
    await rows().insertOne({ _id: 'b' });
    expect(await rows().countDocuments()).toBe(2);
  });

  it('run a transaction again after a transient error, and commit again after an unknown outcome', async () => {
    await rows().insertOne({ _id: 'a', n: 0 });
    await fail({ failCommands: ['commitTransaction'], errorCode: 91 });
    let runs = 0;
    const increment = () =>
      client.withSession((session) =>
        session.withTransaction(async () => {
          runs++;
          await rows().updateOne({ _id: 'a' }, { $inc: { n: 1 } }, { session });
        }),
      );
    await increment();
    expect(runs).toBe(1);
    await fail({
      failCommands: ['update'],
      errorCode: 112,
      errorLabels: ['TransientTransactionError'],
    });
    await increment();
    expect(runs).toBe(3);
    expect(await rows().findOne()).toEqual({ _id: 'a', n: 2 });
  });

  it('add what a fail point says to a reply, or wait first', async () => {
    const writeConcernError = { code: 64, errmsg: 'waiting for replication timed out' };
    await fail({ failCommands: ['insert'], writeConcernError });
    await expect(rows().insertOne({ _id: 'a' })).rejects.toMatchObject({ code: 64 });
    expect(await rows().countDocuments()).toBe(1);
    await fail({ failCommands: ['ping'], blockConnection: true, blockTimeMS: 5 });
    expect(await client.db('d').command({ ping: 1 })).toMatchObject({ ok: 1 });
    const unknown = client.db('admin').command({ configureFailPoint: 'other', mode: 'alwaysOn' });
    await expect(unknown).rejects.toMatchObject({ code: 2 });
  });

  it('end transactions that nobody goes on with, so that others can write', async () => {
    await stop();
    await start({ transactionIdleMs: 40 });
    await rows().insertOne({ _id: 'a', n: 0 });
    await client.withSession(async (session) => {
      session.startTransaction();
      await rows().updateOne({ _id: 'a' }, { $set: { n: 1 } }, { session });
      await rows().updateOne({ _id: 'a' }, { $set: { n: 2 } }); // waits for the end
      await expect(session.commitTransaction()).rejects.toMatchObject({ code: 251 });
    });
    expect(await rows().findOne()).toEqual({ _id: 'a', n: 2 });
  });

  it('delete what has expired', async () => {
    await rows().createIndex({ at: 1 }, { expireAfterSeconds: 60 }, {});
    const now = Date.now();
    await rows().insertMany([
      { _id: 'old', at: new Date(now - 61_000) },
      { _id: 'new', at: new Date(now + 600_000) },
      { _id: 'none' },
      { _id: 'text', at: 'long ago' },
    ]);
    while ((await rows().countDocuments()) > 3);
    expect((await rows().distinct('_id')).sort()).toEqual(['new', 'none', 'text']);
  });

  it.each<[string, Document, number]>([
    ['options it does not support', { find: 'rows', returnKey: true }, 238],
    ['strict collations', { find: 'rows', collation: { locale: 'de', strength: 5 } }, 238],
    ['tailable cursors', { find: 'rows', tailable: true }, 238],
    ['capped collections', { create: 'new', capped: true, size: 1 }, 238],
    ['text indexes', { createIndexes: 'rows', indexes: [{ key: { a: 'text' }, name: 'a' }] }, 238],
    [
      'sparse indexes',
      { createIndexes: 'rows', indexes: [{ key: { a: 1 }, name: 'a', sparse: true }] },
      238,
    ],
    ['$where', { find: 'rows', filter: { $where: '1' } }, 2],
    ['positional projections', { find: 'rows', projection: { 'a.$': 1 } }, 238],
    ['expressions in projections', { find: 'rows', projection: { a: { $add: [1, 1] } } }, 238],
    [
      'unknown expressions in groups',
      { aggregate: 'rows', pipeline: [{ $group: { _id: { $frob: [1] } } }], cursor: {} },
      168,
    ],
    [
      'stages that are unknown',
      { aggregate: 'rows', pipeline: [{ $changeStream: {} }], cursor: {} },
      40324,
    ],
    ['renaming', { renameCollection: 'd.rows', to: 'd.other' }, 59],
    [
      'unknown fields of statements',
      { update: 'rows', updates: [{ q: {}, u: {}, frob: 1 }] },
      40415,
    ],
    ['updates without a filter', { update: 'rows', updates: [{ u: {} }] }, 40414],
    ['updates without an update', { update: 'rows', updates: [{ q: {} }] }, 40414],
    ['deletions without a filter', { delete: 'rows', deletes: [{ limit: 1 }] }, 40414],
    ['deletions without a limit', { delete: 'rows', deletes: [{ q: {} }] }, 40414],
    ['deletions of two', { delete: 'rows', deletes: [{ q: {}, limit: 2 }] }, 9],
    ['names of collections', { find: 'a$b' }, 73],
    ['wrong types', { find: 'rows', limit: 'x' }, 14],
    ['missing fields', { aggregate: 'rows', cursor: {} }, 40414],
    ['snapshots outside transactions', { find: 'rows', readConcern: { level: 'snapshot' } }, 72],
  ])('refuse %s', async (_name, refused, code) => {
    const reply: unknown = await client
      .db('d')
      .command(refused)
      .catch((error: unknown) => error);
    const [first] = ((reply as Document)['writeErrors'] as Document[] | undefined) ?? [];
    expect(first ?? reply).toMatchObject({ code });
  });
});

describe('a restart', () => {
  it('does not make a client repeat what was done', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'mongo-sessions-'));
    try {
      await start({ dir });
      const lsid = { id: new UUID() };
      const transaction = { lsid, txnNumber: Long.fromNumber(1), autocommit: false };
      await raw({ ...upsert('a'), ...transaction, startTransaction: true });
      const commit = { commitTransaction: 1, $db: 'admin', ...transaction };
      expect(await raw(commit)).toMatchObject({ ok: 1 });
      const write = { ...upsert('a'), lsid: { id: new UUID() }, txnNumber: Long.fromNumber(5) };
      await raw(write);
      await stop();
      await start({ dir });
      expect(await raw(commit)).toMatchObject({ ok: 1 });
      expect(await raw(write)).toMatchObject({ ok: 1, n: 1, nModified: 1 });
      expect(await rows().findOne()).toEqual({ _id: 'a', n: 2 });
    } finally {
      await stop();
      rmSync(dir, { recursive: true });
    }
  });
});

describe('a server with room for three sessions', () => {
  beforeEach(() => start({ maxSessions: 3 }));
  afterEach(stop);

  it('refuses a fourth, serves the three on, and has room again when one ends', async () => {
    const sessions = Array.from({ length: 4 }, () => ({ id: new UUID() }));
    const write = (lsid: Doc | undefined, number: number) =>
      raw({ ...upsert('a'), lsid, txnNumber: Long.fromNumber(number) });
    for (const lsid of sessions.slice(0, 3)) {
      expect(await write(lsid, 1)).toMatchObject({ ok: 1 });
    }
    const refused = { ok: 0, code: 261, codeName: 'TooManyLogicalSessions' };
    expect(await write(sessions[3], 1)).toMatchObject(refused);
    expect(await write(sessions[0], 2)).toMatchObject({ ok: 1 });
    await raw({ endSessions: [sessions[0]], $db: 'admin' });
    expect(await write(sessions[3], 1)).toMatchObject({ ok: 1 });
  });
});
