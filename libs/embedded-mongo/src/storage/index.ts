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

/** Keys with their `_id`s, and the documents at the same places. */
interface Entries {
  readonly keys: readonly string[];
  readonly slots: readonly Slot[];
}

/** A secondary index: the encoded key of the parts, then the document's `_id`, to its slot. */
export class Index implements OrderedDocuments {
  readonly parts: readonly SortPart[];
  readonly partial: Constraints | undefined;
  /** The top-level fields that decide about a document's keys. */
  readonly fields: ReadonlySet<string>;
  private hasArrays = false;
  /** Fills an index of a log that was just read, when it is first needed. */
  private later: (() => void) | undefined;
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

  get isMultikey(): boolean {
    this.fillNow();
    return this.hasArrays;
  }

  /**
   * Leaves filling for when a query first asks for the index. Until then it holds nothing and need
   * not be kept, so that a start takes no time for indexes that nobody needs.
   */
  fillLater(fill: () => void): void {
    this.later = fill;
  }

  private fillNow(): void {
    const fill = this.later;
    this.later = undefined;
    fill?.();
  }

  /**
   * A document's keys without its `_id`; none when the index does not hold it, or holds nothing yet.
   */
  keysOf(doc: Doc): readonly string[] {
    if (this.filter && !this.filter.matches(doc)) return [];
    if (this.later) {
      this.noteArrays(doc, 1); // refuses what could not be indexed later
      return [];
    }
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
    if (keys > 1 || array !== undefined) this.hasArrays = true;
  }

  /** Fills the empty index, document by document; its entries are there once that is finished. */
  filling(): { add(slot: Slot, doc: Doc): void; finish(): Slot | undefined } {
    const keys: string[] = [];
    const slots: Slot[] = [];
    return {
      add: (slot, doc) => {
        for (const key of this.keysOf(doc)) {
          keys.push(this.entryKey(key, slot));
          slots.push(slot);
        }
      },
      /** Answers a document whose key another one has, in a unique index. */
      finish: () => {
        const sorted = inOrder(keys, slots);
        this.entries.load(sorted.keys, sorted.slots);
        return this.spec.unique && !this.endsWithId ? repeated(sorted) : undefined;
      },
    };
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
    this.fillNow();
    return this.entries.range(low, high, reverse);
  }

  /** A key that holds the `_id` already is distinct without it. */
  private entryKey(key: string, slot: Slot): string {
    return this.endsWithId ? key : key + slot.id;
  }
}

/** Entries by key; those that come in order, as of growing positions, are taken as they are. */
function inOrder(keys: readonly string[], slots: readonly Slot[]): Entries {
  const at = (place: number) => keys[place] ?? '';
  if (keys.every((key, place) => place === 0 || at(place - 1) <= key)) return { keys, slots };
  const order = Uint32Array.from(keys.keys()).sort((a, b) => {
    const [x, y] = [at(a), at(b)];
    return x < y ? -1 : x > y ? 1 : 0;
  });
  const moved = (place: number) => slots[order[place] ?? 0];
  return {
    keys: Array.from(order, at),
    slots: slots.map((slot, place) => moved(place) ?? slot),
  };
}

/** A document with the key of the one before it. */
function repeated({ keys, slots }: Entries): Slot | undefined {
  const plain = (place: number) => keys[place]?.slice(0, -(slots[place]?.id.length ?? 0));
  return slots.find(
    (slot, place) => place > 0 && slot !== slots[place - 1] && plain(place) === plain(place - 1),
  );
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
