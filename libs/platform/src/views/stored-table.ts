import type { Page, PageRequest, Table, Total, View, Where } from '#kernel';
import { NotFound } from '#kernel';
import type { Filter, StoredRow, Tables } from '../stores/tables.js';
import { cursorOf, cutOf, testsOf } from './where.js';
import { totalsOf } from './view-tables.js';

/** The fields that some index of the view can give in order. */
export const sortableOf = (view: View): ReadonlySet<string> =>
  new Set(['_id', ...view.indexes.flatMap((index) => Object.keys(index).slice(-1))]);

/** The rows of one build of a view, as its queries see them. */
export class StoredTable<R extends object> implements Table<R> {
  private readonly sortable: ReadonlySet<string>;

  constructor(
    private readonly tables: Tables,
    private readonly build: string,
    private readonly view: View,
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
    if (row?._revision !== undefined && this.view.byStream) this.shown(row._revision);
    return row && rowOf<R>(row);
  }

  async page(where: Where<R>, request: PageRequest = {}): Promise<Page<R>> {
    const { filter, sort, limit } = cutOf(where, request, this.sortable);
    const found = await this.tables.find(this.build, filter, { sort, limit });
    const shown = found.slice(0, limit - 1);
    const last = shown.at(-1);
    const more = found.length === limit && last !== undefined;
    return { items: shown.map(rowOf<R>), next: more ? cursorOf(last, sort) : null };
  }

  async *each(where: Where<R>): AsyncIterable<R> {
    const all = testsOf(where);
    let oneOf: Filter['oneOf'];
    for (;;) {
      const found = await this.tables.find(
        this.build,
        { all, ...(oneOf ? { oneOf } : {}) },
        { sort: [['_id', 1]], limit: 500 },
      );
      for (const row of found) yield rowOf<R>(row);
      const last = found.at(-1);
      if (found.length < 500 || !last) return;
      oneOf = [[{ field: '_id', is: 'gt', value: last._id }]];
    }
  }

  count(where: Where<R>): Promise<number> {
    return this.tables.count(this.build, { all: testsOf(where) });
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
      ],
    });
    return found.map(totalOf).filter(({ count }) => count !== 0);
  }
}

/** The row without what the runner keeps beside it. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- a stored row gets its type here
export function rowOf<R>(stored: StoredRow): R {
  const { _id, _position, _revision, ...row } = stored;
  return row as R;
}

const totalOf = (stored: StoredRow): Total => ({
  group: (stored['group'] ?? {}) as Total['group'],
  count: Number(stored['count'] ?? 0),
  sums: (stored['sums'] ?? {}) as Total['sums'],
});
