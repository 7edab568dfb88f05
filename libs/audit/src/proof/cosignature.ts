import type { KeyObject } from 'node:crypto';
import { sign, verify } from 'node:crypto';
import { keyKind, partsOf, signatureLine, signaturesBy, verifierOf } from './signed-note.js';

/** Somebody outside the bank who has seen a checkpoint, and when. */
export interface Cosigned {
  readonly witness: string;
  /** UTC, to the second. */
  readonly at: string;
}

/** Who cosigns. */
interface Witness {
  readonly name: string;
  readonly key: KeyObject;
}

/** What a witness signs of a checkpoint (C2SP tlog-cosignature, `cosignature/v1`). */
const messageOf = (note: string, seconds: number): Buffer =>
  Buffer.from(`cosignature/v1\ntime ${seconds}\n${partsOf(note).text}`);

/** The line by which a witness says that it has seen a checkpoint, and that it follows the last. */
export function cosignature(note: string, { name, key }: Witness, at: Date): string {
  const seconds = Math.floor(at.getTime() / 1_000);
  const time = Buffer.alloc(8);
  time.writeBigUInt64BE(BigInt(seconds));
  const signature = Buffer.concat([time, sign(null, messageOf(note, seconds), key)]);
  return signatureLine({ name, key, kind: keyKind.cosignature }, signature);
}

/** When each of these witnesses has last cosigned a checkpoint; those who have not are left out. */
export function cosignedBy(note: string, witnesses: readonly string[]): readonly Cosigned[] {
  return witnesses.flatMap((each): readonly Cosigned[] => {
    const verifier = verifierOf(each);
    if (verifier?.kind !== keyKind.cosignature) return [];
    const times = signaturesBy(verifier, note).flatMap((bytes) => {
      const seconds = bytes.length === 72 ? Number(bytes.readBigUInt64BE(0)) : 0;
      const isTheirs = verify(null, messageOf(note, seconds), verifier.key, bytes.subarray(8));
      return isTheirs ? [seconds] : [];
    });
    if (times.length === 0) return [];
    const at = new Date(Math.max(...times) * 1_000).toISOString();
    return [{ witness: verifier.name, at }];
  });
}
