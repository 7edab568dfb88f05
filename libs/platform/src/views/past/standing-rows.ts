import type { View } from '#kernel';
import type {
  Direction,
  Filter,
  FindOptions,
  Sort,
  StoredRow,
  Tables,
  Test,
} from '../../stores/tables.js';
import { inOrder } from '../asking/order.js';
import type { Axis } from './axis.js';
import { asRow, axesOf, nodesAt, stoodAt, versionId } from './versions.js';

/** Where few rows have stood since a position, they are found by it; else by the order asked for. */
const few = 2_000;

/** A position or a day at which every row can be told from what is kept. */
export interface Place {
  readonly axis: Axis;
  readonly at: number;
  /** Beyond where any row was changed. */
  readonly head: number;
}

/**
 * The rows of a build at a position or day: those that have stood since, and the versions that stood
 * then.
 */
export class StandingRows {
  private readonly nodes: readonly number[];
  private readonly since: readonly Test[];
  private readonly isKept: boolean;
  private areFew: Promise<boolean> | undefined;

  constructor(
    private readonly tables: Tables,
    private readonly build: string,
    private readonly view: View,
    private readonly place: Place,
  ) {
    const { axis, at, head } = place;
    this.isKept = axesOf(view).includes(axis);
    this.nodes = this.isKept ? nodesAt(axis, at, head) : [];
    // Rows that are written once hold their position in a field that lists are sorted by.
    const field = view.past === 'writtenOnce' ? 'position' : axis.from;
    this.since = [{ field, is: 'lte', value: at }];
  }

  private get versions(): string {
    return this.place.axis.tableOf(this.build);
  }

  async byId(id: string): Promise<StoredRow | undefined> {
    const [live] = await this.tables.byIds(this.build, [id]);
    const { axis, at } = this.place;
    if (live && (live[axis.from] ?? -1) <= at) return live;
    if (!this.isKept) return undefined;
    const [version] = await this.tables.find(
      this.versions,
      {
        all: [
          { field: '_id', is: 'gt', value: versionId(id, at) },
          { field: '_id', is: 'lt', value: `${id}\u0002` },
        ],
      },
      { sort: [['_id', 1]], limit: 1 },
    );
    return version && (version[axis.from] ?? 0) <= at ? asRow(version) : undefined;
  }

  /** Those of some rows that stood then. */
  async byIds(ids: readonly string[]): Promise<readonly StoredRow[]> {
    const found: StoredRow[] = [];
    for (let start = 0; start < ids.length; start += most) {
      const some = ids.slice(start, start + most);
      const all: readonly Test[] = [{ field: '_id', is: 'in', value: some }];
      found.push(...(await this.find({ all }, [['_id', 1]], some.length)));
    }
    return found;
  }

  /** The first rows in an order that pass. */
  async find(filter: Filter, sort: Sort, limit: number): Promise<readonly StoredRow[]> {
    const options = { sort, limit, ...(await this.hint(filter, sort)) };
    // First those that stand: one that is replaced meanwhile is among the versions then, or in both.
    const rows = await this.tables.find(
      this.build,
      { ...filter, all: [...filter.all, ...this.since] },
      options,
    );
    const earlier = this.nodes.map((node) =>
      this.tables.find(this.versions, this.standingAt(node, filter), {
        sort: sort.map(([field, direction]) => [renamed(field), direction] as const),
        limit,
      }),
    );
    const versions = (await Promise.all(earlier)).flat().map(asRow);
    if (versions.length === 0) return rows;
    const seen = new Set(rows.map(({ _id }) => _id));
    return [...rows, ...versions.filter(({ _id }) => !seen.has(_id))]
      .sort((a, b) => inOrder(a, b, sort))
      .slice(0, limit);
  }

  /** Every row that passes, once, in no order: each place where rows stand is gone through in turn. */
  async *all(tests: readonly Test[]): AsyncIterable<readonly StoredRow[]> {
    const seen = new Set<string>();
    const fresh = (rows: readonly StoredRow[]) =>
      rows.filter(({ _id }) => !seen.has(_id) && seen.add(_id));
    const live: Paged = { table: this.build, all: [...tests, ...this.since], by: '_id' };
    for await (const rows of this.paged(live)) yield fresh(rows);
    for (const node of this.nodes) {
      const { all } = this.standingAt(node, { all: tests });
      // At one place a node has one version of a row.
      const versions = this.paged({ table: this.versions, all, by: '_key' });
      for await (const rows of versions) yield fresh(rows.map(asRow));
    }
  }

  /** Reads the next page while the reader works on one. */
  private async *paged({ table, all, by }: Paged): AsyncIterable<readonly StoredRow[]> {
    const options = { sort: [[by, 1]] as Sort, limit: most };
    const read = (next: readonly Test[]) => {
      const rows = this.tables.find(table, { all: [...all, ...next] }, options);
      // A reader that stops half-way never awaits it.
      rows.catch(() => undefined);
      return rows;
    };
    let reading: ReturnType<typeof read> | undefined = read([]);
    while (reading) {
      const rows: readonly StoredRow[] = await reading;
      const last = rows.at(-1);
      const isLast = rows.length < most || !last;
      reading = isLast ? undefined : read([{ field: by, is: 'gt', value: last[by] }]);
      yield rows;
    }
  }

  async count(filter: Filter): Promise<number> {
    const counts = await Promise.all([
      this.tables.count(this.build, { ...filter, all: [...filter.all, ...this.since] }),
      ...this.nodes.map((node) => this.tables.count(this.versions, this.standingAt(node, filter))),
    ]);
    return counts.reduce((sum, count) => sum + count, 0);
  }

  private standingAt(node: number, { all, oneOf }: Filter): Filter {
    const translated = (tests: readonly Test[]) =>
      tests.map((test) => ({ ...test, field: renamed(test.field) }));
    return {
      all: [...stoodAt(this.place.axis, node, this.place.at), ...translated(all)],
      ...(oneOf && { oneOf: oneOf.map(translated) }),
    };
  }

  /** A list that nothing narrows down is read in its order, unless few rows have stood since. */
  private async hint({ all }: Filter, [[field] = byId]: Sort): Promise<Pick<FindOptions, 'by'>> {
    if (this.view.past === 'writtenOnce' || all.some(({ is }) => is === 'eq' || is === 'in')) {
      return {};
    }
    const index = this.view.indexes.find((each) => Object.keys(each).join() === field);
    if ((field !== '_id' && !index) || (await this.fewStand())) return {};
    const indexed = index?.[field];
    return { by: indexed ? both(field, indexed) : { _id: 1 } };
  }

  private fewStand(): Promise<boolean> {
    this.areFew ??= this.tables
      .count(this.build, { all: this.since }, few + 1)
      .then((count) => count <= few);
    return this.areFew;
  }
}

/** What is gone through in the order of a field that tells its rows apart. */
interface Paged {
  readonly table: string;
  readonly all: readonly Test[];
  readonly by: '_id' | '_key';
}

const byId: Sort[number] = ['_id', 1];

const both = (field: string, direction: Direction): Readonly<Record<string, Direction>> => ({
  [field]: direction,
  _id: direction,
});

/** So many rows are looked up at once. */
const most = 500;

/** Versions have ids of their own. */
const renamed = (field: string): string => (field === '_id' ? '_key' : field);
