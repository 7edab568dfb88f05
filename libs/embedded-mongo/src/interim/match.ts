// @ts-nocheck -- interim: replaced file by file by the typed server
/* eslint-disable -- interim */
/** Filter compiler for the operators the product may use; anything else is an error, never a silent guess. */
import { BSONRegExp, Decimal128, Long, ObjectId, Binary, Timestamp } from 'bson';
import {
  ARRAY,
  BOOL,
  DATE,
  encode,
  isMinMax,
  NULL,
  NUMBER,
  OBJECT,
  OID,
  BIN,
  REGEX,
  STRING,
  TS,
} from './order.js';
import { badValue, CommandError } from './errors.js';
const compileMingo = (): never => {
  throw badValue('$expr is not supported');
};

export type Matcher = (doc: any) => boolean;
type Pred = (v: any) => boolean;

export function toRegExp(r: BSONRegExp | RegExp | string, options = ''): RegExp {
  if (r instanceof RegExp) return options ? new RegExp(r.source, options) : r;
  const pattern = typeof r === 'string' ? r : r.pattern;
  const opts = options || (typeof r === 'string' ? '' : r.options);
  if (/[^imsu]/.test(opts)) throw badValue(`unsupported regular expression options: ${opts}`);
  try {
    return new RegExp(pattern, opts);
  } catch (e) {
    throw badValue(`Regular expression is invalid: ${(e as Error).message}`);
  }
}
/** Deep copy with BSONRegExp turned into RegExp. */
export function toRegExps(v: any): any {
  if (v === null || typeof v !== 'object' || v instanceof Date) return v;
  if (v instanceof BSONRegExp) return toRegExp(v);
  if (v._bsontype) return v;
  if (Array.isArray(v)) return v.map(toRegExps);
  const out: any = {};
  for (const k of Object.keys(v)) out[k] = toRegExps(v[k]);
  return out;
}

export const isPlain = (v: any): v is Record<string, any> =>
  v !== null &&
  typeof v === 'object' &&
  !Array.isArray(v) &&
  !(v instanceof Date) &&
  !(v instanceof RegExp) &&
  !v._bsontype;
export const isOperators = (v: any): boolean => {
  if (!isPlain(v)) return false;
  const k = Object.keys(v);
  return k.length > 0 && k[0][0] === '$' && k[0] !== '$ref' && k[0] !== '$id';
};

/** Runs `p` on every value `path` reaches (MongoDB array traversal); `leafArrays`: also on the elements of a final array. */
function some(doc: any, path: string[], at: number, p: Pred, expandLeaf: boolean): boolean {
  if (at === path.length) {
    if (p(doc)) return true;
    if (expandLeaf && Array.isArray(doc)) for (const e of doc) if (p(e)) return true;
    return false;
  }
  if (Array.isArray(doc)) {
    const key = path[at];
    if (
      /^\d+$/.test(key) &&
      Number(key) < doc.length &&
      some(doc[Number(key)], path, at + 1, p, expandLeaf)
    )
      return true;
    for (const e of doc) if (isPlain(e) && some(e, path, at, p, expandLeaf)) return true;
    return false;
  }
  if (!isPlain(doc)) return p(undefined);
  return some(doc[path[at]], path, at + 1, p, expandLeaf);
}
const TYPES: Record<string, (v: any) => boolean> = {
  double: (v) => typeof v === 'number',
  int: (v) => Number.isInteger(v) && Math.abs(v) <= 0x7fffffff,
  long: (v) => v instanceof Long || Number.isSafeInteger(v),
  decimal: (v) => v instanceof Decimal128,
  number: (v) => typeof v === 'number' || v instanceof Long || v instanceof Decimal128,
  string: (v) => typeof v === 'string',
  object: isPlain,
  array: Array.isArray,
  bool: (v) => typeof v === 'boolean',
  date: (v) => v instanceof Date,
  null: (v) => v === null,
  objectId: (v) => v instanceof ObjectId,
  binData: (v) => v instanceof Binary,
  regex: (v) => v instanceof BSONRegExp,
  timestamp: (v) => v instanceof Timestamp,
};
const TYPE_NUM: Record<number, string> = {
  1: 'double',
  2: 'string',
  3: 'object',
  4: 'array',
  5: 'binData',
  7: 'objectId',
  8: 'bool',
  9: 'date',
  10: 'null',
  11: 'regex',
  16: 'int',
  17: 'timestamp',
  18: 'long',
  19: 'decimal',
};
export const KNOWN_RANKS = { ARRAY, BOOL, DATE, NULL, NUMBER, OBJECT, OID, BIN, REGEX, STRING, TS };

function eq(operand: any): Pred {
  if (operand === null || operand === undefined) return (v) => v === null || v === undefined;
  const t = typeof operand;
  if (t === 'string' || t === 'boolean') return (v) => v === operand;
  if (t === 'number' && operand === operand)
    return (v) =>
      v === operand ||
      (typeof v === 'object' && v !== null && !!v._bsontype && encode(v) === encode(operand));
  const k = encode(operand);
  return (v) => v !== undefined && encode(v) === k;
}
function range(op: string, operand: any): Pred {
  const k = encode(operand),
    rank = k[0],
    any = isMinMax(operand);
  const ok = (c: string): boolean =>
    op === '$gt' ? c > k : op === '$gte' ? c >= k : op === '$lt' ? c < k : c <= k;
  if (typeof operand === 'number') {
    const nan = operand !== operand;
    return (v) => {
      if (typeof v === 'number')
        return nan
          ? v !== v && (op === '$gte' || op === '$lte')
          : op === '$gt'
            ? v > operand
            : op === '$gte'
              ? v >= operand
              : op === '$lt'
                ? v < operand
                : v <= operand;
      return (
        typeof v === 'object' &&
        v !== null &&
        !!v._bsontype &&
        encode(v)[0] === NUMBER &&
        ok(encode(v))
      );
    };
  }
  if (operand === null)
    return (v) => (v === null || v === undefined) && (op === '$gte' || op === '$lte');
  return (v) => {
    if (v === undefined) return false;
    const c = encode(v);
    return (any || c[0] === rank) && ok(c);
  };
}

function operator(path: string[], op: string, arg: any, all: Record<string, any>): Matcher {
  const on =
    (p: Pred, leaf = true): Matcher =>
    (d) =>
      some(d, path, 0, p, leaf);
  switch (op) {
    case '$eq': {
      if (arg instanceof RegExp || arg instanceof BSONRegExp) {
        const k = encode(arg);
        return on((v) => v !== undefined && encode(v) === k);
      }
      const p = eq(arg);
      return on(p);
    }
    case '$ne': {
      if (arg instanceof RegExp || arg instanceof BSONRegExp)
        throw badValue("Can't have regex as arg to $ne.");
      const m = operator(path, '$eq', arg, all);
      return (d) => !m(d);
    }
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte': {
      return on(range(op, arg));
    }
    case '$in': {
      if (!Array.isArray(arg)) throw badValue('$in needs an array');
      const res = arg
        .filter((a) => a instanceof BSONRegExp || a instanceof RegExp)
        .map((a) => toRegExp(a));
      const keys = new Set<string>();
      let nil = false;
      for (const a of arg) {
        if (isOperators(a)) throw badValue('cannot nest $ under $in');
        if (a === null) nil = true;
        else keys.add(encode(a));
      }
      const p: Pred = (v) =>
        v === null || v === undefined
          ? nil
          : keys.has(encode(v)) || (typeof v === 'string' && res.some((r) => r.test(v)));
      return on(p);
    }
    case '$nin': {
      const m = operator(path, '$in', arg, all);
      return (d) => !m(d);
    }
    case '$exists': {
      const want = arg === true || (typeof arg === 'number' && arg !== 0);
      const m = on((v) => v !== undefined, false);
      return (d) => m(d) === want;
    }
    case '$type': {
      const fs = (Array.isArray(arg) ? arg : [arg]).map(
        (t) =>
          TYPES[typeof t === 'number' ? TYPE_NUM[t] : t] ??
          (() => {
            throw badValue(`Unknown type name alias: ${t}`);
          })(),
      );
      return on((v) => v !== undefined && fs.some((f) => f(v)));
    }
    case '$regex': {
      const re = toRegExp(arg, all.$options ?? '');
      return on((v) => typeof v === 'string' && re.test(v));
    }
    case '$options':
      return () => true;
    case '$not': {
      const m =
        arg instanceof BSONRegExp || arg instanceof RegExp
          ? operator(path, '$regex', arg, {})
          : field(path.join('.'), arg, true);
      return (d) => !m(d);
    }
    case '$size':
      if (typeof arg !== 'number' || !Number.isInteger(arg) || arg < 0)
        throw badValue('$size must be a whole non-negative number');
      return (d) => some(d, path, 0, (v) => Array.isArray(v) && v.length === arg, false);
    case '$mod': {
      if (!Array.isArray(arg) || arg.length !== 2 || !(Math.trunc(Number(arg[0])) !== 0))
        throw badValue('malformed mod, needs to be an array of two numbers');
      const m = Math.trunc(Number(arg[0])),
        r = Math.trunc(Number(arg[1]));
      return on((v) => typeof v === 'number' && Math.trunc(v) % m === r);
    }
    case '$all': {
      if (!Array.isArray(arg)) throw badValue('$all needs an array');
      if (arg.length === 0) return () => false;
      const em = arg.filter((a) => isPlain(a) && '$elemMatch' in a).length;
      if (em > 0 && em < arg.length) throw badValue('$all/$elemMatch has to be consistent');
      const ms = arg.map((a) =>
        isPlain(a) && '$elemMatch' in a
          ? operator(path, '$elemMatch', a.$elemMatch, a)
          : a instanceof BSONRegExp
            ? operator(path, '$regex', a, {})
            : operator(path, '$eq', a, {}),
      );
      return (d) => ms.every((m) => m(d));
    }
    case '$elemMatch': {
      if (!isPlain(arg)) throw badValue('$elemMatch needs an Object');
      let p: Pred;
      if (isOperators(arg) && !['$and', '$or', '$nor', '$expr'].includes(Object.keys(arg)[0])) {
        const ms = Object.entries(arg).map(([o, a]) => operator(['e'], o, a, arg));
        p = (e) => ms.every((m) => m({ e }));
      } else {
        const m = compileNative(arg);
        p = (e) => (isPlain(e) ? m(e) : Array.isArray(e) && m({ ...e }));
      }
      return (d) => some(d, path, 0, (v) => Array.isArray(v) && v.some(p), false);
    }
    default:
      throw badValue(`unknown operator: ${op}`);
  }
}

function field(key: string, cond: any, mustBeOps = false): Matcher {
  const path = key.split('.');
  if (cond instanceof BSONRegExp || cond instanceof RegExp) {
    const m = operator(path, '$regex', cond, {}),
      e = operator(path, '$eq', cond, {});
    return (d) => m(d) || e(d);
  }
  if (!isOperators(cond)) {
    if (mustBeOps) throw badValue('$not needs a regex or a document');
    return operator(path, '$eq', cond, {});
  }
  const ms = Object.keys(cond).map((op) => operator(path, op, cond[op], cond));
  return ms.length === 1 ? ms[0] : (d) => ms.every((m) => m(d));
}

export function compileNative(filter: Record<string, any>, vars?: Record<string, any>): Matcher {
  if (!isPlain(filter)) throw new CommandError(14, 'TypeMismatch', 'the filter must be an object');
  const ms: Matcher[] = [];
  for (const key of Object.keys(filter)) {
    const v = filter[key];
    if (key === '$and' || key === '$or' || key === '$nor') {
      if (!Array.isArray(v) || v.length === 0)
        throw badValue('$and/$or/$nor must be a nonempty array');
      if (!v.every(isPlain)) throw badValue('$or/$and/$nor entries need to be full objects');
      const sub = v.map((f: any) => compileNative(f, vars));
      ms.push(
        key === '$and'
          ? (d) => sub.every((m) => m(d))
          : key === '$or'
            ? (d) => sub.some((m) => m(d))
            : (d) => !sub.some((m) => m(d)),
      );
    } else if (key === '$expr') ms.push(compileMingo({ $expr: v }, vars));
    else if (key === '$comment') continue;
    else if (key[0] === '$') throw badValue(`unknown top level operator: ${key}`);
    else ms.push(field(key, v));
  }
  return ms.length === 0 ? () => true : ms.length === 1 ? ms[0] : (d) => ms.every((m) => m(d));
}
