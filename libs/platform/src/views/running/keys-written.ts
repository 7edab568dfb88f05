/** 128 KiB a build: beside 100,000 keys, at most two in a hundred others seem to be written. */
const bitCount = 2 ** 20;
const probes = 4;

/**
 * The keys a build has written, as a Bloom filter: it never misses one, and sometimes takes a new key
 * for a written one, which costs a read.
 */
export class KeysWritten {
  private bits: Uint32Array | undefined;

  add(key: string): void {
    const bits = (this.bits ??= new Uint32Array(bitCount / 32));
    for (const bit of bitsOf(key)) bits[bit >>> 5] = (bits[bit >>> 5] ?? 0) | (1 << (bit & 31));
  }

  mayHold(key: string): boolean {
    const { bits } = this;
    if (bits === undefined) return false;
    return bitsOf(key).every((bit) => (((bits[bit >>> 5] ?? 0) >>> (bit & 31)) & 1) === 1);
  }
}

/** The places of a key: two hashes (FNV-1a, and another seed) added up again and again. */
function bitsOf(key: string): readonly number[] {
  const [first, second] = [hashOf(key, 0x811c9dc5), hashOf(key, 0x9747b28c) | 1];
  return Array.from({ length: probes }, (_, n) => ((first + n * second) >>> 0) % bitCount);
}

function hashOf(key: string, seed: number): number {
  let hash = seed;
  for (let at = 0; at < key.length; at++) {
    hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193);
  }
  // The last characters of an id must reach every bit.
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  return (hash ^ (hash >>> 12)) >>> 0;
}
