/** Larger than every key that begins with the characters before it (keys go up to 255). */
export const AFTER = '\uffff';

const BLOCK = 256;

interface Block<V> {
  readonly keys: string[];
  readonly values: V[];
}

/**
 * A sorted map in blocks of up to 256 entries: a binary search over the blocks, one within. Not to
 * be changed while a range is being read.
 */
export class OrderedMap<V> {
  private blocks: Block<V>[] = [{ keys: [], values: [] }];
  private count = 0;

  get size(): number {
    return this.count;
  }

  /** Fills an empty map with keys in order and their values, much faster than one by one. */
  load(keys: readonly string[], values: readonly V[]): void {
    this.blocks = [];
    for (let at = 0; at === 0 || at < keys.length; at += BLOCK) {
      const to = at + BLOCK;
      this.blocks.push({ keys: keys.slice(at, to), values: values.slice(at, to) });
    }
    this.count = keys.length;
  }

  set(key: string, value: V): void {
    const where = this.blockOf(key);
    const { keys, values } = this.blockAt(where);
    const at = lowerBound(keys, key);
    if (keys[at] === key) {
      values[at] = value;
      return;
    }
    keys.splice(at, 0, key);
    values.splice(at, 0, value);
    this.count++;
    if (keys.length <= BLOCK) return;
    // ascending keys, the usual case of a last block, leave full blocks behind
    const appended = at === keys.length - 1 && where === this.blocks.length - 1;
    const cut = appended ? BLOCK : BLOCK >> 1;
    this.blocks.splice(where + 1, 0, { keys: keys.splice(cut), values: values.splice(cut) });
  }

  delete(key: string): void {
    const where = this.blockOf(key);
    const { keys, values } = this.blockAt(where);
    const at = lowerBound(keys, key);
    if (keys[at] !== key) return;
    keys.splice(at, 1);
    values.splice(at, 1);
    this.count--;
    if (keys.length === 0 && this.blocks.length > 1) this.blocks.splice(where, 1);
  }

  /** The values of the keys from `low` up to but not including `high`, in order or in reverse. */
  *range(low: string, high: string, reverse = false): Generator<V, void, undefined> {
    const step = reverse ? -1 : 1;
    const start = reverse ? high : low;
    let where = this.blockOf(start);
    let at = lowerBound(this.blockAt(where).keys, start) - (reverse ? 1 : 0);
    for (;;) {
      const { keys, values } = this.blockAt(where);
      for (; at >= 0 && at < keys.length; at += step) {
        const key = keys[at] ?? '';
        if (reverse ? key < low : key >= high) return;
        yield values[at] as V; // within the bounds just checked
      }
      where += step;
      if (where < 0 || where >= this.blocks.length) return;
      at = reverse ? this.blockAt(where).keys.length - 1 : 0;
    }
  }

  private blockOf(key: string): number {
    let low = 0;
    let high = this.blocks.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      const last = this.blockAt(middle).keys.at(-1) ?? '';
      if (last < key) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private blockAt(where: number): Block<V> {
    return this.blocks[where] ?? { keys: [], values: [] };
  }
}

function lowerBound(keys: readonly string[], key: string): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((keys[middle] ?? '') < key) low = middle + 1;
    else high = middle;
  }
  return low;
}
