import { statfsSync } from 'node:fs';
import { open, type RootDatabase } from 'lmdb';

/** How an environment is opened. */
export interface EnvironmentOptions {
  /** How many tables it may have. */
  readonly tables: number;
  readonly readOnly?: boolean | undefined;
  /** Do not wait for the disk: for tests. */
  readonly noSync?: boolean | undefined;
}

/** Opens the LMDB environment in a folder; check its file with `checkDataFile` before. */
export function openEnvironment(path: string, options: EnvironmentOptions): RootDatabase<Buffer> {
  return open<Buffer>({
    path,
    maxDbs: options.tables,
    maxReaders: 512,
    encoding: 'binary',
    noMemInit: false, // no stray memory of the process in the files of a bank
    overlappingSync: false, // a commit resolves after its fsync
    noSync: options.noSync ?? false,
    readOnly: options.readOnly ?? false,
  });
}

/**
 * Must be called within every turn of writes. lmdb makes a promise of its own for each turn and
 * gives it to nobody; when the commit fails, it would end the process as an unhandled rejection.
 */
export function watchCommit(root: RootDatabase<Buffer>): void {
  const ignore = () => undefined; // those who put hear of the failure themselves
  setImmediate(() => void root.committed.then(ignore, ignore));
}

/** The disk has too little room for a commit. */
export class DiskFull extends Error {
  override readonly name = 'DiskFull';
}

/**
 * Refuses a commit that might fill the disk. It must not come to that: lmdb 3.5.6 prints the
 * failed write into a buffer that is too small for it, and the process dies of it sooner or later
 * (`last_error = malloc(100)` in mdb.c).
 * @param bytes what the commit may write, and what must stay free
 * @throws DiskFull
 */
export function requireSpace(folder: string, bytes: number): void {
  if (freeBytes(folder) < bytes) throw new DiskFull(`less than ${bytes} bytes free`);
}

/** What is free for this process on the folder's disk, in bytes. */
export function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

/** Why a write failed; a full disk is told apart, because its cure is different. */
export interface WriteFailure {
  readonly reason: 'disk-full' | 'input-output';
  readonly message: string;
}

/** lmdb rejects with a generic error; the cause comes as a promise on it. */
export async function describeFailure(error: unknown): Promise<WriteFailure> {
  if (error instanceof DiskFull) return { reason: 'disk-full', message: error.message };
  let cause = error;
  if (error instanceof Error && 'commitError' in error) {
    cause = await Promise.resolve(error.commitError).catch((reason: unknown) => reason);
  }
  const message = cause instanceof Error ? cause.message : String(cause);
  const isFull = /no space|ENOSPC|MAP_FULL|mapsize|quota|EDQUOT|EFBIG|too large/i.test(message);
  // What follows the first colon are addresses of memory, of use to nobody.
  return { reason: isFull ? 'disk-full' : 'input-output', message: message.replace(/:.*/s, '') };
}
