import { decodeFields, fieldNames } from '../../bson/decode.js';
import { isEqual, orderKey } from '../../bson/order.js';
import { idElement, idElementOf, startsWithOperator, withIdFirst } from '../../bson/raw-edit.js';
import { docOf, encodeDoc, toRaw, withBytes, type Raw } from '../../bson/raw.js';
import type { SortPart } from '../../bson/sort.js';
import { isDoc, type Doc } from '../../bson/values.js';
import { CommandError, failedToParse, notSupported } from '../../errors.js';
import type { Variables } from '../../query/expressions/expression.js';
import type { Filter } from '../../query/filters/filter.js';
import { RESHAPING, type Reshape } from '../../query/stages/reshape.js';
import { find, findAll } from '../../query/run.js';
import type { WriteBatch } from '../../storage/writing/batch.js';
import type { Collection } from '../../storage/collection.js';
import { checkId, compileUpdate, immutableId, unknownModifier } from '../../update/update.js';
import { upsertSeed } from '../../update/upsert.js';

/** An update statement, read and checked. */
export interface Modify {
  readonly filter: Filter;
  readonly change: Change;
  readonly isUpsert: boolean;
  readonly isMulti: boolean;
  readonly sort: readonly SortPart[];
  readonly hint: unknown;
}

/** What becomes of a document. */
interface Change {
  /** The new document, with the old one's `_id`. */
  from(old: Raw): Raw;
  /** The document that an upsert inserts. */
  inserted(filter: Filter): Raw;
  /** Counts as a change even where nothing differs. */
  readonly alwaysModifies?: boolean;
}

export interface Modified {
  readonly matched: number;
  readonly modified: number;
  readonly upserted?: { readonly id: unknown };
  readonly before?: Raw | undefined;
  readonly after?: Raw | undefined;
}

/** So often a search is made again whose finding others took away meanwhile. */
const MAX_SEARCHES = 20;

interface ChangeOptions {
  readonly arrayFilters: readonly Doc[];
  readonly isMulti: boolean;
  readonly variables: Variables;
}

/** Reads what `u` of an update says: operators or a replacement, as bytes or not, or a pipeline. */
export function compileChange(u: unknown, filter: Filter, options: ChangeOptions): Change {
  const { arrayFilters, isMulti, variables } = options;
  if (Array.isArray(u)) {
    if (filter.collation) throw notSupported('a pipeline with a collation');
    if (arrayFilters.length === 0) return pipeline(u, variables);
    throw failedToParse('arrayFilters may not be specified for pipeline-style updates');
  }
  const bytes = updateBytes(u);
  if (startsWithOperator(bytes)) return operators(bytes, filter, arrayFilters);
  if (isMulti) throw failedToParse('multi update is not supported for replacement-style update');
  const operator = fieldNames(bytes).find((name) => name.startsWith('$'));
  if (operator !== undefined) throw unknownModifier(operator);
  if (arrayFilters.length > 0) {
    throw failedToParse('arrayFilters may not be specified for a replacement');
  }
  return replacement(bytes);
}

const ID: ReadonlySet<string> = new Set(['_id']);

/**
 * A replacement is taken over as bytes: whatever its values are, they stay so. MongoDB compares it
 * with the document as it was given: without an `_id` it never equals one.
 */
function replacement(bytes: Buffer): Change {
  const own = idElementOf(bytes);
  const key = own === undefined ? undefined : orderKey(decodeFields(bytes, ID)['_id']);
  return {
    from(old) {
      if (key !== undefined && key !== orderKey(withBytes(old, idOf))) throw immutableId();
      return withIdFirst(bytes, withBytes(old, idElementOf));
    },
    inserted(filter) {
      const { _id: id } = upsertSeed(filter.source);
      if (id === undefined) return withIdFirst(bytes);
      if (key !== undefined && key !== orderKey(id)) throw immutableId();
      return withIdFirst(bytes, idElement(id));
    },
    alwaysModifies: key === undefined,
  };
}

const idOf = (bytes: Buffer): unknown => decodeFields(bytes, ID)['_id'];

function operators(bytes: Buffer, filter: Filter, arrayFilters: readonly Doc[]): Change {
  const source = docOf(toRaw(bytes));
  if (filter.collation && comparesElements(source)) {
    throw notSupported('an update that compares array elements with a collation');
  }
  const update = compileUpdate(source, filter.source, arrayFilters);
  return {
    from(old) {
      const doc = docOf(old);
      update.apply(doc, false);
      return toRaw(encodeDoc(doc));
    },
    inserted({ source }) {
      const doc = upsertSeed(source);
      update.apply(doc, true);
      return withIdFirst(encodeDoc(doc));
    },
  };
}

const COMPARING: ReadonlySet<string> = new Set(['$pull', '$pullAll', '$addToSet']);

/** Whether the update looks for elements: by an operator, or by a `$` in a path. */
const comparesElements = (update: Doc): boolean =>
  Object.entries(update).some(
    ([operator, paths]) =>
      COMPARING.has(operator) ||
      (isDoc(paths) && Object.keys(paths).some((path) => path.includes('$'))),
  );

/** An update given as a value, as `findAndModify` does, or as bytes already. */
function updateBytes(update: unknown): Buffer {
  if (Buffer.isBuffer(update)) return update;
  if (!isDoc(update)) throw failedToParse('an update has to be a document or a pipeline');
  return encodeDoc(update);
}

/** Stages that make another document of one; its `_id` stays. */
function pipeline(stages: readonly unknown[], variables: Variables): Change {
  const steps = stages.map((stage) => reshapeOf(stage, variables));
  const changed = (doc: Doc): Doc => steps.reduce((current, { of }) => of(current), doc);
  return {
    from(old) {
      const doc = docOf(old);
      const result = changed(doc);
      if ('_id' in result && !isEqual(result['_id'], doc['_id'])) throw immutableId();
      return withIdFirst(encodeDoc(result), withBytes(old, idElementOf));
    },
    inserted({ source }) {
      const seed = upsertSeed(source);
      const { _id: id } = seed;
      const result = changed(seed);
      if (id !== undefined && '_id' in result && !isEqual(result['_id'], id)) throw immutableId();
      return withIdFirst(encodeDoc(result), id === undefined ? undefined : idElement(id));
    },
  };
}

function reshapeOf(stage: unknown, variables: Variables): Reshape {
  const [name = '', ...more] = isDoc(stage) ? Object.keys(stage) : [];
  const compile = RESHAPING.get(name);
  if (!isDoc(stage) || more.length > 0 || !compile) {
    throw new CommandError(72, `${name} is not allowed to be used within an update`);
  }
  return compile(stage[name], variables);
}

/** Runs an update statement on what the writer sees. */
export async function modify(
  collection: Collection,
  statement: Modify,
  batch: WriteBatch,
): Promise<Modified> {
  const { filter, change, isUpsert, sort, hint } = statement;
  if (isUpsert && '$expr' in filter.source) {
    throw new CommandError(224, '$expr is not allowed in the query predicate for an upsert');
  }
  if (statement.isMulti) return modifyAll(collection, statement, batch);
  for (let tries = 1; ; tries++) {
    const clock = tries < MAX_SEARCHES ? batch.view.store.clock : undefined;
    const [found] = await findAll(batch.view, collection, { filter, sort, hint, limit: 1 });
    if (!found && !isUpsert) return { matched: 0, modified: 0 };
    const done = await batch.attempt(() => {
      if (!found) return upsert(collection, statement, batch);
      const before = batch.stillMatching(collection, found, filter);
      if (before === undefined) return undefined;
      return replace(collection, found.id, before, change, batch);
    }, clock);
    if (done) return done;
  }
}

/** Every document that matches now is changed once, if it still matches in its turn. */
async function modifyAll(
  collection: Collection,
  { filter, change, isUpsert, sort, hint }: Modify,
  batch: WriteBatch,
): Promise<Modified> {
  let matched = 0;
  let modified = 0;
  for await (const slice of find(batch.view, collection, { filter, sort, hint })) {
    for (const found of slice) {
      const done = await batch.whenFree(() => {
        const before = batch.stillMatching(collection, found, filter);
        if (before === undefined) return undefined;
        return replace(collection, found.id, before, change, batch);
      });
      matched += done?.matched ?? 0;
      modified += done?.modified ?? 0;
    }
  }
  if (matched > 0 || !isUpsert) return { matched, modified };
  return batch.whenFree(() => upsert(collection, { filter, change }, batch));
}

function replace(
  collection: Collection,
  id: string,
  before: Raw,
  change: Change,
  batch: WriteBatch,
): Modified {
  const after = change.from(before);
  if (after === before && !change.alwaysModifies) return { matched: 1, modified: 0, before, after };
  batch.replace(collection, id, after);
  return { matched: 1, modified: 1, before, after };
}

function upsert(
  collection: Collection,
  { change, filter }: Pick<Modify, 'change' | 'filter'>,
  batch: WriteBatch,
): Modified {
  const raw = change.inserted(filter);
  const id = withBytes(raw, idOf);
  checkId(id);
  batch.insert(collection, orderKey(id), raw);
  return { matched: 1, modified: 0, upserted: { id }, after: raw };
}
