import { DataFolder, type FolderKind } from '#embedded-host';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Environment } from './environment.js';
import { Store } from './store.js';

/** A store, and how to close it and give its folder back. */
export interface OpenStore {
  readonly store: Store;
  readonly close: () => Promise<void>;
}

const KIND: FolderKind = { kind: 'embedded-mongo', marker: 'mongo.json', version: 2 };

/**
 * Locks, checks and opens a folder; makes it when it is new.
 * @throws UnusableFolder where it is in use, somebody else's, of another version, or damaged
 */
export async function openStore(dir: string): Promise<OpenStore> {
  const folder = await DataFolder.open(dir, KIND);
  try {
    const store = new Store(Environment.open(folder.path, false), folder.path);
    await folder.begin();
    return {
      store,
      async close() {
        await store.close();
        await folder.close();
      },
    };
  } catch (error) {
    await folder.abandon();
    throw error;
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
