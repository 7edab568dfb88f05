import { decode, decodeFields, fieldNames, findElement } from '../../bson/decode.js';
import { encode } from '../../bson/encode.js';
import { Type } from '../../bson/layout.js';
import type { Variables } from '../../query/expressions/expression.js';
import { Arguments } from '../arguments.js';
import { fields, type Call, type Command } from '../command.js';
import { compileChange, modify, type Modify } from './modify.js';
import { checkStatement, runStatements, sequence, Tally } from '../statements.js';

/** How a command calls the parts of an update. */
export interface UpdateNames {
  readonly of: string;
  readonly filter: string;
  readonly change: string;
  readonly others: readonly string[];
}

const UPDATE: UpdateNames = { of: 'update.updates', filter: 'q', change: 'u', others: [] };

export const update: Command = {
  fields: fields('update', 'updates', 'ordered', 'bypassDocumentValidation', 'let'),
  inTransaction: true,
  isRetryable: true,
  async run(call) {
    const { store, db, args, view } = call;
    const name = args.collection();
    const tally = new Tally(call);
    return runStatements(call, updatesOf(call), tally, async (bytes, index, batch) => {
      const statement = readUpdate(bytes, UPDATE, args.variables);
      const collection = statement.isUpsert
        ? store.ensure(db, name, view.transaction)
        : store.get(db, name, view.transaction);
      if (!collection) return;
      const done = await modify(collection, statement, batch);
      tally.n += done.matched;
      tally.nModified += done.modified;
      if (done.upserted) tally.upserted.push({ index, _id: done.upserted.id });
    });
  },
};

const updatesOf = (call: Call): readonly Buffer[] =>
  sequence(call, 'updates') ?? call.args.docs('updates').map(encode);

/** Reads an update without decoding a replacement. */
export function readUpdate(bytes: Buffer, names: UpdateNames, variables: Variables): Modify {
  const beside = fields(
    ...[names.filter, 'upsert', 'multi', 'arrayFilters', 'hint', 'collation', 'sort'],
    ...names.others,
  );
  const u = findElement(bytes, names.change);
  const isDocument = u?.type === Type.Document;
  const statement = isDocument ? decodeFields(bytes, beside) : decode(bytes);
  const known = new Set([...beside, names.change]);
  checkStatement(fieldNames(bytes), known, names.of);
  const args = new Arguments(names.of, statement, variables);
  args.check(known);
  args.require(names.filter, ...(isDocument ? [] : [names.change]));
  const filter = args.filter(names.filter);
  const isMulti = args.boolean('multi');
  const change = isDocument ? bytes.subarray(u.value, u.to) : statement[names.change];
  const arrayFilters = args.optionalDocs('arrayFilters');
  return {
    filter,
    change: compileChange(change, filter, { arrayFilters, isMulti, variables }),
    isMulti,
    isUpsert: args.boolean('upsert'),
    sort: args.sort('sort'),
    hint: args.hint(),
  };
}
