import { decode } from '../../bson/decode.js';
import type { Raw } from '../../bson/raw.js';
import type { Doc } from '../../bson/values.js';
import { failedToParse } from '../../errors.js';
import { find, findAll, type Query } from '../../query/run.js';
import type { Found } from '../../query/filters/search.js';
import type { WriteBatch } from '../../storage/writing/batch.js';
import type { Collection } from '../../storage/collection.js';
import { Arguments } from '../arguments.js';
import { fields, type Call, type Command } from '../command.js';
import { checkStatement, runStatements, sequence, Tally } from '../statements.js';

const STATEMENT = fields('q', 'limit', 'hint', 'collation');

export const deleteCommand: Command = {
  fields: fields('delete', 'deletes', 'ordered', 'let'),
  inTransaction: true,
  isRetryable: true,
  async run(call) {
    const { store, db, args, view } = call;
    const name = args.collection();
    const tally = new Tally(call);
    return runStatements(call, deletesOf(call), tally, async (statement, _, batch) => {
      checkStatement(Object.keys(statement), STATEMENT, 'delete.deletes');
      const own = new Arguments('delete.deletes', statement, args.variables);
      own.check(STATEMENT);
      own.require('q', 'limit');
      const query = { filter: own.filter('q'), limit: own.count('limit'), hint: own.hint() };
      if (query.limit > 1) throw failedToParse('The limit field in delete objects must be 0 or 1');
      const collection = store.get(db, name, view.transaction);
      if (!collection) return;
      if (query.limit === 0) await removeAll(collection, query, batch, () => tally.n++);
      else if (await removeOne(collection, query, batch)) tally.n++;
    });
  },
};

/** Deletes the first document of a query, and returns it. */
export async function removeOne(
  collection: Collection,
  query: Query,
  batch: WriteBatch,
): Promise<Raw | undefined> {
  for (;;) {
    const [found] = await findAll(batch.view, collection, { ...query, limit: 1 });
    if (!found) return undefined;
    const removed = await batch.attempt(() => remove(collection, found, query, batch));
    if (removed !== undefined) return removed;
  }
}

/** Deletes all documents of a query. */
export async function removeAll(
  collection: Collection,
  query: Query,
  batch: WriteBatch,
  removed: () => void,
): Promise<void> {
  for await (const slice of find(batch.view, collection, query)) {
    for (const found of slice) {
      if (await batch.whenFree(() => remove(collection, found, query, batch))) removed();
    }
  }
}

function remove(
  collection: Collection,
  found: Found,
  { filter }: Query,
  batch: WriteBatch,
): Raw | undefined {
  const now = batch.stillMatching(collection, found, filter);
  if (now !== undefined) batch.delete(collection, found.id);
  return now;
}

const deletesOf = (call: Call): readonly Doc[] =>
  sequence(call, 'deletes')?.map((bytes) => decode(bytes)) ?? call.args.docs('deletes');
