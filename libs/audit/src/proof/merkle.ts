import { createHash } from 'node:crypto';

/** Hashes and proofs of RFC 6962, section 2.1, over a log whose leaves are kept in tiles. */

export const leafHash = (entry: Uint8Array): Buffer =>
  createHash('sha256').update(Uint8Array.of(0)).update(entry).digest();

export const nodeHash = (left: Uint8Array, right: Uint8Array): Buffer =>
  createHash('sha256').update(Uint8Array.of(1)).update(left).update(right).digest();

export const emptyRoot = createHash('sha256').digest();

/** A tile holds the hashes of so many nodes beside each other: eight levels of the tree. */
export const tileHeight = 8;
export const tileWidth = 2 ** tileHeight;
export const hashBytes = 32;

/** Gives the hashes of a tile, those that are known: `level` 0 holds leaves. */
export type Tiles = (level: number, index: number) => Promise<Uint8Array>;

/** The hash of the whole subtree of 2^level leaves at an index. */
async function node(tiles: Tiles, level: number, index: number): Promise<Buffer> {
  if (level % tileHeight === 0) {
    const tile = await tiles(level / tileHeight, Math.floor(index / tileWidth));
    const start = (index % tileWidth) * hashBytes;
    if (tile.length < start + hashBytes) throw new TileMissing(level, index);
    return Buffer.from(tile.subarray(start, start + hashBytes));
  }
  const left = await node(tiles, level - 1, 2 * index);
  return nodeHash(left, await node(tiles, level - 1, 2 * index + 1));
}

/** A tile ends before a hash that the size of the log promises. */
export class TileMissing extends Error {
  constructor(level: number, index: number) {
    super(`the tiles hold no node ${index} of level ${level}`);
  }
}

/** The largest power of two below a number of leaves. */
function split(leaves: number): number {
  let size = 1;
  while (2 * size < leaves) size *= 2;
  return size;
}

/** The hash of the leaves from one up to, not including, another. */
export async function rangeHash(tiles: Tiles, from: number, to: number): Promise<Buffer> {
  const leaves = to - from;
  if (leaves === 0) return emptyRoot;
  const level = Math.log2(leaves);
  if (Number.isInteger(level) && from % leaves === 0) return node(tiles, level, from / leaves);
  const middle = from + split(leaves);
  return nodeHash(await rangeHash(tiles, from, middle), await rangeHash(tiles, middle, to));
}

/** What proves that a leaf is in the log of a size: the hashes beside its way to the root. */
export async function inclusionProof(
  tiles: Tiles,
  leaf: number,
  size: number,
): Promise<readonly Buffer[]> {
  const proof: Buffer[] = [];
  for (let [from, to] = [0, size]; to - from > 1;) {
    const middle = from + split(to - from);
    if (leaf < middle) {
      proof.unshift(await rangeHash(tiles, middle, to));
      to = middle;
    } else {
      proof.unshift(await rangeHash(tiles, from, middle));
      from = middle;
    }
  }
  return proof;
}

/** What proves that the log of one size is the beginning of the log of another. */
export async function consistencyProof(
  tiles: Tiles,
  old: number,
  size: number,
): Promise<readonly Buffer[]> {
  const proof: Buffer[] = [];
  let isWhole = true;
  let [from, to] = [0, size];
  if (old === 0) return proof;
  while (old !== to) {
    const middle = from + split(to - from);
    if (old <= middle) {
      proof.unshift(await rangeHash(tiles, middle, to));
      to = middle;
    } else {
      proof.unshift(await rangeHash(tiles, from, middle));
      from = middle;
      isWhole = false;
    }
  }
  return isWhole ? proof : [await rangeHash(tiles, from, to), ...proof];
}

/** The root that a leaf and its proof lead to; undefined where the proof is of another shape. */
export function rootOfInclusion(
  leaf: { readonly hash: Uint8Array; readonly index: number },
  size: number,
  proof: readonly Uint8Array[],
): Uint8Array | undefined {
  if (leaf.index >= size) return undefined;
  let { hash } = leaf;
  let [at, last] = [leaf.index, size - 1];
  for (const beside of proof) {
    if (last === 0) return undefined;
    if (at % 2 === 1 || at === last) {
      hash = nodeHash(beside, hash);
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, Math.floor(last / 2)];
    } else hash = nodeHash(hash, beside);
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return last === 0 ? hash : undefined;
}

/** Whether a proof shows that one log is the beginning of another (RFC 9162, section 2.1.4.2). */
export function isConsistent(
  old: { readonly size: number; readonly root: Uint8Array },
  now: { readonly size: number; readonly root: Uint8Array },
  proof: readonly Uint8Array[],
): boolean {
  if (old.size > now.size) return false;
  if (old.size === now.size) return proof.length === 0 && same(old.root, now.root);
  if (old.size === 0) return proof.length === 0;
  const isPower = Number.isInteger(Math.log2(old.size));
  const [first, ...rest] = isPower ? [old.root, ...proof] : proof;
  if (!first) return false;
  let [at, last] = [old.size - 1, now.size - 1];
  while (at % 2 === 1) [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  let [one, other]: [Uint8Array, Uint8Array] = [first, first];
  for (const beside of rest) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      [one, other] = [nodeHash(beside, one), nodeHash(beside, other)];
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, Math.floor(last / 2)];
    } else other = nodeHash(other, beside);
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return last === 0 && same(one, old.root) && same(other, now.root);
}

const same = (one: Uint8Array, other: Uint8Array): boolean => Buffer.compare(one, other) === 0;
