import { fieldsOf, type Raw } from '../bson/raw.js';
import { inOrder, sortKey, type Keyed, type SortPart } from '../bson/sort.js';
import type { Collection } from '../storage/collection.js';
import type { Transaction } from '../storage/transaction.js';
import type { Filter } from './filter.js';
import { choosePlan, type Hint, type Plan } from './plan.js';

/** What to find, in which order, and how much of it. */
export interface Query {
  readonly filter: Filter;
  readonly sort?: readonly SortPart[];
  /** In natural order: 1 as stored, -1 the other way round. */
  readonly natural?: 1 | -1 | undefined;
  readonly skip?: number;
  /** 0: all. */
  readonly limit?: number;
  readonly hint?: Hint;
}

/** A document found: its encoded `_id` and its bytes. */
export interface Found {
  readonly id: string;
  readonly raw: Raw;
}

/** What a query has looked at. */
export interface Effort {
  keys: number;
  documents: number;
}

/** The documents of a query as a transaction, or a plain reader, sees them. */
export function find(
  collection: Collection,
  query: Query,
  transaction?: Transaction,
  effort?: Effort,
): readonly Found[] {
  const { filter, sort = [], skip = 0, limit = 0, natural } = query;
  const end = limit > 0 ? skip + limit : Infinity;
  const plan = choosePlan(collection, filter, sort, natural ? { $natural: natural } : query.hint);
  const search = new Search(collection, filter, plan, transaction, effort);
  if (natural === -1) return [...search.all()].reverse().slice(skip, end);
  if (plan.isSorted) {
    if (!search.isDirty || sort.length === 0) return take(search.all(), skip, end);
    // what the index gives is in order; what the transaction sees differently is sorted in
    const merged = keyed([...take(search.current(), 0, end), ...search.dirty()], sort);
    return inOrder(merged, end).slice(skip);
  }
  return inOrder(search.keyed(sort), end).slice(skip);
}

/** How many documents a query has, without holding them. */
export function count(
  collection: Collection,
  { filter, skip = 0, limit = 0, hint }: Query,
  transaction?: Transaction,
): number {
  const search = new Search(
    collection,
    filter,
    choosePlan(collection, filter, [], hint),
    transaction,
  );
  const end = limit > 0 ? skip + limit : Infinity;
  if (filter.isEmpty && !search.isDirty) return Math.max(0, Math.min(collection.size, end) - skip);
  let found = 0;
  for (const _ of search.all()) if (++found >= end) break;
  return Math.max(0, found - skip);
}

function take(found: Iterable<Found>, skip: number, end: number): readonly Found[] {
  const taken: Found[] = [];
  let at = 0;
  if (end === 0) return taken;
  for (const one of found) {
    if (at++ >= skip) taken.push(one);
    if (at >= end) break;
  }
  return taken;
}

function* keyed(all: Iterable<Found>, sort: readonly SortPart[]): Generator<Keyed<Found>> {
  const fields = new Set(sort.map(({ path }) => path[0] ?? ''));
  for (const item of all) yield { item, key: sortKey(fieldsOf(item.raw, fields), sort) };
}

/** The matching documents of one plan. */
class Search {
  /** Documents the transaction may see in another version than the committed one. */
  private readonly other: ReadonlySet<string>;

  constructor(
    private readonly collection: Collection,
    private readonly filter: Filter,
    private readonly plan: Plan,
    private readonly transaction: Transaction | undefined,
    private readonly effort: Effort = { keys: 0, documents: 0 },
  ) {
    const overlay = transaction?.overlays.get(collection);
    const isPlain = !transaction || plan.ids !== undefined;
    this.other = new Set(
      isPlain ? [] : [...(overlay?.documents.keys() ?? []), ...collection.history.keys()],
    );
  }

  get isDirty(): boolean {
    return this.other.size > 0;
  }

  *all(): Generator<Found> {
    if (this.plan.ids) {
      yield* this.named(this.plan.ids);
    } else {
      yield* this.current();
      yield* this.dirty();
    }
  }

  private *named(ids: readonly string[]): Generator<Found> {
    for (const id of ids) {
      this.effort.keys++;
      const raw = this.collection.visible(id, this.transaction);
      if (raw !== undefined && this.matches(raw)) yield { id, raw };
    }
  }

  /** What is committed and seen as such. */
  *current(): Generator<Found> {
    const seen = this.plan.repeats ? new Set<string>() : undefined;
    for (const { id, raw } of this.plan.slots()) {
      this.effort.keys++;
      if (raw === undefined || this.other.has(id) || seen?.has(id)) continue;
      seen?.add(id);
      if (this.matches(raw)) yield { id, raw };
    }
  }

  /** What the transaction wrote, or sees as it was. */
  *dirty(): Generator<Found> {
    for (const id of this.other) {
      const raw = this.collection.visible(id, this.transaction);
      if (raw !== undefined && this.tests(raw)) yield { id, raw };
    }
  }

  /** All of them with their place in the order; each is decoded once, for filter and order. */
  *keyed(sort: readonly SortPart[]): Generator<Keyed<Found>> {
    yield* keyed(this.all(), sort);
  }

  private matches(raw: Raw): boolean {
    if (this.plan.isExact) return true;
    return this.tests(raw);
  }

  private tests(raw: Raw): boolean {
    this.effort.documents++;
    return this.filter.matches(fieldsOf(raw, this.filter.fields));
  }
}
