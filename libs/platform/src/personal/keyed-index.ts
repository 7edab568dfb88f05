import type { PersonalFields } from '#kernel';
import { createHmac } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { Filter, StoredRow, Test } from '../stores/tables.js';
import { valueAt } from '../views/asking/where.js';
import type { PersonKeys } from './keys/person-keys.js';

/** Where a row keeps the hashes by which it is found. */
export const foundBy = '_found';

/** The key of the hashes, kept and wrapped as those of persons are; no person has such an id. */
const indexKey = 'index|search';

/** A hash keeps so many of its bytes. */
const hashBytes = 16;

/** Two spellings of the same name, address or number are one: width, capitals and spaces aside. */
const spelled = (value: string): string =>
  value.normalize('NFKC').toLowerCase().replaceAll(/\s/g, '');

/**
 * Finds rows by personal fields that the store holds encrypted. Beside such a field stands a keyed hash
 * of it (HMAC-SHA256): it finds the same value again, and tells nobody who lacks the key what it is.
 */
export class KeyedIndex {
  constructor(private readonly keys: PersonKeys) {}

  /** What a row is found by. */
  async of(personal: PersonalFields, row: StoredRow): Promise<readonly string[]> {
    const { searched = [] } = personal;
    const held = searched.flatMap((field) => {
      const value = valueAt(row, field);
      return typeof value === 'string' ? [{ field, value }] : [];
    });
    if (held.length === 0) return [];
    const key = await this.keys.making(indexKey);
    return held.map(({ field, value }) => hashOf(key, field, value));
  }

  /** The filter as the store understands it: what it asks of a personal field, it asks of its hash. */
  async filter({ searched = [] }: PersonalFields, { all, oneOf }: Filter): Promise<Filter> {
    if (!all.some(({ field }) => searched.includes(field))) return { all, ...(oneOf && { oneOf }) };
    const key = await this.keys.making(indexKey);
    const asked = all.map((test): Test => {
      const { field, is, value } = test;
      if (!searched.includes(field) || is !== 'eq' || typeof value !== 'string') return test;
      return { field: foundBy, is: 'eq', value: hashOf(key, field, value) };
    });
    return { all: asked, ...(oneOf && { oneOf }) };
  }
}

const hashOf = (key: KeyObject, field: string, value: string): string =>
  createHmac('sha256', key)
    .update(`${field}\u0000${spelled(value)}`)
    .digest()
    .subarray(0, hashBytes)
    .toString('base64url');
