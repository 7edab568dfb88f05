// @ts-nocheck -- interim: replaced file by file by the typed server
/* eslint-disable -- interim */
/** Command handlers: one function per command, over the engine. */
import * as BSON from 'bson';
const pipelineOps: any = { $match: 1, $count: 1, $group: 1 };
class Aggregator {
  constructor(p: any, o: any) {}
  run(d: any): any {
    throw new Error('not supported yet');
  }
}
import {
  normalizeInsert,
  type Change,
  type Collection,
  type Engine,
  type Rec,
  type Txn,
} from './engine.js';
import {
  badValue,
  Blocked,
  CommandError,
  failedToParse,
  typeMismatch,
  writeConflict,
} from './errors.js';
import { toRegExps, isOperators, isPlain, compileNative } from './match.js';
import { encode, keysOf, reach, sortSpec } from './order.js';
const applyMingo: any = null;
import { applyNative, clone, upsertSeed, validateUpdate } from './update.js';
import { cursorReply, DECODE, type Request } from './wire.js';

const context = {};

export interface Cursor {
  id: bigint;
  ns: string;
  docs: readonly Uint8Array[];
  at: number;
  lsid: string | null;
  txn: Txn | null;
}
export interface Call {
  req: Request;
  db: string;
  body: any;
  txn: Txn | null;
  engine: Engine;
  server: ServerState;
}
export interface ServerState {
  engine: Engine;
  cursors: Map<bigint, Cursor>;
  nextCursor(): bigint;
  hello(): any;
  lsidOf(body: any): string | null;
}
/** A plain object, or the pieces of a BSON document. */
export type Reply = Record<string, any> | Buffer[];

const MAX_BATCH_BYTES = 16_000_000;
const decode = (raw: Uint8Array): any => BSON.deserialize(raw, DECODE);
const serialize = (doc: any): Buffer => {
  const u = BSON.serialize(doc, { ignoreUndefined: true });
  return Buffer.from(u.buffer, u.byteOffset, u.byteLength);
};

/** The raw bytes of an embedded document. */
function subDocument(raw: Buffer, field: string): Buffer {
  for (const [, nameOff, nameLen, off, len] of BSON.onDemand.parseToElements(raw) as Iterable<
    [number, number, number, number, number]
  >)
    if (nameLen === field.length && raw.toString('latin1', nameOff, nameOff + nameLen) === field)
      return raw.subarray(off, off + len);
  throw failedToParse(`missing field ${field}`);
}
async function settle(engine: Engine, batch: Change[]): Promise<void> {
  if (batch.length) await engine.journal?.append(batch);
}

// ---- cursors -------------------------------------------------------------------------------------
function openCursor(
  c: Call,
  ns: string,
  docs: readonly Uint8Array[],
  batchSize: number | undefined,
  single = false,
  top: Record<string, any> = {},
): Reply {
  const cur: Cursor = { id: 0n, ns, docs, at: 0, lsid: c.server.lsidOf(c.body), txn: c.txn };
  const first = take(cur, batchSize ?? 101, batchSize === undefined ? 101 : batchSize);
  if (cur.at < docs.length && !single) {
    cur.id = c.server.nextCursor();
    c.server.cursors.set(cur.id, cur);
  }
  return cursorReply(ns, cur.id, 'firstBatch', first, top);
}
function take(cur: Cursor, n: number, max = Infinity): readonly Uint8Array[] {
  const from = cur.at,
    end = Math.min(cur.docs.length, from + Math.min(n, max));
  let bytes = 0;
  for (; cur.at < end; cur.at++) {
    bytes += cur.docs[cur.at].length;
    if (bytes > MAX_BATCH_BYTES && cur.at > from) break;
  }
  return cur.docs.slice(from, cur.at);
}

// ---- projection ----------------------------------------------------------------------------------
export function projector(spec: any, filter: any): ((doc: any) => any) | null {
  if (!spec || Object.keys(spec).length === 0) return null;
  const entries = Object.entries<any>(spec);
  const simple = (v: any) =>
    typeof v === 'number' || typeof v === 'boolean' || v instanceof BSON.Long;
  if (!entries.every(([k, v]) => simple(v) && !k.includes('$'))) {
    const agg = (d: any) =>
      new Aggregator([{ $project: toRegExps(spec) }], { context, idKey: '_id' } as any).run([d])[0];
    if (entries.some(([k]) => k.endsWith('.$')))
      throw badValue('positional projection is not supported');
    if (entries.some(([, v]) => v && typeof v === 'object' && ('$slice' in v || '$elemMatch' in v)))
      return specialProjection(entries);
    return agg;
  }
  const on = (v: any) => (v instanceof BSON.Long ? !v.isZero() : !!v);
  const fields = entries.filter(([k]) => k !== '_id');
  const include = fields.length ? on(fields[0][1]) : on(spec._id);
  if (fields.some(([, v]) => on(v) !== include))
    throw new CommandError(
      include ? 31254 : 31253,
      'Location31254',
      `Cannot do ${include ? 'exclusion' : 'inclusion'} on field ${fields.find(([, v]) => on(v) !== include)![0]} in ${include ? 'inclusion' : 'exclusion'} projection`,
    );
  const withId = '_id' in spec ? on(spec._id) : true;
  const tree: any = {};
  for (const [k] of fields) {
    let t = tree;
    const ps = k.split('.');
    ps.forEach((p, i) => {
      t = t[p] ??= i === ps.length - 1 ? true : {};
    });
  }
  if (include) {
    if (withId) tree._id = true;
  } else if (!withId) tree._id = true;
  const inc = (v: any, t: any): any => {
    if (t === true) return v;
    if (Array.isArray(v))
      return v.filter((e) => e !== null && typeof e === 'object').map((e) => inc(e, t));
    if (v === null || typeof v !== 'object' || v instanceof Date || v._bsontype) return undefined;
    const o: any = {};
    for (const k of Object.keys(v))
      if (k in t) {
        const x = inc(v[k], t[k]);
        if (x !== undefined) o[k] = x;
      }
    return o;
  };
  const exc = (v: any, t: any): any => {
    if (Array.isArray(v)) return v.map((e) => exc(e, t));
    if (v === null || typeof v !== 'object' || v instanceof Date || v._bsontype) return v;
    const o: any = {};
    for (const k of Object.keys(v)) {
      const s = t[k];
      if (s === true) continue;
      o[k] = s ? exc(v[k], s) : v[k];
    }
    return o;
  };
  return include ? (d) => inc(d, tree) : (d) => exc(d, tree);
}
function specialProjection(entries: [string, any][]): (d: any) => any {
  const plainSpec = Object.fromEntries(entries.filter(([, v]) => !(v && typeof v === 'object')));
  const special = entries.filter(([, v]) => v && typeof v === 'object');
  const elem =
    special.some(([, v]) => '$elemMatch' in v) ||
    Object.entries(plainSpec).some(([k, v]) => k !== '_id' && v);
  const names = new Set(special.map(([k]) => k));
  const base = elem
    ? projector({ ...plainSpec, ...Object.fromEntries([...names].map((n) => [n, 1])) }, {})!
    : (projector(plainSpec, {}) ?? ((d: any) => ({ ...d })));
  const fns = special.map(([k, v]) => {
    if ('$slice' in v)
      return (o: any) => {
        if (Array.isArray(o[k]))
          o[k] = Array.isArray(v.$slice)
            ? o[k].slice(
                v.$slice[0] < 0 ? v.$slice[0] : v.$slice[0],
                (v.$slice[0] < 0 ? Math.max(0, o[k].length + v.$slice[0]) : v.$slice[0]) +
                  v.$slice[1],
              )
            : v.$slice < 0
              ? o[k].slice(v.$slice)
              : o[k].slice(0, v.$slice);
      };
    const m = compileNative(
      isOperators(v.$elemMatch)
        ? { e: { $elemMatch: v.$elemMatch } }
        : { e: { $elemMatch: v.$elemMatch } },
    );
    return (o: any) => {
      const a = o[k];
      const hit = Array.isArray(a) ? a.find((e: any) => m({ e: [e] })) : undefined;
      if (hit === undefined) delete o[k];
      else o[k] = [hit];
    };
  });
  return (d) => {
    const o = { ...base(d) };
    for (const f of fns) f(o);
    return o;
  };
}

// ---- updates -------------------------------------------------------------------------------------
function changed(
  c: Call,
  coll: Collection,
  old: any,
  oldRaw: Buffer | null,
  filter: any,
  u: any,
  arrayFilters: any[] | undefined,
  insert: boolean,
  vars?: any,
): { doc: any; raw: Buffer } {
  let doc: any;
  if (Array.isArray(u)) {
    const out = new Aggregator(toRegExps(u), {
      context,
      variables: vars,
      processingMode: 1,
    } as any).run([old])[0] as any;
    doc = out._id === undefined && old._id !== undefined ? { _id: old._id, ...out } : out;
  } else if (isOperators(u)) {
    doc = oldRaw ? decode(oldRaw) : old;
    if (c.engine.dialect === 'mingo') applyMingo(doc, u, arrayFilters, filter, insert);
    else applyNative(doc, u, arrayFilters, filter, insert);
  } else {
    if (old?._id !== undefined && u._id !== undefined && encode(u._id) !== encode(old._id))
      throw new CommandError(
        66,
        'ImmutableField',
        "After applying the update, the (immutable) field '_id' was found to have been altered",
      );
    const id = u._id ?? old?._id;
    doc = id === undefined ? { ...u } : { _id: id, ...u };
  }
  if (insert && doc._id === undefined) doc = { _id: new BSON.ObjectId(), ...doc };
  else if (Object.keys(doc)[0] !== '_id') {
    const { _id, ...rest } = doc;
    doc = { _id, ...rest };
  }
  const raw = serialize(doc);
  if (raw.length > 16_777_216)
    throw new CommandError(10334, 'BSONObjectTooLarge', 'BSONObj size is invalid');
  return { doc, raw };
}

interface UpdateOp {
  q: any;
  u: any;
  upsert?: boolean;
  multi?: boolean;
  arrayFilters?: any[];
  hint?: any;
  collation?: any;
  sort?: any;
  c?: any;
}
function checkUpdate(op: UpdateOp): void {
  if (!Array.isArray(op.u) && isOperators(op.u)) validateUpdate(op.u);
  else if (!Array.isArray(op.u)) {
    if (op.multi) throw failedToParse('multi update is not supported for replacement-style update');
    for (const k of Object.keys(op.u))
      if (k[0] === '$') throw failedToParse(`Unknown modifier: ${k}`);
  }
}
function updateStatement(
  c: Call,
  coll: Collection,
  op: UpdateOp,
  batch: Change[],
): { n: number; nModified: number; upserted?: any; before?: Rec; after?: Rec } {
  if (op.collation && op.collation.locale !== 'simple')
    throw new CommandError(9, 'FailedToParse', 'collation is not supported');
  checkUpdate(op);
  const found = coll.query(op.q, {
    txn: c.txn,
    limit: op.multi ? 0 : 1,
    hint: op.hint,
    sort: op.sort ? sortSpec(op.sort) : undefined,
    vars: op.c,
  });
  let nModified = 0,
    after: Rec | undefined;
  for (const { id, rec } of found) {
    const next = changed(c, coll, rec.doc, rec.raw, op.q, op.u, op.arrayFilters, false, op.c);
    if (encode(next.doc._id) !== id)
      throw new CommandError(
        66,
        'ImmutableField',
        "Performing an update on the path '_id' would modify the immutable field '_id'",
      );
    after = rec;
    if (next.raw.equals(rec.raw)) continue;
    after = coll.record(next.doc, next.raw);
    coll.write(id, after, c.txn, batch);
    nModified++;
  }
  if (found.length || !op.upsert)
    return { n: found.length, nModified, before: found[0]?.rec, after };
  const seed = upsertSeed(op.q);
  const made = changed(
    c,
    coll,
    Array.isArray(op.u) || isOperators(op.u)
      ? seed
      : seed._id === undefined
        ? {}
        : { _id: seed._id },
    null,
    op.q,
    op.u,
    op.arrayFilters,
    true,
    op.c,
  );
  if (seed._id !== undefined && encode(made.doc._id) !== encode(seed._id))
    throw new CommandError(
      66,
      'ImmutableField',
      "Performing an update on the path '_id' would modify the immutable field '_id'",
    );
  if (Array.isArray(made.doc._id) || made.doc._id?._bsontype === 'BSONRegExp')
    throw new CommandError(53, 'InvalidIdField', "The '_id' value cannot be of type array");
  const rec = coll.record(made.doc, made.raw);
  coll.write(encode(made.doc._id), rec, c.txn, batch, true);
  return { n: 1, nModified: 0, upserted: made.doc._id, after: rec };
}

/** Runs one write statement; waits while a document it wants is locked by an open transaction. */
async function retry<T>(c: Call, f: () => T): Promise<T> {
  for (;;) {
    try {
      return f();
    } catch (e) {
      if (!(e instanceof Blocked) || c.txn) throw e;
      await e.until;
    }
  }
}
const writeError = (index: number, e: CommandError) => ({
  index,
  code: e.code,
  errmsg: e.message,
  ...(e.extra.keyPattern ? { keyPattern: e.extra.keyPattern, keyValue: e.extra.keyValue } : {}),
});
async function statements<T>(
  c: Call,
  list: T[],
  ordered: boolean,
  run: (op: T, i: number) => Promise<void>,
): Promise<any[]> {
  const errors: any[] = [];
  for (let i = 0; i < list.length; i++) {
    try {
      await run(list[i], i);
    } catch (e) {
      if (!(e instanceof CommandError)) throw e;
      if (c.txn) {
        if (e.code === 112) throw e;
        errors.push(writeError(i, e));
        c.txn && c.engine.abort(c.txn);
        break;
      }
      errors.push(writeError(i, e));
      if (ordered) break;
    }
  }
  return errors;
}
const opsOf = (c: Call, field: string): any[] =>
  c.req.seq[field]?.map(decode) ?? c.body[field] ?? [];

// ---- aggregation ---------------------------------------------------------------------------------
const SAFE_STAGES = new Set([
  '$match',
  '$sort',
  '$limit',
  '$skip',
  '$group',
  '$count',
  '$sortByCount',
  '$project',
  '$unwind',
  '$replaceRoot',
  '$replaceWith',
]);
function aggregate(c: Call, coll: Collection | undefined, pipeline: any[], stats?: any): Buffer[] {
  let stages = pipeline.slice(),
    filter: any = {},
    sort: any,
    limit = 0;
  if (stages[0]?.$match) filter = stages.shift().$match;
  if (stages[0]?.$sort) {
    sort = stages.shift().$sort;
    if (stages[0]?.$limit) limit = Number(stages.shift().$limit);
  }
  const vars = lets(c.body.let);
  const source = coll
    ? coll.query(filter, {
        sort: sort ? sortSpec(sort) : undefined,
        limit,
        txn: c.txn,
        hint: c.body.hint,
        vars,
        stats,
      })
    : [];
  if (stages.length === 0) return source.map((s) => s.rec.raw);
  if (stages.length === 1 && stages[0].$count)
    return source.length ? [serialize({ [stages[0].$count]: source.length })] : [];
  const g = stages[0].$group; // countDocuments: {$group: {_id: 1, n: {$sum: 1}}}
  if (stages.length === 1 && g && g._id === 1 && Object.keys(g).length === 2 && g.n?.$sum === 1)
    return source.length ? [serialize({ _id: 1, n: source.length })] : [];
  for (const st of stages) {
    const name = Object.keys(st)[0];
    if (!(name in pipelineOps))
      throw new CommandError(40324, 'Location40324', `Unrecognized pipeline stage name: '${name}'`);
  }
  const mode = stages.every((s) => SAFE_STAGES.has(Object.keys(s)[0])) ? 0 : 1;
  const resolver = (name: string): any[] => {
    const o = c.engine.get(c.db, name);
    return o ? o.query({}, { txn: c.txn }).map((s) => s.rec.doc) : [];
  };
  try {
    return new Aggregator(toRegExps(stages), {
      context,
      collectionResolver: resolver,
      processingMode: mode,
      variables: vars,
      scriptEnabled: false,
    } as any)
      .run(source.map((s) => s.rec.doc))
      .map((d) => serialize(d));
  } catch (e) {
    if (e instanceof CommandError) throw e;
    throw badValue((e as Error).message);
  }
}

const writesOut = (p: any[]): boolean => {
  const l = p.at(-1) ?? {};
  return '$out' in l || '$merge' in l;
};
async function store(c: Call, docs: Buffer[], last: any): Promise<void> {
  const batch: Change[] = [],
    target = '$out' in last ? last.$out : (last.$merge.into ?? last.$merge);
  const [tdb, tc] = typeof target === 'string' ? [c.db, target] : [target.db ?? c.db, target.coll];
  if ('$out' in last) {
    const old = c.engine.get(tdb, tc);
    if (old) for (const id of [...old.slots.keys()]) old.write(id, null, c.txn, batch);
  }
  const coll = c.engine.ensure(tdb, tc),
    whenMatched = last.$merge?.whenMatched ?? 'merge',
    whenNot = last.$merge?.whenNotMatched ?? 'insert';
  for (const raw of docs) {
    const ins = normalizeInsert(raw),
      key = encode(ins.doc._id),
      old = coll.visible(key, c.txn);
    if (!old && whenNot === 'discard') continue;
    let next = coll.record(ins.doc, ins.raw);
    if (old && '$merge' in last) {
      if (whenMatched === 'keepExisting') continue;
      if (whenMatched === 'merge') {
        const doc = { ...old.doc, ...ins.doc };
        next = coll.record(doc, serialize(doc));
      }
      if (whenMatched === 'fail') {
        coll.write(key, next, c.txn, batch, true);
        continue;
      }
    }
    coll.write(key, next, c.txn, batch);
  }
  await settle(c.engine, batch);
}

// ---- the commands ----------------------------------------------------------------------------------
type Handler = (c: Call) => Reply | Promise<Reply>;
const nsOf = (c: Call, f = c.req.name): string => {
  const n = c.body[f];
  if (typeof n !== 'string' || n === '')
    throw new CommandError(73, 'InvalidNamespace', `Invalid namespace specified '${c.db}.${n}'`);
  return n;
};
const collOf = (c: Call): Collection | undefined => c.engine.get(c.db, nsOf(c));
const unsupported = (c: Call, fields: string[]): void => {
  for (const f of fields)
    if (c.body[f])
      throw new CommandError(
        238,
        'NotImplemented',
        `option '${f}' of '${c.req.name}' is not supported`,
      );
};
const noCollation = (c: Call): void => {
  if (c.body.collation && c.body.collation.locale !== 'simple')
    throw new CommandError(9, 'FailedToParse', 'collation is not supported');
};
/** `let` values are constant expressions. */
const lets = (v: any): any =>
  v
    ? (new Aggregator([{ $replaceWith: toRegExps(v) }], { context } as any).run([{}])[0] as any)
    : undefined;
const n = (v: any): number => (v === undefined || v === null ? 0 : Number(v));

export const commands: Record<string, Handler> = {
  hello: (c) => c.server.hello(),
  isMaster: (c) => c.server.hello(),
  ismaster: (c) => c.server.hello(),
  ping: () => ({ ok: 1 }),
  buildInfo: () => ({
    version: '8.0.4',
    gitVersion: 'embedded',
    modules: [],
    versionArray: [8, 0, 4, 0],
    bits: 64,
    debug: false,
    maxBsonObjectSize: 16777216,
    storageEngines: ['embedded'],
    ok: 1,
  }),
  getParameter: (c) => ({
    ...(c.body.featureCompatibilityVersion
      ? { featureCompatibilityVersion: { version: '8.0' } }
      : {}),
    ...(c.body.enableTestCommands ? { enableTestCommands: true } : {}),
    ...(c.body.requireApiVersion !== undefined ? { requireApiVersion: false } : {}),
    ...(c.body.authenticationMechanisms ? { authenticationMechanisms: [] } : {}),
    ...(c.body === '*' ? {} : {}),
    ok: 1,
  }),
  connectionStatus: () => ({
    authInfo: { authenticatedUsers: [], authenticatedUserRoles: [] },
    ok: 1,
  }),
  serverStatus: () => ({ host: 'embedded', version: '8.0.4', process: 'embedded', ok: 1 }),
  replSetGetStatus: () => ({ set: 'rs0', members: [], ok: 1 }),
  endSessions: () => ({ ok: 1 }),
  killAllSessions: () => ({ ok: 1 }),
  refreshSessions: () => ({ ok: 1 }),

  async insert(c) {
    const coll = c.engine.ensure(c.db, nsOf(c)),
      batch: Change[] = [];
    const docs: Buffer[] = c.req.seq.documents ?? (c.body.documents as any[]).map(serialize);
    let done = 0;
    const errors = await statements(c, docs, c.body.ordered !== false, async (raw) => {
      const ins = normalizeInsert(raw);
      const id = ins.doc._id;
      if (Array.isArray(id) || id === undefined || id?._bsontype === 'BSONRegExp')
        throw new CommandError(53, 'InvalidIdField', "The '_id' value cannot be of type array");
      if (id !== null && typeof id === 'object' && !id._bsontype && Object.keys(id)[0]?.[0] === '$')
        throw new CommandError(
          52,
          'DollarPrefixedFieldName',
          "_id fields may not contain '$'-prefixed fields: " + Object.keys(id)[0],
        );
      const rec = coll.record(ins.doc, ins.raw);
      const key = encode(id);
      try {
        coll.write(key, rec, c.txn, batch, true);
      } catch (e) {
        if (e instanceof Blocked) await retry(c, () => coll.write(key, rec, c.txn, batch, true));
        else throw e;
      }
      done++;
    });
    await settle(c.engine, batch);
    return { n: done, ...(errors.length ? { writeErrors: errors } : {}), ok: 1 };
  },

  async update(c) {
    const name = nsOf(c),
      list: UpdateOp[] = opsOf(c, 'updates'),
      batch: Change[] = [];
    const coll =
      c.engine.get(c.db, name) ??
      (list.some((o) => o.upsert) ? c.engine.create(c.db, name) : undefined);
    let matched = 0,
      modified = 0;
    const upserted: any[] = [];
    const errors = await statements(c, list, c.body.ordered !== false, async (op, i) => {
      checkUpdate(op);
      if (!coll) {
        compileNative(op.q, {});
        return;
      }
      const r = await retry(c, () =>
        updateStatement(c, coll, { ...op, c: lets(op.c ?? c.body.let) }, batch),
      );
      matched += r.n;
      modified += r.nModified;
      if (r.upserted !== undefined) upserted.push({ index: i, _id: r.upserted });
    });
    await settle(c.engine, batch);
    return {
      n: matched,
      nModified: modified,
      ...(upserted.length ? { upserted } : {}),
      ...(errors.length ? { writeErrors: errors } : {}),
      ok: 1,
    };
  },

  async delete(c) {
    const coll = collOf(c),
      batch: Change[] = [];
    let removed = 0;
    const errors = await statements(
      c,
      opsOf(c, 'deletes'),
      c.body.ordered !== false,
      async (op) => {
        if (op.collation && op.collation.locale !== 'simple')
          throw failedToParse('collation is not supported');
        if (!coll) return;
        removed += await retry(c, () => {
          const found = coll.query(op.q, {
            txn: c.txn,
            limit: n(op.limit),
            hint: op.hint,
            vars: lets(c.body.let),
          });
          for (const { id } of found) coll.write(id, null, c.txn, batch);
          return found.length;
        });
      },
    );
    await settle(c.engine, batch);
    return { n: removed, ...(errors.length ? { writeErrors: errors } : {}), ok: 1 };
  },

  async findAndModify(c) {
    noCollation(c);
    const b = c.body,
      name = nsOf(c),
      batch: Change[] = [];
    const coll = c.engine.get(c.db, name) ?? (b.upsert ? c.engine.create(c.db, name) : undefined);
    if (b.remove && (b.update || b.upsert || b.new))
      throw failedToParse('Cannot specify both an update and remove=true');
    if (!b.remove && b.update === undefined)
      throw failedToParse('Either an update or remove=true must be specified');
    const project = projector(b.fields, b.query);
    const show = (r: Rec | undefined) =>
      r
        ? project
          ? project(r.doc)
          : BSON.deserialize(r.raw, { promoteValues: false, bsonRegExp: true })
        : null;
    if (!coll) return { lastErrorObject: { n: 0, updatedExisting: false }, value: null, ok: 1 };
    if (b.remove) {
      const found = await retry(c, () => {
        const f = coll.query(b.query ?? {}, {
          txn: c.txn,
          limit: 1,
          sort: b.sort ? sortSpec(b.sort) : undefined,
          hint: b.hint,
          vars: lets(b.let),
        });
        if (f[0]) coll.write(f[0].id, null, c.txn, batch);
        return f[0];
      });
      await settle(c.engine, batch);
      return { lastErrorObject: { n: found ? 1 : 0 }, value: show(found?.rec), ok: 1 };
    }
    const r = await retry(c, () =>
      updateStatement(
        c,
        coll,
        {
          q: b.query ?? {},
          u: b.update,
          upsert: b.upsert,
          arrayFilters: b.arrayFilters,
          hint: b.hint,
          sort: b.sort,
          c: lets(b.let),
        },
        batch,
      ),
    );
    await settle(c.engine, batch);
    const existing = r.upserted === undefined && r.n > 0;
    return {
      lastErrorObject: {
        n: r.n,
        updatedExisting: existing,
        ...(r.upserted !== undefined ? { upserted: r.upserted } : {}),
      },
      value: b.new ? show(r.after) : existing ? show(r.before) : null,
      ok: 1,
    };
  },

  /** client.bulkWrite (8.0): `ops` and `nsInfo` arrive as document sequences. */
  async bulkWrite(c) {
    const ops = opsOf(c, 'ops'),
      names: string[] = opsOf(c, 'nsInfo').map((x) => x.ns),
      batch: Change[] = [],
      rows: any[] = [],
      errorsOnly = c.body.errorsOnly === true;
    const sum = { nErrors: 0, nInserted: 0, nMatched: 0, nModified: 0, nUpserted: 0, nDeleted: 0 };
    const rawOps = c.req.seq.ops;
    for (let i = 0; i < ops.length; i++) {
      const op = ops[i],
        kind = ['insert', 'update', 'delete'].find((k) => k in op)!,
        ns = names[op[kind]],
        dot = ns.indexOf('.'),
        [db, name] = [ns.slice(0, dot), ns.slice(dot + 1)];
      try {
        if (op.collation && op.collation.locale !== 'simple')
          throw failedToParse('collation is not supported');
        const vars = lets(c.body.let);
        if (kind === 'insert') {
          const coll = c.engine.ensure(db, name),
            ins = normalizeInsert(
              rawOps ? subDocument(rawOps[i], 'document') : serialize(op.document),
            ),
            rec = coll.record(ins.doc, ins.raw);
          await retry(c, () => coll.write(encode(ins.doc._id), rec, c.txn, batch, true));
          sum.nInserted++;
          if (!errorsOnly) rows.push({ ok: 1, idx: i, n: 1 });
        } else if (kind === 'update') {
          const coll =
            c.engine.get(db, name) ?? (op.upsert ? c.engine.create(db, name) : undefined);
          const r = coll
            ? await retry(c, () =>
                updateStatement(
                  c,
                  coll,
                  {
                    q: op.filter,
                    u: op.updateMods,
                    multi: op.multi,
                    upsert: op.upsert,
                    arrayFilters: op.arrayFilters,
                    hint: op.hint,
                    sort: op.sort,
                    c: vars,
                  },
                  batch,
                ),
              )
            : { n: 0, nModified: 0, upserted: undefined };
          if (r.upserted !== undefined) sum.nUpserted++;
          else {
            sum.nMatched += r.n;
            sum.nModified += r.nModified;
          }
          if (!errorsOnly)
            rows.push({
              ok: 1,
              idx: i,
              n: r.n,
              nModified: r.nModified,
              ...(r.upserted !== undefined ? { upserted: { _id: r.upserted } } : {}),
            });
        } else {
          const coll = c.engine.get(db, name);
          const k = coll
            ? await retry(c, () => {
                const f = coll.query(op.filter, {
                  txn: c.txn,
                  limit: op.multi ? 0 : 1,
                  hint: op.hint,
                  vars,
                });
                for (const { id } of f) coll.write(id, null, c.txn, batch);
                return f.length;
              })
            : 0;
          sum.nDeleted += k;
          if (!errorsOnly) rows.push({ ok: 1, idx: i, n: k });
        }
      } catch (e) {
        if (!(e instanceof CommandError) || (c.txn && e.code === 112)) throw e;
        sum.nErrors++;
        rows.push({
          ok: 0,
          idx: i,
          code: e.code,
          errmsg: e.message,
          n: 0,
          ...(e.extra.keyPattern
            ? { keyPattern: e.extra.keyPattern, keyValue: e.extra.keyValue }
            : {}),
        });
        if (c.txn) {
          c.engine.abort(c.txn);
          break;
        }
        if (c.body.ordered !== false) break;
      }
    }
    await settle(c.engine, batch);
    return openCursor(
      c,
      'admin.$cmd.bulkWrite',
      rows.map((d) => serialize(d)),
      c.body.cursor?.batchSize === undefined ? Infinity : n(c.body.cursor.batchSize),
      false,
      sum,
    );
  },

  find(c) {
    noCollation(c);
    const b = c.body,
      coll = collOf(c);
    unsupported(c, ['min', 'max', 'returnKey', 'showRecordId', 'tailable', 'awaitData', 'term']);
    const limit = Math.abs(n(b.limit)),
      single = b.singleBatch === true || n(b.limit) < 0;
    if (n(b.skip) < 0)
      throw new CommandError(51024, 'Location51024', 'BSON field skip value must be >= 0');
    if (!coll) compileNative(b.filter ?? {}, {});
    const rows = coll
      ? coll.query(b.filter ?? {}, {
          sort: sortSpec(b.sort),
          skip: n(b.skip),
          limit,
          txn: c.txn,
          hint: b.hint,
          vars: lets(b.let),
        })
      : [];
    const project = projector(b.projection, b.filter);
    const docs = project
      ? rows.map((r) => serialize(project(r.rec.doc)))
      : rows.map((r) => r.rec.raw);
    return openCursor(
      c,
      `${c.db}.${nsOf(c)}`,
      docs,
      b.batchSize === undefined ? undefined : n(b.batchSize),
      single,
    );
  },
  getMore(c) {
    const id = BigInt((c.body.getMore as any).toString()),
      cur = c.server.cursors.get(id);
    if (!cur) throw new CommandError(43, 'CursorNotFound', `cursor id ${id} not found`);
    const docs = take(cur, c.body.batchSize ? n(c.body.batchSize) : Infinity);
    if (cur.at >= cur.docs.length) {
      c.server.cursors.delete(id);
      return cursorReply(cur.ns, 0n, 'nextBatch', docs);
    }
    return cursorReply(cur.ns, id, 'nextBatch', docs);
  },
  killCursors(c) {
    const killed: any[] = [],
      missing: any[] = [];
    for (const id of c.body.cursors as any[])
      (c.server.cursors.delete(BigInt(id.toString())) ? killed : missing).push(id);
    return {
      cursorsKilled: killed,
      cursorsNotFound: missing,
      cursorsAlive: [],
      cursorsUnknown: [],
      ok: 1,
    };
  },

  async aggregate(c) {
    noCollation(c);
    const b = c.body,
      db = c.db;
    if (b.aggregate === 1) {
      const st = b.pipeline[0],
        rest = b.pipeline.slice(1),
        last = writesOut(rest) ? rest.pop() : null;
      if (st?.$documents || st?.$listLocalSessions || st?.$currentOp) {
        const rows = new Aggregator(toRegExps(rest), { context, variables: lets(b.let) } as any)
          .run(st.$documents ?? [{ dummy: 1 }])
          .map((d) => serialize(d));
        if (last) {
          await store(c, rows, last);
          return openCursor(c, `${db}.$cmd.aggregate`, [], 0, true);
        }
        return openCursor(c, `${db}.$cmd.aggregate`, rows, b.cursor?.batchSize);
      }
      throw new CommandError(73, 'InvalidNamespace', 'database aggregation is not supported');
    }
    const pipeline: any[] = b.pipeline.slice();
    if (pipeline[0]?.$changeStream)
      throw new CommandError(
        40573,
        'Location40573',
        'The $changeStream stage is only supported on replica sets',
      );
    if (writesOut(pipeline)) {
      if (b.readConcern?.level === 'linearizable')
        throw new CommandError(
          72,
          'InvalidOptions',
          '$out and $merge cannot be used with a linearizable read concern',
        );
      const last = pipeline.pop();
      await store(c, aggregate(c, collOf(c), pipeline), last);
      return openCursor(c, `${db}.${nsOf(c)}`, [], 0, true);
    }
    return openCursor(
      c,
      `${db}.${nsOf(c)}`,
      aggregate(c, collOf(c), pipeline),
      b.cursor?.batchSize === undefined ? undefined : n(b.cursor.batchSize),
    );
  },
  count(c) {
    noCollation(c);
    if (n(c.body.skip) < 0)
      throw new CommandError(51024, 'Location51024', 'BSON field skip value must be >= 0');
    const coll = collOf(c),
      q = c.body.query ?? {};
    compileNative(q);
    if (!coll) return { n: 0, ok: 1 };
    const all =
      Object.keys(q).length === 0 && !c.txn && c.engine.openTxns === 0
        ? coll.slots.size
        : coll.query(q, { txn: c.txn, hint: c.body.hint }).length;
    const left = Math.max(0, all - n(c.body.skip));
    return { n: n(c.body.limit) ? Math.min(left, Math.abs(n(c.body.limit))) : left, ok: 1 };
  },
  distinct(c) {
    noCollation(c);
    if (typeof c.body.key !== 'string')
      throw typeMismatch(`BSON field 'distinct.key' is the wrong type`);
    if (c.body.query !== undefined && !isPlain(c.body.query))
      throw typeMismatch(`BSON field 'distinct.query' is the wrong type, expected type 'object'`);
    const coll = collOf(c),
      path = String(c.body.key).split('.'),
      seen = new Map<string, any>();
    for (const { rec } of coll?.query(c.body.query ?? {}, { txn: c.txn }) ?? [])
      for (const v of reach(rec.doc, path))
        for (const e of Array.isArray(v) ? v : [v])
          if (e !== undefined) {
            const k = encode(e);
            if (!seen.has(k)) seen.set(k, e);
          }
    return {
      values: [...seen.entries()].sort((a, b) => (a[0] < b[0] ? -1 : 1)).map(([, v]) => v),
      ok: 1,
    };
  },

  async createIndexes(c) {
    const name = nsOf(c),
      existed = !!c.engine.get(c.db, name),
      coll = c.engine.ensure(c.db, name),
      before = coll.indexes.length + 1;
    for (const spec of c.body.indexes) {
      if (Object.values(spec.key).some((v) => typeof v === 'string'))
        throw new CommandError(
          67,
          'CannotCreateIndex',
          'only ascending and descending indexes are supported',
        );
      for (const path of Object.keys(spec.key))
        if (
          path === '' ||
          path.split('.').some((x) => x === '' || (x[0] === '$' && !/^\$(ref|id|db)$/.test(x)))
        )
          throw new CommandError(
            67,
            'CannotCreateIndex',
            `Index keys cannot contain an empty field or begin with $: ${path}`,
          );
      coll.createIndex({ v: 2, ...spec });
    }
    c.engine.journal?.catalog('create', coll);
    const after = coll.indexes.length + 1;
    return {
      numIndexesBefore: before,
      numIndexesAfter: after,
      createdCollectionAutomatically: !existed,
      ...(before === after ? { note: 'all indexes already exist' } : {}),
      ok: 1,
    };
  },
  dropIndexes(c) {
    const coll = collOf(c);
    if (!coll) throw new CommandError(26, 'NamespaceNotFound', `ns not found ${c.db}.${nsOf(c)}`);
    const before = coll.indexes.length + 1,
      which = c.body.index;
    if (which === '*') for (const ix of [...coll.indexes]) coll.dropIndex(ix.spec.name);
    else
      for (const w of Array.isArray(which) ? which : [which])
        coll.dropIndex(
          typeof w === 'string'
            ? w
            : (coll.indexes.find((x) => JSON.stringify(x.spec.key) === JSON.stringify(w))?.spec
                .name ?? '?'),
        );
    c.engine.journal?.catalog('create', coll);
    return { nIndexesWas: before, ok: 1 };
  },
  listIndexes(c) {
    const coll = collOf(c);
    if (!coll)
      throw new CommandError(26, 'NamespaceNotFound', `ns does not exist: ${c.db}.${nsOf(c)}`);
    return openCursor(
      c,
      coll.ns,
      [{ v: 2, key: { _id: 1 }, name: '_id_' }, ...coll.indexes.map((x) => x.spec)].map((d) =>
        serialize(d),
      ),
      c.body.cursor?.batchSize,
    );
  },
  create(c) {
    const name = nsOf(c);
    if (c.engine.get(c.db, name))
      throw new CommandError(48, 'NamespaceExists', `Collection ${c.db}.${name} already exists.`);
    const { capped, timeseries, viewOn, validator } = c.body;
    if (capped || timeseries || viewOn)
      throw new CommandError(
        72,
        'InvalidOptions',
        'capped, time-series collections and views are not supported',
      );
    c.engine.create(c.db, name, validator ? { validator } : {});
    return { ok: 1 };
  },
  collMod: () => ({ ok: 1 }),
  validate: (c) => ({
    ns: `${c.db}.${nsOf(c)}`,
    valid: true,
    nrecords: collOf(c)?.slots.size ?? 0,
    errors: [],
    ok: 1,
  }),
  renameCollection(c) {
    const split = (x: string): [string, string] => [
      x.slice(0, x.indexOf('.')),
      x.slice(x.indexOf('.') + 1),
    ];
    const from = c.engine.get(...split(c.body.renameCollection)),
      [tdb, tn] = split(c.body.to),
      old = c.engine.get(tdb, tn);
    if (!from)
      throw new CommandError(
        26,
        'NamespaceNotFound',
        `Source collection ${c.body.renameCollection} does not exist`,
      );
    if (old && !c.body.dropTarget)
      throw new CommandError(48, 'NamespaceExists', 'target namespace exists');
    if (old) c.engine.drop(old);
    const made = c.engine.create(tdb, tn, from.options),
      batch: Change[] = [];
    for (const ix of from.indexes) made.createIndex(ix.spec);
    for (const s of from.slots.values())
      if (s.rec) made.write(s.id, made.record(s.rec.doc, s.rec.raw), null, batch);
    c.engine.drop(from);
    return settle(c.engine, batch).then(() => ({ ok: 1 }));
  },
  drop(c) {
    const coll = collOf(c);
    if (coll) {
      c.engine.drop(coll);
      for (const [id, cur] of c.server.cursors) if (cur.ns === coll.ns) c.server.cursors.delete(id);
    }
    return { ...(coll ? { nIndexesWas: coll.indexes.length + 1, ns: coll.ns } : {}), ok: 1 };
  },
  dropDatabase(c) {
    for (const coll of [...c.engine.colls.values()]) if (coll.db === c.db) c.engine.drop(coll);
    return { dropped: c.db, ok: 1 };
  },
  listCollections(c) {
    const rows = [...c.engine.colls.values()]
      .filter((x) => x.db === c.db)
      .map((x) =>
        c.body.nameOnly
          ? { name: x.name, type: 'collection' }
          : {
              name: x.name,
              type: 'collection',
              options: x.options,
              info: { readOnly: false, uuid: x.uuid },
              idIndex: { v: 2, key: { _id: 1 }, name: '_id_' },
            },
      );
    const m = compileNative(c.body.filter ?? {});
    return openCursor(
      c,
      `${c.db}.$cmd.listCollections`,
      rows.filter(m).map((d) => serialize(d)),
      c.body.cursor?.batchSize,
    );
  },
  listDatabases(c) {
    const by = new Map<string, number>();
    for (const x of c.engine.colls.values()) by.set(x.db, (by.get(x.db) ?? 0) + x.slots.size * 100);
    const databases = [...by]
      .map(([name, sizeOnDisk]) =>
        c.body.nameOnly ? { name } : { name, sizeOnDisk, empty: false },
      )
      .filter(compileNative(c.body.filter ?? {}));
    return { databases, ...(c.body.nameOnly ? {} : { totalSize: 0, totalSizeMb: 0 }), ok: 1 };
  },
  explain(c) {
    const e = c.body.explain,
      name = Object.keys(e)[0],
      coll = c.engine.get(c.db, e[name]);
    const filter = e.filter ?? e.query ?? e.pipeline?.[0]?.$match ?? {},
      sort = sortSpec(
        e.sort ?? (e.pipeline?.[0]?.$match ? e.pipeline[1]?.$sort : e.pipeline?.[0]?.$sort),
      );
    const stats = { keys: 0, docs: 0 };
    if (!coll) return { queryPlanner: { winningPlan: { stage: 'EOF' } }, ok: 1 };
    const plan = coll.plan(filter, sort, e.hint),
      rows = coll.query(filter, { sort, skip: n(e.skip), limit: n(e.limit), stats, hint: e.hint });
    return {
      explainVersion: '1',
      queryPlanner: {
        namespace: coll.ns,
        winningPlan: {
          stage: plan.index ? 'IXSCAN' : 'COLLSCAN',
          indexName: plan.index,
          sortedByIndex: plan.sorted,
          direction: plan.reverse ? 'backward' : 'forward',
        },
      },
      executionStats: {
        nReturned: rows.length,
        totalKeysExamined: plan.index ? stats.keys : 0,
        totalDocsExamined: stats.docs,
      },
      ok: 1,
    };
  },
};
commands.buildinfo = commands.buildInfo;
commands.findandmodify = commands.findAndModify;
commands.deleteIndexes = commands.dropIndexes;
export { keysOf, clone, writeConflict };
