// @ts-nocheck -- interim: replaced file by file by the typed server
/* eslint-disable -- interim */
/** BSON comparison order as memcomparable latin1 strings: one encoder serves _id hashing, ordered indexes and sort. */
import { CommandError } from './errors.js';
import { Binary, BSONRegExp, Decimal128, Long, MaxKey, MinKey, ObjectId, Timestamp } from 'bson';

const c = String.fromCharCode;
const f64 = new Float64Array(1),
  u8 = new Uint8Array(f64.buffer);
function num(n: number): string {
  if (n !== n) return '\0\0\0\0\0\0\0\0';
  f64[0] = n === 0 ? 0 : n;
  return u8[7] & 0x80
    ? c(
        255 - u8[7],
        255 - u8[6],
        255 - u8[5],
        255 - u8[4],
        255 - u8[3],
        255 - u8[2],
        255 - u8[1],
        255 - u8[0],
      )
    : c(u8[7] | 0x80, u8[6], u8[5], u8[4], u8[3], u8[2], u8[1], u8[0]);
}
const PLAIN = /^[\x01-\x7f]*$/;
function str(s: string): string {
  return PLAIN.test(s)
    ? s + '\0\0'
    : Buffer.from(s, 'utf8').toString('latin1').replace(/\0/g, '\0\xff') + '\0\0';
}
export const UNDEF = '\x03',
  NULL = '\x05',
  NUMBER = '\x0a',
  STRING = '\x0f',
  OBJECT = '\x14',
  ARRAY = '\x19',
  BIN = '\x1e',
  OID = '\x23',
  BOOL = '\x28',
  DATE = '\x2d',
  TS = '\x2f',
  REGEX = '\x32',
  MIN = '\x01',
  MAX = '\x7f';

export function encode(v: any): string {
  switch (typeof v) {
    case 'string':
      return STRING + str(v);
    case 'number':
      return NUMBER + num(v);
    case 'boolean':
      return BOOL + (v ? '\x01' : '\0');
    case 'bigint':
      return NUMBER + num(Number(v));
    case 'undefined':
      return NULL;
  }
  if (v === null) return NULL;
  if (Array.isArray(v)) {
    let s = ARRAY;
    for (const e of v) s += encode(e);
    return s + '\0';
  }
  if (v instanceof Date) return DATE + num(v.getTime());
  switch (v._bsontype) {
    case undefined: {
      let s = OBJECT;
      for (const k of Object.keys(v)) {
        const e = encode(v[k]);
        s += e[0] + str(k) + e.slice(1);
      }
      return s + '\0';
    }
    case 'ObjectId':
      return OID + Buffer.from((v as ObjectId).id).toString('latin1');
    case 'Long': {
      const n = (v as Long).toNumber();
      return NUMBER + num(n) + (Number.isSafeInteger(n) ? '' : (v as Long).toString());
    }
    case 'Int32':
    case 'Double':
      return NUMBER + num(+v.value);
    case 'Decimal128':
      return NUMBER + num(Number((v as Decimal128).toString()));
    case 'Timestamp':
      return (
        TS +
        num((v as Timestamp).getHighBitsUnsigned()) +
        num((v as Timestamp).getLowBitsUnsigned())
      );
    case 'Binary': {
      const b = v as Binary;
      return BIN + num(b.length()) + c(b.sub_type) + Buffer.from(b.value()).toString('latin1');
    }
    case 'BSONRegExp':
      return REGEX + str((v as BSONRegExp).pattern) + str((v as BSONRegExp).options);
    case 'MinKey':
      return MIN;
    case 'MaxKey':
      return MAX;
    default:
      return OBJECT + str(JSON.stringify(v));
  }
}
export const isMinMax = (v: any): boolean => v instanceof MinKey || v instanceof MaxKey;

/** Ones' complement, for descending components. */
export function invert(s: string): string {
  const b = Buffer.from(s, 'latin1');
  for (let i = 0; i < b.length; i++) b[i] = 255 - b[i];
  return b.toString('latin1');
}

/** Every value a dotted path reaches, going through arrays (what an index keys on). `undefined` when missing. */
export function reach(doc: any, path: string[], at = 0, out: any[] = []): any[] {
  let v = doc;
  for (let i = at; i < path.length; i++) {
    if (Array.isArray(v)) {
      if (/^\d+$/.test(path[i]) && Number(path[i]) < v.length) {
        reach(v[Number(path[i])], path, i + 1, out);
        return out;
      }
      let any = false;
      for (const e of v)
        if (e !== null && typeof e === 'object' && !Array.isArray(e)) {
          any = true;
          reach(e, path, i, out);
        }
      if (!any) out.push(undefined);
      return out;
    }
    if (v === null || typeof v !== 'object' || v._bsontype) {
      out.push(undefined);
      return out;
    }
    v = v[path[i]];
  }
  out.push(v);
  return out;
}

/** The encoded keys of one path: one per array element, at least one. */
export function keysOf(doc: any, path: string[]): string[] {
  if (path.length === 1) {
    const v = doc[path[0]];
    if (!Array.isArray(v)) return [encode(v)];
  }
  const keys = new Set<string>();
  for (const v of reach(doc, path)) {
    if (Array.isArray(v)) {
      if (v.length === 0) keys.add(UNDEF);
      else for (const e of v) keys.add(encode(e));
    } else keys.add(encode(v));
  }
  return [...keys];
}

export type SortSpec = [path: string[], dir: 1 | -1][];
export function sortSpec(spec: Record<string, any> | undefined): SortSpec {
  return Object.entries(spec ?? {}).map(([k, d]) => {
    const n = Number(d);
    if (n !== 1 && n !== -1)
      throw new CommandError(
        15975,
        'Location15975',
        '$sort key ordering must be 1 (for ascending) or -1 (for descending)',
      );
    return [k.split('.'), n];
  });
}
function sortKeyPart(doc: any, path: string[], dir: 1 | -1): string {
  const keys = keysOf(doc, path);
  let best = keys[0];
  for (let i = 1; i < keys.length; i++)
    if (dir === 1 ? keys[i] < best : keys[i] > best) best = keys[i];
  return dir === 1 ? best : invert(best);
}
export function sortKey(doc: any, spec: SortSpec): string {
  if (spec.length === 1) return sortKeyPart(doc, spec[0][0], spec[0][1]);
  let s = '';
  for (const [p, d] of spec) s += sortKeyPart(doc, p, d);
  return s;
}

/** Sorts by BSON order; keeps only the first `limit` when given (bounded insertion, no full sort). */
export function sortDocs<T>(items: T[], doc: (t: T) => any, spec: SortSpec, limit = Infinity): T[] {
  const keyed = items.map((t, i) => ({ t, k: sortKey(doc(t), spec), i }));
  const cmp = (a: { k: string; i: number }, b: { k: string; i: number }) =>
    a.k < b.k ? -1 : a.k > b.k ? 1 : a.i - b.i;
  if (limit < keyed.length / 4 && limit <= 5000) {
    const top: typeof keyed = [];
    for (const e of keyed) {
      if (top.length === limit && cmp(e, top[limit - 1]) >= 0) continue;
      let lo = 0,
        hi = top.length;
      while (lo < hi) {
        const m = (lo + hi) >> 1;
        if (cmp(top[m], e) <= 0) lo = m + 1;
        else hi = m;
      }
      top.splice(lo, 0, e);
      if (top.length > limit) top.pop();
    }
    return top.map((e) => e.t);
  }
  keyed.sort(cmp);
  const out = keyed.map((e) => e.t);
  return limit < out.length ? out.slice(0, limit) : out;
}
