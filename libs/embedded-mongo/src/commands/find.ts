import { Long } from 'bson';
import { orderKey } from '../bson/order.js';
import { pathOf, valuesAt } from '../bson/paths.js';
import { fieldsOf } from '../bson/raw.js';
import { inOrder, sortParts, type SortPart } from '../bson/sort.js';
import { isNumeric, toNumber, type Doc } from '../bson/values.js';
import { badValue, typeMismatch } from '../errors.js';
import { compilePipeline, runPipeline } from '../query/pipeline.js';
import { choosePlan } from '../query/plan.js';
import { compileProjection } from '../query/projection.js';
import { count, find, type Effort, type Query } from '../query/run.js';
import { Arguments } from './arguments.js';
import { fields, type Call, type Command } from './command.js';

const namespaceOf = ({ db, args }: Call): string => `${db}.${args.collection()}`;

/** `sort`, or `{ $natural: ±1 }` in its place. */
function orderOf(args: Arguments): { sort: readonly SortPart[]; natural?: 1 | -1 } {
  const spec = args.doc('sort');
  if (!('$natural' in spec)) return { sort: sortParts(spec) };
  const direction = isNumeric(spec['$natural']) ? toNumber(spec['$natural']) : 0;
  if (Object.keys(spec).length > 1 || (direction !== 1 && direction !== -1)) {
    throw badValue('$natural sort cannot be set to a value other than -1 or 1');
  }
  return { sort: [], natural: direction };
}

const FIND = fields(
  ...['find', 'filter', 'sort', 'projection', 'hint', 'skip', 'limit', 'batchSize'],
  ...['singleBatch', 'noCursorTimeout', 'allowPartialResults', 'allowDiskUse'],
);

function queryOf(args: Arguments): Query & { isSingle: boolean } {
  return {
    filter: args.filter('filter'),
    ...orderOf(args),
    skip: args.count('skip'),
    limit: args.count('limit'),
    hint: args.hint(),
    isSingle: args.boolean('singleBatch'),
  };
}

const batchSize = (args: Arguments): number | undefined =>
  args.fields['batchSize'] === undefined ? undefined : args.count('batchSize');

export const findCommand: Command = {
  fields: FIND,
  inTransaction: true,
  run(call) {
    const { store, db, args, transaction, cursors, session } = call;
    const query = queryOf(args);
    const project = compileProjection(args.fields['projection']);
    const collection = store.get(db, args.collection());
    const found = collection ? find(collection, query, transaction) : [];
    return cursors.start(
      namespaceOf(call),
      found.map(({ raw }) => raw),
      { batchSize: batchSize(args), isSingle: query.isSingle, session, project },
    );
  },
};

const longOf = (value: unknown): bigint => {
  if (value instanceof Long) return value.toBigInt();
  if (isNumeric(value)) return BigInt(toNumber(value));
  throw typeMismatch('a cursor id has to be a long');
};

export const getMore: Command = {
  fields: fields('getMore', 'collection', 'batchSize'),
  inTransaction: true,
  run: ({ args, cursors }) => cursors.more(longOf(args.fields['getMore']), args.count('batchSize')),
};

export const killCursors: Command = {
  fields: fields('killCursors', 'cursors'),
  inTransaction: true,
  run({ args, cursors }) {
    const ids = args.fields['cursors'];
    if (!Array.isArray(ids))
      throw typeMismatch("BSON field 'killCursors.cursors' has to be an array");
    const killed = ids.filter((id) => cursors.kill(longOf(id)));
    return {
      cursorsKilled: killed,
      cursorsNotFound: ids.filter((id) => !killed.includes(id)),
      cursorsAlive: [],
      cursorsUnknown: [],
    };
  },
};

export const aggregate: Command = {
  fields: fields(
    ...['aggregate', 'pipeline', 'cursor', 'hint', 'allowDiskUse', 'bypassDocumentValidation'],
  ),
  inTransaction: true,
  run(call) {
    const { store, db, args, transaction, cursors, session } = call;
    const name = args.collection();
    const cursor = new Arguments('aggregate.cursor', args.doc('cursor'));
    const pipeline = compilePipeline(args.docs('pipeline'), args.hint());
    const documents = runPipeline(store.get(db, name), pipeline, transaction);
    return cursors.start(namespaceOf(call), documents, { batchSize: batchSize(cursor), session });
  },
};

/** Deprecated, but what `estimatedDocumentCount` sends. */
export const countCommand: Command = {
  fields: fields('count', 'query', 'limit', 'skip', 'hint', 'fields'),
  run({ store, db, args, transaction }) {
    const query = {
      filter: args.filter('query'),
      skip: args.count('skip'),
      limit: Math.abs(args.integer('limit', 0)),
      hint: args.hint(),
    };
    const collection = store.get(db, args.collection());
    return { n: collection ? count(collection, query, transaction) : 0 };
  },
};

export const distinct: Command = {
  fields: fields('distinct', 'key', 'query', 'hint'),
  inTransaction: true,
  run({ store, db, args, transaction }) {
    const path = pathOf(args.string('key'));
    const query = { filter: args.filter('query'), hint: args.hint() };
    const collection = store.get(db, args.collection());
    const wanted = new Set([path[0] ?? '']);
    const distinctValues = new Map<string, unknown>();
    for (const { raw } of collection ? find(collection, query, transaction) : []) {
      for (const value of valuesAt(fieldsOf(raw, wanted), path)) {
        for (const one of Array.isArray(value) ? (value as unknown[]) : [value]) {
          if (one !== undefined) distinctValues.set(orderKey(one), one);
        }
      }
    }
    const keyed = [...distinctValues].map(([key, item]) => ({ key, item }));
    return { values: inOrder(keyed) };
  },
};

export const explain: Command = {
  fields: fields('explain', 'verbosity'),
  run(call) {
    const { args, store, db, transaction } = call;
    const inner = args.doc('explain');
    const [name = ''] = Object.keys(inner);
    const own = new Arguments(name, inner);
    const collection = store.get(db, own.collection());
    const query = explained(name, own);
    const namespace = `${db}.${own.collection()}`;
    if (!collection) {
      return { queryPlanner: { namespace, winningPlan: { stage: 'EOF' } } };
    }
    const { filter, sort = [], natural, hint } = query;
    const plan = choosePlan(collection, filter, sort, natural ? { $natural: natural } : hint);
    const effort: Effort = { keys: 0, documents: 0 };
    const found = find(collection, query, transaction, effort);
    const winningPlan: Doc = {
      stage: plan.index === undefined ? 'COLLSCAN' : 'IXSCAN',
      ...(plan.index === undefined ? {} : { indexName: plan.index }),
      direction: plan.isReverse ? 'backward' : 'forward',
      sortedByIndex: sort.length > 0 && plan.isSorted,
    };
    return {
      explainVersion: '1',
      queryPlanner: { namespace, winningPlan },
      executionStats: {
        executionSuccess: true,
        nReturned: found.length,
        totalKeysExamined: plan.index === undefined ? 0 : effort.keys,
        totalDocsExamined: effort.documents,
      },
    };
  },
};

/** The query inside what is explained. */
function explained(name: string, args: Arguments): Query {
  switch (name) {
    case 'find':
      return queryOf(args);
    case 'aggregate':
      return compilePipeline(args.docs('pipeline'), args.hint()).query;
    case 'count':
    case 'distinct':
      return { filter: args.filter('query'), hint: args.hint() };
    default:
      throw badValue(`explain of '${name}' is not supported`);
  }
}
