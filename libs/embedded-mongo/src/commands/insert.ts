import { decodeFields } from '../bson/decode.js';
import { encode } from '../bson/encode.js';
import { orderKey } from '../bson/order.js';
import { withIdFirst } from '../bson/raw-edit.js';
import { withBytes } from '../bson/raw.js';
import type { Doc } from '../bson/values.js';
import { WriteBatch } from '../storage/batch.js';
import { checkId } from '../update/update.js';
import { fields, type Call, type Command } from './command.js';
import { acknowledge, runStatements, sequence } from './statements.js';

const ID: ReadonlySet<string> = new Set(['_id']);

export const insert: Command = {
  fields: fields('insert', 'documents', 'ordered', 'bypassDocumentValidation'),
  inTransaction: true,
  isRetryable: true,
  async run(call) {
    const { store, db, args, transaction } = call;
    const documents = documentsOf(call);
    const collection = store.ensure(db, args.collection());
    const batch = new WriteBatch(store, transaction);
    let n = 0;
    const errors = await runStatements(call, batch, documents, (bytes) => {
      const raw = withIdFirst(bytes);
      const id = withBytes(raw, (own) => decodeFields(own, ID))['_id'];
      checkId(id);
      batch.insert(collection, orderKey(id), raw);
      n++;
    });
    const reply: Doc = { n, ...(errors.length > 0 ? { writeErrors: errors } : {}) };
    return acknowledge(call, batch, reply);
  },
};

const documentsOf = (call: Call): readonly Buffer[] =>
  sequence(call, 'documents') ?? call.args.docs('documents').map(encode);
