import { docOf, type Raw } from '../../bson/raw.js';
import type { Doc } from '../../bson/values.js';
import { failedToParse } from '../../errors.js';
import { projectionOf } from '../../query/stages/projection.js';
import { WriteBatch } from '../../storage/writing/batch.js';
import { fields, type Call, type Command } from '../command.js';
import { removeOne } from './delete.js';
import { compileChange, modify, type Modify } from './modify.js';
import { acknowledge } from '../statements.js';

export const findAndModify: Command = {
  fields: fields(
    ...['findAndModify', 'findandmodify', 'query', 'sort', 'remove', 'update', 'new', 'fields'],
    ...['upsert', 'arrayFilters', 'hint', 'bypassDocumentValidation', 'let', 'collation'],
  ),
  inTransaction: true,
  isRetryable: true,
  async run(call) {
    const { args } = call;
    const removes = args.boolean('remove');
    const updates = args.fields['update'] !== undefined;
    if (removes && (updates || args.boolean('upsert') || args.boolean('new'))) {
      throw failedToParse('Cannot specify both an update and remove=true');
    }
    if (!removes && !updates) {
      throw failedToParse('Either an update or remove=true must be specified');
    }
    return removes ? remove(call) : change(call);
  },
};

/** The reply's `value`: the document, cut down to the fields asked for. */
function shown(call: Call): (raw: Raw | undefined) => Doc | null {
  const project = projectionOf(call.args.fields['fields']);
  return (raw) => (raw === undefined ? null : docOf(project(raw)));
}

async function remove(call: Call): Promise<Doc> {
  const { store, db, args, view } = call;
  const show = shown(call);
  const query = { filter: args.filter('query'), sort: args.sort('sort'), hint: args.hint() };
  const collection = store.get(db, args.collection(), view.transaction);
  const batch = new WriteBatch(view.forWriting());
  const removed = collection && (await removeOne(collection, query, batch));
  const n = removed === undefined ? 0 : 1;
  return acknowledge(call, batch, { lastErrorObject: { n }, value: show(removed) });
}

async function change(call: Call): Promise<Doc> {
  const { store, db, args, view } = call;
  const show = shown(call);
  const filter = args.filter('query');
  const arrayFilters = args.optionalDocs('arrayFilters');
  const statement: Modify = {
    filter,
    change: compileChange(args.fields['update'], filter, {
      arrayFilters,
      isMulti: false,
      variables: args.variables,
    }),
    isMulti: false,
    isUpsert: args.boolean('upsert'),
    sort: args.sort('sort'),
    hint: args.hint(),
  };
  const name = args.collection();
  const collection = statement.isUpsert
    ? store.ensure(db, name, view.transaction)
    : store.get(db, name, view.transaction);
  const batch = new WriteBatch(view.forWriting());
  const done = collection
    ? await modify(collection, statement, batch)
    : { matched: 0, modified: 0 };
  const upserted = 'upserted' in done ? done.upserted : undefined;
  const updatedExisting = done.matched > 0 && !upserted;
  const before = updatedExisting && 'before' in done ? done.before : undefined;
  const after = 'after' in done ? done.after : undefined;
  return acknowledge(call, batch, {
    lastErrorObject: {
      n: done.matched,
      updatedExisting,
      ...(upserted ? { upserted: upserted.id } : {}),
    },
    value: show(args.boolean('new') ? after : before),
  });
}
