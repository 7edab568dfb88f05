import { decode, decodeFields, fieldNames, findElement } from '../bson/decode.js';
import { encode } from '../bson/encode.js';
import { Type } from '../bson/layout.js';
import type { Variables } from '../query/expression.js';
import { Arguments } from './arguments.js';
import { fields, type Call, type Command } from './command.js';
import { compileChange, modify, type Modify } from './modify.js';
import { checkStatement, runStatements, sequence } from './statements.js';

const STATEMENT = fields('q', 'u', 'upsert', 'multi', 'arrayFilters', 'hint', 'collation', 'sort');
const BESIDE_U = new Set([...STATEMENT].filter((name) => name !== 'u'));

export const update: Command = {
  fields: fields('update', 'updates', 'ordered', 'bypassDocumentValidation', 'let'),
  inTransaction: true,
  isRetryable: true,
  async run(call) {
    const { store, db, args } = call;
    const name = args.collection();
    return runStatements(call, updatesOf(call), async (bytes, index, tally, batch) => {
      const statement = readStatement(bytes, args.variables);
      const collection = statement.isUpsert ? store.ensure(db, name) : store.get(db, name);
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

/** Reads `{ q, u, … }` without decoding a replacement. */
function readStatement(bytes: Buffer, variables: Variables): Modify {
  const u = findElement(bytes, 'u');
  const isDocument = u?.type === Type.Document;
  const statement = isDocument ? decodeFields(bytes, BESIDE_U) : decode(bytes);
  checkStatement(fieldNames(bytes), STATEMENT, 'update.updates');
  const args = new Arguments('update.updates', statement, variables);
  args.check(STATEMENT);
  args.require('q', ...(isDocument ? [] : ['u']));
  const filter = args.filter('q');
  const isMulti = args.boolean('multi');
  const change = isDocument ? bytes.subarray(u.value, u.to) : statement['u'];
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
