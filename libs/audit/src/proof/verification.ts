import type { Recorded } from '#platform';
import { leafOf, nameOf } from './leaf.js';
import { hashBytes, rangeHash, TileMissing, tileWidth } from './merkle.js';
import type { LeafTile } from './proof-tables.js';
import { RememberedTiles } from './remembered-tiles.js';
import type { Checkpoint } from './signed-note.js';

/** What is wrong with a log, and with which event it begins. */
export interface Finding {
  readonly what: 'altered' | 'removed' | 'inserted' | 'reordered' | 'proof';
  /** The place among all events, from 0, at which log and proof part. */
  readonly index: number;
  /** The event: its stream and its number in it. */
  readonly event: string;
}

/** What a log is held against: the tiles of its proof. */
export interface Proof {
  tile(level: number, index: number): Promise<Uint8Array>;
  leaves(index: number): Promise<LeafTile>;
}

/** So many events further on it is looked whether one is missing, or only in another place. */
const sight = 64;

interface Leaf {
  readonly hash: string;
  readonly name: string;
}

/**
 * Holds every event of a log against its proof, and the proof against a checkpoint. Resolves to the
 * first difference; undefined where the log is what was signed.
 */
export async function firstDifference(
  log: AsyncIterable<Recorded>,
  proof: Proof,
  { size, root }: Pick<Checkpoint, 'size' | 'root'>,
): Promise<Finding | undefined> {
  const whole = await rangeHash(new RememberedTiles(proof).tile, 0, size).catch(
    (error: unknown) => {
      if (error instanceof TileMissing) return Buffer.alloc(0);
      throw error;
    },
  );
  if (Buffer.compare(whole, root) !== 0) {
    return { what: 'proof', index: 0, event: 'the tiles are not those that were signed' };
  }
  const expected = new Expected(proof, size);
  const events = log[Symbol.asyncIterator]();
  for (let index = 0; index < size; index++) {
    const next = await events.next();
    const leaf = await expected.at(index);
    if (!leaf) return undefined;
    if (next.done === true) return { what: 'removed', index, event: leaf.name };
    const found = leafIn(next.value);
    if (found.hash === leaf.hash) continue;
    const rest = [found, ...(await some(events, sight))];
    return { index, ...parted(rest, await expected.from(index, sight)) };
  }
  await events.return?.(undefined);
  return undefined;
}

const leafIn = (event: Recorded): Leaf => ({
  hash: leafOf(event).toString('hex'),
  name: nameOf(event),
});

/** What happened where the events found and those expected part. */
function parted(
  found: readonly Leaf[],
  expected: readonly Leaf[],
): Pick<Finding, 'what' | 'event'> {
  const [here, there] = [found[0], expected[0]];
  const isLater = (leaf: Leaf | undefined, among: readonly Leaf[]) =>
    among.slice(1).some(({ hash }) => hash === leaf?.hash);
  const event = there?.name ?? '';
  if (isLater(here, expected)) {
    return { what: isLater(there, found) ? 'reordered' : 'removed', event };
  }
  if (isLater(there, found)) return { what: 'inserted', event: here?.name ?? '' };
  return { what: 'altered', event };
}

async function some(events: AsyncIterator<Recorded>, most: number): Promise<readonly Leaf[]> {
  const leaves: Leaf[] = [];
  while (leaves.length < most) {
    const next = await events.next();
    if (next.done === true) break;
    leaves.push(leafIn(next.value));
  }
  await events.return?.(undefined);
  return leaves;
}

/** The leaves of the proof, a tile at a time. */
class Expected {
  private tile = -1;
  private leaves: LeafTile = { hashes: Buffer.alloc(0), names: [], positions: [] };

  constructor(
    private readonly proof: Proof,
    private readonly size: number,
  ) {}

  async at(index: number): Promise<Leaf | undefined> {
    if (index >= this.size) return undefined;
    const tile = Math.floor(index / tileWidth);
    if (tile !== this.tile) {
      this.leaves = await this.proof.leaves(tile);
      this.tile = tile;
    }
    const start = (index % tileWidth) * hashBytes;
    const hash = this.leaves.hashes.subarray(start, start + hashBytes).toString('hex');
    return { hash, name: this.leaves.names[index % tileWidth] ?? '' };
  }

  async from(index: number, most: number): Promise<readonly Leaf[]> {
    const leaves: Leaf[] = [];
    for (let next = index; next < index + most; next++) {
      const leaf = await this.at(next);
      if (leaf) leaves.push(leaf);
    }
    return leaves;
  }
}
