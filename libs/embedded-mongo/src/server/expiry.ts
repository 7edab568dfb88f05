import { CommandError, Blocked } from '../errors.js';
import { compileFilter } from '../query/filter.js';
import { find } from '../query/run.js';
import { WriteBatch } from '../storage/batch.js';
import type { Store } from '../storage/store.js';

/** So many documents of an index are deleted in one go, so that requests come in between. */
const AT_ONCE = 1_000;

/** Deletes what TTL indexes say has expired: documents whose date lies so many seconds back. */
export function deleteExpired(store: Store, now: number): number {
  let deleted = 0;
  for (const collection of store.collections.values()) {
    for (const { spec } of collection.indexes) {
      const [field] = Object.keys(spec.key);
      if (spec.expireAfterSeconds === undefined || field === undefined) continue;
      const before = new Date(now - spec.expireAfterSeconds * 1_000);
      const filter = compileFilter({ [field]: { $lt: before } });
      const batch = new WriteBatch(store, undefined);
      for (const { id } of find(collection, { filter, limit: AT_ONCE })) {
        try {
          batch.delete(collection, id);
          deleted++;
        } catch (error) {
          if (!(error instanceof Blocked)) throw error; // the next round gets it
        }
      }
      flush(batch);
    }
  }
  return deleted;
}

/** On a full disk nothing expires until there is room again. */
function flush(batch: WriteBatch): void {
  try {
    batch.flush();
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
  }
}
