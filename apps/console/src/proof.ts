/** What `GET /audit/proof/events/{position}` answers. */
export interface Inclusion {
  readonly index: number;
  readonly event: string;
  /** Base64 of the exact bytes that the log proves. */
  readonly entry: string;
  readonly proof: readonly string[];
  readonly checkpoint: { readonly note: string };
}

/** How far the proof of an event holds. */
export type Verdict = 'proven' | 'altered' | 'unsigned' | 'cannot';

export type Bytes = Uint8Array<ArrayBuffer>;

export const bytesOf = (base64: string): Bytes =>
  Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
export const same = (one: Bytes, other: Bytes): boolean =>
  one.length === other.length && one.every((byte, at) => byte === other[at]);

export async function hash(...parts: readonly Bytes[]): Promise<Bytes> {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return new Uint8Array(await crypto.subtle.digest('SHA-256', all));
}

/** The root that an event and the hashes beside its way lead to (RFC 6962, section 2.1.1). */
async function rootOf(
  { index, entry, proof }: Inclusion,
  size: number,
): Promise<Bytes | undefined> {
  if (index >= size) return undefined;
  let node = await hash(Uint8Array.of(0), bytesOf(entry));
  let [at, last] = [index, size - 1];
  for (const beside of proof.map(bytesOf)) {
    if (last === 0) return undefined;
    if (at % 2 === 1 || at === last) {
      node = await hash(Uint8Array.of(1), beside, node);
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, Math.floor(last / 2)];
    } else node = await hash(Uint8Array.of(1), node, beside);
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return last === 0 ? node : undefined;
}

/** A key in the form of C2SP signed-note: `name+hash+key`; the key begins with its kind, 1 for Ed25519. */
function keyOf(text: string): {
  readonly name: string;
  readonly hash: string;
  readonly key: Bytes;
} {
  const [, name = '', short = '', body = ''] = /^(\S+?)\+([0-9a-f]{8})\+(\S+)$/.exec(text) ?? [];
  return { name, hash: short, key: bytesOf(body).slice(1) };
}

const signatureBytes = 64;

/** Whether the key has signed the note. */
export async function isSigned(note: string, keyText: string): Promise<boolean> {
  const { name, hash: short, key } = keyOf(keyText);
  const end = note.indexOf('\n\n');
  const text = new TextEncoder().encode(note.slice(0, end + 1));
  const imported = await crypto.subtle.importKey('raw', key, 'Ed25519', false, ['verify']);
  for (const line of note.slice(end + 2).split('\n')) {
    const [, signer, stamp = ''] = /^— (\S+) (\S+)$/.exec(line) ?? [];
    if (signer !== name) continue;
    const bytes = bytesOf(stamp);
    const hex = [...bytes.slice(0, 4)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    const signature = bytes.slice(4);
    if (hex !== short || signature.length !== signatureBytes) continue;
    if (await crypto.subtle.verify('Ed25519', imported, signature, text)) return true;
  }
  return false;
}

/**
 * Verifies in this browser, with nothing but what came over the wire and the key: that the bytes of
 * the event lead to the root, and that the root is signed.
 */
export async function verdictOf(inclusion: Inclusion, key: string): Promise<Verdict> {
  try {
    const { note } = inclusion.checkpoint;
    const [, sizeText = '', rootText = ''] = note.split('\n');
    const root = await rootOf(inclusion, Number(sizeText));
    if (!root || !same(root, bytesOf(rootText))) return 'altered';
    return (await isSigned(note, key)) ? 'proven' : 'unsigned';
  } catch {
    return 'cannot';
  }
}

/** The event as it stands in the proven bytes. */
export const eventIn = ({ entry }: Inclusion): Readonly<Record<string, unknown>> =>
  JSON.parse(new TextDecoder().decode(bytesOf(entry))) as Readonly<Record<string, unknown>>;
