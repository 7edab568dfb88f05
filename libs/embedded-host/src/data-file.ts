import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { UnusableFolder } from './unusable-folder.js';

/** Places in a meta page of LMDB, of which the file begins with two. */
const META = { magic: 24, version: 28, pageSize: 48, lastPage: 144, transaction: 152, bytes: 160 };
const MAGIC = 0xbeefc0de;

interface MetaPage {
  readonly pageSize: number;
  readonly lastPage: number;
  readonly transaction: bigint;
}

/**
 * Checks the data file before it is mapped: a file that is cut off would end the process with a
 * bus error at the first read behind its end.
 */
export function checkDataFile(path: string): void {
  const file = openSync(path, 'r');
  try {
    const first = readMeta(file, 0);
    const second = first && readMeta(file, first.pageSize);
    if (!first || !second) {
      throw new UnusableFolder('damaged', `${path} is not a database, or its head is damaged`);
    }
    const newest = first.transaction > second.transaction ? first : second;
    const needed = (newest.lastPage + 1) * newest.pageSize;
    const { size } = fstatSync(file);
    if (size < needed) {
      throw new UnusableFolder(
        'damaged',
        `${path} is cut off: it has ${size} bytes and needs ${needed}; restore a backup`,
      );
    }
  } finally {
    closeSync(file);
  }
}

function readMeta(file: number, at: number): MetaPage | undefined {
  const page = Buffer.alloc(META.bytes);
  if (readSync(file, page, 0, META.bytes, at) < META.bytes) return undefined;
  if (page.readUInt32LE(META.magic) !== MAGIC) return undefined;
  return {
    pageSize: page.readUInt32LE(META.pageSize),
    lastPage: Number(page.readBigUInt64LE(META.lastPage)),
    transaction: page.readBigUInt64LE(META.transaction),
  };
}
