import type { KeyObject } from 'node:crypto';
import { createHash, createPublicKey, sign, verify } from 'node:crypto';

/** A checkpoint of the log: how many events it held, and the root of its tree. */
export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  readonly root: Buffer;
}

const algorithm = 1;

/** The 32 bytes of an Ed25519 public key. */
const rawOf = (key: KeyObject): Buffer =>
  Buffer.from(createPublicKey(key).export({ format: 'der', type: 'spki' })).subarray(-32);

const hashOf = (name: string, raw: Uint8Array): Buffer =>
  createHash('sha256')
    .update(`${name}\n`)
    .update(Uint8Array.of(algorithm))
    .update(raw)
    .digest()
    .subarray(0, 4);

/** The key by which others verify, in the form of C2SP signed-note: `name+hash+key`. */
export function verifierKey(name: string, key: KeyObject): string {
  const raw = rawOf(key);
  const body = Buffer.concat([Uint8Array.of(algorithm), raw]).toString('base64');
  return `${name}+${hashOf(name, raw).toString('hex')}+${body}`;
}

/** The text of a checkpoint (C2SP tlog-checkpoint), signed (C2SP signed-note). */
export function signedCheckpoint({ origin, size, root }: Checkpoint, key: KeyObject): string {
  const text = `${origin}\n${size}\n${root.toString('base64')}\n`;
  const signature = sign(null, Buffer.from(text), key);
  const stamped = Buffer.concat([hashOf(origin, rawOf(key)), signature]).toString('base64');
  return `${text}\n— ${origin} ${stamped}\n`;
}

/** The checkpoint of a note that a key has signed; undefined where it has not. */
export function openCheckpoint(note: string, verifier: string): Checkpoint | undefined {
  const [, name = '', hash = '', body = ''] = /^(.+?)\+([0-9a-f]{8})\+(.+)$/.exec(verifier) ?? [];
  const raw = Buffer.from(body, 'base64').subarray(1);
  const end = note.indexOf('\n\n');
  const text = note.slice(0, end + 1);
  const [origin = '', size = '', root = ''] = text.split('\n');
  const isSigned = note
    .slice(end + 2)
    .split('\n')
    .some((line) => {
      const [, signer, signature = ''] = /^— (\S+) (\S+)$/.exec(line) ?? [];
      const bytes = Buffer.from(signature, 'base64');
      return (
        signer === name &&
        bytes.subarray(0, 4).toString('hex') === hash &&
        verify(null, Buffer.from(text), publicKey(raw), bytes.subarray(4))
      );
    });
  if (end < 0 || !isSigned || !/^\d+$/.test(size)) return undefined;
  return { origin, size: Number(size), root: Buffer.from(root, 'base64') };
}

/** What stands before the bytes of an Ed25519 key in SPKI (RFC 8410). */
const prefix = Buffer.from('302a300506032b6570032100', 'hex');

const publicKey = (raw: Uint8Array): KeyObject =>
  createPublicKey({ key: Buffer.concat([prefix, raw]), format: 'der', type: 'spki' });
