import { isPosition } from '../bson/names.js';
import type { SortPart } from '../bson/sort.js';
import { isNumeric, toNumber } from '../bson/values.js';
import { badValue } from '../errors.js';
import type { Collection } from '../storage/collection.js';
import { sameKey, type Index, type OrderedDocuments } from '../storage/index.js';
import { AFTER, keyRange, type KeyRange } from '../storage/keys.js';
import type { View } from '../storage/view.js';
import { constraintsOf, type Constraint, type Constraints } from './constraints.js';
import type { Filter } from './filters/filter.js';
import {
  descending,
  intersection,
  isWithin,
  position,
  type Intervals,
} from './filters/intervals.js';

/** How the documents of a query are found. */
export interface Plan {
  /** The index read; none for a scan of the collection. */
  readonly index: string | undefined;
  /** Comes in the order asked for. */
  readonly isSorted: boolean;
  readonly isReverse: boolean;
  /** May come upon a document more than once. */
  readonly repeats: boolean;
  /** Every document found matches: it need not be looked at. */
  readonly isExact: boolean;
  /** The `_id`s, when the filter names them. */
  readonly ids?: readonly string[];
  /** What is read otherwise: these ranges of it, each in the direction that serves the sort. */
  readonly source: OrderedDocuments;
  readonly ranges: readonly KeyRange[];
  readonly reads: 'forward' | 'backward';
}

interface Candidate {
  readonly plan: Plan;
  readonly score: number;
}

/** An index that names values of many parts is read in this many ranges at most. */
const MAX_RANGES = 4_000;

export type Hint = unknown;

/** Chooses an index by what it narrows down and whether it gives the order; else the whole scan. */
export function choosePlan(
  collection: Collection,
  filter: Filter,
  sort: readonly SortPart[],
  view: View,
  hint?: Hint,
): Plan {
  const constraints = constraintsOf(filter.source);
  const { byId } = collection;
  const scan = scanOf(byId, filter, sort, isBackward(hint));
  const usable = collection.indexes.filter((index) => view.mayUse(index));
  const hinted = hint === undefined ? undefined : hintedIndex(collection, usable, hint);
  // the order of keys is that of bytes, and not that of a language
  if (hinted === 'scan' || filter.collation) return scan;
  if (!hinted || hinted.name === byId.name) {
    const lookup = idLookup(byId, constraints, sort);
    if (lookup) return lookup;
  }
  const indexes = hinted ? [hinted] : [byId, ...usable];
  let best: Candidate = { plan: scan, score: 0 };
  for (const index of indexes) {
    if (!hinted && !mayServe(index, constraints, sort)) continue;
    const candidate = candidateFor(index, constraints, sort);
    if (candidate && (hinted || candidate.score > best.score)) best = candidate;
  }
  return best.plan;
}

const naturalOf = (hint: Hint): unknown =>
  typeof hint === 'object' && hint !== null && '$natural' in hint ? hint.$natural : undefined;

const isBackward = (hint: Hint): boolean => {
  const natural = naturalOf(hint);
  return isNumeric(natural) && toNumber(natural) < 0;
};

function scanOf(
  byId: OrderedDocuments,
  filter: Filter,
  sort: readonly SortPart[],
  isReverse: boolean,
): Plan {
  return {
    index: undefined,
    isSorted: sort.length === 0,
    isReverse,
    repeats: false,
    isExact: filter.isEmpty,
    source: byId,
    ranges: [keyRange(byId.prefix, '', AFTER, byId.limit)],
    reads: isReverse ? 'backward' : 'forward',
  };
}

function hintedIndex(
  { byId }: Collection,
  usable: readonly Index[],
  hint: Hint,
): OrderedDocuments | 'scan' {
  if (naturalOf(hint) !== undefined) return 'scan';
  const isId = hint === '_id_' || sameKey({ _id: 1 }, hint);
  const found = isId
    ? byId
    : usable.find(({ spec }) => spec.name === hint || sameKey(spec.key, hint));
  if (found) return found;
  throw badValue(
    'error processing query: planner returned error :: caused by :: ' +
      'hint provided does not correspond to an existing index',
  );
}

/** `_id`s named by the filter are looked up, not searched. */
function idLookup(
  source: OrderedDocuments,
  { byPath, isComplete }: Constraints,
  sort: readonly SortPart[],
): Plan | undefined {
  const named = byPath.get('_id')?.map(({ intervals }) => intervals);
  const points = named?.reduce(intersection);
  if (!points?.every(({ isPoint }) => isPoint)) return undefined;
  const ids = points.map(({ from }) => from.key);
  return {
    index: '_id_',
    isSorted: ids.length <= 1 || sort.length === 0 || isAscendingId(sort),
    isReverse: false,
    repeats: false,
    isExact: isComplete && byPath.size === 1,
    ids,
    source,
    ranges: [],
    reads: 'forward',
  };
}

/** Whether the index leads to what is asked for, or gives its order. */
const mayServe = (
  { parts: [first] }: OrderedDocuments,
  { byPath }: Constraints,
  [order]: readonly SortPart[],
): boolean => first !== undefined && (byPath.has(first.name) || order?.name === first.name);

const isAscendingId = ([first]: readonly SortPart[]): boolean =>
  first?.name === '_id' && first.direction === 1;

function candidateFor(
  index: OrderedDocuments,
  constraints: Constraints,
  sort: readonly SortPart[],
): Candidate | undefined {
  // in `a.0.b` the 0 may be a position or a name, which the keys do not tell
  if (index.parts.some(({ path }) => path.some(isPosition))) return undefined;
  if (index.partial && !implies(constraints, index.partial)) return undefined;
  const bounds = boundsOf(index, constraints);
  const order = orderOf(index, bounds, sort);
  const score = bounds.points * 10 + (bounds.hasRange ? 5 : 0) + (order ? 4 : 0);
  const reverse = order === 'backward';
  const used = bounds.points + (bounds.hasRange ? 1 : 0);
  const { prefix, limit } = index;
  const ranges = bounds.ranges.map(([low, high]) => keyRange(prefix, low, high, limit));
  // keys that were shortened say less than the documents
  const saysAll = !index.isMultikey && !index.isShortened && ranges.every((one) => one.isExact);
  const plan: Plan = {
    index: index.name,
    isSorted: sort.length === 0 || order !== undefined,
    isReverse: reverse !== (index.isTurned ?? false),
    repeats: index.isMultikey || ranges.some((one) => !one.isExact), // they may overlap then
    isExact: constraints.isComplete && saysAll && constraints.byPath.size === used,
    source: index,
    ranges: reverse ? ranges.reverse() : ranges,
    reads: reverse ? 'backward' : 'forward',
  };
  return { plan, score };
}

/** A partial index holds all that is asked for when the filter is at least as narrow as its own. */
const implies = (filter: Constraints, partial: Constraints): boolean =>
  partial.isComplete &&
  [...partial.byPath].every(([path, wanted]) =>
    wanted.every((outer) =>
      filter.byPath.get(path)?.some(({ intervals }) => isWithin(intervals, outer.intervals)),
    ),
  );

interface Bounds {
  readonly ranges: readonly (readonly [low: string, high: string])[];
  /** How many leading parts are fixed to named values, and whether to a single one each. */
  readonly points: number;
  readonly isSingle: boolean;
  readonly hasRange: boolean;
}

function boundsOf(index: OrderedDocuments, { byPath }: Constraints): Bounds {
  let prefixes = [''];
  let points = 0;
  for (const { name, direction } of index.parts) {
    const ascending = combined(byPath.get(name), index.isMultikey);
    if (!ascending) break;
    const intervals = direction === 1 ? ascending : descending(ascending);
    if (prefixes.length * intervals.length > MAX_RANGES) break;
    if (!intervals.every(({ isPoint }) => isPoint)) {
      const ranges = prefixes.flatMap((prefix) =>
        intervals.map(({ from, to }) => [prefix + position(from), prefix + position(to)] as const),
      );
      return { ranges, points, isSingle: prefixes.length === 1, hasRange: true };
    }
    prefixes = prefixes.flatMap((prefix) => intervals.map(({ from }) => prefix + from.key));
    points++;
  }
  const ranges = prefixes.map(
    (prefix) => [prefix, position({ key: prefix, after: true })] as const,
  );
  return { ranges, points, isSingle: prefixes.length === 1, hasRange: false };
}

/** All conditions on a path; of an array each may be met by another element, so one has to do. */
function combined(
  constraints: readonly Constraint[] | undefined,
  isMultikey: boolean,
): Intervals | undefined {
  const all = constraints?.map(({ intervals }) => intervals);
  if (!all || all.length <= 1 || !isMultikey) return all?.reduce(intersection);
  return all.find((intervals) => intervals.every(({ isPoint }) => isPoint)) ?? all[0];
}

/** Whether the index, read in one direction, gives the order asked for. */
function orderOf(
  index: OrderedDocuments,
  { points, isSingle }: Bounds,
  sort: readonly SortPart[],
): 'forward' | 'backward' | undefined {
  if (sort.length === 0 || index.isMultikey || index.isShortened || !isSingle) return undefined;
  const fixed = new Set(index.parts.slice(0, points).map(({ name }) => name));
  const wanted = sort.filter(({ name }) => !fixed.has(name));
  const given = [...index.parts.slice(points), ID_PART];
  const fits = (sign: 1 | -1) =>
    wanted.every(({ name, direction }, at) => {
      const part = given[at];
      return part?.name === name && part.direction * sign === direction;
    });
  if (fits(1)) return 'forward';
  return fits(-1) ? 'backward' : undefined;
}

/** Entries of equal keys are in the order of their `_id`s, unless the `_id` is a part already. */
const ID_PART = { name: '_id', direction: 1 } as const;
