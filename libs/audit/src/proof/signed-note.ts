import type { KeyObject } from 'node:crypto';
import { createHash, createPublicKey, sign, verify } from 'node:crypto';

/** A checkpoint of the log: how many events it held, and the root of its tree. */
export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  readonly root: Buffer;
}

/** What a key is for, as its first byte says: to sign a note, or to cosign a checkpoint. */
export const keyKind = { note: 1, cosignature: 4 } as const;
type KeyKind = (typeof keyKind)[keyof typeof keyKind];

/** A public key by which others verify. */
export interface Verifier {
  readonly name: string;
  /** The first four bytes of its hash, in hexadecimal. */
  readonly hash: string;
  readonly kind: number;
  readonly key: KeyObject;
}

/** The 32 bytes of an Ed25519 public key. */
const rawOf = (key: KeyObject): Buffer =>
  Buffer.from(createPublicKey(key).export({ format: 'der', type: 'spki' })).subarray(-32);

const hashOf = (name: string, kind: KeyKind, raw: Uint8Array): Buffer =>
  createHash('sha256')
    .update(`${name}\n`)
    .update(Uint8Array.of(kind))
    .update(raw)
    .digest()
    .subarray(0, 4);

/** The key by which others verify, in the form of C2SP signed-note: `name+hash+key`. */
export function verifierKey(name: string, key: KeyObject, kind: KeyKind = keyKind.note): string {
  const raw = rawOf(key);
  const body = Buffer.concat([Uint8Array.of(kind), raw]).toString('base64');
  return `${name}+${hashOf(name, kind, raw).toString('hex')}+${body}`;
}

/** Reads a key in that form; undefined where it is none, or its hash is not its own. */
export function verifierOf(text: string): Verifier | undefined {
  const [, name = '', hash = '', body = ''] = /^(\S+?)\+([0-9a-f]{8})\+(\S+)$/.exec(text) ?? [];
  const bytes = Buffer.from(body, 'base64');
  const kind = Object.values(keyKind).find((each) => each === bytes[0]);
  const raw = bytes.subarray(1);
  if (kind === undefined || raw.length !== 32) return undefined;
  if (hashOf(name, kind, raw).toString('hex') !== hash) return undefined;
  return { name, hash, kind, key: publicKey(raw) };
}

/** The line that a signer adds to a note. */
export function signatureLine(
  { name, key, kind }: { readonly name: string; readonly key: KeyObject; readonly kind: KeyKind },
  signature: Uint8Array,
): string {
  const stamp = Buffer.concat([hashOf(name, kind, rawOf(key)), signature]).toString('base64');
  return `— ${name} ${stamp}\n`;
}

/** The text of a note, which is what is signed, and what its signers have added. */
export function partsOf(note: string): { readonly text: string; readonly lines: string[] } {
  const end = note.indexOf('\n\n');
  if (end < 0) return { text: '', lines: [] };
  const lines = note.slice(end + 2).split('\n');
  return { text: note.slice(0, end + 1), lines: lines.filter((line) => line !== '') };
}

/** A note with more lines of signers, each once. */
export function withLines(note: string, more: readonly string[]): string {
  const { text, lines } = partsOf(note);
  const all = new Set([...lines, ...more.map((line) => line.trimEnd())]);
  return `${text}\n${[...all].join('\n')}\n`;
}

/** What a key has signed a note with. */
export const signaturesBy = ({ name, hash }: Verifier, note: string): readonly Buffer[] =>
  partsOf(note).lines.flatMap((line) => {
    const [, signer, signature = ''] = /^— (\S+) (\S+)$/.exec(line) ?? [];
    const bytes = Buffer.from(signature, 'base64');
    const isTheirs = signer === name && bytes.subarray(0, 4).toString('hex') === hash;
    return isTheirs ? [bytes.subarray(4)] : [];
  });

/** The text of a checkpoint (C2SP tlog-checkpoint), signed by each key (C2SP signed-note). */
export function signedCheckpoint(
  { origin, size, root }: Checkpoint,
  ...keys: readonly KeyObject[]
): string {
  const text = `${origin}\n${size}\n${root.toString('base64')}\n`;
  const lines = keys.map((key) =>
    signatureLine({ name: origin, key, kind: keyKind.note }, sign(null, Buffer.from(text), key)),
  );
  return `${text}\n${lines.join('')}`;
}

/** The checkpoint of a note that one of these keys has signed; undefined where none has. */
export function openCheckpoint(
  note: string,
  ...verifiers: readonly string[]
): Checkpoint | undefined {
  const { text } = partsOf(note);
  const [origin = '', size = '', root = ''] = text.split('\n');
  const isSigned = verifiers.some((each) => {
    const verifier = verifierOf(each);
    return (
      verifier?.kind === keyKind.note &&
      signaturesBy(verifier, note).some((signature) =>
        verify(null, Buffer.from(text), verifier.key, signature),
      )
    );
  });
  if (!isSigned || !/^\d+$/.test(size)) return undefined;
  return { origin, size: Number(size), root: Buffer.from(root, 'base64') };
}

/** What stands before the bytes of an Ed25519 key in SPKI (RFC 8410). */
const prefix = Buffer.from('302a300506032b6570032100', 'hex');

const publicKey = (raw: Uint8Array): KeyObject =>
  createPublicKey({ key: Buffer.concat([prefix, raw]), format: 'der', type: 'spki' });
