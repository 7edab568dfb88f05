import type { Bytes } from './proof.js';
import { bytesOf, hash, isSigned, same } from './proof.js';

/** What `GET /audit/proof/consistency` answers. */
export interface Consistency {
  readonly to: { readonly note: string; readonly at: string };
  readonly proof: readonly string[];
}

/** A checkpoint as its text says. */
export interface Note {
  readonly note: string;
  readonly size: number;
  readonly root: string;
}

/** What a kept checkpoint says of the log of today. */
export type Comparison = 'continued' | 'contradicted' | 'keptUnsigned' | 'unsigned' | 'cannot';

/** The last checkpoint in a text: a file of many is kept as well as one. */
export function checkpointIn(text: string): Note | undefined {
  const all = /\S+\n(\d{1,15})\n([A-Za-z0-9+/]{43}=)\n\n(?:— \S+ \S+(?:\n|$))+/g;
  const last = [...text.replaceAll('\r', '').matchAll(all)].at(-1);
  if (!last) return undefined;
  const [note, size = '', root = ''] = last;
  return { note: `${note.trimEnd()}\n`, size: Number(size), root };
}

/**
 * Verifies in this browser that the log of a kept checkpoint is the beginning of the log of today, and
 * that one key has signed both.
 */
export async function comparisonOf(
  kept: Note,
  { to, proof }: Consistency,
  key: string,
): Promise<Comparison> {
  try {
    const now = checkpointIn(to.note);
    if (!(await isSigned(kept.note, key))) return 'keptUnsigned';
    if (!now || !(await isSigned(now.note, key))) return 'unsigned';
    return (await isBeginning(kept, now, proof.map(bytesOf))) ? 'continued' : 'contradicted';
  } catch {
    return 'cannot';
  }
}

/** What stands before two hashes that are hashed together. */
const pair = Uint8Array.of(1);

/** Whether a proof shows that one log is the beginning of another (RFC 9162, section 2.1.4.2). */
async function isBeginning(old: Note, now: Note, proof: readonly Bytes[]): Promise<boolean> {
  const [oldRoot, root] = [bytesOf(old.root), bytesOf(now.root)];
  if (old.size > now.size || old.size === 0) return false;
  if (old.size === now.size) return proof.length === 0 && same(oldRoot, root);
  const isPower = Number.isInteger(Math.log2(old.size));
  const [first, ...rest] = isPower ? [oldRoot, ...proof] : proof;
  if (!first) return false;
  let [at, last] = [old.size - 1, now.size - 1];
  while (at % 2 === 1) [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  let [one, other] = [first, first];
  for (const beside of rest) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      [one, other] = [await hash(pair, beside, one), await hash(pair, beside, other)];
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, Math.floor(last / 2)];
    } else other = await hash(pair, other, beside);
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return last === 0 && same(one, oldRoot) && same(other, root);
}
