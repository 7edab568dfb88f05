import { Long } from 'bson';
import { decode, fieldNames, findElement } from '../../bson/decode.js';
import { encode } from '../../bson/encode.js';
import { Type } from '../../bson/layout.js';
import { isNumeric, toNumber, type Doc } from '../../bson/values.js';
import { badValue, CommandError } from '../../errors.js';
import type { WriteBatch } from '../../storage/writing/batch.js';
import { Arguments } from '../arguments.js';
import { fields, type Call, type Command } from '../command.js';
import { removeAll, removeOne } from './delete.js';
import { insertOne } from './insert.js';
import { modify } from './modify.js';
import {
  checkStatement,
  countIn,
  docsIn,
  runStatements,
  sequence,
  writeError,
  type Outcome,
} from '../statements.js';
import { readUpdate, type UpdateNames } from './update.js';

/** Inserts, updates and deletions in several collections: `client.bulkWrite` of the drivers. */
export const bulkWrite: Command = {
  fields: fields(
    ...['bulkWrite', 'ops', 'nsInfo', 'ordered', 'errorsOnly', 'bypassDocumentValidation'],
    ...['cursor', 'let'],
  ),
  inTransaction: true,
  isRetryable: true,
  async run(call) {
    if (call.db !== 'admin') {
      throw new CommandError(13, 'bulkWrite may only be run against the admin database.');
    }
    const ops = sequence(call, 'ops') ?? call.args.docs('ops').map(encode);
    const places = placesOf(call);
    const outcome = new BulkOutcome(call);
    return runStatements(call, ops, outcome, async (bytes, index, batch) => {
      const [kind = ''] = fieldNames(bytes);
      const run = OPERATIONS.get(kind);
      if (!run) throw badValue(`'${kind}' is no operation of bulkWrite`);
      const place = places[placeIn(bytes, kind)];
      if (!place) throw badValue('BulkWrite ops entry has an invalid nsInfo index.');
      outcome.succeeded(index, kind, await run({ call, place, bytes, batch }));
    });
  },
};

interface Place {
  readonly db: string;
  readonly name: string;
}

/** The collections that the operations name by number. */
function placesOf({ args, request }: Call): readonly Place[] {
  const infos = request.sequences.get('nsInfo')?.map((bytes) => decode(bytes));
  return (infos ?? args.docs('nsInfo')).map((info) => {
    const ns = new Arguments('bulkWrite.nsInfo', info).string('ns');
    const dot = ns.indexOf('.');
    const name = ns.slice(dot + 1);
    if (dot > 0)
      return { db: ns.slice(0, dot), name: new Arguments('ns', { ns: name }).collection() };
    throw new CommandError(73, `Invalid namespace specified '${ns}'`);
  });
}

function placeIn(bytes: Buffer, kind: string): number {
  const number = decode(bytes)[kind];
  return isNumeric(number) ? toNumber(number) : -1;
}

interface Operation {
  readonly call: Call;
  readonly place: Place;
  readonly bytes: Buffer;
  readonly batch: WriteBatch;
}

/** What one operation has done: its part of the reply. */
interface Result {
  readonly n: number;
  readonly nModified?: number;
  readonly upserted?: { readonly _id: unknown };
}

const INSERT = fields('insert', 'document');

async function insert({ call, place, bytes, batch }: Operation): Promise<Result> {
  checkStatement(fieldNames(bytes), INSERT, 'bulkWrite.ops');
  const document = findElement(bytes, 'document');
  if (document?.type !== Type.Document) throw badValue("an insert needs a 'document'");
  const { db, name } = place;
  const content = bytes.subarray(document.value, document.to);
  await insertOne(() => call.store.ensure(db, name, call.view.transaction), content, batch);
  return { n: 1 };
}

const UPDATE: UpdateNames = {
  of: 'bulkWrite.ops',
  filter: 'filter',
  change: 'updateMods',
  others: ['update'],
};

async function update({ call, place, bytes, batch }: Operation): Promise<Result> {
  const { store, args, view } = call;
  const { db, name } = place;
  const statement = readUpdate(bytes, UPDATE, args.variables);
  const collection = statement.isUpsert
    ? store.ensure(db, name, view.transaction)
    : store.get(db, name, view.transaction);
  if (!collection) return { n: 0, nModified: 0 };
  const { matched, modified, upserted } = await modify(collection, statement, batch);
  const made = upserted ? { upserted: { _id: upserted.id } } : {};
  return { n: matched, nModified: modified, ...made };
}

const DELETE = fields('delete', 'filter', 'multi', 'hint', 'collation');

async function remove({ call, place, bytes, batch }: Operation): Promise<Result> {
  checkStatement(fieldNames(bytes), DELETE, 'bulkWrite.ops');
  const own = new Arguments('bulkWrite.ops', decode(bytes), call.args.variables);
  own.check(DELETE);
  own.require('filter');
  const query = { filter: own.filter('filter'), hint: own.hint() };
  const collection = call.store.get(place.db, place.name, call.view.transaction);
  let n = 0;
  if (!collection) return { n };
  if (own.boolean('multi')) await removeAll(collection, query, batch, () => n++);
  else if ((await removeOne(collection, query, batch)) !== undefined) n++;
  return { n };
}

const OPERATIONS: ReadonlyMap<string, (operation: Operation) => Promise<Result>> = new Map([
  ['insert', insert],
  ['update', update],
  ['delete', remove],
]);

/** Sums over all operations, and the result of each: of all, or of those only that failed. */
class BulkOutcome implements Outcome {
  done: number;
  private readonly sums: Record<string, number>;
  private readonly results: Doc[];
  private readonly errorsOnly: boolean;

  constructor({ retryable, args }: Call) {
    const { reply = {}, done = 0 } = retryable?.begun ?? {};
    this.done = done;
    this.sums = Object.fromEntries(SUMS.map((name) => [name, countIn(reply, name)]));
    const { cursor } = reply;
    const first = typeof cursor === 'object' && cursor !== null && 'firstBatch' in cursor;
    this.results = docsIn(first ? cursor.firstBatch : undefined);
    this.errorsOnly = args.boolean('errorsOnly');
  }

  get hasFailed(): boolean {
    return (this.sums['nErrors'] ?? 0) > 0;
  }

  succeeded(idx: number, kind: string, result: Result): void {
    const { n, nModified = 0, upserted } = result;
    if (kind === 'insert') this.add('nInserted', n);
    else if (kind === 'delete') this.add('nDeleted', n);
    else this.add(upserted ? 'nUpserted' : 'nMatched', n);
    this.add('nModified', nModified);
    if (!this.errorsOnly) this.results.push({ ok: 1, idx, ...result });
  }

  private add(name: string, count: number): void {
    this.sums[name] = (this.sums[name] ?? 0) + count;
  }

  failed(idx: number, error: CommandError): void {
    this.add('nErrors', 1);
    this.results.push({ ok: 0, idx, ...writeError(error), n: 0 });
  }

  reply(): Doc {
    const cursor = { id: Long.ZERO, firstBatch: [...this.results], ns: 'admin.$cmd.bulkWrite' };
    return { cursor, ...this.sums };
  }
}

const SUMS = ['nErrors', 'nInserted', 'nMatched', 'nModified', 'nUpserted', 'nDeleted'];
