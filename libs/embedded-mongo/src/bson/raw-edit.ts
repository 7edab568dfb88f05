import { ObjectId } from 'bson';
import { findElement } from './decode.js';
import { endOfName, int32At, sizeOfValue } from './layout.js';
import { keyOf } from './names.js';
import { checkSize, encodeDoc, type Raw } from './raw.js';

/** Work on documents as bytes: what is not changed is not decoded, so that it stays as it came. */

/** A document made of elements. */
export function document(elements: string): Raw {
  const size = elements.length + 5;
  checkSize(size);
  const head = String.fromCharCode(size & 255, (size >> 8) & 255, (size >> 16) & 255, size >>> 24);
  return `${head}${elements}\0`;
}

/** The elements of a document, without its length and end. */
const elementsOf = (raw: Raw): string => raw.slice(4, -1);

/** The element `_id: value`. */
export const idElement = (id: unknown): string =>
  elementsOf(encodeDoc({ _id: id }).toString('latin1'));

/** The element of a stored document's `_id`, which comes first. */
export function idElementOf(bytes: Buffer): string | undefined {
  const found = findElement(bytes, '_id');
  return found && bytes.toString('latin1', found.from, found.to);
}

/** A document with `_id` in front: its own; failing that the given element; failing that a new one. */
export function withIdFirst(bytes: Buffer, id?: string): Raw {
  const own = findElement(bytes, '_id');
  const raw = bytes.toString('latin1');
  checkSize(raw.length);
  if (own?.from === 4) return raw;
  if (!own) return document((id ?? idElement(new ObjectId())) + elementsOf(raw));
  const rest = raw.slice(4, own.from) + raw.slice(own.to, -1);
  return document(raw.slice(own.from, own.to) + rest);
}

/** Whether the document's first field is an operator. */
export const startsWithOperator = (bytes: Buffer): boolean =>
  int32At(bytes, 0) > 5 && bytes[5] === 0x24;

/** The top-level fields of checked bytes whose keys pass, as a document. */
export function pick(bytes: Buffer, keeps: (key: string) => boolean): Raw {
  const end = int32At(bytes, 0) - 1;
  let kept = '';
  let at = 4;
  while (at < end) {
    const nameEnd = endOfName(bytes, at + 1);
    const next = nameEnd + 1 + sizeOfValue(bytes, bytes[at] ?? 0, nameEnd + 1);
    if (keeps(keyOf(bytes.toString('utf8', at + 1, nameEnd))))
      kept += bytes.toString('latin1', at, next);
    at = next;
  }
  return document(kept);
}
