import {
  consistencyProof,
  emptyRoot,
  hashBytes,
  inclusionProof,
  isConsistent,
  leafHash,
  nodeHash,
  rangeHash,
  rootOfInclusion,
  tileWidth,
} from './merkle.js';

/** Tiles of the first leaves of a log, worked out from nothing but the leaves. */
function tilesOf(leaves: readonly Buffer[]) {
  const levels: Buffer[][] = [[...leaves]];
  for (let below = leaves; below.length >= tileWidth;) {
    const above: Buffer[] = [];
    for (let start = 0; start + tileWidth <= below.length; start += tileWidth) {
      above.push(whole(below.slice(start, start + tileWidth)));
    }
    levels.push(above);
    below = above;
  }
  return (level: number, index: number) => {
    const tile = (levels[level] ?? []).slice(index * tileWidth, (index + 1) * tileWidth);
    return Promise.resolve(Buffer.concat(tile, tile.length * hashBytes));
  };
}

/** The definition of RFC 6962, without tiles. */
function whole(leaves: readonly Buffer[]): Buffer {
  const [only] = leaves;
  if (!only) return emptyRoot;
  if (leaves.length === 1) return only;
  let half = 1;
  while (2 * half < leaves.length) half *= 2;
  return nodeHash(whole(leaves.slice(0, half)), whole(leaves.slice(half)));
}

const leaves = Array.from({ length: 700 }, (_, index) => leafHash(Buffer.from(`event ${index}`)));
const tiles = tilesOf(leaves);
const sizes = [1, 2, 3, 7, 8, 255, 256, 257, 511, 512, 699, 700];

describe('a Merkle log', () => {
  /** The test vectors of the reference implementation of RFC 6962. */
  it('has the roots of the known examples', async () => {
    const entries = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657'];
    const known = tilesOf(entries.map((hex) => leafHash(Buffer.from(hex, 'hex'))));
    const root = async (size: number) => (await rangeHash(known, 0, size)).toString('hex');
    expect(emptyRoot.toString('hex')).toMatch(/^e3b0c44298fc1c14/);
    expect(await root(1)).toMatch(/^6e340b9cffb37a98/);
    expect(await root(2)).toMatch(/^fac54203e7cc696c/);
    expect(await root(3)).toMatch(/^aeb6bcfe274b70a1/);
    expect(await root(7)).toMatch(/^ddb89be403809e32/);
  });

  it.each(sizes)('of %i leaves has the root that its definition gives', async (size) =>
    expect(await rangeHash(tiles, 0, size)).toEqual(whole(leaves.slice(0, size))),
  );

  it.each(sizes)('of %i leaves proves each of them, and nothing else', async (size) => {
    const root = whole(leaves.slice(0, size));
    for (let index = 0; index < size; index += Math.max(1, Math.floor(size / 9))) {
      const proof = await inclusionProof(tiles, index, size);
      const leaf = { hash: leaves[index]!, index };
      expect(rootOfInclusion(leaf, size, proof)).toEqual(root);
      const other = { hash: leaves[(index + 1) % 700]!, index };
      expect(rootOfInclusion(other, size, proof)).not.toEqual(root);
    }
  });

  it.each(sizes)(
    'of %i leaves is the beginning of each later one, and of no other',
    async (old) => {
      const before = { size: old, root: whole(leaves.slice(0, old)) };
      for (const size of sizes.filter((each) => each >= old)) {
        const now = { size, root: whole(leaves.slice(0, size)) };
        const proof = await consistencyProof(tiles, old, size);
        expect(isConsistent(before, now, proof)).toBe(true);
        const forged = { ...before, root: leafHash(Buffer.from('another')) };
        expect(isConsistent(forged, now, proof)).toBe(false);
      }
    },
  );
});
