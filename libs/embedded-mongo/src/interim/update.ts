// @ts-nocheck -- interim: replaced file by file by the typed server
/* eslint-disable -- interim */
/** Update operators for the product's subset, with MongoDB's error codes; unknown operators are errors. */
import { Long, Timestamp } from 'bson';
import { encode, sortDocs, sortSpec } from './order.js';
import { compileNative, isOperators, type Matcher } from './match.js';
import { badValue, CommandError, failedToParse, typeMismatch } from './errors.js';

const plain = (v: any): boolean =>
  v !== null && typeof v === 'object' && !Array.isArray(v) && !(v instanceof Date) && !v._bsontype;
export function clone(v: any): any {
  if (v === null || typeof v !== 'object') return v;
  if (v instanceof Date) return new Date(v);
  if (Array.isArray(v)) return v.map(clone);
  if (v._bsontype) return v;
  const o: any = {};
  for (const k of Object.keys(v)) o[k] = clone(v[k]);
  return o;
}
const nonViable = (m: string) => new CommandError(28, 'PathNotViable', m);
const isNum = (v: any): boolean => typeof v === 'number' || v instanceof Long;
const typeName = (v: any): string =>
  v === null
    ? 'null'
    : Array.isArray(v)
      ? 'array'
      : v instanceof Date
        ? 'date'
        : v?._bsontype
          ? v._bsontype
          : typeof v;

interface Ctx {
  insert: boolean;
  filters: Map<string, Matcher>;
  used: Set<string>;
  positional: () => number;
  now: Date;
}
type Leaf = (parent: any, key: string | number, present: boolean) => void;

/** Resolves `$`, `$[]`, `$[id]` and dotted parts, creating sub-documents on the way when `create`. */
function walk(node: any, parts: string[], i: number, create: boolean, ctx: Ctx, leaf: Leaf): void {
  const part = parts[i],
    last = i === parts.length - 1;
  const step = (n: any, k: string | number): void => {
    const present = Array.isArray(n) ? Number(k) < n.length : Object.hasOwn(n, k);
    if (last) return leaf(n, k, present);
    let child = n[k];
    if (!present || child === undefined) {
      if (!create) return;
      if (Array.isArray(n)) while (n.length < Number(k)) n.push(null);
      child = n[k] = {};
    } else if (!plain(child) && !Array.isArray(child)) {
      if (!create) return;
      throw nonViable(
        `Cannot create field '${parts[i + 1]}' in element {${k}: ${JSON.stringify(child)}}`,
      );
    }
    walk(child, parts, i + 1, create, ctx, leaf);
  };
  if (part === '$' || part.startsWith('$[')) {
    if (!Array.isArray(node))
      throw badValue(`Cannot apply array updates to non-array element ${parts[i - 1]}`);
    if (part === '$') return step(node, ctx.positional());
    const id = part.slice(2, -1);
    const f = id ? ctx.filters.get(id) : undefined;
    if (id && !f)
      throw badValue(`No array filter found for identifier '${id}' in path '${parts.join('.')}'`);
    if (id) ctx.used.add(id);
    for (let k = 0; k < node.length; k++) if (!f || f({ [id]: node[k] })) step(node, k);
    return;
  }
  if (Array.isArray(node)) {
    if (!/^\d+$/.test(part)) {
      if (!create) return;
      throw nonViable(
        `Cannot create field '${part}' in element {${parts[i - 1]}: ${JSON.stringify(node)}}`,
      );
    }
    if (create && Number(part) > node.length + 1_500_000)
      throw badValue(`can't backfill more than 1500000 elements of an array`);
    return step(node, Number(part));
  }
  step(node, part);
}
function put(p: any, k: string | number, v: any): void {
  if (Array.isArray(p)) while (p.length < Number(k)) p.push(null);
  p[k] = v;
}
function add(a: any, b: any, f: (x: number, y: number) => number): any {
  if (!(a instanceof Long) && !(b instanceof Long)) return f(a, b);
  const x = a instanceof Long ? a.toBigInt() : BigInt(a),
    y = b instanceof Long ? b.toBigInt() : BigInt(b);
  return Long.fromBigInt(f === times ? x * y : x + y);
}
const plus = (a: number, b: number): number => a + b,
  times = (a: number, b: number): number => a * b;

function leafFor(op: string, path: string, arg: any, ctx: Ctx): { create: boolean; leaf: Leaf } {
  const needArray = (p: any, k: any, present: boolean): any[] | undefined => {
    if (!present) return undefined;
    if (!Array.isArray(p[k]))
      throw badValue(
        `The field '${path}' must be an array but is of type ${typeName(p[k])} in document`,
      );
    return p[k];
  };
  switch (op) {
    case '$set':
    case '$setOnInsert':
      return { create: true, leaf: (p, k) => put(p, k, clone(arg)) };
    case '$unset':
      return {
        create: false,
        leaf: (p, k, here) => {
          if (!here) return;
          if (Array.isArray(p)) p[k as number] = null;
          else delete p[k];
        },
      };
    case '$inc':
    case '$mul': {
      if (!isNum(arg))
        throw typeMismatch(
          `Cannot ${op === '$inc' ? 'increment' : 'multiply'} with non-numeric argument: {${path}: ${JSON.stringify(arg)}}`,
        );
      return {
        create: true,
        leaf: (p, k, here) => {
          if (!here) return put(p, k, op === '$inc' ? arg : 0);
          if (!isNum(p[k]))
            throw typeMismatch(
              `Cannot apply ${op} to a value of non-numeric type. {_id: ...} has the field '${k}' of non-numeric type ${typeName(p[k])}`,
            );
          p[k] = add(p[k], arg, op === '$inc' ? plus : times);
        },
      };
    }
    case '$min':
    case '$max': {
      const e = encode(arg);
      return {
        create: true,
        leaf: (p, k, here) => {
          if (!here || (op === '$min' ? e < encode(p[k]) : e > encode(p[k]))) put(p, k, clone(arg));
        },
      };
    }
    case '$currentDate':
      return {
        create: true,
        leaf: (p, k) =>
          put(
            p,
            k,
            plain(arg) && arg.$type === 'timestamp'
              ? Timestamp.fromBits(0, Math.floor(ctx.now.getTime() / 1000))
              : new Date(ctx.now),
          ),
      };
    case '$push': {
      const mod = plain(arg) && '$each' in arg;
      const each: any[] = mod ? arg.$each : [arg];
      if (!Array.isArray(each)) throw badValue('The argument to $each in $push must be an array');
      if (mod)
        for (const x of Object.keys(arg))
          if (!['$each', '$slice', '$sort', '$position'].includes(x))
            throw badValue(`Unrecognized clause in $push: ${x}`);
      return {
        create: true,
        leaf: (p, k, here) => {
          let a = needArray(p, k, here);
          if (!a) put(p, k, (a = []));
          const pos = mod && arg.$position !== undefined ? arg.$position : a.length;
          a.splice(
            pos < 0 ? Math.max(0, a.length + pos) : Math.min(pos, a.length),
            0,
            ...each.map(clone),
          );
          if (mod && arg.$sort !== undefined) {
            const s = plain(arg.$sort) ? sortSpec(arg.$sort) : ([[['e'], arg.$sort]] as any);
            const sorted = sortDocs(a, (e) => (plain(arg.$sort) ? (plain(e) ? e : {}) : { e }), s);
            a.splice(0, a.length, ...sorted);
          }
          if (mod && arg.$slice !== undefined) {
            if (arg.$slice >= 0) a.splice(arg.$slice);
            else a.splice(0, Math.max(0, a.length + arg.$slice));
          }
        },
      };
    }
    case '$addToSet': {
      const each: any[] = plain(arg) && '$each' in arg ? arg.$each : [arg];
      return {
        create: true,
        leaf: (p, k, here) => {
          let a = needArray(p, k, here);
          if (!a) put(p, k, (a = []));
          const seen = new Set(a.map(encode));
          for (const e of each) {
            const c = encode(e);
            if (!seen.has(c)) {
              seen.add(c);
              a.push(clone(e));
            }
          }
        },
      };
    }
    case '$pop':
      return {
        create: false,
        leaf: (p, k, here) => {
          const a = needArray(p, k, here);
          if (a) {
            if (arg < 0) a.shift();
            else a.pop();
          }
        },
      };
    case '$pull': {
      const m: Matcher =
        isOperators(arg) && !/^\$(and|or|nor|expr)$/.test(Object.keys(arg)[0])
          ? (
              (f) => (e: any) =>
                f({ e })
            )(compileNative({ e: arg }))
          : plain(arg)
            ? (
                (f) => (e: any) =>
                  plain(e) && f(e)
              )(compileNative(arg))
            : (
                (f) => (e: any) =>
                  f({ e })
              )(compileNative({ e: arg }));
      return {
        create: false,
        leaf: (p, k, here) => {
          const a = needArray(p, k, here);
          if (a) p[k] = a.filter((e) => !m(e));
        },
      };
    }
    case '$pullAll': {
      const s = new Set((arg as any[]).map(encode));
      return {
        create: false,
        leaf: (p, k, here) => {
          const a = needArray(p, k, here);
          if (a) p[k] = a.filter((e) => !s.has(encode(e)));
        },
      };
    }
    default:
      throw failedToParse(
        `Unknown modifier: ${op}. Expected a valid update modifier or pipeline-style update specified as an array`,
      );
  }
}

/** The index `$` stands for: where the filter matched, in the array at `arrayPath` or else in any array of the filter. */
function firstMatch(doc: any, filter: Record<string, any>, arrayPath: string): number {
  const conds: [string, any][] = [];
  const collect = (f: Record<string, any>): void => {
    for (const [k, v] of Object.entries(f))
      if (k === '$and' || (k === '$or' && v.length === 1)) (v as any[]).forEach(collect);
      else if (k[0] !== '$') conds.push([k, v]);
  };
  collect(filter);
  conds.sort(
    ([a], [b]) =>
      Number(b === arrayPath || b.startsWith(arrayPath + '.')) -
      Number(a === arrayPath || a.startsWith(arrayPath + '.')),
  );
  for (const [k, v] of conds) {
    const parts = k.split('.');
    let at: any = doc;
    for (let i = 0; i <= parts.length; i++) {
      if (Array.isArray(at)) {
        const rest = parts.slice(i).join('.');
        if (/^\d+$/.test(parts[i] ?? '')) {
          at = at[Number(parts[i])];
          continue;
        }
        const em = rest === '' && isOperators(v) && '$elemMatch' in v;
        const m = compileNative({ [rest === '' ? 'e' : 'e.' + rest]: v });
        for (let j = 0; j < at.length; j++) if (m({ e: em ? [at[j]] : at[j] })) return j;
        break;
      }
      if (at === null || typeof at !== 'object') break;
      at = at[parts[i]];
    }
  }
  throw badValue('The positional operator did not find the match needed from the query.');
}

export function validateUpdate(mod: Record<string, any>): void {
  const touched: string[] = [];
  for (const op of Object.keys(mod)) {
    if (op[0] !== '$')
      throw failedToParse(
        `Unknown modifier: ${op}. Expected a valid update modifier or pipeline-style update specified as an array`,
      );
    if (!plain(mod[op]))
      throw failedToParse(
        `Modifiers operate on fields but we found type ${typeName(mod[op])} instead. For example: {$mod: {<field>: ...}} not {${op}: ${JSON.stringify(mod[op])}}`,
      );
    for (const path of Object.keys(mod[op])) {
      if (path === '' || path.split('.').includes(''))
        throw new CommandError(
          56,
          'EmptyFieldName',
          `The update path '${path}' contains an empty field name, which is not allowed.`,
        );
      for (const other of touched)
        if (other === path || other.startsWith(path + '.') || path.startsWith(other + '.'))
          throw new CommandError(
            40,
            'ConflictingUpdateOperators',
            `Updating the path '${path}' would create a conflict at '${other.length < path.length ? other : path}'`,
          );
      touched.push(path);
      for (const part of path.split('.'))
        if (
          part[0] === '$' &&
          part !== '$' &&
          !part.startsWith('$[') &&
          part !== '$id' &&
          part !== '$ref' &&
          part !== '$db'
        )
          throw new CommandError(
            52,
            'DollarPrefixedFieldName',
            `The dollar ($) prefixed field '${part}' in '${path}' is not allowed in the context of an update's replacement document. Consider using an aggregation pipeline with $replaceWith.`,
          );
      if (op === '$rename') {
        const to = mod[op][path];
        if (to === '')
          throw new CommandError(56, 'EmptyFieldName', 'An empty update path is not valid.');
        if (typeof to !== 'string')
          throw badValue(
            `The 'to' field for $rename must be a string: ${path}: ${JSON.stringify(to)}`,
          );
        if (to === path || to.startsWith(path + '.') || path.startsWith(to + '.'))
          throw badValue(`The source and target field for $rename must differ: ${path}: "${to}"`);
        if (/(^|\.)\$/.test(to) || /(^|\.)\$/.test(path))
          throw badValue(`The source and destination field for $rename may not be dynamic: ${to}`);
        for (const other of touched)
          if (other === to || other.startsWith(to + '.') || to.startsWith(other + '.'))
            throw new CommandError(
              40,
              'ConflictingUpdateOperators',
              `Updating the path '${to}' would create a conflict at '${to}'`,
            );
        touched.push(to);
      }
      const a = mod[op][path];
      if (
        op === '$push' &&
        plain(a) &&
        !('$each' in a) &&
        Object.keys(a)[0]?.[0] === '$' &&
        !/^\$(ref|id|db)$/.test(Object.keys(a)[0])
      )
        throw new CommandError(
          52,
          'DollarPrefixedFieldName',
          `The dollar ($) prefixed field '${Object.keys(a)[0]}' in '${path}' is not allowed`,
        );
      if (op === '$push' && plain(a) && '$each' in a) {
        if (
          a.$sort !== undefined &&
          a.$sort !== 1 &&
          a.$sort !== -1 &&
          !(
            plain(a.$sort) &&
            Object.keys(a.$sort).length > 0 &&
            Object.entries(a.$sort).every(
              ([k, v]) => k !== '' && !k.split('.').includes('') && (v === 1 || v === -1),
            )
          )
        )
          throw badValue(
            'The $sort is invalid: use 1/-1 to sort the whole element, or {field:1/-1} to sort embedded fields',
          );
        for (const x of ['$slice', '$position'])
          if (a[x] !== undefined && !Number.isInteger(a[x]))
            throw badValue(`The value for ${x} must be an integer value`);
      }
    }
  }
}

export function applyNative(
  doc: any,
  mod: Record<string, any>,
  arrayFilters: any[] | undefined,
  filter: Record<string, any>,
  insert: boolean,
): void {
  const filters = new Map<string, Matcher>();
  for (const f of arrayFilters ?? []) {
    const key = Object.keys(f)[0];
    const id = (key === '$and' || key === '$or' ? Object.keys(f[key][0])[0] : key).split('.')[0];
    filters.set(id, compileNative(f));
  }
  let arrayPath = '';
  const ctx: Ctx = {
    insert,
    filters,
    used: new Set(),
    positional: () => firstMatch(doc, filter, arrayPath),
    now: new Date(),
  };
  const idBefore = doc._id === undefined ? undefined : encode(doc._id);
  for (const op of Object.keys(mod)) {
    if (op === '$setOnInsert' && !insert) continue;
    for (const path of Object.keys(mod[op])) {
      const parts = path.split('.');
      const at = parts.indexOf('$');
      if (at > 0) arrayPath = parts.slice(0, at).join('.');
      if (op === '$rename') {
        let moved: any,
          found = false;
        walk(doc, parts, 0, false, ctx, (p, k, here) => {
          if (here && !Array.isArray(p)) {
            moved = p[k];
            found = true;
            delete p[k];
          }
        });
        if (found)
          walk(doc, String(mod[op][path]).split('.'), 0, true, ctx, (p, k) => put(p, k, moved));
        continue;
      }
      const { create, leaf } = leafFor(op, path, mod[op][path], ctx);
      walk(doc, parts, 0, create, ctx, leaf);
    }
  }
  for (const id of filters.keys())
    if (!ctx.used.has(id) && !JSON.stringify(mod).includes(`$[${id}]`))
      throw failedToParse(`The array filter for identifier '${id}' was not used in the update`);
  if (idBefore !== undefined && encode(doc._id) !== idBefore)
    throw new CommandError(
      66,
      'ImmutableField',
      `Performing an update on the path '_id' would modify the immutable field '_id'`,
    );
}

/** The document an upsert starts from: the filter's equality conditions. */
export function upsertSeed(filter: Record<string, any>): any {
  const doc: any = {},
    seen = new Set<string>();
  const add = (f: Record<string, any>): void => {
    for (const [k, v] of Object.entries(f)) {
      if (k === '$and') {
        for (const s of v) add(s);
        continue;
      }
      if (k === '$or' && v.length === 1) {
        add(v[0]);
        continue;
      }
      if (k[0] === '$') continue;
      const ops = isOperators(v);
      if (
        ops &&
        !('$eq' in v) &&
        !('$in' in v && v.$in.length === 1) &&
        !('$all' in v && v.$all.length === 1)
      )
        continue;
      if ((!ops && v instanceof RegExp) || v?._bsontype === 'BSONRegExp') continue;
      for (const o of seen)
        if (o === k || o.startsWith(k + '.') || k.startsWith(o + '.'))
          throw new CommandError(
            54,
            'NotSingleValueField',
            `cannot infer query fields to set, path '${k}' is matched twice`,
          );
      seen.add(k);
      const val = ops ? ('$eq' in v ? v.$eq : ('$in' in v ? v.$in : v.$all)[0]) : v;
      walk(
        doc,
        k.split('.'),
        0,
        true,
        { insert: true, filters: new Map(), used: new Set(), positional: () => 0, now: new Date() },
        (p, key) => put(p, key, clone(val)),
      );
    }
  };
  add(filter);
  return doc;
}
