import type { Page, PageRequest, Table, Total, View, Where } from '#kernel';
import { NotFound } from '#kernel';
import type { StoredRow, Test } from '../../stores/tables.js';
import { compare, inOrder } from '../asking/order.js';
import { added, rowOf, sortableOf } from '../asking/stored-table.js';
import { cursorOf, cutOf, testsOf, valueAt } from '../asking/where.js';

/** Rows of the past in memory, with the same answers as those in the store. */
export class MemoryTable implements Table<object> {
  private readonly stored: readonly StoredRow[];

  constructor(
    private readonly view: View,
    private readonly rows: ReadonlyMap<string, object>,
  ) {
    this.stored = [...rows].map(([_id, row]) => ({ ...row, _id }));
  }

  /** The rows that pass, as a table of their own. */
  narrowed(passes: (row: object) => boolean): MemoryTable {
    return new MemoryTable(this.view, new Map([...this.rows].filter(([, row]) => passes(row))));
  }

  static required(id: string, row: object | undefined): object {
    if (row === undefined) throw NotFound({ id });
    return row;
  }

  get(id: string): Promise<object> {
    return Promise.resolve(MemoryTable.required(id, this.rows.get(id)));
  }

  find(id: string): Promise<object | undefined> {
    return Promise.resolve(this.rows.get(id));
  }

  page(where: Where<object>, request: PageRequest = {}): Promise<Page<object>> {
    const { filter, sort, limit } = cutOf(where, request, sortableOf(this.view));
    const { all, oneOf } = filter;
    const found = this.stored
      .filter((row) => holds(row, all) && (!oneOf || oneOf.some((tests) => holds(row, tests))))
      .sort((a, b) => inOrder(a, b, sort))
      .slice(0, limit);
    const shown = found.slice(0, limit - 1);
    const last = shown.at(-1);
    const more = found.length === limit && last !== undefined;
    return Promise.resolve({
      items: shown.map(rowOf<object>),
      next: more ? cursorOf(last, sort) : null,
    });
  }

  async *each(where: Where<object>): AsyncIterable<object> {
    const tests = testsOf(where);
    await Promise.resolve();
    const inTurn = [...this.stored].sort((a, b) => inOrder(a, b, [['_id', 1]]));
    for (const row of inTurn) if (holds(row, tests)) yield rowOf<object>(row);
  }

  count(where: Where<object>): Promise<number> {
    const tests = testsOf(where);
    return Promise.resolve(this.stored.filter((row) => holds(row, tests)).length);
  }

  totals(
    rollup: string,
    where: Readonly<Record<string, string | undefined>> = {},
  ): Promise<readonly Total[]> {
    const contributions = [...this.rows.values()].flatMap(
      (row) => this.view.rollups[rollup]?.(row) ?? [],
    );
    const groups = added(contributions.map((each) => ({ ...each, count: 1 })));
    const asked = Object.entries(where).filter(([, value]) => value !== undefined);
    return Promise.resolve(
      groups.filter(({ group }) => asked.every(([name, value]) => group[name] === value)),
    );
  }
}

/** Whether a row passes all of some tests, as the store would say. */
export const holds = (row: StoredRow, tests: readonly Test[]): boolean =>
  tests.every((test) => holdsOne(row, test));

function holdsOne(row: StoredRow, test: Test): boolean {
  const value = valueAt(row, test.field);
  const elements: readonly unknown[] = Array.isArray(value) ? value : [value];
  switch (test.is) {
    case 'eq':
      return elements.some((each) => each === test.value);
    case 'ne':
      return !elements.some((each) => each === test.value);
    case 'in':
      return elements.some((each) => test.value.includes(each));
    case 'startsWith':
    case 'anyStartsWith':
      return elements.some((each) => typeof each === 'string' && each.startsWith(test.value));
    case 'gt':
    case 'gte':
    case 'lt':
    case 'lte':
      return elements.some((each) => compares(each, test.is as Comparison, test.value));
  }
}

type Comparison = 'gt' | 'gte' | 'lt' | 'lte';

/** As in MongoDB, values of different types do not compare. */
function compares(value: unknown, is: Comparison, other: unknown): boolean {
  if (value === null || typeof value !== typeof other) return false;
  const order = compare(value, other);
  return { gt: order > 0, gte: order >= 0, lt: order < 0, lte: order <= 0 }[is];
}
