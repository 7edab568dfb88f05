import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Long, MongoClient, UUID, type Document, type MongoError } from 'mongodb';
import type { Doc } from '../bson/values.js';
import { EmbeddedMongo, type RunningMongo } from '../embedded-mongo.js';
import { command } from './raw-client.js';

interface Row extends Document {
  _id: number;
}

let server: RunningMongo;
let client: MongoClient;
let commands: string[] = [];

beforeEach(async () => {
  server = await EmbeddedMongo.start({ inProcess: true });
  client = new MongoClient(server.url, { monitorCommands: true });
  client.on('commandStarted', ({ commandName }) => commands.push(commandName));
  await client.connect();
  commands = [];
});
afterEach(async () => {
  await client.close();
  await server.stop();
});

const rows = () => client.db('d').collection<Row>('rows');
const raw = (doc: Doc) =>
  command(Number(new URL(server.url).port), { ...doc, $db: doc['$db'] ?? 'd' });
const fail = (configureFailPoint: string, mode: unknown, data: Document = {}) =>
  client.db('admin').command({ configureFailPoint, mode, data });
const caught = (promise: Promise<unknown>) =>
  promise.catch((error: unknown) => error as MongoError);

/** The labels that come from the server; the driver adds its own. */
const labelsOf = (error: unknown) =>
  (error as MongoError).errorLabels.filter((label) => SERVERS_OWN.has(label));
const SERVERS_OWN = new Set([
  'TransientTransactionError',
  'RetryableWriteError',
  'NoWritesPerformed',
]);

describe('a fail point', () => {
  it('skips, stays on, and is taken away', async () => {
    const data = { failCommands: ['find'], errorCode: 2 };
    await fail('failCommand', { skip: 1 }, data);
    expect(await rows().findOne()).toBeNull();
    await expect(rows().findOne()).rejects.toMatchObject({ code: 2 });
    await expect(rows().findOne()).rejects.toMatchObject({ code: 2 });
    await fail('failCommand', 'off');
    expect(await rows().findOne()).toBeNull();
    await fail('failCommand', 'alwaysOn', { ...data, appName: 'other' });
    expect(await rows().findOne()).toBeNull();
  });

  it.each<[string, unknown, Document]>([
    ['failCommand', { activationProbability: 0.5 }, { failCommands: [] }],
    ['failCommand', 'sometimes', { failCommands: [] }],
    ['failCommand', 'alwaysOn', {}],
    ['failCommand', 'alwaysOn', { failCommands: [], threadName: 'x' }],
    ['onPrimaryTransactionalWrite', 'alwaysOn', { errorCode: 1 }],
    ['other', 'alwaysOn', {}],
  ])('is refused: %s, %j, %j', async (name, mode, data) => {
    await expect(fail(name, mode, data)).rejects.toMatchObject({ code: 2 });
  });

  it('closes the connection after a retryable write, which is not done again', async () => {
    await fail('onPrimaryTransactionalWrite', { times: 1 });
    await rows().insertOne({ _id: 1 });
    expect(commands.filter((name) => name === 'insert')).toHaveLength(2);
    expect(await rows().countDocuments()).toBe(1);
  });

  it('counts the statements of a command', async () => {
    await fail('onPrimaryTransactionalWrite', { skip: 2 });
    await rows().insertMany([{ _id: 1 }, { _id: 2 }]);
    expect(commands.filter((name) => name === 'insert')).toHaveLength(1);
    const last = rows().insertOne({ _id: 3 });
    await last;
    expect(commands.filter((name) => name === 'insert')).toHaveLength(3);
  });

  it('keeps a write from being done, and its retry', async () => {
    const data = { failBeforeCommitExceptionCode: 1 };
    await fail('onPrimaryTransactionalWrite', { times: 1 }, data);
    await rows().insertOne({ _id: 1 });
    await fail('onPrimaryTransactionalWrite', { times: 2 }, data);
    await expect(rows().insertOne({ _id: 2 })).rejects.toThrow();
    expect(await rows().distinct('_id')).toEqual([1]);
    await fail('onPrimaryTransactionalWrite', { times: 1 }, { ...data, closeConnection: false });
    await expect(rows().insertOne({ _id: 3 })).rejects.toMatchObject({ code: 1 });
  });
});

describe('an error has the labels', () => {
  it('of a write that may be sent again', async () => {
    await fail('failCommand', { times: 2 }, { failCommands: ['insert'], errorCode: 91 });
    const error = await caught(rows().insertOne({ _id: 1 }));
    expect(error).toMatchObject({ code: 91 });
    expect(labelsOf(error)).toEqual(['RetryableWriteError', 'NoWritesPerformed']);
    const concern = { code: 91, errmsg: 'shutting down' };
    await fail(
      'failCommand',
      { times: 2 },
      { failCommands: ['insert'], writeConcernError: concern },
    );
    const done = await caught(rows().insertOne({ _id: 1 }));
    expect(labelsOf(done)).toEqual(['RetryableWriteError']);
  });

  it('of a transaction that may be run again', async () => {
    await client.withSession(async (session) => {
      session.startTransaction();
      await rows().findOne({}, { session });
      await fail('failCommand', { times: 1 }, { failCommands: ['insert'], errorCode: 91 });
      const error = await caught(rows().insertOne({ _id: 1 }, { session }));
      expect(labelsOf(error)).toEqual(['TransientTransactionError']);
    });
  });

  it('that a fail point gives it, and no others', async () => {
    const data = { failCommands: ['insert'], errorCode: 91, errorLabels: [] };
    await fail('failCommand', { times: 1 }, data);
    const error = await caught(rows().insertOne({ _id: 1 }));
    expect(labelsOf(error)).toEqual([]);
    expect(commands.filter((name) => name === 'insert')).toHaveLength(1);
  });

  it('of nothing without a session', async () => {
    await fail('failCommand', { times: 1 }, { failCommands: ['insert'], errorCode: 91 });
    const reply = await raw({ insert: 'rows', documents: [{ _id: 1 }] });
    expect(reply).toMatchObject({ ok: 0, code: 91 });
    expect(reply).not.toHaveProperty('errorLabels');
  });
});

describe('a write concern', () => {
  it.each<[unknown, number]>([
    [{ w: 3 }, 100],
    [{ w: 'everywhere' }, 79],
  ])('that one node cannot satisfy, %j, is said to be unsatisfied', async (writeConcern, code) => {
    const reply = await raw({ insert: 'rows', documents: [{ _id: 1 }], writeConcern });
    expect(reply).toMatchObject({ ok: 1, n: 1, writeConcernError: { code } });
    expect(await rows().countDocuments()).toBe(1);
  });

  it.each([{ w: -1 }, { w: 51 }, { w: true }])('that says nothing, %j, is refused', async (w) => {
    const reply = await raw({ insert: 'rows', documents: [{ _id: 1 }], writeConcern: w });
    expect(reply).toMatchObject({ ok: 0, code: 9 });
    expect(await rows().countDocuments()).toBe(0);
  });

  it('of the majority is satisfied, and waits for commits', async () => {
    const transaction = { lsid: { id: new UUID() }, txnNumber: Long.fromNumber(1) };
    const begun = { ...transaction, autocommit: false };
    await raw({ insert: 'rows', documents: [{ _id: 1 }], startTransaction: true, ...begun });
    const commit = { commitTransaction: 1, ...begun, $db: 'admin' };
    expect(await raw({ ...commit, writeConcern: { w: 3 } })).toMatchObject({
      ok: 1,
      writeConcernError: { code: 100 },
    });
    const again = await raw({ ...commit, writeConcern: { w: 'majority', wtimeout: 10_000 } });
    expect(again).not.toHaveProperty('writeConcernError');
  });
});

describe('the Stable API', () => {
  it('is version 1', async () => {
    const stable = new MongoClient(server.url, { serverApi: { version: '1', strict: true } });
    try {
      await stable.connect();
      const collection = stable.db('d').collection<Row>('rows');
      await collection.insertOne({ _id: 1 });
      expect(await collection.countDocuments()).toBe(1);
      expect(await collection.estimatedDocumentCount()).toBe(1);
      await expect(collection.distinct('_id')).rejects.toMatchObject({ code: 323 });
      const sessions = stable
        .db('d')
        .aggregate([{ $listLocalSessions: {} }])
        .toArray();
      await expect(sessions).rejects.toMatchObject({ code: 323 });
    } finally {
      await stable.close();
    }
  });

  it.each<[Doc, number]>([
    [{ apiVersion: '2' }, 322],
    [{ apiStrict: true }, 72],
  ])('is refused as %j', async (fields, code) => {
    expect(await raw({ ping: 1, ...fields })).toMatchObject({ ok: 0, code });
  });
});
