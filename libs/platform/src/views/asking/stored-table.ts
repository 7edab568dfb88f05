import type { Page, PageRequest, Table, Total, View, Where } from '#kernel';
import { NotFound } from '#kernel';
import type { Filter, Sort, StoredRow, Tables } from '../../stores/tables.js';
import { Sight } from '../../visibility/sight.js';
import { inOrder } from './order.js';
import { cursorOf, cutOf, testsOf } from './where.js';
import { totalsOf } from '../running/view-tables.js';

/** The fields that some index of the view can give in order. */
export const sortableOf = (view: View): ReadonlySet<string> =>
  new Set(['_id', ...view.indexes.flatMap((index) => Object.keys(index).slice(-1))]);

/** The rows of one build of a view, as far as somebody sees them. */
export class StoredTable<R extends object> implements Table<R> {
  private readonly sortable: ReadonlySet<string>;

  constructor(
    private readonly tables: Tables,
    private readonly build: string,
    private readonly view: View,
    private readonly sight: Sight = Sight.all,
    /** Told the revision of the row that was asked for by its id. */
    private readonly shown: (revision: number) => void = () => undefined,
  ) {
    this.sortable = sortableOf(view);
  }

  async get(id: string): Promise<R> {
    const row = await this.find(id);
    if (row === undefined) throw NotFound({ id });
    return row;
  }

  async find(id: string): Promise<R | undefined> {
    const [row] = await this.tables.byIds(this.build, [id]);
    if (!row || !this.sight.sees({ seenBy: row._seenBy ?? [], ...wallOf(row) })) return undefined;
    if (row._revision !== undefined && this.view.byStream) this.shown(row._revision);
    return rowOf<R>(row);
  }

  async page(where: Where<R>, request: PageRequest = {}): Promise<Page<R>> {
    const { filter, sort, limit } = cutOf(where, request, this.sortable);
    const found = await this.seen(filter, sort, limit);
    const shown = found.slice(0, limit - 1);
    const last = shown.at(-1);
    const more = found.length === limit && last !== undefined;
    return { items: shown.map(rowOf<R>), next: more ? cursorOf(last, sort) : null };
  }

  async *each(where: Where<R>): AsyncIterable<R> {
    for await (const [, row] of this.entries(where)) yield row;
  }

  /** Every row with its id, as `each` goes through them. */
  async *entries(where: Where<R>): AsyncIterable<readonly [id: string, row: R]> {
    const all = [...testsOf(where), ...this.sight.tests];
    let oneOf: Filter['oneOf'];
    for (;;) {
      const found = await this.tables.find(
        this.build,
        { all, ...(oneOf ? { oneOf } : {}) },
        { sort: [['_id', 1]], limit: 500 },
      );
      for (const row of found) yield [row._id, rowOf<R>(row)];
      const last = found.at(-1);
      if (found.length < 500 || !last) return;
      oneOf = [[{ field: '_id', is: 'gt', value: last._id }]];
    }
  }

  count(where: Where<R>): Promise<number> {
    return this.tables.count(this.build, { all: [...testsOf(where), ...this.sight.tests] });
  }

  async totals(
    rollup: string,
    where: Readonly<Record<string, string | undefined>> = {},
  ): Promise<readonly Total[]> {
    const groups = Object.entries(where).map(([name, value]) => [`group.${name}`, value]);
    const found = await this.tables.find(totalsOf(this.build), {
      all: [
        { field: 'rollup', is: 'eq', value: rollup },
        ...testsOf(Object.fromEntries(groups) as Where<object>),
        ...(this.view.scope === 'open'
          ? []
          : [{ field: '_seenBy', is: 'in', value: this.sight.totals } as const]),
      ],
    });
    return added(found.map(totalOf)).filter(({ count }) => count !== 0);
  }

  /** The first rows in an order; each alternative of what is seen is read by its own index. */
  private async seen(filter: Filter, sort: Sort, limit: number): Promise<readonly StoredRow[]> {
    const { branches } = this.sight;
    const found = await Promise.all(
      branches.map((tests) =>
        this.tables.find(
          this.build,
          { ...filter, all: [...tests, ...filter.all] },
          { sort, limit },
        ),
      ),
    );
    const [first = []] = found;
    if (branches.length === 1) return first;
    const rows = new Map(found.flat().map((row) => [row._id, row]));
    return [...rows.values()].sort((a, b) => inOrder(a, b, sort)).slice(0, limit);
  }
}

const wallOf = ({ _wall: wall }: StoredRow) => (wall === undefined ? {} : { wall });

/** The row without what the runner keeps beside it. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- a stored row gets its type here
export function rowOf<R>(stored: StoredRow): R {
  const { _id, _position, _revision, _day, _seenBy, _wall, ...row } = stored;
  return row as R;
}

const totalOf = (stored: StoredRow): Total => ({
  group: (stored['group'] ?? {}) as Total['group'],
  count: Number(stored['count'] ?? 0),
  sums: (stored['sums'] ?? {}) as Total['sums'],
});

/** Totals of one group, kept apart by who sees their rows, as one. */
export function added(totals: readonly Total[]): readonly Total[] {
  const groups = new Map<string, Total>();
  for (const { group, count, sums } of totals) {
    const key = JSON.stringify(Object.entries(group).sort());
    const before = groups.get(key) ?? { group, count: 0, sums: {} };
    const both = [...new Set([...Object.keys(before.sums), ...Object.keys(sums)])];
    groups.set(key, {
      group,
      count: before.count + count,
      sums: Object.fromEntries(
        both.map((name) => [name, (before.sums[name] ?? 0) + (sums[name] ?? 0)]),
      ),
    });
  }
  return [...groups.values()];
}
