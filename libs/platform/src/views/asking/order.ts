import type { Sort, StoredRow } from '../../stores/tables.js';
import { valueAt } from './where.js';

/** Which of two rows comes first. */
export function inOrder(a: StoredRow, b: StoredRow, sort: Sort): number {
  for (const [field, direction] of sort) {
    const order = compare(valueAt(a, field), valueAt(b, field));
    if (order !== 0) return order * direction;
  }
  return 0;
}

/** The order of MongoDB among what rows hold: null, then numbers, then text, then truth. */
export function compare(a: unknown, b: unknown): number {
  const rank = (value: unknown) =>
    value === null ? 0 : { number: 1, string: 2, boolean: 3 }[typeof value as 'number'];
  if (rank(a) !== rank(b)) return rank(a) - rank(b);
  if (typeof a === 'string' && typeof b === 'string') {
    return Buffer.compare(Buffer.from(a), Buffer.from(b));
  }
  return Number(a) - Number(b);
}
