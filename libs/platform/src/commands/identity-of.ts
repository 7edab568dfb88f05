import { canonicalJson } from '#kernel';
import { createHash } from 'node:crypto';

/** An id in the form of a UUID (version 8) that follows from its parts. */
export function derivedUuid(...parts: readonly (string | number)[]): string {
  const hash = createHash('sha256').update(parts.join('\u0000')).digest();
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x80;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  const hex = hash.toString('hex', 0, 16);
  return [8, 12, 16, 20].reduce<string>(
    (text, place, index) => `${text.slice(0, place + index)}-${text.slice(place + index)}`,
    hex,
  );
}

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A readable id such as `ln_4T7Q…`, 80 bits of Crockford's base 32, that follows from its parts. */
export function derivedId(prefix: string, ...parts: readonly string[]): string {
  const hash = createHash('sha256').update(parts.join('\u0000')).digest();
  const letters = [...hash.subarray(0, 16)].map((byte) => alphabet[byte & 31]).join('');
  return `${prefix}_${letters}`;
}

/** The longest id that a command takes: see `IsId`. */
const mostLetters = 80;

/**
 * The id of what follows from something else, `tk_po_1.need`: its parts as they are while they fit,
 * and derived from them otherwise. Two that begin alike never become one, as they would if cut.
 */
export function followingId(prefix: string, ...parts: readonly (string | number)[]): string {
  const readable = `${prefix}_${parts.join('.')}`;
  return readable.length <= mostLetters ? readable : derivedId(prefix, ...parts.map(String));
}

/** What a command says, whatever the order of its fields: equal contents have equal fingerprints. */
export const fingerprintOf = (name: string, command: object): string =>
  createHash('sha256')
    .update(`${name}${canonicalJson(command)}`)
    .digest('base64url')
    .slice(0, 22);
