// MongoDB's unified tests against the embedded server, through the official driver:
//   npm run build && node bench/mongo/unified/run.js FOLDER… [--failures] [--only TEXT]
// The files are those of MongoDB's specifications or of any driver that carries them; they are not
// part of this project. MONGODB_TEST_URI runs them against a real MongoDB.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { inspect } from 'node:util';
import { EJSON } from 'bson';
import { MongoClient } from 'mongodb';
import { EmbeddedMongo } from '../../../dist/libs/embedded-mongo/src/index.js';
import { matches, wrongError } from './match.js';
import { CLIENT, COLLECTION, CURSOR, DATABASE, RUNNER, SESSION } from './operations.js';

const PATIENCE_MS = 10_000;
const HANDSHAKE = [
  'hello',
  'isMaster',
  'ismaster',
  'saslStart',
  'saslContinue',
  'configureFailPoint',
];
const EVENTS = {
  commandStartedEvent: 'commandStarted',
  commandSucceededEvent: 'commandSucceeded',
  commandFailedEvent: 'commandFailed',
};
const OPERATIONS = [
  ['MongoClient', CLIENT],
  ['Db', DATABASE],
  ['Collection', COLLECTION],
  ['ClientSession', SESSION],
];

const version = (text) => text.split('.').map(Number);
const newer = (one, other) => {
  const [a, b] = [version(one), version(other)];
  const at = [0, 1, 2].find((n) => (a[n] ?? 0) !== (b[n] ?? 0));
  return at !== undefined && (a[at] ?? 0) > (b[at] ?? 0);
};
const TOPOLOGY = 'replicaset';

/** Whether a test is for a server like this one: its version, its topology. */
function isMeant(requirements, { version: has, parameters }) {
  return (
    requirements === undefined ||
    requirements.some(
      ({ minServerVersion: least, maxServerVersion: most, topologies, auth, csfle, ...rest }) =>
        !(least && newer(least, has)) &&
        !(most && newer(has, most)) &&
        !(topologies && !topologies.includes(TOPOLOGY)) &&
        !auth &&
        !csfle &&
        rest.serverless !== 'require' &&
        Object.entries(rest.serverParameters ?? {}).every(([key, v]) => parameters[key] === v),
    )
  );
}

const writeConcern = (options) => (options ? { ...options } : {});

/** One test: its entities, its operations, what it saw. */
class Run {
  entities = new Map();
  events = new Map();
  lsids = new Map();
  failPoints = [];
  clients = [];

  constructor(url, admin) {
    this.url = url;
    this.admin = admin;
    this.entities.lsid = (id) => this.lsids.get(id);
  }

  async create(entity) {
    const [[kind, e]] = Object.entries(entity);
    const made = await this[kind]?.(e);
    if (!made) throw new Error(`no entity ${kind}`);
    this.entities.set(e.id, made);
  }

  async client({ id, observeEvents = [], ignoreCommandMonitoringEvents: ignored = [], ...e }) {
    const client = new MongoClient(this.url, {
      monitorCommands: true,
      heartbeatFrequencyMS: 500,
      ...e.uriOptions,
      ...(e.serverApi ? { serverApi: e.serverApi } : {}),
    });
    const seen = [];
    const skip = [...ignored, ...(e.observeSensitiveCommands ? HANDSHAKE.slice(-1) : HANDSHAKE)];
    for (const [name, event] of Object.entries(EVENTS))
      if (observeEvents.includes(name))
        client.on(event, (data) => {
          if (!skip.includes(data.commandName)) seen.push({ [name]: data });
        });
    this.events.set(id, seen);
    this.clients.push(client);
    return client.connect();
  }

  database({ client, databaseName, databaseOptions }) {
    return this.entities.get(client).db(databaseName, writeConcern(databaseOptions));
  }

  collection({ database, collectionName, collectionOptions }) {
    return this.entities.get(database).collection(collectionName, writeConcern(collectionOptions));
  }

  session({ id, client, sessionOptions }) {
    const session = this.entities.get(client).startSession(sessionOptions);
    this.lsids.set(id, session.id);
    return session;
  }

  async failPoint(client, failPoint) {
    this.failPoints.push(failPoint.configureFailPoint);
    await client.db('admin').command(failPoint);
  }

  async operation({ name, object, arguments: written = {}, ...expected }) {
    let result;
    try {
      result = await this.call(name, object, written);
    } catch (error) {
      if (String(error?.message).startsWith('runner: ')) throw error;
      if (expected.ignoreResultAndError) return;
      if (!expected.expectError) throw error;
      const wrong = wrongError(expected.expectError, error, this.entities);
      if (wrong) throw new Error(`${name}: ${wrong}: ${error.message}`, { cause: error });
      return;
    }
    if (expected.ignoreResultAndError) return;
    if (expected.expectError) throw new Error(`${name} should fail`);
    if (
      expected.expectResult !== undefined &&
      !matches(expected.expectResult, result, this.entities, true)
    )
      throw new Error(
        `${name}: ${inspect(result)} instead of ${EJSON.stringify(expected.expectResult)}`,
      );
    if (expected.saveResultAsEntity) this.entities.set(expected.saveResultAsEntity, result);
  }

  async call(name, object, written) {
    const { session, ...rest } = written;
    const args = session ? { ...rest, session: this.entities.get(session) } : rest;
    if (object === 'testRunner') {
      if (!RUNNER[name]) throw new Error(`runner: no operation ${name}`);
      return RUNNER[name](this, args);
    }
    const target = this.entities.get(object);
    const kind = OPERATIONS.find(([type]) => target?.constructor.name === type);
    const found = (kind?.[1] ?? CURSOR)[name];
    if (!target || !found) throw new Error(`runner: no operation ${name} of ${object}`);
    return found(target, args, this);
  }

  checkEvents({ client, events, eventType = 'command', ignoreExtraEvents }) {
    if (eventType !== 'command') throw new Error(`runner: no events ${eventType}`);
    const seen = this.events.get(client);
    if (ignoreExtraEvents ? seen.length < events.length : seen.length !== events.length)
      throw new Error(`${seen.length} events, ${events.length} expected: ${EJSON.stringify(seen)}`);
    events.forEach((event, at) => {
      const [[kind, wanted]] = Object.entries(event);
      const { hasServerConnectionId: _, hasServiceId: _s, ...parts } = wanted;
      const actual = seen[at][kind];
      for (const [key, value] of Object.entries(parts))
        if (!actual || !matches(value, actual[key], this.entities, true))
          throw new Error(
            `event ${at}, ${kind}.${key}: ${EJSON.stringify(actual?.[key] ?? seen[at])}`,
          );
    });
  }

  async close() {
    for (const name of this.failPoints)
      await this.admin.db('admin').command({ configureFailPoint: name, mode: 'off' });
    await Promise.all(this.clients.map((client) => client.close()));
  }
}

async function fill(admin, data) {
  for (const { databaseName, collectionName, documents, createOptions = {} } of data) {
    const db = admin.db(databaseName, { writeConcern: { w: 'majority' } });
    await db.dropCollection(collectionName).catch(() => undefined);
    await db.createCollection(collectionName, createOptions);
    if (documents.length > 0) await db.collection(collectionName).insertMany(documents);
  }
}

async function runTest(server, file, test) {
  const run = new Run(server.url, server.admin);
  try {
    await fill(server.admin, file.initialData ?? []);
    for (const entity of file.createEntities ?? []) await run.create(entity);
    for (const operation of test.operations) await run.operation(operation);
    for (const expected of test.expectEvents ?? []) run.checkEvents(expected);
    for (const session of run.entities.values())
      if (session.constructor.name === 'ClientSession') await session.endSession();
    for (const { databaseName, collectionName, documents } of test.outcome ?? []) {
      const found = await server.admin
        .db(databaseName)
        .collection(collectionName)
        .find({}, { sort: { _id: 1 } })
        .toArray();
      if (!matches(documents, found, run.entities))
        throw new Error(`outcome: ${EJSON.stringify(found)}`);
    }
  } finally {
    await run.close();
  }
}

const withinPatience = (promise) => {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no end after ${PATIENCE_MS} ms`)), PATIENCE_MS);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
};

async function start() {
  const running = process.env.MONGODB_TEST_URI
    ? { url: process.env.MONGODB_TEST_URI, stop: async () => undefined }
    : await EmbeddedMongo.start({ inProcess: true });
  const admin = await new MongoClient(running.url).connect();
  const { version } = await admin.db('admin').command({ buildInfo: 1 });
  const parameters = await admin
    .db('admin')
    .command({ getParameter: '*' })
    .catch(() => ({}));
  return { ...running, admin, version, parameters };
}

const options = process.argv.slice(2);
const onlyAt = options.indexOf('--only');
const [only] = onlyAt < 0 ? [] : options.splice(onlyAt, 2).slice(1);
const showsFailures = options.includes('--failures');
const server = await start();
for (const folder of options.filter((option) => !option.startsWith('--'))) {
  const count = { passed: 0, failed: 0, skipped: 0 };
  for (const name of readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()) {
    const file = EJSON.parse(readFileSync(join(folder, name), 'utf8'), { relaxed: true });
    if (!file.schemaVersion) continue;
    for (const test of file.tests) {
      const title = `${basename(name, '.json')}: ${test.description}`;
      if (only && !title.includes(only)) continue;
      if (
        test.skipReason ||
        !isMeant(file.runOnRequirements, server) ||
        !isMeant(test.runOnRequirements, server)
      ) {
        count.skipped++;
        continue;
      }
      const error = await withinPatience(runTest(server, file, test)).catch((e) => e);
      if (error) count.failed++;
      else count.passed++;
      if (error && showsFailures)
        console.log(`${title}\n    ${String(error.message).slice(0, 600)}`);
    }
  }
  console.log(
    `${folder}: ${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`,
  );
}
await server.admin.close();
await server.stop();
