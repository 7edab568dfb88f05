import { createHash } from 'node:crypto';

/**
 * Keys are strings of characters up to 255, one for each byte, in the order of their bytes. Larger
 * than every key that begins with the characters before it is `AFTER`, which is no byte.
 */
export const AFTER = '\uffff';

/** The most bytes of a key in the engine are 1,978; of that an `_id` takes no more than these. */
export const ID_BYTES = 1_000;
export const ENTRY_BYTES = 1_900;
const HASH_BYTES = 32;

/**
 * A key as it is stored: one that is too long keeps its beginning and ends in a hash, so that it
 * still is in its place, but among keys of the same beginning in no order.
 * @param limit the length of all keys that were shortened, and of no other
 */
export function shortened(key: string, limit: number): string {
  if (key.length < limit) return key;
  const hash = createHash('sha256').update(key, 'latin1').digest().toString('latin1');
  return key.slice(0, limit - HASH_BYTES) + hash;
}

export const isShortened = (key: string, limit: number): boolean => key.length === limit;

/** What the keys of a table begin with. */
export const tablePrefix = (number: number): string =>
  String.fromCharCode(number >>> 24, (number >>> 16) & 0xff, (number >>> 8) & 0xff, number & 0xff);

/** The number of the table that a key belongs to. */
export const numberOf = (key: string): number =>
  key.charCodeAt(0) * 2 ** 24 +
  ((key.charCodeAt(1) << 16) | (key.charCodeAt(2) << 8) | key.charCodeAt(3));

/** The least key behind all that begin with this one, which is not all of the byte 255. */
export function behind(key: string): string {
  let length = key.length;
  while (length > 0 && key.charCodeAt(length - 1) === 0xff) length--;
  return key.slice(0, length - 1) + String.fromCharCode(key.charCodeAt(length - 1) + 1);
}

/** A range of stored keys: from `start` up to but not including `end`. */
export interface KeyRange {
  readonly start: string;
  readonly end: string;
  /** Holds exactly the keys asked for, as long as no stored key was shortened. */
  readonly isExact: boolean;
}

/**
 * The stored keys of a table that lie between two places in the order of whole keys; some more
 * where a place lies beyond what shortened keys keep.
 */
export function keyRange(prefix: string, low: string, high: string, limit: number): KeyRange {
  const kept = limit - HASH_BYTES;
  const [from, to] = [keyOf(low), keyOf(high)];
  return {
    start: from.length <= kept ? stored(prefix, low) : prefix + from.slice(0, kept),
    end: to.length <= kept ? stored(prefix, high) : behind(prefix + to.slice(0, kept)),
    isExact: from.length <= kept && to.length <= kept,
  };
}

const keyOf = (place: string): string => (place.endsWith(AFTER) ? place.slice(0, -1) : place);

const stored = (prefix: string, place: string): string =>
  place.endsWith(AFTER) ? behind(prefix + keyOf(place)) : prefix + place;
