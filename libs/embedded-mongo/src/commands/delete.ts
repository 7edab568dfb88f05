import { decode } from '../bson/decode.js';
import type { Doc } from '../bson/values.js';
import { failedToParse } from '../errors.js';
import { find } from '../query/run.js';
import { WriteBatch } from '../storage/batch.js';
import { Arguments } from './arguments.js';
import { fields, type Call, type Command } from './command.js';
import { acknowledge, checkStatement, runStatements, sequence } from './statements.js';

const STATEMENT = fields('q', 'limit', 'hint', 'collation');

export const deleteCommand: Command = {
  fields: fields('delete', 'deletes', 'ordered'),
  inTransaction: true,
  isRetryable: true,
  async run(call) {
    const { store, db, args, transaction } = call;
    const collection = store.get(db, args.collection());
    const batch = new WriteBatch(store, transaction);
    let n = 0;
    const errors = await runStatements(call, batch, deletesOf(call), (statement) => {
      checkStatement(Object.keys(statement), STATEMENT, 'delete.deletes');
      const own = new Arguments('delete.deletes', statement);
      own.check(STATEMENT);
      own.require('q', 'limit');
      const query = { filter: own.filter('q'), limit: own.count('limit'), hint: own.hint() };
      if (query.limit > 1) throw failedToParse('The limit field in delete objects must be 0 or 1');
      if (!collection) return;
      for (const { id } of find(collection, query, transaction)) {
        batch.delete(collection, id);
        n++;
      }
    });
    const reply: Doc = { n, ...(errors.length > 0 ? { writeErrors: errors } : {}) };
    return acknowledge(call, batch, reply);
  },
};

const deletesOf = (call: Call): readonly Doc[] =>
  sequence(call, 'deletes')?.map((bytes) => decode(bytes)) ?? call.args.docs('deletes');
