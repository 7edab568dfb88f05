import type { PageRequest, Where } from '#kernel';
import { platformRefusals } from '../../platform.refusals.js';
import type { Direction, Filter, Sort, StoredRow, Test } from '../../stores/tables.js';

const comparisons = { not: 'ne', from: 'gte', above: 'gt', upTo: 'lte', below: 'lt' } as const;

/** The tests that a `where` stands for. */
export function testsOf(where: Where<object>): readonly Test[] {
  return Object.entries(where).flatMap(([field, condition]) => testsOn(field, condition));
}

function testsOn(field: string, condition: unknown): readonly Test[] {
  if (condition === undefined) return [];
  if (typeof condition !== 'object' || condition === null) {
    return [{ field, is: 'eq', value: condition }];
  }
  return Object.entries(condition as Record<string, unknown>).flatMap(([name, value]): Test[] => {
    if (value === undefined) return [];
    if (name === 'in') return [{ field, is: 'in', value: value as readonly unknown[] }];
    if (name === 'startsWith' || name === 'anyStartsWith') {
      return [{ field, is: name, value: value as string }];
    }
    return [{ field, is: comparisons[name as keyof typeof comparisons], value }];
  });
}

/** A list in one order, from one place on. */
export interface Cut {
  readonly filter: Filter;
  readonly sort: Sort;
  readonly limit: number;
}

/** A page asks for one row more than it shows, to know whether another page follows. */
export function cutOf(
  where: Where<object>,
  { limit = 50, cursor, sort }: PageRequest,
  sortable: ReadonlySet<string>,
): Cut {
  const { field, direction } = sortOf(sort, sortable);
  const all = testsOf(where);
  const order: Sort =
    field === '_id'
      ? [['_id', direction]]
      : [
          [field, direction],
          ['_id', direction],
        ];
  if (cursor === undefined) return { filter: { all }, sort: order, limit: limit + 1 };
  return {
    filter: { all, oneOf: after(decode(cursor, field, direction), field, direction) },
    sort: order,
    limit: limit + 1,
  };
}

function sortOf(
  sort: string | undefined,
  sortable: ReadonlySet<string>,
): { readonly field: string; readonly direction: Direction } {
  if (sort === undefined) return { field: '_id', direction: 1 };
  const field = sort.replace(/^-/, '');
  if (!sortable.has(field)) {
    throw platformRefusals.CannotSortBy({ field: 'sort', allowed: [...sortable].sort() });
  }
  return { field, direction: sort.startsWith('-') ? -1 : 1 };
}

interface Place {
  readonly value: unknown;
  readonly id: string;
}

/**
 * Rows behind a place: further in the order, or as far with a later id. Rows without the field come
 * before all others, and no comparison with a value finds them.
 */
function after({ value, id }: Place, field: string, direction: Direction): (readonly Test[])[] {
  const beyond = direction === 1 ? 'gt' : 'lt';
  if (field === '_id') return [[{ field, is: beyond, value: id }]];
  const further: (readonly Test[])[] = value === null ? [] : [[{ field, is: beyond, value }]];
  if (direction === 1 && value === null) further.push([{ field, is: 'ne', value: null }]);
  if (direction === -1 && value !== null) further.push([{ field, is: 'eq', value: null }]);
  const asFar: readonly Test[] = [
    { field, is: 'eq', value },
    { field: '_id', is: beyond, value: id },
  ];
  return [...further, asFar];
}

const byId: Sort[number] = ['_id', 1];

/** The place of a row in an order, as text that means nothing to anyone else. */
export const cursorOf = (row: StoredRow, [[field, direction] = byId]: Sort): string =>
  Buffer.from(JSON.stringify([field, direction, valueAt(row, field), row._id])).toString(
    'base64url',
  );

function decode(cursor: string, field: string, direction: Direction): Place {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(parts) && parts[0] === field && parts[1] === direction) {
      const [, , value, id] = parts as readonly unknown[];
      if (isScalar(value) && typeof id === 'string') return { value, id };
    }
  } catch {
    // Not one of ours: refused below, as one of another list is.
  }
  throw platformRefusals.CursorIsStale({ field: 'cursor' });
}

/** Only what a row may hold at the end of a path: an object would be read by the driver itself. */
const isScalar = (value: unknown): boolean => value === null || typeof value !== 'object';

/** What stands at a dotted path of a row; null where nothing does. */
export function valueAt(row: object, path: string): unknown {
  let value: unknown = row;
  for (const part of path.split('.')) {
    if (typeof value !== 'object' || value === null) return null;
    value = (value as Record<string, unknown>)[part];
  }
  return value ?? null;
}
