import { directed, isEqual } from '../bson/order.js';
import { arrayOn, keyAt, keysAt } from '../bson/paths.js';
import { sortParts, type SortPart } from '../bson/sort.js';
import { isDoc, type Doc } from '../bson/values.js';
import { CommandError } from '../errors.js';
import { constraintsOf, type Constraints } from '../query/constraints.js';
import { compileFilter, type Filter } from '../query/filters/filter.js';
import { ENTRY_BYTES, tablePrefix } from './keys.js';
import { entryOf, type Entry } from './records.js';

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
  readonly table: 'documents' | 'entries';
  /** What its stored keys begin with, and how long those are that were shortened. */
  readonly prefix: string;
  readonly limit: number;
  readonly parts: readonly SortPart[];
  /** Whether every part is kept in the direction opposite to the specified one. */
  readonly isTurned?: boolean;
  /** Some document has several keys, so a document may come more than once. */
  readonly isMultikey: boolean;
  /** Some key was shortened: it says less than the document, and is in no order. */
  readonly isShortened: boolean;
  /** Which documents it holds, when not all. */
  readonly partial: Constraints | undefined;
  readonly isDropped: boolean;
  /** The commit that last put or removed a key, on its way to the engine or there. */
  readonly changedAt: () => number;
}

/** What is known of an index besides its specification. */
export interface IndexState {
  /** Never used for another index or collection. */
  readonly number: number;
  readonly isMultikey: boolean;
  readonly isShortened: boolean;
}

/** A secondary index: the encoded key of the parts, then the document's `_id`. */
export class Index implements OrderedDocuments {
  readonly table = 'entries';
  readonly prefix: string;
  readonly limit = ENTRY_BYTES;
  readonly parts: readonly SortPart[];
  readonly partial: Constraints | undefined;
  /** The top-level fields that decide about a document's keys. */
  readonly fields: ReadonlySet<string>;
  isMultikey: boolean;
  isShortened: boolean;
  /** The first commit with all of it in place; before that nothing is read from it. */
  readySince = Infinity;
  isDropped = false;
  /** The commit that last put or removed a key; 0 for none since the start. */
  lastChange = 0;
  readonly changedAt = () => this.lastChange;
  private readonly filter: Filter | undefined;
  readonly holdsId: boolean;
  /** Whether every part is kept in the direction opposite to the specified one. */
  readonly isTurned: boolean;

  constructor(
    readonly spec: IndexSpec,
    private state: IndexState,
  ) {
    this.prefix = tablePrefix(state.number);
    this.isMultikey = state.isMultikey;
    this.isShortened = state.isShortened;
    const parts = sortParts(spec.key);
    this.holdsId = parts.some(({ name }) => name === '_id');
    // Keys of descending parts cost more: read backwards, the opposite order serves as well.
    const descending = parts.filter(({ direction }) => direction === -1).length;
    this.isTurned = this.holdsId && descending * 2 > parts.length;
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

  get number(): number {
    return this.state.number;
  }

  /** What the catalogue has to say of it. */
  get present(): IndexState {
    const { number, isMultikey, isShortened } = this;
    return { number, isMultikey, isShortened };
  }

  /** Whether the catalogue says something else. */
  get hasChanged(): boolean {
    const { state, isMultikey, isShortened } = this;
    return isMultikey !== state.isMultikey || isShortened !== state.isShortened;
  }

  saved(): void {
    this.state = this.present;
  }

  /** A document's keys without its `_id`; none when the index does not hold it. */
  keysOf(doc: Doc): readonly string[] {
    if (this.filter && !this.filter.matches(doc)) return NONE;
    const plain = this.plainKey(doc);
    if (plain !== undefined) return [plain];
    const [first, ...rest] = this.parts;
    if (!first) return NONE;
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

  /** The entry of a key and a stored `_id`. A key that holds the `_id` already needs no other. */
  entry(key: string, id: string): Entry {
    const length = key.length + (this.holdsId ? 0 : id.length);
    if (length >= ENTRY_BYTES) this.isShortened = true;
    return entryOf(this.prefix, key, id, this.holdsId);
  }
}

const NONE: readonly string[] = [];

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
