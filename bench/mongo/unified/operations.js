// The operations of unified tests, as the driver has them.
import { EJSON } from 'bson';

/** `{ insertOne: { … } }`, as the tests write a model, to the driver's `{ name: 'insertOne', … }`. */
const model = (written) => {
  const [[name, rest]] = Object.entries(written);
  return { name, ...rest };
};
const returned = ({ returnDocument, ...options }) =>
  returnDocument ? { ...options, returnDocument: returnDocument.toLowerCase() } : options;

export const COLLECTION = {
  aggregate: (c, { pipeline, ...o }) => c.aggregate(pipeline, o).toArray(),
  bulkWrite: (c, { requests, ...o }) => c.bulkWrite(requests, o),
  count: (c, { filter, ...o }) => c.count(filter, o),
  countDocuments: (c, { filter, ...o }) => c.countDocuments(filter, o),
  createFindCursor: async (c, { filter, ...o }) => {
    const cursor = c.find(filter, o);
    await cursor.hasNext();
    return cursor;
  },
  createIndex: (c, { keys, ...o }) => c.createIndex(keys, o),
  deleteMany: (c, { filter, ...o }) => c.deleteMany(filter, o),
  deleteOne: (c, { filter, ...o }) => c.deleteOne(filter, o),
  distinct: (c, { fieldName, filter, ...o }) => c.distinct(fieldName, filter, o),
  dropIndex: (c, { name, ...o }) => c.dropIndex(name, o),
  estimatedDocumentCount: (c, o) => c.estimatedDocumentCount(o),
  find: (c, { filter, ...o }) => c.find(filter, o).toArray(),
  findOne: (c, { filter, ...o }) => c.findOne(filter, o),
  findOneAndDelete: (c, { filter, ...o }) => c.findOneAndDelete(filter, o),
  findOneAndReplace: (c, { filter, replacement, ...o }) =>
    c.findOneAndReplace(filter, replacement, returned(o)),
  findOneAndUpdate: (c, { filter, update, ...o }) =>
    c.findOneAndUpdate(filter, update, returned(o)),
  insertMany: (c, { documents, ...o }) => c.insertMany(documents, o),
  insertOne: (c, { document, ...o }) => c.insertOne(document, o),
  listIndexes: (c, o) => c.listIndexes(o).toArray(),
  replaceOne: (c, { filter, replacement, ...o }) => c.replaceOne(filter, replacement, o),
  updateMany: (c, { filter, update, ...o }) => c.updateMany(filter, update, o),
  updateOne: (c, { filter, update, ...o }) => c.updateOne(filter, update, o),
};

export const DATABASE = {
  aggregate: (db, { pipeline, ...o }) => db.aggregate(pipeline, o).toArray(),
  createCollection: (db, { collection, ...o }) => db.createCollection(collection, o),
  createCommandCursor: async (db, { command, cursorType: _, ...o }) =>
    db.runCursorCommand(command, o),
  dropCollection: (db, { collection, ...o }) => db.dropCollection(collection, o),
  listCollectionNames: (db, { filter, ...o }) =>
    db.listCollections(filter, { ...o, nameOnly: true }).toArray(),
  listCollections: (db, { filter, ...o }) => db.listCollections(filter, o).toArray(),
  modifyCollection: (db, { collection, ...o }) => db.command({ collMod: collection, ...o }),
  runCommand: (db, { command, commandName: _, ...o }) => db.command(command, o),
  runCursorCommand: (db, { command, commandName: _, cursorType: _t, ...o }) =>
    db.runCursorCommand(command, o).toArray(),
};

export const CLIENT = {
  clientBulkWrite: (client, { models, ...o }) => client.bulkWrite(models.map(model), o),
  close: (client) => client.close(),
  listDatabaseNames: async (client, o) =>
    (
      await client
        .db()
        .admin()
        .listDatabases({ ...o, nameOnly: true })
    ).databases,
  listDatabases: async (client, o) => (await client.db().admin().listDatabases(o)).databases,
};

export const SESSION = {
  abortTransaction: (session) => session.abortTransaction(),
  commitTransaction: (session) => session.commitTransaction(),
  endSession: (session) => session.endSession(),
  startTransaction: async (session, options) => session.startTransaction(options),
  withTransaction: (session, { callback, ...o }, run) =>
    session.withTransaction(async () => {
      for (const operation of callback) await run.operation(operation);
    }, o),
};

export const CURSOR = {
  close: (cursor) => cursor.close(),
  iterateOnce: (cursor) => cursor.tryNext(),
  iterateUntilDocumentOrError: (cursor) => cursor.next(),
};

function must(holds, what) {
  if (!holds) throw new Error(`assertion: ${what}`);
}
const inTransaction = { none: 'NO_TRANSACTION' };
const lastTwoLsids = (run, { client }) =>
  run.events
    .get(client)
    .filter((event) => event.commandStartedEvent)
    .slice(-2)
    .map((event) => EJSON.stringify(event.commandStartedEvent.command.lsid));
const names = async (run, { databaseName }) =>
  (await run.admin.db(databaseName).listCollections().toArray()).map(({ name }) => name);
const indexes = async (run, { databaseName, collectionName }) =>
  (await run.admin.db(databaseName).collection(collectionName).indexes()).map(({ name }) => name);

/** Operations of the runner itself. */
export const RUNNER = {
  failPoint: (run, { client, failPoint }) => run.failPoint(run.entities.get(client), failPoint),
  targetedFailPoint: (run, { session, failPoint }) => run.failPoint(session.client, failPoint),
  assertCollectionExists: async (run, a) =>
    must((await names(run, a)).includes(a.collectionName), 'the collection exists'),
  assertCollectionNotExists: async (run, a) =>
    must(!(await names(run, a)).includes(a.collectionName), 'the collection is absent'),
  assertDifferentLsidOnLastTwoCommands: (run, a) => {
    const [one, other] = lastTwoLsids(run, a);
    must(one !== other, 'different lsids');
  },
  assertIndexExists: async (run, a) =>
    must((await indexes(run, a)).includes(a.indexName), 'the index exists'),
  assertIndexNotExists: async (run, a) =>
    must(!(await indexes(run, a).catch(() => [])).includes(a.indexName), 'the index is absent'),
  assertSameLsidOnLastTwoCommands: (run, a) => {
    const [one, other] = lastTwoLsids(run, a);
    must(one === other, 'the same lsid');
  },
  assertSessionDirty: (_, { session }) => must(session.serverSession.isDirty, 'a dirty session'),
  assertSessionNotDirty: (_, { session }) =>
    must(!session.serverSession.isDirty, 'a clean session'),
  assertSessionPinned: (_, { session }) => must(session.isPinned, 'a pinned session'),
  assertSessionUnpinned: (_, { session }) => must(!session.isPinned, 'an unpinned session'),
  assertSessionTransactionState: (_, { session, state }) =>
    must(
      session.transaction.state === (inTransaction[state] ?? session.transaction.state),
      `transaction ${state}`,
    ),
  assertNumberConnectionsCheckedOut: () => undefined,
};
