import { decodeFields } from '../../bson/decode.js';
import { orderKey } from '../../bson/order.js';
import { withIdFirst } from '../../bson/raw-edit.js';
import { docOf, encodeDoc, fieldsOf, toBytes, toRaw, withBytes, type Raw } from '../../bson/raw.js';
import { isDoc, show, type Doc } from '../../bson/values.js';
import { CommandError, failedToParse, notSupported } from '../../errors.js';
import { compileFilter } from '../../query/filters/filter.js';
import { find } from '../../query/run.js';
import { WriteBatch } from '../../storage/writing/batch.js';
import type { Collection } from '../../storage/collection.js';
import { View } from '../../storage/view.js';
import { checkId } from '../../update/update.js';
import { Arguments } from '../arguments.js';
import type { Call } from '../command.js';
import { insertOne } from './insert.js';

/** Writes what an aggregation gives, instead of answering it. */
export type WriteStage = (results: AsyncIterable<readonly Raw[]>) => Promise<void>;

/** The last stage of a pipeline, when it writes. */
export function writeStageOf(stages: readonly Doc[], call: Call): WriteStage | undefined {
  const at = stages.findIndex((stage) => '$out' in stage || '$merge' in stage);
  const stage = stages[at];
  if (!stage) return undefined;
  const [name = ''] = Object.keys(stage);
  if (at < stages.length - 1) {
    throw new CommandError(40_601, `${name} can only be the final stage in the pipeline`);
  }
  if (call.view.transaction) {
    throw new CommandError(263, `${name} cannot be used in a transaction`);
  }
  const { readConcern } = call.args.fields;
  if (isDoc(readConcern) && readConcern['level'] === 'linearizable') {
    throw new CommandError(72, `${name} cannot be used with a 'linearizable' read concern level`);
  }
  return name === '$out' ? out(stage[name], call) : merge(stage[name], call);
}

interface Target {
  readonly db: string;
  readonly name: string;
}

function targetOf(source: unknown, call: Call, stage: string): Target {
  const { db, coll, ...others } = isDoc(source) ? source : { db: call.db, coll: source };
  if (typeof coll !== 'string' || Object.keys(others).length > 0) {
    throw failedToParse(`${stage} needs the name of a collection: ${show(source)}`);
  }
  return {
    db: typeof db === 'string' ? db : call.db,
    name: new Arguments(stage, { [stage]: coll }).collection(),
  };
}

/** `$out`: the results take the place of what the collection held, all at once. */
function out(source: unknown, call: Call): WriteStage {
  const { db, name } = targetOf(source, call, '$out');
  const { store } = call;
  return async (results) => {
    const transaction = store.begin(0n);
    try {
      const target = store.ensure(db, name);
      const batch = new WriteBatch(new View(store, transaction));
      for await (const slice of find(batch.view, target, { filter: compileFilter({}) })) {
        for (const { id } of slice) batch.delete(target, id);
      }
      for await (const slice of results) {
        for (const raw of slice) await insertOne(() => target, toBytes(raw), batch);
      }
      await store.commit(transaction);
    } catch (error) {
      store.abort(transaction);
      throw error;
    }
  };
}

/** What `$merge` does with a document that the collection has, and with one that it has not. */
const MATCHED = ['merge', 'replace', 'keepExisting', 'fail'];
const NOT_MATCHED = ['insert', 'discard', 'fail'];

/** `$merge`: each result is brought together with the document of the same `_id`. */
function merge(source: unknown, call: Call): WriteStage {
  const spec = isDoc(source) && 'into' in source ? source : { into: source };
  const { into, on = '_id', whenMatched = 'merge', whenNotMatched = 'insert', ...others } = spec;
  const [other] = Object.keys(others);
  if (other !== undefined) throw notSupported(`$merge with '${other}'`);
  const isOnId = on === '_id' || (Array.isArray(on) && on.length === 1 && on[0] === '_id');
  if (!isOnId) throw notSupported('$merge on other fields than _id');
  if (Array.isArray(whenMatched)) throw notSupported('$merge with a pipeline');
  const matched = oneOf(whenMatched, MATCHED, 'whenMatched');
  const notMatched = oneOf(whenNotMatched, NOT_MATCHED, 'whenNotMatched');
  const { db, name } = targetOf(into, call, '$merge');
  return async (results) => {
    const batch = new WriteBatch(call.view.forWriting());
    for await (const slice of results) {
      for (const result of slice) {
        const target = call.store.ensure(db, name);
        await batch.whenFree(() => mergeOne(target, result, batch, { matched, notMatched }));
      }
    }
    await batch.durable();
  };
}

function oneOf(value: unknown, known: readonly string[], name: string): string {
  const found = known.find((one) => one === value);
  if (found !== undefined) return found;
  throw new CommandError(2, `${name} of $merge is one of ${known.join(', ')}, not ${show(value)}`);
}

const ID: ReadonlySet<string> = new Set(['_id']);

function mergeOne(
  target: Collection,
  result: Raw,
  batch: WriteBatch,
  { matched, notMatched }: { readonly matched: string; readonly notMatched: string },
): void {
  const raw = withIdFirst(toBytes(result));
  const id = withBytes(raw, (bytes) => decodeFields(bytes, ID))['_id'];
  checkId(id);
  const key = orderKey(id);
  const existing = batch.view.latest(target, key);
  if (existing === undefined) {
    if (notMatched === 'insert') batch.insert(target, key, raw);
    if (notMatched !== 'fail') return;
    throw new CommandError(13_113, `$merge could not find a matching document for _id ${show(id)}`);
  }
  if (matched === 'fail') {
    throw target.duplicateKey(fieldsOf(raw, ID), { name: '_id_', key: { _id: 1 } });
  }
  if (matched === 'replace') batch.replace(target, key, raw);
  if (matched === 'merge') {
    const merged = Object.assign(docOf(existing), docOf(raw));
    batch.replace(target, key, toRaw(encodeDoc(merged)));
  }
}
