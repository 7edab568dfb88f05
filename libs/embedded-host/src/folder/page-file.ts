import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { UnusableFolder } from './unusable-folder.js';

/** The root of a tree, as LMDB keeps it in its meta page and beside the name of a table. */
export interface TreeRoot {
  readonly flags: number;
  readonly depth: number;
  readonly branchPages: number;
  readonly leafPages: number;
  readonly overflowPages: number;
  readonly entries: number;
  /** Undefined for an empty tree. */
  readonly page: number | undefined;
}

/** What a meta page says: the state of the database after one transaction. */
interface Meta {
  readonly pageSize: number;
  readonly lastPage: number;
  readonly transaction: bigint;
  /** What never changes: version and address of the map. */
  readonly constants: string;
  /** How much of the address space the map takes; it grows with the file. */
  readonly mapSize: number;
  readonly free: TreeRoot;
  readonly main: TreeRoot;
}

/** The header of every page, in bytes. */
export const PAGE_HEADER = 24;
const TREE_BYTES = 48;
/** Places in a meta page, of which the file begins with two. */
const META = {
  magic: 24,
  version: 28,
  mapSize: 40,
  pageSize: 48,
  lastPage: 144,
  transaction: 152,
  bytes: 160,
};
/** More than any machine maps. */
const MAX_MAP_BYTES = 2 ** 46;
const MAGIC = 0xbeefc0de;
const DATA_VERSION = 2;
const NO_PAGE = 0xffffffffffffffffn;

/** The pages of a data file of LMDB, read without LMDB: it ends the process on damaged ones. */
export class PageFile {
  readonly meta: Meta;
  private readonly file: number;

  /** Throws `UnusableFolder` when the file is no database, or is cut off. */
  constructor(readonly path: string) {
    this.file = openSync(path, 'r');
    try {
      this.meta = this.newestMeta();
    } catch (error) {
      this.close();
      throw error;
    }
  }

  /** Room for so many pages. */
  buffer(count = 1): Buffer {
    return Buffer.allocUnsafeSlow(count * this.meta.pageSize);
  }

  /** `count` pages from this one on. */
  read(page: number, count = 1, bytes = this.buffer(count)): Buffer {
    const { pageSize } = this.meta;
    if (readSync(this.file, bytes, 0, bytes.length, page * pageSize) < bytes.length) {
      this.damaged(`page ${page} lies behind its end`);
    }
    return bytes;
  }

  close(): void {
    closeSync(this.file);
  }

  damaged(what: string): never {
    throw new UnusableFolder('damaged', `${this.path} is damaged: ${what}; restore a backup`);
  }

  private newestMeta(): Meta {
    const first = this.readMeta(0);
    const second = first && this.readMeta(first.pageSize);
    if (!first || !second) this.damaged('it is not a database, or its head is damaged');
    // Each transaction writes one of the two in turn. Were it not for this, a damaged number would
    // bring back the state of the transaction before. A copy begins with an empty one.
    const apart = first.transaction - second.transaction;
    const isApart = apart === -1n || apart === 1n;
    if ((!isApart && !isEmpty(first)) || first.constants !== second.constants) {
      this.damaged('its two heads disagree');
    }
    const newest = apart > 0n ? first : second;
    const needed = (newest.lastPage + 1) * newest.pageSize;
    if (newest.mapSize < needed || newest.mapSize > MAX_MAP_BYTES) {
      this.damaged(`its map has ${newest.mapSize} bytes`);
    }
    const { size } = fstatSync(this.file);
    if (size < needed) this.damaged(`it is cut off: it has ${size} bytes and needs ${needed}`);
    return newest;
  }

  private readMeta(at: number): Meta | undefined {
    const page = Buffer.alloc(META.bytes);
    if (readSync(this.file, page, 0, META.bytes, at) < META.bytes) return undefined;
    const pageSize = page.readUInt32LE(META.pageSize);
    const isMeta =
      page.readUInt32LE(META.magic) === MAGIC &&
      (page.readUInt32LE(META.version) & 0xffff) === DATA_VERSION &&
      pageSize >= 512 &&
      pageSize <= 65_536 &&
      (pageSize & (pageSize - 1)) === 0;
    if (!isMeta) return undefined;
    return {
      pageSize,
      lastPage: Number(page.readBigUInt64LE(META.lastPage)),
      transaction: page.readBigUInt64LE(META.transaction),
      constants: page.toString('hex', META.magic, META.mapSize),
      mapSize: Number(page.readBigUInt64LE(META.mapSize)),
      free: readTree(page, META.pageSize),
      main: readTree(page, META.pageSize + TREE_BYTES),
    };
  }
}

const isEmpty = ({ transaction, lastPage, main, free }: Meta): boolean =>
  transaction === 0n && lastPage === 1 && main.page === undefined && free.page === undefined;

/** Reads the root of a tree; a table's name has one for its data. */
export function readTree(bytes: Buffer, at: number): TreeRoot {
  const root = bytes.readBigUInt64LE(at + 40);
  return {
    flags: bytes.readUInt16LE(at + 4),
    depth: bytes.readUInt16LE(at + 6),
    branchPages: Number(bytes.readBigUInt64LE(at + 8)),
    leafPages: Number(bytes.readBigUInt64LE(at + 16)),
    overflowPages: Number(bytes.readBigUInt64LE(at + 24)),
    entries: Number(bytes.readBigUInt64LE(at + 32)),
    page: root === NO_PAGE ? undefined : Number(root),
  };
}
