import { MalformedMessage, type ProtoReader } from './proto-reader.js';

const CANONICAL = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const DIGITS = /^[0-9a-f]{32}$/;

/** The uuid of no event: what an absent id reads as. */
export const NIL_UUID = '00000000-0000-0000-0000-000000000000';

const hyphenated = (digits: string): string =>
  `${digits.slice(0, 8)}-${digits.slice(8, 12)}-${digits.slice(12, 16)}-` +
  `${digits.slice(16, 20)}-${digits.slice(20)}`;

/** Any usual spelling of a uuid in the one form that is stored: lower case with hyphens. */
export function canonicalUuid(text: string): string {
  if (CANONICAL.test(text)) return text;
  const digits = text.replace(/[-{}]/g, '').toLowerCase();
  if (!DIGITS.test(digits)) throw new MalformedMessage(`'${text}' is not a uuid`);
  return hyphenated(digits);
}

/** The uuid made of the two halves of its 128 bits, as .NET and Java clients send it. */
export function uuidOfHalves(most: bigint, least: bigint): string {
  const half = (bits: bigint) => bits.toString(16).padStart(16, '0');
  return hyphenated(half(BigInt.asUintN(64, most)) + half(BigInt.asUintN(64, least)));
}

/** Reads `event_store.client.UUID`, in either of its two forms. */
export function readUuid(reader: ProtoReader): string {
  let uuid = NIL_UUID;
  while (reader.more()) {
    const tag = reader.uint();
    if (tag === 18) uuid = canonicalUuid(reader.string());
    else if (tag === 10) uuid = readStructured(reader.message());
    else reader.skip(tag);
  }
  return uuid;
}

function readStructured(reader: ProtoReader): string {
  let most = 0n;
  let least = 0n;
  while (reader.more()) {
    const tag = reader.uint();
    if (tag === 8) most = reader.uint64();
    else if (tag === 16) least = reader.uint64();
    else reader.skip(tag);
  }
  return uuidOfHalves(most, least);
}

/** `event_store.client.UUID` in its structured form, for readers that ask for it. */
export function structuredUuid(uuid: string): Buffer {
  const digits = uuid.replaceAll('-', '');
  const halves = Buffer.from([
    8,
    ...varint64(BigInt(`0x${digits.slice(0, 16)}`)),
    16,
    ...varint64(BigInt(`0x${digits.slice(16)}`)),
  ]);
  return Buffer.concat([Buffer.from([10, halves.length]), halves]);
}

function varint64(value: bigint): number[] {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 128n; rest >>= 7n) bytes.push(Number(rest & 127n) | 128);
  bytes.push(Number(rest));
  return bytes;
}
