import { encodeDoc, toRaw } from '../bson/raw.js';
import { isDoc, type Doc } from '../bson/values.js';
import { badValue, CommandError, notSupported } from '../errors.js';
import type { CursorBatch } from '../server/wire.js';
import { buildIndexes } from '../storage/writing/build.js';
import type { Collection } from '../storage/collection.js';
import { dropCollection, dropIndexes as dropAll } from '../storage/writing/drop.js';
import { sameIndex, sameKey, type Index, type IndexSpec } from '../storage/index.js';
import { Arguments } from './arguments.js';
import { fields, type Call, type Command } from './command.js';
import { indexSpec } from './index-spec.js';

const ID_INDEX: Doc = { v: 2, key: { _id: 1 }, name: '_id_' };

function cursorOver(call: Call, namespace: string, docs: readonly Doc[]): Promise<CursorBatch> {
  const { view, session } = call;
  const cursor = new Arguments('cursor', call.args.doc('cursor'));
  const given = cursor.fields['batchSize'] !== undefined;
  const batchSize = given ? cursor.count('batchSize') : undefined;
  return call.cursors.start(namespace, rows(docs), { view, batchSize, session });
}

async function* rows(docs: readonly Doc[]) {
  yield await Promise.resolve(docs.map((doc) => toRaw(encodeDoc(doc))));
}

function existing({ store, db, args }: Call): Collection {
  const collection = store.get(db, args.collection());
  if (collection) return collection;
  throw new CommandError(26, `ns does not exist: ${db}.${args.collection()}`);
}

async function settled(call: Call, reply: Doc): Promise<Doc> {
  await call.store.commits.durable();
  return { ...reply };
}

export const create: Command = {
  fields: fields('create', 'capped', 'size', 'max', 'timeseries', 'viewOn', 'validator'),
  inTransaction: true,
  run(call) {
    const { store, db, args, view } = call;
    const name = args.collection();
    for (const option of ['capped', 'timeseries', 'viewOn', 'validator', 'size', 'max']) {
      if (args.fields[option]) throw notSupported(`the option '${option}' of a collection`);
    }
    if (store.get(db, name, view.transaction)) {
      throw new CommandError(48, `Collection ${db}.${name} already exists.`);
    }
    store.ensure(db, name, view.transaction);
    return settled(call, {});
  },
};

/** Since MongoDB 7, dropping what is not there is no error. */
export const drop: Command = {
  fields: fields('drop'),
  async run(call) {
    const { store, db, args } = call;
    const collection = store.get(db, args.collection());
    if (!collection) return {};
    await dropOne(call, collection);
    return settled(call, {
      nIndexesWas: collection.indexes.length + 1,
      ns: collection.namespace,
    });
  },
};

async function dropOne({ store, cursors }: Call, collection: Collection): Promise<void> {
  await dropCollection(store, collection);
  cursors.killIf(({ namespace }) => namespace === collection.namespace);
}

export const dropDatabase: Command = {
  fields: fields('dropDatabase'),
  async run(call) {
    const dropped = [...call.store.collections.values()].filter(
      ({ db, creator }) => db === call.db && !creator,
    );
    for (const collection of dropped) await dropOne(call, collection);
    return settled(call, dropped.length > 0 ? { dropped: call.db } : {});
  },
};

export const listCollections: Command = {
  fields: fields('listCollections', 'filter', 'nameOnly', 'cursor', 'authorizedCollections'),
  run(call) {
    const { store, db, args } = call;
    const filter = args.filter('filter');
    const nameOnly = args.boolean('nameOnly');
    const docs = [...store.collections.values()]
      .filter((collection) => collection.db === db && !collection.creator)
      .map(({ name, uuid }) => ({
        name,
        type: 'collection',
        options: {},
        info: { readOnly: false, uuid },
        idIndex: ID_INDEX,
      }))
      .filter(filter.matches)
      .map((doc) => (nameOnly ? { name: doc.name, type: doc.type } : doc));
    return cursorOver(call, `${db}.$cmd.listCollections`, docs);
  },
};

export const listDatabases: Command = {
  fields: fields('listDatabases', 'filter', 'nameOnly', 'authorizedDatabases'),
  run({ store, args }) {
    const filter = args.filter('filter');
    const nameOnly = args.boolean('nameOnly');
    const sizes = new Map<string, number>();
    for (const { db, totals, creator } of store.collections.values()) {
      if (creator) continue;
      sizes.set(db, (sizes.get(db) ?? 0) + totals.bytes);
    }
    const databases = [...sizes]
      .map(([name, sizeOnDisk]) => ({ name, sizeOnDisk, empty: sizeOnDisk === 0 }))
      .filter(filter.matches)
      .map((database) => (nameOnly ? { name: database.name } : database));
    const totalSize = [...sizes.values()].reduce((sum, size) => sum + size, 0);
    return {
      databases,
      ...(nameOnly ? {} : { totalSize, totalSizeMb: Math.floor(totalSize / 2 ** 20) }),
    };
  },
};

export const createIndexes: Command = {
  fields: fields('createIndexes', 'indexes', 'commitQuorum'),
  inTransaction: true,
  async run(call) {
    const { store, db, args, view } = call;
    const name = args.collection();
    const specs = args.docs('indexes').map(indexSpec);
    const createdCollectionAutomatically = store.get(db, name, view.transaction) === undefined;
    const collection = store.ensure(db, name, view.transaction);
    if (collection.creator !== view.transaction) {
      const message = `Cannot create new indexes on existing collection ${db}.${name}`;
      throw new CommandError(263, `${message} in a multi-document transaction.`);
    }
    while (collection.building) await collection.building; // it may be the same index
    const numIndexesBefore = collection.indexes.length + 1;
    const added = specs.filter((spec) => isNew(collection, spec));
    if (added.length > 0) await buildIndexes(store, collection, added);
    return settled(call, {
      numIndexesBefore,
      numIndexesAfter: collection.indexes.length + 1,
      createdCollectionAutomatically,
      ...(added.length === 0 ? { note: 'all indexes already exist' } : {}),
    });
  },
};

/** Whether the index is to be built; throws when it contradicts one that is there. */
function isNew(collection: Collection, spec: IndexSpec): boolean {
  if (sameKey({ _id: 1 }, spec.key)) return false;
  const named = collection.indexes.find(({ name }) => name === spec.name)?.spec;
  if (named) {
    if (sameIndex(named, spec)) return false;
    const isSameKey = sameKey(named.key, spec.key);
    throw new CommandError(
      isSameKey ? 85 : 86,
      `An existing index has the same name as the requested index: ${spec.name}`,
    );
  }
  const equal = collection.indexes.find(({ spec: other }) => sameKey(other.key, spec.key));
  if (!equal) return true;
  throw new CommandError(85, `Index already exists with a different name: ${equal.name}`);
}

export const listIndexes: Command = {
  fields: fields('listIndexes', 'cursor'),
  run(call) {
    const collection = existing(call);
    const docs: readonly Doc[] = [ID_INDEX, ...collection.indexes.map(({ spec }) => ({ ...spec }))];
    return cursorOver(call, collection.namespace, docs);
  },
};

export const dropIndexes: Command = {
  fields: fields('dropIndexes', 'deleteIndexes', 'index'),
  async run(call) {
    const collection = existing(call);
    const { index } = call.args.fields;
    const nIndexesWas = collection.indexes.length + 1;
    const dropped =
      index === '*'
        ? [...collection.indexes]
        : (Array.isArray(index) ? (index as unknown[]) : [index]).map((one) =>
            named(collection, one),
          );
    await dropAll(call.store, collection, dropped);
    return settled(call, { nIndexesWas });
  },
};

function named(collection: Collection, index: unknown): Index {
  if (index === '_id_' || sameKey({ _id: 1 }, index)) {
    throw new CommandError(72, 'cannot drop _id index');
  }
  if (typeof index !== 'string' && !isDoc(index)) throw badValue('an index is a name or a key');
  const found = collection.indexes.find(
    ({ spec }) => spec.name === index || sameKey(spec.key, index),
  );
  if (found) return found;
  throw new CommandError(27, `index not found with name [${JSON.stringify(index)}]`);
}
