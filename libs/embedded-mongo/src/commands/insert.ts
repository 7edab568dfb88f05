import { decodeFields } from '../bson/decode.js';
import { encode } from '../bson/encode.js';
import { orderKey } from '../bson/order.js';
import { withIdFirst } from '../bson/raw-edit.js';
import { withBytes } from '../bson/raw.js';
import { checkId } from '../update/update.js';
import { fields, type Call, type Command } from './command.js';
import { runStatements, sequence } from './statements.js';

const ID: ReadonlySet<string> = new Set(['_id']);

export const insert: Command = {
  fields: fields('insert', 'documents', 'ordered', 'bypassDocumentValidation'),
  inTransaction: true,
  isRetryable: true,
  async run(call) {
    const { store, db, args } = call;
    const name = args.collection();
    return runStatements(call, documentsOf(call), async (bytes, _, tally, batch) => {
      const raw = withIdFirst(bytes);
      const id = withBytes(raw, (own) => decodeFields(own, ID))['_id'];
      checkId(id);
      await batch.whenFree(() => batch.insert(store.ensure(db, name), orderKey(id), raw));
      tally.n++;
    });
  },
};

const documentsOf = (call: Call): readonly Buffer[] =>
  sequence(call, 'documents') ?? call.args.docs('documents').map(encode);
