import { fieldsOf } from '../../bson/raw.js';
import { CommandError } from '../../errors.js';
import type { Collection } from '../collection.js';
import { Index, type IndexSpec } from '../index.js';
import { AFTER, ENTRY_BYTES, ID_BYTES, isShortened, keyRange } from '../keys.js';
import type { Entry } from '../records.js';
import type { Store } from '../store.js';
import { checkUnique } from './unique.js';

/**
 * Builds indexes over what is stored, while others read and write. Whoever writes keeps an index up
 * from its first moment on; nobody reads it before all of it is there.
 */
export async function buildIndexes(
  store: Store,
  collection: Collection,
  specs: readonly IndexSpec[],
): Promise<void> {
  const build = buildAll(store, collection, specs);
  const end = () => {
    collection.building = undefined;
  };
  collection.building = build.then(end, end);
  await build;
}

async function buildAll(
  store: Store,
  collection: Collection,
  specs: readonly IndexSpec[],
): Promise<void> {
  const added = specs.map((spec) => {
    const state = { number: store.newNumber(), isMultikey: false, isShortened: false };
    return new Index(spec, state);
  });
  // where the build is not finished, what there is of it is swept away
  const sweeps = added.map(({ number }) => store.sweepLater({ number, table: 'entries' }));
  store.setIndexes(collection, [...collection.indexes, ...added]);
  try {
    await store.commits.durable(); // what was written before knows nothing of them
    await fill(store, collection, added);
    for (const index of added) await checkBuilt(store, collection, index);
  } catch (error) {
    const others = collection.indexes.filter((index) => !added.includes(index));
    store.setIndexes(collection, others);
    store.sweeper.add(sweeps);
    throw error;
  }
  for (const index of added) index.readySince = store.commits.last;
  for (const one of sweeps) store.swept(one);
  store.changed(collection);
  await store.commits.durable();
}

async function fill(store: Store, collection: Collection, added: readonly Index[]): Promise<void> {
  const fields = new Set(added.flatMap((index) => [...index.fields]));
  const all = keyRange(collection.prefix, '', AFTER, ID_BYTES);
  const { environment, turns, commits } = store;
  let after: string | undefined;
  do {
    if (collection.isDropped) throw new CommandError(276, 'the collection was dropped meanwhile');
    const entries: Entry[] = [];
    after = environment.eachDocument(all, { after }, (key, record) => {
      const stored = key.slice(collection.prefix.length);
      const id = isShortened(stored, ID_BYTES) ? collection.idOf(record.raw) : stored;
      const raw = store.current(collection, id);
      if (raw !== undefined) {
        const doc = fieldsOf(raw, fields);
        for (const index of added) {
          for (const one of index.keysOf(doc)) entries.push(index.entry(one, stored));
        }
      }
      return !turns.isOver();
    });
    entries.sort((a, b) => (a.key < b.key ? -1 : 1)); // neighbours go to one page
    for (const { key, value } of entries) commits.current.put('entry', key, value);
    commits.schedule();
    await commits.congestion();
    await turns.breathe();
  } while (after !== undefined);
  await commits.durable();
}

/** Two entries of one key that lead to two documents: then the index cannot be unique. */
async function checkBuilt(store: Store, collection: Collection, index: Index): Promise<void> {
  if (!index.spec.unique || index.holdsId) return;
  const { environment, turns } = store;
  const all = keyRange(index.prefix, '', AFTER, ENTRY_BYTES);
  let former = { key: '', id: '' };
  let after: string | undefined;
  do {
    after = environment.eachEntry(all, { after }, (entry, id) => {
      const whole = entry.slice(index.prefix.length);
      const isLong = isShortened(whole, ENTRY_BYTES);
      const key = isLong ? '' : whole.slice(0, -id.length);
      if (isLong || (key === former.key && id !== former.id)) check(store, collection, index, id);
      former = { key, id };
      return !turns.isOver();
    });
    await turns.breathe();
  } while (after !== undefined);
}

function check(store: Store, collection: Collection, index: Index, stored: string): void {
  const raw = store.environment.document(collection.prefix + stored)?.raw;
  if (raw === undefined) return; // deleted meanwhile
  const doc = collection.indexable(raw);
  const keys = { indexes: [index], keys: [index.keysOf(doc)] };
  checkUnique(store, { collection, id: collection.idOf(raw), doc, keys });
}
