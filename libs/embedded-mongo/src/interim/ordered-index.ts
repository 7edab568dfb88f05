// @ts-nocheck -- interim: replaced file by file by the typed server
/* eslint-disable -- interim */
/** Ordered index: sorted blocks of (key, slot). Keys are memcomparable strings ending in the _id key, so they are unique. */
export interface Slot {
  id: string;
  rec: any;
}
interface Block<S> {
  k: string[];
  v: S[];
}
const MAX = 256;

export class OrderedMap<S> {
  private blocks: Block<S>[] = [{ k: [], v: [] }];
  size = 0;

  private block(key: string): number {
    let lo = 0,
      hi = this.blocks.length - 1;
    while (lo < hi) {
      const m = (lo + hi) >> 1;
      const k = this.blocks[m].k;
      if (k[k.length - 1] < key) lo = m + 1;
      else hi = m;
    }
    return lo;
  }
  private static lower(k: string[], key: string): number {
    let lo = 0,
      hi = k.length;
    while (lo < hi) {
      const m = (lo + hi) >> 1;
      if (k[m] < key) lo = m + 1;
      else hi = m;
    }
    return lo;
  }
  insert(key: string, v: S): void {
    const bi = this.block(key),
      b = this.blocks[bi],
      i = OrderedMap.lower(b.k, key);
    if (b.k[i] === key) {
      b.v[i] = v;
      return;
    }
    if (i === b.k.length) {
      b.k.push(key);
      b.v.push(v);
    } else {
      b.k.splice(i, 0, key);
      b.v.splice(i, 0, v);
    }
    this.size++;
    if (b.k.length > MAX) {
      const cut = i === b.k.length - 1 && bi === this.blocks.length - 1 ? MAX : MAX >> 1; // appends keep full blocks
      this.blocks.splice(bi + 1, 0, { k: b.k.splice(cut), v: b.v.splice(cut) });
    }
  }
  delete(key: string): void {
    const bi = this.block(key),
      b = this.blocks[bi],
      i = OrderedMap.lower(b.k, key);
    if (b.k[i] !== key) return;
    b.k.splice(i, 1);
    b.v.splice(i, 1);
    this.size--;
    if (b.k.length === 0 && this.blocks.length > 1) this.blocks.splice(bi, 1);
  }
  /** First entry with key >= lo and < hi. */
  first(lo: string, hi: string): S | undefined {
    for (const v of this.range(lo, hi)) return v;
    return undefined;
  }
  /** Entries with lo <= key < hi. Do not modify while iterating. */
  *range(lo: string, hi: string, reverse = false): Generator<S> {
    const bs = this.blocks;
    if (!reverse) {
      let bi = this.block(lo),
        i = OrderedMap.lower(bs[bi].k, lo);
      for (; bi < bs.length; bi++, i = 0) {
        const { k, v } = bs[bi];
        for (; i < k.length; i++) {
          if (k[i] >= hi) return;
          yield v[i];
        }
      }
    } else {
      let bi = this.block(hi),
        i = OrderedMap.lower(bs[bi].k, hi) - 1;
      for (;;) {
        const { k, v } = bs[bi];
        for (; i >= 0; i--) {
          if (k[i] < lo) return;
          yield v[i];
        }
        if (--bi < 0) return;
        i = bs[bi].k.length - 1;
      }
    }
  }
}
