import { CommandError } from '../../errors.js';
import { compileFilter } from '../../query/filters/filter.js';
import { find } from '../../query/run.js';
import { WriteBatch } from '../../storage/writing/batch.js';
import type { Store } from '../../storage/store.js';
import { View } from '../../storage/view.js';

/** Deletes what TTL indexes say has expired: documents whose date lies so many seconds back. */
export async function deleteExpired(store: Store, now: number): Promise<number> {
  let deleted = 0;
  for (const collection of store.collections.values()) {
    for (const { spec } of collection.indexes) {
      const [field] = Object.keys(spec.key);
      if (spec.expireAfterSeconds === undefined || field === undefined) continue;
      const before = new Date(now - spec.expireAfterSeconds * 1_000);
      const filter = compileFilter({ [field]: { $lt: before } });
      const batch = new WriteBatch(new View(store, undefined, true));
      for await (const slice of find(batch.view, collection, { filter })) {
        for (const found of slice) {
          await batch.whenFree(() => {
            if (batch.stillMatching(collection, found, filter) === undefined) return;
            batch.delete(collection, found.id);
            deleted++;
          });
        }
      }
      await batch.durable().catch(untilThereIsRoom);
    }
  }
  return deleted;
}

/** On a full disk nothing expires. */
function untilThereIsRoom(error: unknown): void {
  if (!(error instanceof CommandError)) throw error;
}
