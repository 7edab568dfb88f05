import { Damaged } from './damage.js';
import type { Environment } from './environment.js';
import { numberOf, type KeyRange } from '../keys.js';
import type { Store } from '../store.js';

const EVERYTHING: KeyRange = { start: '\0', end: '\xff\xff\xff\xff', isExact: true };

/**
 * Looks at every document and every entry, and counts the documents of each collection.
 * @throws Damaged where something is not as it was written
 */
export function verifyContents(environment: Environment, store: Store): void {
  const counts = new Map<number, { size: number; bytes: number }>();
  environment.eachDocument(EVERYTHING, {}, (key, { size }) => {
    const number = numberOf(key);
    let count = counts.get(number);
    if (!count) counts.set(number, (count = { size: 0, bytes: 0 }));
    count.size++;
    count.bytes += size;
    return true;
  });
  environment.eachEntry(EVERYTHING, {}, () => true);
  for (const { namespace, number, totals, prefix } of store.collections.values()) {
    const { size, bytes } = counts.get(number) ?? { size: 0, bytes: 0 };
    if (size === totals.size && bytes === totals.bytes) continue;
    const what = `${namespace} has ${size} documents of ${bytes} bytes, not ${totals.size} of ${totals.bytes};`;
    throw new Damaged(`${what} the collection`, prefix);
  }
}
