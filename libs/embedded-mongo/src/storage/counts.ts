import type { Snapshot } from './folder/environment.js';
import type { OrderedDocuments } from './index.js';
import type { KeyRange } from './keys.js';

/** A count, and the last commit of the state that it is of. */
interface Count {
  readonly count: number;
  readonly commit: number;
}

/** So many counts are remembered. */
const MAX_COUNTS = 1_000;
/** Smaller ones are counted again as fast. */
const MIN_COUNT = 200;

/** Counts of ranges of keys, remembered until a key of the same index or collection changes. */
export class Counts {
  private readonly known = new Map<string, Count>();

  /** @param commitOf the last commit that a snapshot holds */
  constructor(private readonly commitOf: (snapshot: Snapshot) => number) {}

  get(source: OrderedDocuments, range: KeyRange, snapshot: Snapshot): number | undefined {
    const known = this.known.get(nameOf(source, range));
    if (!known) return undefined;
    const changed = source.changedAt();
    return changed <= known.commit && changed <= this.commitOf(snapshot) ? known.count : undefined;
  }

  note(source: OrderedDocuments, range: KeyRange, snapshot: Snapshot, count: number): void {
    if (count < MIN_COUNT) return;
    if (this.known.size >= MAX_COUNTS) this.known.clear();
    this.known.set(nameOf(source, range), { count, commit: this.commitOf(snapshot) });
  }

  clear(): void {
    this.known.clear();
  }
}

/** Numbers of indexes and collections, with which keys begin, are never used again. */
const nameOf = ({ table }: OrderedDocuments, { start, end }: KeyRange): string =>
  `${table}:${start.length}:${start}${end}`;
