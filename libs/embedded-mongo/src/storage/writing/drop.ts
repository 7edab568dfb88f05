import type { Collection } from '../collection.js';
import type { Index } from '../index.js';
import type { Store } from '../store.js';

/** Drops a collection when no open transaction has read or written it any more. */
export async function dropCollection(store: Store, collection: Collection): Promise<void> {
  collection.isDropping = true;
  for (;;) {
    const open = store.transactionsOn(collection);
    if (open.length === 0) break;
    await Promise.all(open.map(({ ended }) => ended));
  }
  if (!collection.isDropped) store.sweeper.add(store.remove(collection));
  await store.commits.durable();
}

/** Drops indexes; plans that are being read end with an error. */
export async function dropIndexes(
  store: Store,
  collection: Collection,
  dropped: readonly Index[],
): Promise<void> {
  for (const index of dropped) index.isDropped = true;
  const sweeps = dropped.map(({ number }) => store.sweepLater({ number, table: 'entries' }));
  store.setIndexes(
    collection,
    collection.indexes.filter((index) => !dropped.includes(index)),
  );
  store.sweeper.add(sweeps);
  await store.commits.durable();
}
