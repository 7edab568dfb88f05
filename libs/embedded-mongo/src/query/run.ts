import { fieldsOf } from '../bson/raw.js';
import { Sorter, sortKey, type SortPart } from '../bson/sort.js';
import { CommandError } from '../errors.js';
import type { Collection } from '../storage/collection.js';
import type { OrderedDocuments } from '../storage/index.js';
import type { KeyRange } from '../storage/keys.js';
import type { View } from '../storage/view.js';
import type { Filter } from './filters/filter.js';
import { choosePlan, type Hint, type Plan } from './plan.js';
import { CollatedSorter } from './filters/collated-sorter.js';
import { Search, type Effort, type Found } from './filters/search.js';

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

/** What sorting may keep in memory, in bytes: MongoDB's limit. */
const MAX_SORT_BYTES = 100 * 1024 * 1024;
/** A collection of so many documents has no range that takes long to count. */
const COUNTED_AT_ONCE = 100_000;
/** Other ranges are counted in pieces, each of twice as many keys as the one before. */
const FIRST_PIECE = 1_000;
/** So many keys take some 10 ms. */
const LARGEST_PIECE = 50_000;

/** The documents of a query as the view sees them, a slice at a time, with others in between. */
export async function* find(
  view: View,
  collection: Collection,
  query: Query,
  effort?: Effort,
): AsyncGenerator<readonly Found[]> {
  const { filter, sort = [], skip = 0, limit = 0 } = query;
  const plan = planOf(view, collection, query);
  const end = limit > 0 ? skip + limit : Infinity;
  const search = new Search(view, collection, filter, plan, effort, plan.isSorted ? end : Infinity);
  try {
    if (!plan.isSorted) yield* sorted(view, search.all(), sorterFor(query, end), { skip, end });
    else if (sort.length === 0 || !search.hasOverlay) {
      yield* paced(view, part(search.all(), skip, end));
    } else {
      yield* paced(view, part(merged(search, sort), skip, end));
    }
  } finally {
    view.searched();
  }
}

function planOf(view: View, collection: Collection, query: Query): Plan {
  const { filter, sort = [], natural } = query;
  view.enter(collection);
  const hint = natural ? { $natural: natural } : query.hint;
  return choosePlan(collection, filter, sort, view, hint);
}

/** So many documents that a query names by their `_id`s are looked up in one go. */
const NAMED_AT_ONCE = 16;

/** All documents of a query that has to be small. */
export async function findAll(
  view: View,
  collection: Collection,
  query: Query,
): Promise<readonly Found[]> {
  const plan = planOf(view, collection, query);
  if (plan.ids && plan.ids.length <= NAMED_AT_ONCE && plan.isSorted && !query.skip) {
    const found = [...new Search(view, collection, query.filter, plan).all()].flat();
    view.searched();
    return query.limit ? found.slice(0, query.limit) : found;
  }
  const all: Found[] = [];
  for await (const found of find(view, collection, query)) all.push(...found);
  return all;
}

/** Lets others work whenever the turn is over. */
async function* paced(view: View, slices: Iterable<readonly Found[]>) {
  for (const slice of slices) {
    if (slice.length > 0) yield slice;
    await view.breathe();
  }
}

function* part(slices: Iterable<readonly Found[]>, skip: number, end: number) {
  let at = 0;
  if (end === 0) return;
  for (const slice of slices) {
    const from = Math.max(0, skip - at);
    yield from === 0 && at + slice.length <= end ? slice : slice.slice(from, end - at);
    at += slice.length;
    if (at >= end) return;
  }
}

/** Puts what it is given in order. */
interface Sorting {
  /** Holds everything until the end, and not only what is asked for. */
  readonly keepsAll: boolean;
  add(found: Found): void;
  result(): readonly Found[];
}

function sorterFor({ filter, sort = [] }: Query, end: number): Sorting {
  if (filter.collation) return new CollatedSorter(sort, filter.collation);
  const sorter = new Sorter<Found>(end);
  const keyOf = sortKeyOf(sort);
  return {
    keepsAll: end === Infinity,
    add: (found) => sorter.add(keyOf(found), found),
    result: () => sorter.result(),
  };
}

async function* sorted(
  view: View,
  slices: Iterable<readonly Found[]>,
  sorter: Sorting,
  { skip, end }: { skip: number; end: number },
): AsyncGenerator<readonly Found[]> {
  let bytes = 0;
  for (const slice of slices) {
    for (const one of slice) {
      sorter.add(one);
      bytes += one.raw.length;
    }
    if (sorter.keepsAll && bytes > MAX_SORT_BYTES) {
      throw new CommandError(292, `Sort exceeded memory limit of ${MAX_SORT_BYTES} bytes`);
    }
    await view.breathe();
  }
  yield* paced(view, part([sorter.result()], skip, end));
}

const sortKeyOf = (sort: readonly SortPart[]) => {
  const fields = new Set(sort.map(({ path }) => path[0] ?? ''));
  return ({ raw }: Found): string => sortKey(fieldsOf(raw, fields), sort);
};

/** What the index gives is in order; what lies over it is sorted in. */
function* merged(search: Search, sort: readonly SortPart[]): Generator<readonly Found[]> {
  const keyOf = sortKeyOf(sort);
  const sorter = new Sorter<{ one: Found; key: string }>();
  for (const slice of search.overlaid()) {
    for (const one of slice) sorter.add(keyOf(one), { one, key: keyOf(one) });
  }
  const over = sorter.result();
  let at = 0;
  for (const slice of search.stored()) {
    const joined: Found[] = [];
    for (const one of slice) {
      const key = at < over.length ? keyOf(one) : '';
      for (let next = over[at]; next && next.key < key; next = over[++at]) joined.push(next.one);
      joined.push(one);
    }
    yield joined;
  }
  yield over.slice(at).map(({ one }) => one);
}

/** How many documents a query has, without holding them. */
export async function count(view: View, collection: Collection, query: Query): Promise<number> {
  const { filter, skip = 0, limit = 0, hint } = query;
  view.enter(collection);
  const end = limit > 0 ? skip + limit : Infinity;
  const within = (total: number) => Math.max(0, Math.min(total, end) - skip);
  // the total also has what is on its way to the engine, which readers do not see yet
  const isSettled = !view.transaction && !view.store.recentOf(collection)?.documents.size;
  if (filter.isEmpty && hint === undefined && isSettled) return within(collection.totals.size);
  const plan = choosePlan(collection, filter, [], view, hint);
  const search = new Search(view, collection, filter, plan);
  if (plan.isExact && !plan.ids && !search.hasOverlay) {
    const isSmall = collection.totals.size <= COUNTED_AT_ONCE;
    return within(await countRanges(view, plan, isSmall ? Infinity : FIRST_PIECE));
  }
  let found = 0;
  for (const slice of search.all()) {
    found += slice.length;
    if (found >= end) break;
    await view.breathe();
  }
  return within(found);
}

async function countRanges(
  view: View,
  { source, ranges }: Plan,
  firstPiece: number,
): Promise<number> {
  const { counts } = view.store;
  let total = 0;
  for (const range of ranges) {
    const snapshot = view.snapshot();
    const known = counts.get(source, range, snapshot);
    const count = known ?? (await countRange(view, source, range, firstPiece));
    if (known === undefined) counts.note(source, range, snapshot, count);
    total += count;
  }
  return total;
}

/** The engine looks for the end of a piece also beyond the range: a small range gets small pieces. */
async function countRange(
  view: View,
  { table }: OrderedDocuments,
  range: KeyRange,
  firstPiece: number,
): Promise<number> {
  const { environment } = view.store;
  const snapshot = view.snapshot();
  let total = 0;
  let piece = firstPiece;
  for (let start: string | undefined = range.start; start !== undefined;) {
    const part = environment.countKeys(table, { ...range, start }, piece, snapshot);
    total += part.count;
    start = part.next;
    if (start !== undefined) piece = Math.min(2 * piece, LARGEST_PIECE);
    await view.breathe(part.count);
  }
  return total;
}
