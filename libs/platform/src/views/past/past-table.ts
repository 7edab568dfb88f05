import type { Page, PageRequest, Table, Total, View, Where } from '#kernel';
import { NotFound } from '#kernel';
import type { Filter, Sort, StoredRow, Test } from '../../stores/tables.js';
import { Sight } from '../../visibility/sight.js';
import { keyOf } from '../../visibility/stamp.js';
import type { HeldRow } from '../folding/fold.js';
import type { GroupChange } from '../folding/counting.js';
import { count } from '../folding/counting.js';
import { heldRow, storedRow } from '../folding/fold.js';
import { holds } from './memory-table.js';
import { inOrder } from '../asking/order.js';
import { deltasOf } from './past-totals.js';
import type { StandingRows } from './standing-rows.js';
import { added, rowOf, sortableOf } from '../asking/stored-table.js';
import { cursorOf, cutOf, testsOf } from '../asking/where.js';

/** What a few events made of the rows that stood before them. */
export interface Overlay {
  readonly before: ReadonlyMap<string, HeldRow>;
  readonly rows: ReadonlyMap<string, HeldRow>;
  readonly totals: ReadonlyMap<string, GroupChange>;
}

/** No event since. */
export const nothing: Overlay = { before: new Map(), rows: new Map(), totals: new Map() };

/** A view as it was: what stood at a place that is kept, and the events since over it. */
export interface Past {
  readonly view: View;
  readonly standing: StandingRows;
  readonly overlay: Overlay;
  /** What all rows of a rollup added up to there, where that is kept; else the rows are added up. */
  readonly kept?: (rollup: string) => Promise<readonly Total[]>;
}

/** The rows of a view as they were, with the same answers as those of today. */
export class PastTable implements Table<object> {
  private readonly after: readonly StoredRow[];
  private readonly before: readonly StoredRow[];

  constructor(
    private readonly past: Past,
    private readonly sight: Sight = Sight.all,
    /** Told the revision of the row that was asked for by its id. */
    private readonly shown: (revision: number) => void = () => undefined,
  ) {
    const { before, rows } = past.overlay;
    const stored = ([key, held]: readonly [string, HeldRow]) => storedRow(key, held) ?? [];
    this.after = [...rows].flatMap(stored);
    this.before = [...rows.keys()].flatMap((key) => {
      const held = before.get(key);
      return held ? stored([key, held]) : [];
    });
  }

  async get(id: string): Promise<object> {
    const row = await this.find(id);
    if (row === undefined) throw NotFound({ id });
    return row;
  }

  async find(id: string): Promise<object | undefined> {
    const row = this.past.overlay.rows.has(id)
      ? this.after.find(({ _id }) => _id === id)
      : await this.past.standing.byId(id);
    const { _seenBy: seenBy = [], _wall: wall } = row ?? {};
    if (!row || !this.sight.sees({ seenBy, ...(wall && { wall }) })) return undefined;
    if (row._revision !== undefined && this.past.view.byStream) this.shown(row._revision);
    return rowOf(row);
  }

  async page(where: Where<object>, request: PageRequest = {}): Promise<Page<object>> {
    const { filter, sort, limit } = cutOf(where, request, sortableOf(this.past.view));
    const found = await this.seen(filter, sort, limit);
    const shown = found.slice(0, limit - 1);
    const last = shown.at(-1);
    const more = found.length === limit && last !== undefined;
    return { items: shown.map(rowOf<object>), next: more ? cursorOf(last, sort) : null };
  }

  /** Of some rows, those that pass and are seen, with their keys. */
  async these(
    where: Where<object>,
    keys: readonly string[],
  ): Promise<{ readonly ids: readonly string[]; readonly rows: readonly object[] }> {
    const among: Test = { field: '_id', is: 'in', value: keys };
    const all = [...testsOf(where), ...this.sight.tests, among];
    const found = keys.length === 0 ? [] : await this.found({ all }, [['_id', 1]], keys.length);
    return { ids: found.map(({ _id }) => _id), rows: found.map(rowOf<object>) };
  }

  async *each(where: Where<object>): AsyncIterable<object> {
    for await (const row of this.eachOf([...testsOf(where), ...this.sight.tests])) {
      yield rowOf<object>(row);
    }
  }

  async count(where: Where<object>): Promise<number> {
    const all = [...testsOf(where), ...this.sight.tests];
    const passing = (rows: readonly StoredRow[]) => rows.filter((row) => holds(row, all)).length;
    const standing = await this.past.standing.count({ all });
    return standing - passing(this.before) + passing(this.after);
  }

  async totals(
    rollup: string,
    where: Readonly<Record<string, string | undefined>> = {},
  ): Promise<readonly Total[]> {
    const asked = Object.entries(where).filter(([, value]) => value !== undefined);
    return (await this.groups(rollup))
      .filter(({ count }) => count !== 0)
      .filter(({ group }) => asked.every(([name, value]) => group[name] === value));
  }

  /** Who sees everything has the totals kept, less what is behind walls; others add up their rows. */
  private async groups(rollup: string): Promise<readonly Total[]> {
    const { kept: keptOf, view, overlay } = this.past;
    if (!keptOf || (view.scope !== 'open' && !this.sight.isEverything)) {
      return this.contributions(rollup, this.sight.tests, 1);
    }
    const [kept, hidden] = await Promise.all([keptOf(rollup), this.hiddenFrom(rollup)]);
    const since = deltasOf(overlay.totals, 0).filter((each) => each.rollup === rollup);
    return added([...kept, ...since, ...hidden]);
  }

  private async hiddenFrom(rollup: string): Promise<readonly Total[]> {
    if (this.past.view.scope === 'open' || this.sight.isUnlimited) return [];
    const walled: Test = { field: '_seenBy', is: 'eq', value: keyOf.walls };
    return this.contributions(rollup, [walled], -1, (row) => {
      const { _seenBy: seenBy = [], _wall: wall } = row;
      return !this.sight.sees({ seenBy, ...(wall && { wall }) });
    });
  }

  private async contributions(
    rollup: string,
    tests: readonly Test[],
    sign: 1 | -1,
    passes: (row: StoredRow) => boolean = () => true,
  ): Promise<readonly Total[]> {
    const { view, standing, overlay } = this.past;
    const contributions = view.rollups[rollup] ?? (() => []);
    const totals = new Map<string, GroupChange>();
    const addUp = (rows: readonly StoredRow[]) => {
      for (const row of rows.filter(passes)) {
        const counted = contributions(heldRow(row).row).map((each) => ({ rollup, ...each }));
        count(totals, { counted, stamp: undefined }, sign);
      }
    };
    addUp(this.after.filter((row) => holds(row, tests)));
    for await (const rows of standing.all(tests)) {
      addUp(rows.filter(({ _id }) => !overlay.rows.has(_id)));
    }
    return added([...totals.values()]);
  }

  private async *eachOf(tests: readonly Test[]): AsyncIterable<StoredRow> {
    for await (const rows of this.pages(tests)) yield* rows;
  }

  private async *pages(all: readonly Test[]): AsyncIterable<readonly StoredRow[]> {
    const most = 500;
    let oneOf: Filter['oneOf'];
    for (;;) {
      const rows = await this.found({ all, ...(oneOf && { oneOf }) }, [['_id', 1]], most);
      yield rows;
      const last = rows.at(-1);
      if (rows.length < most || !last) return;
      oneOf = [[{ field: '_id', is: 'gt', value: last._id }]];
    }
  }

  /** The first rows in an order; each alternative of what is seen is read by its own index. */
  private async seen(filter: Filter, sort: Sort, limit: number): Promise<readonly StoredRow[]> {
    const found = await Promise.all(
      this.sight.branches.map((tests) =>
        this.found({ ...filter, all: [...tests, ...filter.all] }, sort, limit),
      ),
    );
    const [first = []] = found;
    if (found.length === 1) return first;
    const rows = new Map(found.flat().map((row) => [row._id, row]));
    return [...rows.values()].sort((a, b) => inOrder(a, b, sort)).slice(0, limit);
  }

  private async found(filter: Filter, sort: Sort, limit: number): Promise<readonly StoredRow[]> {
    const passes = (row: StoredRow) =>
      holds(row, filter.all) && (filter.oneOf?.some((tests) => holds(row, tests)) ?? true);
    const { rows } = this.past.overlay;
    const over = this.before.filter(passes).length;
    const standing = await this.past.standing.find(filter, sort, limit + over);
    return [...standing.filter(({ _id }) => !rows.has(_id)), ...this.after.filter(passes)]
      .sort((a, b) => inOrder(a, b, sort))
      .slice(0, limit);
  }
}
