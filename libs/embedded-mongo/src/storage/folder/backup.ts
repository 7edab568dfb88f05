import { existingFolder, markReady, requireSpace } from '#embedded-host';
import { mkdir, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Environment } from './environment.js';
import { KIND, openStore } from './folder.js';

/** What must stay free on the disk of a copy, in bytes. */
const ROOM_LEFT_BYTES = 64 * 1024 * 1024;

/**
 * Copies the documents as they are now into a new folder, while a server goes on writing, and checks
 * the whole copy. A server can be started on the copy as it is.
 * @returns how many documents the copy holds
 * @throws UnusableFolder where `dir` holds no data, or damaged ones
 */
export async function backup(dir: string, target: string): Promise<{ documents: number }> {
  const path = await existingFolder(dir, KIND);
  await mkdir(target, { recursive: true, mode: 0o700 });
  if ((await readdir(target)).length > 0) throw new Error(`${target} is not empty`);
  const { size } = await stat(join(path, 'data.mdb'));
  requireSpace(target, size + ROOM_LEFT_BYTES);
  const environment = Environment.beside(path);
  try {
    await environment.backup(target);
  } finally {
    await environment.close();
  }
  await markReady(target, KIND);
  const { store, close } = await openStore(target); // a copy has no seal: all of it is checked
  const sizes = [...store.collections.values()].map(({ totals }) => totals.size);
  await close();
  return { documents: sizes.reduce((sum, each) => sum + each, 0) };
}
