import type { StoredRow, Write } from '#platform';
import { Tables } from '#platform';
import { Injectable } from '@nestjs/common';
import { hashBytes, tileWidth } from './merkle.js';
import { withLines } from './signed-note.js';

/** Where the proof is kept: beside the rows, apart from the events it proves. */
const table = 'proof';

/** How far the log is proven. */
export interface ProofHead {
  /** How many events. */
  readonly size: number;
  /** The position of the last of them, -1 before the first. */
  readonly position: number;
}

/** A part of the lowest level: the hashes of events, how they are called, and where they begin. */
export interface LeafTile {
  readonly hashes: Buffer;
  readonly names: readonly string[];
  readonly positions: readonly number[];
}

/** A signed checkpoint, and up to which position. */
export interface KeptCheckpoint {
  readonly note: string;
  readonly size: number;
  readonly position: number;
  readonly at: string;
}

const padded = (value: number): string => String(value).padStart(15, '0');
export const tileId = (level: number, index: number): string => `tile|${level}|${padded(index)}`;
const checkpointId = (size: number) => `checkpoint|${padded(size)}`;

/** The tiles, head and checkpoints of the proof, in the tables. */
@Injectable()
export class ProofTables {
  constructor(private readonly tables: Tables) {}

  async begin(): Promise<void> {
    await this.tables.create([table]);
  }

  async head(): Promise<ProofHead> {
    const [row] = await this.tables.byIds(table, ['head']);
    return row
      ? { size: Number(row['size']), position: Number(row['position']) }
      : { size: 0, position: -1 };
  }

  readonly tile = async (level: number, index: number): Promise<Buffer> =>
    hashesIn((await this.tables.byIds(table, [tileId(level, index)]))[0]);

  readonly leaves = async (index: number): Promise<LeafTile> =>
    leavesIn((await this.tables.byIds(table, [tileId(0, index)]))[0]);

  /** The tile of the event at a position, and its place in the log; undefined where it is not proven. */
  async placeOf(position: number): Promise<number | undefined> {
    const [row] = await this.tables.find(
      table,
      {
        all: [
          { field: 'first', is: 'lte', value: position },
          { field: '_id', is: 'gte', value: 'tile|0|' },
        ],
      },
      { sort: [['first', -1]], limit: 1 },
    );
    const at = leavesIn(row).positions.indexOf(position);
    const index = Number(row?._id.split('|')[2] ?? 0);
    return at < 0 ? undefined : index * tileWidth + at;
  }

  /** Writes what has grown, and how far, as one. */
  async grow(writes: readonly Write[], head: ProofHead, from: ProofHead): Promise<void> {
    await this.tables.insertMissing(table, [{ _id: 'head', size: 0, position: -1 }]);
    await this.tables.transact(async (within) => {
      const moved = await this.tables.swap(table, ['head'], { ...from }, { ...head }, within);
      if (!moved) throw new Error('another process makes the proof grow');
      await this.tables.write(table, writes, within);
    });
  }

  async keep({ size, ...checkpoint }: KeptCheckpoint): Promise<void> {
    await this.tables.write(table, [{ put: { _id: checkpointId(size), size, ...checkpoint } }]);
  }

  /** The last checkpoint of a size up to the one given. */
  async checkpoint(size = Number.MAX_SAFE_INTEGER): Promise<KeptCheckpoint | undefined> {
    const [row] = await this.tables.find(
      table,
      {
        all: [
          { field: '_id', is: 'gte', value: 'checkpoint|' },
          { field: '_id', is: 'lte', value: checkpointId(Math.min(size, 999_999_999_999_999)) },
        ],
      },
      { sort: [['_id', -1]], limit: 1 },
    );
    return row && checkpointIn(row);
  }

  /** Adds a line to a checkpoint, where nobody else has changed it meanwhile. */
  cosign({ size, note }: KeptCheckpoint, line: string): Promise<boolean> {
    const next = withLines(note, [line]);
    return this.tables.swap(table, [checkpointId(size)], { note }, { note: next });
  }

  /** Says by which key what is signed from now on is verified; the former go on to be known. */
  async publish(key: string): Promise<void> {
    const known = await this.keys();
    if (known[0] === key) return;
    const former = known.filter((each) => each !== key);
    await this.tables.write(table, [{ put: { _id: 'key', key, former } }]);
  }

  async key(): Promise<string | undefined> {
    return (await this.keys())[0];
  }

  /** The keys by which checkpoints are verified, the present one first. */
  async keys(): Promise<readonly string[]> {
    const [row] = await this.tables.byIds(table, ['key']);
    return row ? [String(row['key']), ...listIn(row['former']).map(String)] : [];
  }
}

const hashesIn = (row: StoredRow | undefined): Buffer =>
  Buffer.from(typeof row?.['hashes'] === 'string' ? row['hashes'] : '', 'base64');

const listIn = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const leavesIn = (row: StoredRow | undefined): LeafTile => ({
  hashes: hashesIn(row),
  names: listIn(row?.['names']).map(String),
  positions: listIn(row?.['positions']).map(Number),
});

const checkpointIn = (row: StoredRow): KeptCheckpoint => ({
  note: String(row['note']),
  size: Number(row['size']),
  position: Number(row['position']),
  at: String(row['at']),
});

/** A tile as it is kept; the lowest level says which events it holds. */
export const tileRow = (
  level: number,
  index: number,
  hashes: Buffer,
  leaves?: Pick<LeafTile, 'names' | 'positions'>,
): StoredRow => ({
  _id: tileId(level, index),
  hashes: hashes.toString('base64'),
  whole: hashes.length === tileWidth * hashBytes,
  ...(leaves && {
    names: leaves.names,
    positions: leaves.positions,
    first: leaves.positions[0] ?? 0,
  }),
});
