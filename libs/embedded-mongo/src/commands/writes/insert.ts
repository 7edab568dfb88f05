import { decodeFields } from '../../bson/decode.js';
import { encode } from '../../bson/encode.js';
import { orderKey } from '../../bson/order.js';
import { withIdFirst } from '../../bson/raw-edit.js';
import { withBytes } from '../../bson/raw.js';
import type { WriteBatch } from '../../storage/writing/batch.js';
import type { Collection } from '../../storage/collection.js';
import { checkId } from '../../update/update.js';
import { fields, type Call, type Command } from '../command.js';
import { runStatements, sequence, Tally } from '../statements.js';

const ID: ReadonlySet<string> = new Set(['_id']);

export const insert: Command = {
  fields: fields('insert', 'documents', 'ordered', 'bypassDocumentValidation'),
  inTransaction: true,
  isRetryable: true,
  async run(call) {
    const { store, db, args, view } = call;
    const name = args.collection();
    const tally = new Tally(call);
    return runStatements(call, documentsOf(call), tally, async (bytes, _, batch) => {
      await insertOne(() => store.ensure(db, name, view.transaction), bytes, batch);
      tally.n++;
    });
  },
};

/** Inserts a document, given as bytes, and returns its `_id`. */
export async function insertOne(
  collection: () => Collection,
  bytes: Buffer,
  batch: WriteBatch,
): Promise<unknown> {
  const raw = withIdFirst(bytes);
  const id = withBytes(raw, (own) => decodeFields(own, ID))['_id'];
  checkId(id);
  await batch.whenFree(() => batch.insert(collection(), orderKey(id), raw));
  return id;
}

const documentsOf = (call: Call): readonly Buffer[] =>
  sequence(call, 'documents') ?? call.args.docs('documents').map(encode);
