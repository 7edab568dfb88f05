import { Long } from 'bson';
import { orderKey } from '../bson/order.js';
import { pathOf, valuesAt } from '../bson/paths.js';
import { MAX_DOCUMENT } from '../bson/layout.js';
import { fieldsOf, type Raw } from '../bson/raw.js';
import { inOrder, sortParts, type SortPart } from '../bson/sort.js';
import { isNumeric, toNumber, type Doc } from '../bson/values.js';
import { badValue, CommandError, typeMismatch } from '../errors.js';
import { compilePipeline } from '../query/stages/pipeline.js';
import { choosePlan } from '../query/plan.js';
import { compileProjection } from '../query/stages/projection.js';
import { count, find, type Query } from '../query/run.js';
import { Distinct } from '../query/filters/collation.js';
import type { Effort, Found } from '../query/filters/search.js';
import { Arguments } from './arguments.js';
import { fields, type Call, type Command } from './command.js';

export const namespaceOf = ({ db, args }: Call): string => `${db}.${args.collection()}`;

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
  ...['singleBatch', 'noCursorTimeout', 'allowPartialResults', 'allowDiskUse', 'let', 'collation'],
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

export const batchSize = (args: Arguments): number | undefined =>
  args.fields['batchSize'] === undefined ? undefined : args.count('batchSize');

export const findCommand: Command = {
  fields: FIND,
  inTransaction: true,
  run(call) {
    const { store, db, args, view, cursors, session } = call;
    const query = queryOf(args);
    const project = compileProjection(args.fields['projection']) ?? same;
    const collection = store.get(db, args.collection(), view.transaction);
    const { isSingle, limit = 0 } = query;
    return cursors.start(
      namespaceOf(call),
      collection ? rawsOf(find(view, collection, query), project) : nothing(),
      { view, batchSize: batchSize(args), isSingle, limit, session },
    );
  },
};

const same = (raw: Raw): Raw => raw;

async function* rawsOf(slices: AsyncIterable<readonly Found[]>, project: (raw: Raw) => Raw) {
  for await (const slice of slices) yield slice.map(({ raw }) => project(raw));
}

export async function* nothing(): AsyncGenerator<readonly Raw[]> {
  // of a collection that does not exist
}

const longOf = (value: unknown): bigint => {
  if (value instanceof Long) return value.toBigInt();
  if (isNumeric(value)) return BigInt(toNumber(value));
  throw typeMismatch('a cursor id has to be a long');
};

export const getMore: Command = {
  fields: fields('getMore', 'collection', 'batchSize'),
  inTransaction: true,
  run({ db, args, cursors, session, view }) {
    const namespace = `${db}.${args.string('collection')}`;
    const { transaction, limit } = view;
    const fetcher = { namespace, session, transaction, limit };
    return cursors.more(longOf(args.fields['getMore']), args.count('batchSize'), fetcher);
  },
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

/** Deprecated, but what `estimatedDocumentCount` sends. */
export const countCommand: Command = {
  fields: fields('count', 'query', 'limit', 'skip', 'hint', 'fields', 'collation'),
  async run({ store, db, args, view }) {
    const query = {
      filter: args.filter('query'),
      skip: args.count('skip'),
      limit: Math.abs(args.integer('limit', 0)),
      hint: args.hint(),
    };
    const collection = store.get(db, args.collection(), view.transaction);
    return { n: collection ? await count(view, collection, query) : 0 };
  },
};

export const distinct: Command = {
  fields: fields('distinct', 'key', 'query', 'hint', 'collation'),
  inTransaction: true,
  async run({ store, db, args, view }) {
    const path = pathOf(args.string('key'));
    const query = { filter: args.filter('query'), hint: args.hint() };
    const collection = store.get(db, args.collection(), view.transaction);
    const wanted = new Set([path[0] ?? '']);
    const { collation } = query.filter;
    const texts = collation && new Distinct(collation);
    const values = new Map<string, unknown>();
    let bytes = 0;
    for await (const slice of collection ? find(view, collection, query) : []) {
      for (const value of slice.flatMap(({ raw }) => valuesAt(fieldsOf(raw, wanted), path))) {
        for (const one of Array.isArray(value) ? (value as unknown[]) : [value]) {
          if (one === undefined) continue;
          const key = orderKey(typeof one === 'string' ? (texts?.first(one) ?? one) : one);
          if (values.has(key)) continue;
          values.set(key, one);
          bytes += key.length;
        }
      }
      if (bytes > MAX_DOCUMENT) throw new CommandError(17217, 'distinct too big, 16mb cap');
    }
    const keyed = Array.from(values, ([key, item]) => ({ key, item }));
    return { values: inOrder(keyed) };
  },
};

export const explain: Command = {
  fields: fields('explain', 'verbosity'),
  async run(call) {
    const { args, store, db, view } = call;
    const inner = args.doc('explain');
    const [name = ''] = Object.keys(inner);
    const own = new Arguments(name, inner);
    const collection = store.get(db, own.collection(), view.transaction);
    const query = explained(name, own);
    const namespace = `${db}.${own.collection()}`;
    if (!collection) {
      return { queryPlanner: { namespace, winningPlan: { stage: 'EOF' } } };
    }
    const { filter, sort = [], natural, hint } = query;
    const given = natural ? { $natural: natural } : hint;
    const plan = choosePlan(collection, filter, sort, view, given);
    const effort: Effort = { keys: 0, documents: 0 };
    let found = 0;
    for await (const slice of find(view, collection, query, effort)) found += slice.length;
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
        nReturned: found,
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
      return compilePipeline(args.docs('pipeline'), args.hint(), args.variables, args.collation())
        .query;
    case 'count':
    case 'distinct':
      return { filter: args.filter('query'), hint: args.hint() };
    default:
      throw badValue(`explain of '${name}' is not supported`);
  }
}
