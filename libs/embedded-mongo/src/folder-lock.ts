import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** Another living process (or another server of this one) works on the folder. */
export class FolderInUse extends Error {
  constructor(dir: string, owner: string) {
    super(`${dir} is in use by process ${owner}: one server per data folder`);
  }
}

const held = new Set<string>();

/**
 * Takes the folder for this process and returns how to give it back. The lock file holds the
 * owner's process id, so that what a killed process left behind is recognised and taken over.
 */
export function lockFolder(dir: string): () => void {
  mkdirSync(dir, { recursive: true });
  const file = resolve(dir, 'lock');
  for (;;) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (!isCode(error, 'EEXIST')) throw error;
    }
    const owner = readOwner(file);
    if (owner === process.pid ? held.has(file) : isAlive(owner)) {
      throw new FolderInUse(dir, String(owner));
    }
    rmSync(file, { force: true });
  }
  held.add(file);
  return () => {
    held.delete(file);
    rmSync(file, { force: true });
  };
}

function readOwner(file: string): number {
  try {
    return Number(readFileSync(file, 'utf8'));
  } catch {
    return 0; // given back between the two calls
  }
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return isCode(error, 'EPERM'); // alive, but somebody else's
  }
}

/** By shape, not by class: Jest's realms have an `Error` each. */
const isCode = (error: unknown, code: string): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === code;
