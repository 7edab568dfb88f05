import type { View } from '#kernel';
import type {
  Direction,
  Filter,
  FindOptions,
  Sort,
  StoredRow,
  Tables,
  Test,
} from '../stores/tables.js';
import { inOrder } from './order.js';
import { asRow, keepsVersions, nodesAt, stoodAt, versionId } from './versions.js';
import { versionsOf } from './view-tables.js';

/** How far the build may go on, in positions of the log, between the look at its head and the read. */
const foldedMeanwhile = 2 ** 20;
/** Where few rows have stood since a position, they are found by it; else by the order asked for. */
const few = 2_000;

/**
 * The rows of a build at a position at which every row can be told from what is kept: those that have
 * stood since, and the versions that stood then.
 */
export class StandingRows {
  private readonly nodes: readonly number[];
  private readonly since: readonly Test[];
  private areFew: Promise<boolean> | undefined;

  constructor(
    private readonly tables: Tables,
    private readonly build: string,
    private readonly view: View,
    private readonly position: number,
    /** How far the build has read. */
    head: number,
  ) {
    this.nodes = keepsVersions(view) ? nodesAt(position, head + foldedMeanwhile) : [];
    // Rows that are written once hold their position in a field that lists are sorted by.
    const field = view.past === 'writtenOnce' ? 'position' : '_position';
    this.since = [{ field, is: 'lte', value: position }];
  }

  async byId(id: string): Promise<StoredRow | undefined> {
    const [live] = await this.tables.byIds(this.build, [id]);
    if (live && (live._position ?? -1) <= this.position) return live;
    if (!keepsVersions(this.view)) return undefined;
    const [version] = await this.tables.find(
      versionsOf(this.build),
      {
        all: [
          { field: '_id', is: 'gt', value: versionId(id, this.position) },
          { field: '_id', is: 'lt', value: `${id}\u0002` },
        ],
      },
      { sort: [['_id', 1]], limit: 1 },
    );
    return version && (version._position ?? 0) <= this.position ? asRow(version) : undefined;
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
      this.tables.find(versionsOf(this.build), this.at(node, filter), {
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

  async count(filter: Filter): Promise<number> {
    const counts = await Promise.all([
      this.tables.count(this.build, { ...filter, all: [...filter.all, ...this.since] }),
      ...this.nodes.map((node) => this.tables.count(versionsOf(this.build), this.at(node, filter))),
    ]);
    return counts.reduce((sum, count) => sum + count, 0);
  }

  private at(node: number, { all, oneOf }: Filter): Filter {
    const translated = (tests: readonly Test[]) =>
      tests.map((test) => ({ ...test, field: renamed(test.field) }));
    return {
      all: [...stoodAt(node, this.position), ...translated(all)],
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

const byId: Sort[number] = ['_id', 1];

const both = (field: string, direction: Direction): Readonly<Record<string, Direction>> => ({
  [field]: direction,
  _id: direction,
});

/** So many rows are looked up at once. */
const most = 500;

/** Versions have ids of their own. */
const renamed = (field: string): string => (field === '_id' ? '_key' : field);
