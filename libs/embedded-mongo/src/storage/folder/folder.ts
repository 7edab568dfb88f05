import { DataFolder, UnusableFolder, type FolderKind } from '#embedded-host';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Damaged } from './damage.js';
import { Environment } from './environment.js';
import { Store } from '../store.js';
import { verifyContents } from './verify.js';

/** A store, and how to close it and give its folder back. */
export interface OpenStore {
  readonly store: Store;
  readonly close: () => Promise<void>;
}

export const KIND: FolderKind = { kind: 'embedded-mongo', marker: 'mongo.json', version: 2 };

/**
 * Locks, checks and opens a folder; makes it when it is new. All of it is checked unless the last
 * stop was clean and nobody has touched the file since.
 * @throws UnusableFolder where it is in use, somebody else's, of another version, or damaged
 */
export async function openStore(dir: string, options: { noSync?: boolean } = {}) {
  const folder = await DataFolder.open(dir, KIND);
  try {
    const environment = Environment.open(folder.path, options.noSync ?? false);
    try {
      const store = new Store(environment, folder.path);
      if (!folder.isNew && !folder.isSealed) verifyContents(environment, store);
      await folder.begin();
      return { store, close: () => closeBoth(store, folder) };
    } catch (error) {
      await environment.close();
      throw error;
    }
  } catch (error) {
    await folder.abandon();
    throw error instanceof Damaged ? new UnusableFolder('damaged', error.message) : error;
  }
}

/** Where damage was met, the next start is to look at everything. */
async function closeBoth(store: Store, folder: DataFolder): Promise<void> {
  let isSound = false;
  try {
    await store.close();
    isSound = !store.environment.isDamaged;
  } finally {
    await (isSound ? folder.close() : folder.abandon());
  }
}

/** A store that is thrown away when it is closed. */
export async function temporaryStore(): Promise<OpenStore> {
  const folder = await mkdtemp(join(tmpdir(), 'embedded-mongo-'));
  const store = new Store(Environment.open(folder, true), folder);
  return {
    store,
    async close() {
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
