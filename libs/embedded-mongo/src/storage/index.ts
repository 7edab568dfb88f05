import { directed, isEqual } from '../bson/order.js';
import { arrayOn, keyAt, keysAt } from '../bson/paths.js';
import { sortParts, type SortPart } from '../bson/sort.js';
import { isDoc, type Doc } from '../bson/values.js';
import { CommandError } from '../errors.js';
import { constraintsOf, type Constraints } from '../query/constraints.js';
import { compileFilter, type Filter } from '../query/filter.js';
import { AFTER, OrderedMap } from './ordered-map.js';
import type { Slot } from './slot.js';

/** An index as `listIndexes` shows it. */
export interface IndexSpec {
  readonly v: 2;
  readonly key: Doc;
  readonly name: string;
  readonly unique?: true;
  readonly partialFilterExpression?: Doc;
  readonly expireAfterSeconds?: number;
}

/** What the planner reads from: something that holds documents in an order. */
export interface OrderedDocuments {
  readonly name: string;
  readonly parts: readonly SortPart[];
  /** Whether every part is kept in the direction opposite to the specified one. */
  readonly isTurned?: boolean;
  /** Some document has several keys, so a document may come more than once. */
  readonly isMultikey: boolean;
  /** Which documents it holds, when not all. */
  readonly partial: Constraints | undefined;
  range(low: string, high: string, reverse: boolean): Iterable<Slot>;
}

interface Entry {
  readonly key: string;
  /** The key with the `_id`. */
  readonly full: string;
  readonly slot: Slot;
}

/** A secondary index: the encoded key of the parts, then the document's `_id`, to its slot. */
export class Index implements OrderedDocuments {
  readonly parts: readonly SortPart[];
  readonly partial: Constraints | undefined;
  /** The top-level fields that decide about a document's keys. */
  readonly fields: ReadonlySet<string>;
  isMultikey = false;
  private readonly entries = new OrderedMap<Slot>();
  private readonly filter: Filter | undefined;
  private readonly endsWithId: boolean;
  /** Whether every part is kept in the direction opposite to the specified one. */
  readonly isTurned: boolean;

  constructor(readonly spec: IndexSpec) {
    const parts = sortParts(spec.key);
    this.endsWithId = parts.some(({ name }) => name === '_id');
    // Keys of descending parts cost more: read backwards, the opposite order serves as well.
    const descending = parts.filter(({ direction }) => direction === -1).length;
    this.isTurned = this.endsWithId && descending * 2 > parts.length;
    this.parts = this.isTurned ? parts.map(opposite) : parts;
    const { partialFilterExpression } = spec;
    this.filter = partialFilterExpression && compileFilter(partialFilterExpression);
    this.partial = partialFilterExpression && constraintsOf(partialFilterExpression);
    this.fields = new Set([
      ...this.parts.map(({ path }) => path[0] ?? ''),
      ...(this.filter?.fields ?? []),
    ]);
  }

  get name(): string {
    return this.spec.name;
  }

  get size(): number {
    return this.entries.size;
  }

  /** A document's keys without its `_id`; none when the index does not hold it. */
  keysOf(doc: Doc): readonly string[] {
    if (this.filter && !this.filter.matches(doc)) return [];
    const plain = this.plainKey(doc);
    if (plain !== undefined) return [plain];
    const [first, ...rest] = this.parts;
    if (!first) return [];
    let keys = partKeys(doc, first);
    for (const part of rest) {
      const next = partKeys(doc, part);
      keys = keys.flatMap((key) => next.map((more) => key + more));
    }
    this.noteArrays(doc, keys.length);
    return keys;
  }

  /** The one key of a document without arrays on the paths of the index: nearly every document. */
  private plainKey(doc: Doc): string | undefined {
    let joined = '';
    for (const { path, direction } of this.parts) {
      const key = keyAt(doc, path);
      if (key === undefined) return undefined;
      joined += directed(key, direction);
    }
    return joined;
  }

  /** Several parts may go through one array, but not through two that could be of any length. */
  private noteArrays(doc: Doc, keys: number): void {
    let array: string | undefined;
    for (const { path } of this.parts) {
      const other = arrayOn(doc, path);
      if (array !== undefined && other !== undefined && other !== array) {
        throw new CommandError(171, `cannot index parallel arrays [${other}] [${array}]`);
      }
      array ??= other;
    }
    if (keys > 1 || array !== undefined) this.isMultikey = true;
  }

  /** Fills an empty index; answers a document whose key another one has, in a unique index. */
  load(documents: Iterable<readonly [Slot, Doc]>): Slot | undefined {
    const entries: Entry[] = [];
    for (const [slot, doc] of documents) {
      for (const key of this.keysOf(doc))
        entries.push({ key, full: this.entryKey(key, slot), slot });
    }
    entries.sort((a, b) => (a.full < b.full ? -1 : a.full > b.full ? 1 : 0));
    this.entries.load(entries.map(({ full, slot }) => [full, slot]));
    if (!this.spec.unique) return undefined;
    const taken = ({ key, slot }: Entry, before?: Entry) =>
      before?.key === key && before.slot !== slot;
    return entries.find((entry, at) => taken(entry, entries[at - 1]))?.slot;
  }

  /** Moves a document from its former keys to its present ones. */
  update(slot: Slot, former: readonly string[], present: readonly string[]): void {
    if (former.length === 1 && present.length === 1 && former[0] === present[0]) return;
    for (const key of former) {
      if (!present.includes(key)) this.entries.delete(this.entryKey(key, slot));
    }
    for (const key of present) {
      if (!former.includes(key)) this.entries.set(this.entryKey(key, slot), slot);
    }
  }

  /** The documents under one key. */
  under(key: string): Iterable<Slot> {
    return this.entries.range(key, key + AFTER);
  }

  range(low: string, high: string, reverse: boolean): Iterable<Slot> {
    return this.entries.range(low, high, reverse);
  }

  /** A key that holds the `_id` already is distinct without it. */
  private entryKey(key: string, slot: Slot): string {
    return this.endsWithId ? key : key + slot.id;
  }
}

const opposite = (part: SortPart): SortPart => ({
  ...part,
  direction: part.direction === 1 ? -1 : 1,
});

function partKeys(doc: Doc, { path, direction }: SortPart): string[] {
  const keys = keysAt(doc, path);
  return direction === 1 ? keys : keys.map((key) => directed(key, direction));
}

/** Whether two specifications index the same documents in the same way. */
export const sameIndex = (a: IndexSpec, b: IndexSpec): boolean =>
  sameKey(a.key, b.key) &&
  a.unique === b.unique &&
  a.expireAfterSeconds === b.expireAfterSeconds &&
  isEqual(a.partialFilterExpression ?? null, b.partialFilterExpression ?? null);

export const sameKey = (a: Doc, b: unknown): boolean =>
  isDoc(b) && JSON.stringify(sortParts(a)) === JSON.stringify(sortParts(b));
