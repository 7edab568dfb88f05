import type { CommitFailure } from './append-result.js';

/** The disk has too little room for a commit. */
export class DiskFull extends Error {}

/** lmdb rejects with a generic error; the cause comes as a promise on it. */
export async function describeFailure(error: unknown): Promise<CommitFailure> {
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
