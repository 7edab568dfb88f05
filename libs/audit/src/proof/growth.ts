import type { Recorded, Write } from '#platform';
import { leafOf, nameOf } from './leaf.js';
import { hashBytes, nodeHash, tileWidth } from './merkle.js';
import type { LeafTile, ProofHead, ProofTables } from './proof-tables.js';
import { tileRow } from './proof-tables.js';

/** The last, open tile of each level, which grows; written anew whenever it has. */
export class Growth {
  private leaves: LeafTile = { hashes: Buffer.alloc(0), names: [], positions: [] };
  private readonly open: Buffer[] = [];
  private readonly writes = new Map<string, Write>();

  private constructor(
    private readonly tables: ProofTables,
    public head: ProofHead,
  ) {}

  static async from(tables: ProofTables): Promise<Growth> {
    const growth = new Growth(tables, await tables.head());
    const { size } = growth.head;
    growth.leaves = await tables.leaves(Math.floor(size / tileWidth));
    for (let level = 1, width = tileWidth; width <= size; level++, width *= tileWidth) {
      growth.open[level] = await tables.tile(level, Math.floor(size / width / tileWidth));
    }
    return growth;
  }

  /** Takes events in, in the order of the log, and writes them down as one. */
  async add(events: readonly Recorded[]): Promise<void> {
    const from = this.head;
    for (const event of events) this.addOne(event);
    if (from === this.head) return;
    await this.tables.grow([...this.writes.values()], this.head, from);
    this.writes.clear();
  }

  private addOne(event: Recorded): void {
    const { size } = this.head;
    const { hashes, names, positions } = this.leaves;
    this.leaves = {
      hashes: Buffer.concat([hashes, leafOf(event)]),
      names: [...names, nameOf(event)],
      positions: [...positions, event.position],
    };
    this.head = { size: size + 1, position: event.position };
    this.put(0, Math.floor(size / tileWidth), this.leaves.hashes, this.leaves);
    if (this.leaves.hashes.length < tileWidth * hashBytes) return;
    this.raise(1, rootOf(this.leaves.hashes), size + 1);
    this.leaves = { hashes: Buffer.alloc(0), names: [], positions: [] };
  }

  /** A full tile is one hash of the level above. */
  private raise(level: number, hash: Buffer, size: number): void {
    const tile = Buffer.concat([this.open[level] ?? Buffer.alloc(0), hash]);
    const index = Math.floor((size / tileWidth ** level - 1) / tileWidth);
    this.put(level, index, tile);
    const isFull = tile.length === tileWidth * hashBytes;
    this.open[level] = isFull ? Buffer.alloc(0) : tile;
    if (isFull) this.raise(level + 1, rootOf(tile), size);
  }

  private put(level: number, index: number, hashes: Buffer, leaves?: LeafTile): void {
    const row = tileRow(level, index, hashes, leaves);
    this.writes.set(row._id, { put: row });
  }
}

/** The hash of all that a full tile holds. */
function rootOf(hashes: Buffer): Buffer {
  let level = Array.from({ length: hashes.length / hashBytes }, (_, index) =>
    hashes.subarray(index * hashBytes, (index + 1) * hashBytes),
  );
  while (level.length > 1) {
    level = level.flatMap((left, index) => {
      const right = level[index + 1];
      return index % 2 === 0 && right ? [nodeHash(left, right)] : [];
    });
  }
  return level[0] ?? Buffer.alloc(0);
}
