import { CommandError } from '../errors.js';
import { decode, decodeFields } from './decode.js';
import { encode } from './encode.js';
import { MAX_DOCUMENT } from './layout.js';
import type { Doc } from './values.js';

/**
 * A stored document: its BSON, one character a byte. A string costs about half of what a `Buffer`
 * of the same bytes does, lives on the collected heap (where a `Buffer` would keep the whole slab
 * alive that it was cut from), and can be held by cursors and old versions without a copy.
 */
export type Raw = string;

export const toRaw = (bytes: Buffer): Raw => bytes.toString('latin1');

/** The bytes of a stored document, for keeping. */
export const toBytes = (raw: Raw): Buffer => Buffer.from(raw, 'latin1');

let scratch = Buffer.allocUnsafeSlow(64 * 1024);

/** The bytes in a buffer that the next call writes over. */
function unpack(raw: Raw): Buffer {
  if (raw.length > scratch.length) scratch = Buffer.allocUnsafeSlow(raw.length * 2);
  scratch.write(raw, 0, 'latin1');
  return scratch;
}

export const docOf = (raw: Raw): Doc => decode(unpack(raw));

/** Only the named top-level fields of a stored document; `undefined` asks for all of them. */
export const fieldsOf = (raw: Raw, wanted: ReadonlySet<string> | undefined): Doc =>
  wanted ? decodeFields(unpack(raw), wanted) : decode(unpack(raw));

/** BSON of a document, refused beyond 16 MiB. */
export function encodeDoc(doc: Doc): Buffer {
  const bytes = encode(doc);
  checkSize(bytes.length);
  return bytes;
}

export function checkSize(size: number): void {
  if (size <= MAX_DOCUMENT) return;
  throw new CommandError(
    10334,
    `BSONObj size: ${size} is invalid. Size must be between 0 and ${MAX_DOCUMENT}`,
  );
}

/** Calls with the bytes of a stored document, which are valid until it returns. */
export const withBytes = <T>(raw: Raw, use: (bytes: Buffer) => T): T => use(unpack(raw));
