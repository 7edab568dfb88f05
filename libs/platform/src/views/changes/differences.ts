import type { Day, Page, Table, View, Where } from '#kernel';
import { NotFound, Refusal } from '#kernel';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../timing/clock.js';
import { Definitions } from '../../definitions.js';
import { lifted } from '../../lifting.js';
import { platformRefusals } from '../../platform.refusals.js';
import { someAtOnce } from '../../timing/some-at-once.js';
import { EventStore } from '../../stores/event-store.js';
import { Tables } from '../../stores/tables.js';
import type { Sight } from '../../visibility/sight.js';
import { keyAsked } from '../asking/asked-by-id.js';
import type { Derived } from '../asking/derived.js';
import type { FieldChange } from './difference.js';
import { differenceOf } from './difference.js';
import type { RowState, ToldFact } from './facts-of-rows.js';
import {
  changedKeys,
  positionsOf,
  stampIn,
  statesOfRow,
  streamEvents,
  toldFact,
} from './facts-of-rows.js';
import { KnownAt } from '../past/known-at.js';
import type { PastTable } from '../past/past-table.js';
import { ViewRegistry } from '../running/registry.js';
import { rowOf } from '../asking/stored-table.js';

/** What became of one row of a list between two points of the log. */
export interface RowChange {
  readonly id: string;
  readonly what: 'came' | 'went' | 'changed';
  readonly before?: unknown;
  readonly after?: unknown;
  readonly changed: readonly FieldChange[];
  /** The events that did it, in their order. */
  readonly facts: readonly ToldFact[];
}

/** One event in the life of a thing, and what it made of the answer. */
export interface HistoryStep {
  readonly fact: ToldFact;
  readonly after?: unknown;
  readonly changed: readonly FieldChange[];
}

interface Asked {
  readonly knownFrom: string;
  readonly knownTo?: string;
  readonly limit?: number;
  readonly cursor?: string;
}

interface Step {
  readonly fact: ToldFact;
  readonly row: object | undefined;
}

/** So many rows are compared at once, and so many events told of each, at most. */
const mostRows = 100;

/** What changed, in any list and in any single thing, with the facts that did it. */
@Injectable()
export class Differences {
  constructor(
    private readonly knownAt: KnownAt,
    private readonly store: EventStore,
    private readonly tables: Tables,
    private readonly definitions: Definitions,
    private readonly registry: ViewRegistry,
    private readonly clock: Clock,
  ) {}

  answer(derived: Derived, asked: object, sight: Sight): Promise<Page<unknown>> {
    // Its class has checked it: see `derivedOf`.
    const query = asked as Asked;
    return derived.kind === 'changes'
      ? this.changes(derived, query, sight)
      : this.history(derived, query, sight);
  }

  private async changes(
    { view, base }: Derived,
    { knownFrom, knownTo, limit = 50, cursor = '', ...filter }: Asked,
    sight: Sight,
  ): Promise<Page<RowChange>> {
    const [then, now] = await Promise.all([
      this.knownAt.table(view, knownFrom, { sight }),
      this.knownAt.table(view, knownTo ?? String(await this.store.head()), { sight }),
    ]);
    if (then.position > now.position) {
      throw platformRefusals.InvalidRequest({ field: 'knownTo', rule: 'not before `knownFrom`' });
    }
    const span = { after: then.position, upTo: now.position };
    const build = await this.registry.live(view);
    const most = Math.min(limit, mostRows);
    const { keys, next } = await changedKeys(this.tables, { view, build }, span, { cursor, most });
    const query = Object.assign(new base(), filter);
    const shown = (side: typeof then) =>
      shownBy(view, query, { table: side.table, keys, today: side.today });
    const [before, after] = await Promise.all([shown(then), shown(now)]);
    const differing = keys.flatMap((id) => {
      const rows = { before: before.get(id), after: after.get(id) };
      const changed = differenceOf(rows.before ?? {}, rows.after ?? {});
      return changed.length === 0 ? [] : [{ id, ...whatBecame(rows), changed }];
    });
    const facts = await this.factsOf({ view, build }, differing, span);
    const items = differing.map((each) => ({ ...each, facts: facts.get(each.id) ?? [] }));
    return { items, next };
  }

  /** The events of a span that changed some rows, by the ids of these. */
  private async factsOf(
    { view, build }: { readonly view: View; readonly build: string },
    rows: readonly { readonly id: string }[],
    { after, upTo }: { readonly after: number; readonly upTo: number },
  ): Promise<ReadonlyMap<string, readonly ToldFact[]>> {
    const within = (position: number) => position > after && position <= upTo;
    if (view.byStream) {
      const told = await someAtOnce(rows, async ({ id }) => {
        const events = await streamEvents(this.store, this.definitions, view, id);
        return [id, events.filter(({ position }) => within(position)).map(toldFact)] as const;
      });
      return new Map(told);
    }
    const positions = await someAtOnce(rows, async ({ id }) => {
      const all = await positionsOf(this.tables, { view, build }, id);
      return { id, at: all.filter(within) };
    });
    // An event that changed many rows is read once.
    const needed = [...new Set(positions.flatMap(({ at }) => at))];
    const events = await someAtOnce(needed, async (position) => this.store.at(position));
    const facts = new Map(
      events.flatMap((event) => (event ? [[event.position, toldFact(event)] as const] : [])),
    );
    return new Map(
      positions.map(({ id, at }) => [id, at.flatMap((position) => facts.get(position) ?? [])]),
    );
  }

  private async history(
    { view, base }: Derived,
    { limit = 50, cursor, ...fields }: Asked,
    sight: Sight,
  ): Promise<Page<HistoryStep>> {
    const query = Object.assign(new base(), fields);
    const key = keyAsked(view, query) ?? '';
    const states = await this.statesOf(view, key);
    const last = states.at(-1)?.row;
    if (!last || !sight.sees(stampIn(last))) throw NotFound({ id: key });
    const after = placeOf(cursor);
    const steps = view.byStream ? await this.folded(view, key) : await this.told(states);
    const from = steps.findIndex(({ fact }) => fact.position > after);
    const shown = from < 0 ? [] : steps.slice(from, from + limit);
    const before = from > 0 ? steps[from - 1]?.row : undefined;
    const rows = await Promise.all(
      [before, ...shown.map(({ row }) => row)].map(async (row, index) => {
        const { at = '' } = shown[Math.max(index - 1, 0)]?.fact ?? {};
        if (!row) return undefined;
        return this.shownRow(view, query, { key, row, today: this.clock.dayOf(at) });
      }),
    );
    const items = shown.flatMap(({ fact }, index): HistoryStep[] => {
      const [then, now] = [rows[index], rows[index + 1]];
      // Of a part of a row, what came before it or after it is gone tells nothing.
      if (then === undefined && now === undefined) return [];
      const changed = differenceOf(then ?? {}, now ?? {});
      return [{ fact, ...(now !== undefined && { after: now }), changed }];
    });
    const end = shown.at(-1);
    const more = end !== undefined && from + limit < steps.length;
    if (items.length === 0 && !more && cursor === undefined) throw NotFound({ id: key });
    return { items, next: more ? String(end.fact.position) : null };
  }

  private async statesOf(view: View, key: string) {
    return statesOfRow(this.tables, { view, build: await this.registry.live(view) }, key);
  }

  /** The row after each change that its versions tell. */
  private async told(states: readonly RowState[]): Promise<readonly Step[]> {
    const steps = await someAtOnce(states, async ({ position, row, gone }) => {
      const event = await this.store.at(position);
      return event ? [{ fact: toldFact(event), row: gone ? undefined : rowOf<object>(row) }] : [];
    });
    return steps.flat();
  }

  /** The row after each event of its stream. */
  private async folded(view: View, key: string): Promise<readonly Step[]> {
    const events = await streamEvents(this.store, this.definitions, view, key);
    let row: object | undefined;
    return events.map((event) => {
      const { fact, occurrence, unreadable } = lifted(this.definitions, event);
      const change = unreadable ? undefined : view.change(fact, occurrence);
      // What cannot be folded is parked, and leaves the row as it was.
      try {
        if (change?.keys.includes(key)) row = change.apply(row, key) as object | undefined;
      } catch {
        return { fact: toldFact(event), row };
      }
      return { fact: toldFact(event), row };
    });
  }

  private async shownRow(
    view: View,
    query: object,
    { key, row, today }: { readonly key: string; readonly row: object; readonly today: Day },
  ): Promise<unknown> {
    const find = (id: string) => Promise.resolve(id === key ? row : undefined);
    const none = { items: [], next: null };
    const table: Table<object> = {
      find,
      get: async (id) => (await find(id)) ?? Promise.reject(NotFound({ id })),
      page: () => Promise.resolve(none),
      each: async function* () {
        await Promise.resolve();
        yield* [];
      },
      count: () => Promise.resolve(0),
      totals: () => Promise.resolve([]),
    };
    try {
      return await view.answer(query, table, { today });
    } catch (error) {
      if (error instanceof Refusal) return undefined;
      throw error;
    }
  }
}

const placeOf = (cursor: string | undefined): number => {
  if (cursor === undefined) return -1;
  if (!/^\d{1,15}$/.test(cursor)) throw platformRefusals.CursorIsStale({ field: 'cursor' });
  return Number(cursor);
};

function whatBecame({ before, after }: { readonly before?: unknown; readonly after?: unknown }) {
  if (before === undefined) return { what: 'came' as const, after };
  if (after === undefined) return { what: 'went' as const, before };
  return { what: 'changed' as const, before, after };
}

/** What a list shows of some rows, by their keys. */
async function shownBy(
  view: View,
  query: object,
  {
    table,
    keys,
    today,
  }: { readonly table: PastTable; readonly keys: readonly string[]; readonly today: Day },
): Promise<ReadonlyMap<string, unknown>> {
  let order: readonly string[] = [];
  const page = async (where: Where<object>): Promise<Page<object>> => {
    const { ids, rows } = await table.these(where, keys);
    order = ids;
    return { items: rows, next: null };
  };
  const some = new Proxy(table, {
    get: (target, name) =>
      name === 'page' ? page : (Reflect.get(target, name, target) as unknown),
  });
  const { items } = (await view.answer(query, some, { today })) as Page<unknown>;
  return new Map(order.map((id, index) => [id, items[index]]));
}
