import { PAGE_HEADER, PageFile, readTree, type TreeRoot } from './page-file.js';

const BRANCH = 0x01;
const LEAF = 0x02;
const OVERFLOW = 0x04;
const KINDS = 0xff;
const NODE_HEADER = 8;
const BIG_DATA = 1;
const SUB_TREE = 2;
const TREE_BYTES = 48;
/** Where the data of a large value are: page, transaction, number of pages. */
const OVERFLOW_PLACE = 24;
const INTEGER_KEYS = 0x08;

/** An entry of a leaf. */
interface Entry {
  readonly key: Buffer;
  readonly isTable: boolean;
  readonly data: Buffer;
}

type Take = (entry: Entry) => void;

/** The keys that a page may hold: from the lower one on, up to and without the upper one. */
interface Bounds {
  readonly from: Buffer | undefined;
  readonly to: Buffer | undefined;
}

interface Counts {
  branch: number;
  leaf: number;
  overflow: number;
  entries: number;
}

/**
 * Walks every tree of a data file that nobody writes to, and proves that LMDB can: each page is of
 * the kind, at the depth and within the keys that its parent says; nodes lie within their page and
 * in order; no page is used twice or both used and free; all counts agree. Values are not looked
 * into: who wrote them keeps checksums of their own.
 * @throws UnusableFolder `damaged`, with the page and the table
 */
export function checkPages(path: string): void {
  const file = new PageFile(path);
  try {
    new PageCheck(file).run();
  } finally {
    file.close();
  }
}

class PageCheck {
  private readonly used: Uint8Array;
  /** A page of each depth is looked at a time. */
  private readonly pages: Buffer[] = [];
  private table = '';
  private counts: Counts = { branch: 0, leaf: 0, overflow: 0, entries: 0 };

  constructor(private readonly file: PageFile) {
    this.used = new Uint8Array(Math.ceil((file.meta.lastPage + 1) / 8));
    this.use(0, 2);
  }

  run(): void {
    const { free, main } = this.file.meta;
    const tables: [string, TreeRoot][] = [];
    this.tree('tables', main, ({ key, data, isTable }) => {
      if (!isTable) this.wrong(0, `'${key.toString()}' is not a table`);
      tables.push([key.toString().replace(/\0$/, ''), readTree(data, 0)]);
    });
    for (const [name, root] of tables) this.tree(name, root, undefined);
    const lists: Buffer[] = [];
    this.tree('free pages', free, ({ data }) => lists.push(Buffer.from(data)));
    for (const list of lists) this.freePages(list);
  }

  private tree(name: string, root: TreeRoot, take: Take | undefined): void {
    this.table = name;
    this.counts = { branch: 0, leaf: 0, overflow: 0, entries: 0 };
    if (root.page === undefined) {
      if (root.depth !== 0 || root.entries !== 0) this.wrong(0, 'has lost its root');
      return;
    }
    const isByNumber = (root.flags & INTEGER_KEYS) !== 0;
    this.page(root.page, root.depth, { from: undefined, to: undefined }, isByNumber, take);
    const { branch, leaf, overflow, entries } = this.counts;
    const agrees =
      branch === root.branchPages &&
      leaf === root.leafPages &&
      overflow === root.overflowPages &&
      entries === root.entries;
    if (!agrees) this.wrong(root.page, `has ${entries} entries, ${root.entries} were counted`);
  }

  private page(
    number: number,
    depth: number,
    bounds: Bounds,
    isByNumber: boolean,
    take: Take | undefined,
  ): void {
    this.use(number, 1);
    const page = this.file.read(number, 1, (this.pages[depth] ??= this.file.buffer()));
    const kind = page.readUInt16LE(18) & KINDS;
    if (Number(page.readBigUInt64LE(0)) !== number) this.wrong(number, 'has another number');
    if (kind !== (depth > 1 ? BRANCH : LEAF) || depth < 1) this.wrong(number, 'is of another kind');
    const nodes = this.nodes(page, number);
    if (kind === LEAF) {
      this.counts.leaf++;
      this.leaf(page, number, nodes, bounds, isByNumber, take);
      return;
    }
    this.counts.branch++;
    if (nodes.length < 2) this.wrong(number, 'has no branches');
    this.inOrder(page, number, nodes.slice(1), bounds, isByNumber);
    nodes.forEach((at, i) => {
      const child = page.readUIntLE(at, 6);
      const next = nodes[i + 1];
      const from = i ? keyOf(page, at) : bounds.from;
      const to = next === undefined ? bounds.to : keyOf(page, next);
      this.page(child, depth - 1, { from, to }, isByNumber, take);
    });
  }

  private leaf(
    page: Buffer,
    number: number,
    nodes: readonly number[],
    bounds: Bounds,
    isByNumber: boolean,
    take: Take | undefined,
  ): void {
    this.inOrder(page, number, nodes, bounds, isByNumber);
    this.counts.entries += nodes.length;
    for (const at of nodes) {
      const flags = page.readUInt16LE(at + 4);
      if (flags === 0 && take === undefined) continue;
      const size = page.readUInt32LE(at);
      const start = at + NODE_HEADER + page.readUInt16LE(at + 6);
      const isTable = flags === SUB_TREE;
      if (flags !== 0 && flags !== BIG_DATA && !(isTable && size === TREE_BYTES)) {
        this.wrong(number, `has an entry of kind ${flags}`);
      }
      const data =
        flags === BIG_DATA
          ? this.overflow(page, number, start, size)
          : page.subarray(start, start + size);
      take?.({ key: keyOf(page, at), isTable, data });
    }
  }

  /** A value that has pages of its own, one behind the other. */
  private overflow(page: Buffer, number: number, start: number, size: number): Buffer {
    const first = Number(page.readBigUInt64LE(start));
    const count = Number(page.readBigUInt64LE(start + 16));
    const { pageSize } = this.file.meta;
    const needed = Math.floor((PAGE_HEADER - 1 + size) / pageSize) + 1;
    if (count !== needed) this.wrong(number, `has a value of ${size} bytes on ${count} pages`);
    this.use(first, count);
    this.counts.overflow += count;
    const pages = this.file.read(first, count);
    const isRight =
      Number(pages.readBigUInt64LE(0)) === first &&
      (pages.readUInt16LE(18) & KINDS) === OVERFLOW &&
      pages.readUInt32LE(20) === count;
    if (!isRight) this.wrong(first, 'is of another kind');
    return pages.subarray(PAGE_HEADER, PAGE_HEADER + size);
  }

  /** The places of the nodes of a page, each of them whole and none over another. */
  private nodes(page: Buffer, number: number): number[] {
    const { pageSize } = this.file.meta;
    const lower = page.readUInt16LE(20) + PAGE_HEADER;
    const upper = page.readUInt16LE(22) + PAGE_HEADER;
    if (lower > upper || upper > pageSize || (lower - PAGE_HEADER) % 2) {
      this.wrong(number, 'has wrong bounds');
    }
    const places: number[] = [];
    let taken = 0;
    for (let at = PAGE_HEADER; at < lower; at += 2) {
      const place = page.readUInt16LE(at) + PAGE_HEADER;
      if (place < upper || place + NODE_HEADER > pageSize) this.wrong(number, 'has a wrong node');
      const length = nodeLength(page, place);
      if (place + length > pageSize) this.wrong(number, 'has a node that ends behind it');
      taken += length + (length % 2);
      places.push(place);
    }
    if (taken !== pageSize - upper) this.wrong(number, 'has nodes over each other');
    return places;
  }

  private inOrder(
    page: Buffer,
    number: number,
    nodes: readonly number[],
    { from, to }: Bounds,
    isByNumber: boolean,
  ): void {
    const [first, ...more] = nodes;
    const last = nodes.at(-1);
    if (first === undefined || last === undefined) return;
    let isRight =
      (!from || compare(from, keyOf(page, first), isByNumber) <= 0) &&
      (!to || compare(keyOf(page, last), to, isByNumber) < 0);
    let before = first;
    for (const at of more) {
      isRight &&= isByNumber
        ? compare(keyOf(page, before), keyOf(page, at), true) < 0
        : compareInPage(page, before, at) < 0;
      before = at;
    }
    if (!isRight) this.wrong(number, 'is not in order');
  }

  /** A list of free pages: their number, then single pages and runs, a run by its negative length. */
  private freePages(list: Buffer): void {
    const count = Number(list.readBigInt64LE(0));
    if (count < 0 || (count + 1) * 8 > list.length) this.wrong(0, 'has a wrong length');
    for (let i = 1; i <= count; i++) {
      const value = Number(list.readBigInt64LE(i * 8));
      if (value > 0) this.use(value, 1);
      if (value >= 0) continue;
      if (i === count) this.wrong(0, 'ends within a run');
      this.use(Number(list.readBigInt64LE(++i * 8)), -value);
    }
  }

  private use(first: number, count: number): void {
    const end = first + count;
    if (!(first >= 0) || !(count > 0) || !(end <= this.file.meta.lastPage + 1)) {
      this.wrong(first, 'does not exist');
    }
    for (let page = first; page < end; page++) {
      const bit = 1 << (page & 7);
      const byte = this.used[page >> 3] ?? 0;
      if (byte & bit) this.wrong(page, 'is used twice');
      this.used[page >> 3] = byte | bit;
    }
  }

  private wrong(page: number, what: string): never {
    this.file.damaged(`page ${page} of '${this.table}' ${what}`);
  }
}

const compare = (a: Buffer, b: Buffer, isByNumber: boolean): number =>
  isByNumber && a.length === 8 && b.length === 8
    ? Number(a.readBigUInt64LE(0) - b.readBigUInt64LE(0))
    : Buffer.compare(a, b);

function compareInPage(page: Buffer, a: number, b: number): number {
  const [startA, startB] = [a + NODE_HEADER, b + NODE_HEADER];
  const [endA, endB] = [startA + page.readUInt16LE(a + 6), startB + page.readUInt16LE(b + 6)];
  return page.compare(page, startB, endB, startA, endA);
}

const keyOf = (page: Buffer, at: number): Buffer => {
  const start = at + NODE_HEADER;
  return page.subarray(start, start + page.readUInt16LE(at + 6));
};

function nodeLength(page: Buffer, at: number): number {
  const isBranch = (page.readUInt16LE(18) & KINDS) === BRANCH;
  const keyAndHead = NODE_HEADER + page.readUInt16LE(at + 6);
  if (isBranch) return keyAndHead;
  const isBig = page.readUInt16LE(at + 4) === BIG_DATA;
  return keyAndHead + (isBig ? OVERFLOW_PLACE : page.readUInt32LE(at));
}
