// @ts-nocheck -- interim: replaced file by file by the typed server
/* eslint-disable -- interim */
/** Documents, ordered indexes, planner and snapshot transactions. Single-threaded: every statement is atomic. */
import * as BSON from 'bson';
import { OrderedMap } from './ordered-index.js';
import { encode, invert, keysOf, reach, sortDocs, sortSpec, type SortSpec } from './order.js';
import { Blocked, CommandError, writeConflict } from './errors.js';
import { compileNative, isOperators, type Matcher } from './match.js';
const compileMingo: any = null;
import { DECODE } from './wire.js';

export interface Rec {
  raw: Buffer;
  doc: any;
  ver: number;
  keys: string[][];
}
export interface Slot {
  id: string;
  rec: Rec | null;
  lock: Txn | null;
}
export interface IndexSpec {
  name: string;
  key: Record<string, any>;
  unique?: boolean;
  sparse?: boolean;
  partialFilterExpression?: any;
  [k: string]: any;
}
export interface Change {
  coll: Collection;
  id: string;
  raw: Buffer | null;
}
export interface Journal {
  append(changes: Change[]): Promise<void> | void;
  catalog(op: 'create' | 'drop', coll: Collection): void;
}

export class Txn {
  readonly writes = new Map<Collection, Map<string, Rec | null>>();
  readonly locks = new Map<Slot, Collection>();
  state: 'active' | 'committed' | 'aborted' = 'active';
  private finish!: () => void;
  readonly ended = new Promise<void>((r) => {
    this.finish = r;
  });
  constructor(
    readonly number: string,
    readonly snapshot: number,
  ) {}
  end(state: 'committed' | 'aborted'): void {
    this.state = state;
    this.finish();
  }
}

const dir = (v: any): any => (Number(v) < 0 ? -1 : 1);
export class Index {
  readonly map = new OrderedMap<Slot>();
  readonly parts: SortSpec;
  multikey = false;
  readonly partial: Matcher | null;
  constructor(readonly spec: IndexSpec) {
    this.parts = sortSpec(
      Object.fromEntries(Object.entries(spec.key).map(([k, v]) => [k, dir(v)])),
    );
    this.partial = spec.partialFilterExpression
      ? compileNative(spec.partialFilterExpression)
      : null;
  }
  /** Encoded field keys of one document (without the _id suffix); [] when the index does not hold it. */
  keys(doc: any): string[] {
    if (this.partial && !this.partial(doc)) return [];
    if (this.spec.sparse && this.parts.every(([p]) => reach(doc, p).every((v) => v === undefined)))
      return [];
    let out = [''],
      arrays = 0;
    for (const [path, dir] of this.parts) {
      const ks = keysOf(doc, path);
      const many = isArrayOnPath(doc, path);
      if (
        many &&
        arrays++ > 0 &&
        !sharesArray(
          doc,
          this.parts.map(([q]) => q),
        )
      )
        throw new CommandError(
          171,
          'CannotIndexParallelArrays',
          `cannot index parallel arrays [${path.join('.')}]`,
        );
      if (ks.length > 1) this.multikey = true;
      else if (many) this.multikey = true;
      if (ks.length === 1 && out.length === 1) out[0] += dir === 1 ? ks[0] : invert(ks[0]);
      else out = out.flatMap((o) => ks.map((k) => o + (dir === 1 ? k : invert(k))));
    }
    return out;
  }
}
/** Compound keys may go through one array only; several fields of the sub-documents of that one array are fine. */
function sharesArray(doc: any, paths: string[][]): boolean {
  const where = new Set<string>();
  for (const p of paths) {
    let v = doc;
    for (let i = 0; i <= p.length; i++) {
      if (Array.isArray(v)) {
        where.add(p.slice(0, i).join('.'));
        break;
      }
      if (v === null || typeof v !== 'object') break;
      v = v[p[i]];
    }
  }
  return where.size <= 1;
}
function isArrayOnPath(doc: any, path: string[]): boolean {
  let v = doc;
  for (const p of path) {
    if (Array.isArray(v)) return true;
    if (v === null || typeof v !== 'object') return false;
    v = v[p];
  }
  return Array.isArray(v);
}

export class Collection {
  readonly slots = new Map<string, Slot>();
  indexes: Index[] = [];
  /** Older versions, only while a transaction is open: id → [ver until which it was current, record]. */
  readonly history = new Map<string, [number, Rec | null][]>();
  readonly uuid = new BSON.UUID();
  constructor(
    readonly engine: Engine,
    readonly db: string,
    readonly name: string,
    readonly options: Record<string, any> = {},
    readonly no = 0,
  ) {}
  get ns(): string {
    return `${this.db}.${this.name}`;
  }

  /** What `txn` (or nobody) sees under this id. */
  visible(id: string, txn: Txn | null): Rec | null {
    if (txn) {
      const w = txn.writes.get(this);
      if (w?.has(id)) return w.get(id)!;
      const h = this.history.get(id);
      if (h) for (const [until, rec] of h) if (until > txn.snapshot) return rec;
    }
    return this.slots.get(id)?.rec ?? null;
  }

  /** Throws unless `txn` (or a plain write) may change this id now. */
  private claim(id: string, txn: Txn | null): Slot {
    let slot = this.slots.get(id);
    if (!slot) this.slots.set(id, (slot = { id, rec: null, lock: null }));
    if (slot.lock && slot.lock !== txn) {
      if (txn) throw writeConflict();
      throw new Blocked(slot.lock.ended);
    }
    if (txn) {
      if (slot.rec && slot.rec.ver > txn.snapshot) throw writeConflict();
      const h = this.history.get(id);
      if (h && h[h.length - 1][0] > txn.snapshot) throw writeConflict();
      slot.lock = txn;
      txn.locks.set(slot, this);
    }
    return slot;
  }

  record(doc: any, raw: Buffer): Rec {
    return { raw, doc, ver: 0, keys: this.indexes.map((ix) => ix.keys(doc)) };
  }

  private duplicate(ix: Index | null, doc: any): CommandError {
    const spec = ix ? ix.spec : { name: '_id_', key: { _id: 1 } };
    const keyValue = Object.fromEntries(
      Object.keys(spec.key).map((k) => [k, reach(doc, k.split('.'))[0] ?? null]),
    );
    return new CommandError(
      11000,
      'DuplicateKey',
      `E11000 duplicate key error collection: ${this.ns} index: ${spec.name} dup key: ${JSON.stringify(keyValue)}`,
      { keyPattern: spec.key, keyValue },
    );
  }

  private checkUnique(id: string, rec: Rec, txn: Txn | null): void {
    const over = txn?.writes.get(this);
    for (let i = 0; i < this.indexes.length; i++) {
      const ix = this.indexes[i];
      if (!ix.spec.unique) continue;
      for (const k of rec.keys[i]) {
        for (const s of ix.map.range(k, k + '\xff')) {
          if (s.id === id || over?.has(s.id)) continue;
          throw this.duplicate(ix, rec.doc);
        }
        if (over)
          for (const [oid, r] of over)
            if (oid !== id && r && r.keys[i].includes(k)) throw this.duplicate(ix, rec.doc);
      }
    }
  }

  /** One document change: to the transaction's overlay, or committed at once. */
  write(id: string, rec: Rec | null, txn: Txn | null, batch: Change[], insert = false): void {
    const slot = this.claim(id, txn);
    if (insert && this.visible(id, txn)) {
      if (!slot.rec && !txn) this.slots.delete(id);
      throw this.duplicate(null, rec!.doc);
    }
    if (rec) {
      try {
        this.checkUnique(id, rec, txn);
      } catch (e) {
        if (!slot.rec && !txn) this.slots.delete(id);
        throw e;
      }
    }
    if (txn) {
      let w = txn.writes.get(this);
      if (!w) txn.writes.set(this, (w = new Map()));
      w.set(id, rec);
    } else {
      this.apply(slot, rec, ++this.engine.clock);
      batch.push({ coll: this, id, raw: rec?.raw ?? null });
    }
  }

  apply(slot: Slot, rec: Rec | null, ver: number): void {
    const old = slot.rec;
    if (this.engine.openTxns > 0) {
      let h = this.history.get(slot.id);
      if (!h) {
        this.history.set(slot.id, (h = []));
        this.engine.withHistory.add(this);
      }
      h.push([ver, old]);
    }
    if (rec) rec.ver = ver;
    for (let i = 0; i < this.indexes.length; i++) {
      const a = old?.keys[i] ?? [],
        b = rec?.keys[i] ?? [],
        m = this.indexes[i].map;
      if (a.length === 1 && b.length === 1 && a[0] === b[0]) continue;
      for (const k of a) if (!b.includes(k)) m.delete(k + slot.id);
      for (const k of b) if (!a.includes(k)) m.insert(k + slot.id, slot);
    }
    slot.rec = rec;
    if (!rec) this.slots.delete(slot.id);
  }

  createIndex(spec: IndexSpec): boolean {
    const same = this.indexes.find((x) => x.spec.name === spec.name);
    const sig = (s: IndexSpec) =>
      JSON.stringify([
        Object.entries(s.key),
        !!s.unique,
        !!s.sparse,
        s.partialFilterExpression ?? null,
      ]);
    if (spec.name === '_id_' || JSON.stringify(spec.key) === '{"_id":1}') return false;
    if (same) {
      if (sig(same.spec) === sig(spec)) return false;
      throw new CommandError(
        86,
        'IndexKeySpecsConflict',
        `An existing index has the same name as the requested index. Requested index: ${JSON.stringify(spec)}, existing index: ${JSON.stringify(same.spec)}`,
      );
    }
    const other = this.indexes.find(
      (x) =>
        JSON.stringify(Object.entries(x.spec.key)) === JSON.stringify(Object.entries(spec.key)),
    );
    if (other)
      throw new CommandError(
        85,
        'IndexOptionsConflict',
        `Index already exists with a different name: ${other.spec.name}`,
      );
    const ix = new Index(spec);
    for (const s of this.slots.values())
      if (s.rec)
        for (const k of ix.keys(s.rec.doc)) {
          if (spec.unique && ix.map.first(k, k + '\xff')) throw this.duplicate(ix, s.rec.doc);
          ix.map.insert(k + s.id, s);
        }
    for (const s of this.slots.values()) if (s.rec) s.rec.keys.push(ix.keys(s.rec.doc));
    this.indexes.push(ix);
    return true;
  }
  dropIndex(name: string): void {
    const i = this.indexes.findIndex((x) => x.spec.name === name);
    if (i < 0) throw new CommandError(27, 'IndexNotFound', `index not found with name [${name}]`);
    this.indexes.splice(i, 1);
    for (const s of this.slots.values()) s.rec?.keys.splice(i, 1);
  }

  // ---- reading -------------------------------------------------------------------------------

  private matcher(filter: Record<string, any>, vars?: any): Matcher {
    return this.engine.dialect === 'mingo'
      ? compileMingo(filter, vars)
      : compileNative(filter, vars);
  }

  plan(filter: Record<string, any>, sort: SortSpec, hint?: any): Plan {
    return choosePlan(this, filter, sort, hint);
  }

  /** Matching slots with the record the caller sees, in `sort` order when given. */
  query(
    filter: Record<string, any>,
    opts: {
      sort?: SortSpec;
      skip?: number;
      limit?: number;
      txn?: Txn | null;
      hint?: any;
      vars?: any;
      stats?: { keys: number; docs: number };
    } = {},
  ): { id: string; rec: Rec }[] {
    const natural =
      opts.sort?.length === 1 && opts.sort[0][0][0] === '$natural' ? opts.sort[0][1] : 0;
    if (natural === -1) {
      const all = this.query(filter, { txn: opts.txn, vars: opts.vars }).reverse();
      return all.slice(opts.skip ?? 0, opts.limit ? (opts.skip ?? 0) + opts.limit : undefined);
    }
    const sort = natural ? [] : (opts.sort ?? []),
      skip = opts.skip ?? 0,
      limit = opts.limit ? opts.limit + skip : Infinity,
      txn = opts.txn ?? null;
    const test = this.matcher(filter, opts.vars);
    const plan = this.plan(filter, sort, opts.hint);
    const dirty = txn !== null && (txn.writes.has(this) || this.history.size > 0);
    const ordered = sort.length === 0 || (plan.sorted && !dirty);
    const stop = ordered ? limit : Infinity;
    const out: { id: string; rec: Rec }[] = [];
    const seen = plan.dedupe ? new Set<string>() : null;
    const stats = opts.stats;
    if (stop > 0)
      for (const slot of plan.scan()) {
        if (stats) stats.keys++;
        if (seen) {
          if (seen.has(slot.id)) continue;
          seen.add(slot.id);
        }
        let rec = slot.rec;
        if (dirty) {
          if (txn.writes.get(this)?.has(slot.id) || this.history.has(slot.id)) continue; // below, from the version it sees
        }
        if (!rec) continue;
        if (stats) stats.docs++;
        if (!test(rec.doc)) continue;
        out.push({ id: slot.id, rec });
        if (out.length >= stop && !dirty) break;
      }
    if (dirty) {
      const ids = new Set([...this.history.keys(), ...(txn.writes.get(this)?.keys() ?? [])]);
      for (const id of ids) {
        const rec = this.visible(id, txn);
        if (rec && test(rec.doc)) out.push({ id, rec });
      }
    }
    if (!ordered) return sortDocs(out, (o) => o.rec.doc, sort, limit).slice(skip);
    return skip || out.length > limit ? out.slice(skip, limit) : out;
  }
}

export interface Plan {
  index: string | null;
  sorted: boolean;
  dedupe: boolean;
  reverse: boolean;
  scan(): Iterable<Slot>;
  score: number;
  bounds?: string;
}

const RANGE = new Set(['$gt', '$gte', '$lt', '$lte']);
/** Top-level conditions by path: usable equalities, ranges. */
function conditions(
  filter: Record<string, any>,
  into = new Map<string, { eq?: any[]; lo?: [any, boolean]; hi?: [any, boolean] }>(),
): typeof into {
  for (const [k, v] of Object.entries(filter)) {
    if (k === '$and') {
      for (const f of v) conditions(f, into);
      continue;
    }
    if (k[0] === '$') continue;
    let c = into.get(k);
    if (!c) into.set(k, (c = {}));
    if (!isOperators(v)) {
      if (!(v instanceof RegExp) && v?._bsontype !== 'BSONRegExp') c.eq ??= [v];
      continue;
    }
    for (const [op, a] of Object.entries<any>(v)) {
      if (op === '$eq') c.eq ??= [a];
      else if (
        op === '$in' &&
        a.every((x: any) => !(x instanceof RegExp) && x?._bsontype !== 'BSONRegExp')
      )
        c.eq ??= a;
      else if (RANGE.has(op) && a !== null && !Array.isArray(a)) {
        if (op[1] === 'g') c.lo ??= [a, op === '$gte'];
        else c.hi ??= [a, op === '$lte'];
      }
    }
  }
  return into;
}

/** The end of a type's bracket: the byte after its rank (content bytes may be 0xff). */
const after = (rank: string): string => String.fromCharCode(rank.charCodeAt(0) + 1);

function choosePlan(
  coll: Collection,
  filter: Record<string, any>,
  sort: SortSpec,
  hint?: any,
): Plan {
  const conds = conditions(filter);
  const ids = conds.get('_id')?.eq;
  if (ids && !ids.some((x) => Array.isArray(x)) && !(hint && typeof hint === 'object')) {
    const keys = [...new Set(ids.map(encode))];
    return {
      index: '_id_',
      sorted: keys.length === 1,
      dedupe: false,
      reverse: false,
      score: 1000,
      *scan() {
        for (const k of keys) {
          const s = coll.slots.get(k);
          if (s) yield s;
        }
      },
    };
  }
  let best: Plan = {
    index: null,
    sorted: false,
    dedupe: false,
    reverse: false,
    score: 0,
    scan: () => coll.slots.values(),
  };
  if (hint !== undefined && hint !== null) {
    const isName = typeof hint === 'string';
    const found = coll.indexes.find((x) =>
      isName ? x.spec.name === hint : JSON.stringify(x.spec.key) === JSON.stringify(hint),
    );
    if (!found && !(isName ? hint === '_id_' : '_id' in hint || '$natural' in hint))
      throw new CommandError(
        2,
        'BadValue',
        'error processing query: planner returned error :: caused by :: hint provided does not correspond to an existing index',
      );
  }
  for (const ix of coll.indexes) {
    if (ix.parts.some(([path]) => path.some((x) => /^\d+$/.test(x)))) continue; // positions: array or object key, keep to the scan
    if (ix.partial || ix.spec.sparse) continue; // not chosen by the planner: it would have to prove the filter implies them
    let prefixes = [''],
      used = 0,
      points = true;
    let i = 0;
    for (; i < ix.parts.length; i++) {
      const [path, dir] = ix.parts[i];
      const eq = conds.get(path.join('.'))?.eq;
      if (!eq || eq.some((x) => Array.isArray(x)) || prefixes.length * eq.length > 1000) break;
      if (eq.length > 1) points = false;
      prefixes = prefixes.flatMap((p) =>
        eq.map((v) => p + (dir === 1 ? encode(v) : invert(encode(v)))),
      );
      used += 10;
    }
    const fixed = i;
    let lo = '',
      hi = '\xff';
    const part = ix.parts[i];
    if (part) {
      const c = conds.get(part[0].join('.'));
      if (c && (c.lo || c.hi)) {
        let a = c.lo ? encode(c.lo[0]) + (c.lo[1] ? '' : '\xff') : encode(c.hi![0])[0];
        let b = c.hi ? encode(c.hi[0]) + (c.hi[1] ? '\xff' : '') : after(encode(c.lo![0])[0]);
        if (c.lo && c.hi && ix.multikey) b = after(a[0]); // different elements may meet each bound
        if (part[1] === -1) {
          // inverted component: [a, b) becomes (inv(b), inv(a)]
          const top = c.lo
            ? invert(encode(c.lo[0])) + (c.lo[1] ? '\xff' : '')
            : after(invert(encode(c.hi![0])[0]));
          const bot =
            c.hi && !(c.lo && ix.multikey)
              ? invert(encode(c.hi[0])) + (c.hi[1] ? '' : '\xff')
              : invert(encode((c.lo ?? c.hi)![0])[0]);
          a = bot;
          b = top;
        }
        lo = a;
        hi = b;
        used += c.lo && c.hi ? 6 : 5;
      }
    }
    // does the index give the order?
    let sorted = false,
      reverse = false;
    if (sort.length && points && !ix.multikey) {
      const rest = sort.filter(
        ([p]) => !ix.parts.slice(0, fixed).some(([q]) => q.join('.') === p.join('.')),
      );
      const avail: SortSpec = [...ix.parts.slice(fixed), [['_id'], 1]];
      const fits = (flip: 1 | -1) =>
        rest.every(
          ([p, d], n) =>
            avail[n] &&
            avail[n][0].join('.') === p.join('.') &&
            (avail[n][1] as number) * flip === d,
        );
      sorted = fits(1) || (reverse = fits(-1));
    }
    const score = used + (sorted ? 4 : 0);
    if (used === 0 && !sorted) continue;
    const hinted =
      hint !== undefined &&
      hint !== null &&
      (hint === ix.spec.name || JSON.stringify(hint) === JSON.stringify(ix.spec.key));
    if (score > best.score || hinted) {
      const ps = [...new Set(prefixes)].sort();
      best = {
        index: ix.spec.name,
        sorted,
        dedupe: ix.multikey || ps.length > 1,
        reverse,
        score: hinted ? 1e6 : score,
        bounds: JSON.stringify([ps[0] + lo, ps[0] + hi]),
        *scan() {
          for (const p of ps) yield* ix.map.range(p + lo, p + hi, reverse);
        },
      };
    }
  }
  return best;
}

export class Engine {
  readonly colls = new Map<string, Collection>();
  clock = 0;
  openTxns = 0;
  readonly withHistory = new Set<Collection>();
  private nextNo = 1;
  constructor(
    readonly dialect: 'native' | 'mingo' = 'native',
    public journal: Journal | null = null,
  ) {}

  get(db: string, name: string): Collection | undefined {
    return this.colls.get(`${db}.${name}`);
  }
  create(
    db: string,
    name: string,
    options: Record<string, any> = {},
    no = this.nextNo,
  ): Collection {
    const c = new Collection(this, db, name, options, no);
    this.nextNo = Math.max(this.nextNo, no + 1);
    this.colls.set(c.ns, c);
    this.journal?.catalog('create', c);
    return c;
  }
  ensure(db: string, name: string): Collection {
    return this.get(db, name) ?? this.create(db, name);
  }
  drop(c: Collection): void {
    this.colls.delete(c.ns);
    this.journal?.catalog('drop', c);
  }

  begin(number: string): Txn {
    this.openTxns++;
    return new Txn(number, this.clock);
  }
  private done(txn: Txn, state: 'committed' | 'aborted'): void {
    for (const [s, coll] of txn.locks) {
      s.lock = null;
      if (!s.rec && coll.slots.get(s.id) === s) coll.slots.delete(s.id);
    }
    if (--this.openTxns === 0) {
      for (const c of this.withHistory) c.history.clear();
      this.withHistory.clear();
    }
    txn.end(state);
  }
  abort(txn: Txn): void {
    if (txn.state === 'active') this.done(txn, 'aborted');
  }
  commit(txn: Txn): Promise<void> | void {
    if (txn.state !== 'active') return;
    const batch: Change[] = [];
    // every write below is to a locked document; only unique keys may have been taken since
    for (const [coll, w] of txn.writes)
      for (const [id, rec] of w)
        if (rec) {
          for (let i = 0; i < coll.indexes.length; i++)
            if (coll.indexes[i].spec.unique)
              for (const k of rec.keys[i] ?? []) {
                const s = coll.indexes[i].map.first(k, k + '\xff');
                if (s && s.id !== id && !w.has(s.id)) {
                  this.abort(txn);
                  throw writeConflict();
                }
              }
        }
    const ver = ++this.clock;
    for (const [coll, w] of txn.writes) {
      for (const [id, rec] of w) if (!rec) this.applyOne(coll, id, null, ver, batch); // frees unique keys first
      for (const [id, rec] of w) if (rec) this.applyOne(coll, id, rec, ver, batch);
    }
    this.done(txn, 'committed');
    return batch.length ? this.journal?.append(batch) : undefined;
  }
  private applyOne(
    coll: Collection,
    id: string,
    rec: Rec | null,
    ver: number,
    batch: Change[],
  ): void {
    let slot = coll.slots.get(id);
    if (!slot) {
      if (!rec) return;
      coll.slots.set(id, (slot = { id, rec: null, lock: null }));
    }
    if (rec && rec.keys.length !== coll.indexes.length)
      rec.keys = coll.indexes.map((ix) => ix.keys(rec.doc));
    coll.apply(slot, rec, ver);
    batch.push({ coll, id, raw: rec?.raw ?? null });
  }
}

/** Raw BSON with `_id` first, as the server stores it; generates `_id` when there is none. */
export function normalizeInsert(raw: Buffer): { raw: Buffer; doc: any } {
  const doc = BSON.deserialize(raw, DECODE) as any;
  const first = Object.keys(doc)[0];
  if (first === '_id') return { raw: Buffer.from(raw), doc };
  const ordered = { _id: doc._id ?? new BSON.ObjectId(), ...doc };
  return {
    raw: moveIdFirst(raw, doc._id === undefined ? (ordered._id as BSON.ObjectId) : undefined),
    doc: ordered,
  };
}
/** Moves the `_id` element's bytes to the front, so that no other value is re-encoded. */
function moveIdFirst(raw: Buffer, generated?: BSON.ObjectId): Buffer {
  if (generated) {
    const el = Buffer.concat([Buffer.from('\x07_id\0', 'latin1'), Buffer.from(generated.id)]);
    const out = Buffer.concat([raw.subarray(0, 4), el, raw.subarray(4)]);
    out.writeInt32LE(out.length, 0);
    return out;
  }
  for (const [, nameOff, nameLen, off, len] of BSON.onDemand.parseToElements(raw) as Iterable<
    [number, number, number, number, number]
  >) {
    if (nameLen === 3 && raw.toString('latin1', nameOff, nameOff + 3) === '_id') {
      const start = nameOff - 1,
        end = off + len;
      return Buffer.concat([
        raw.subarray(0, 4),
        raw.subarray(start, end),
        raw.subarray(4, start),
        raw.subarray(end),
      ]);
    }
  }
  return Buffer.from(raw);
}
