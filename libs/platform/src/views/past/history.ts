import type { Table, View } from '#kernel';
import { Refusal } from '#kernel';
import { Injectable } from '@nestjs/common';
import { Definitions } from '../../definitions.js';
import { stillAwaited } from '../../timing/in-time.js';
import { lifted } from '../../lifting.js';
import { platformRefusals } from '../../platform.refusals.js';
import { presentContext } from '../../request-context.js';
import { EventStore } from '../../stores/event-store.js';
import { fold, plan } from '../folding/fold.js';
import type { AsOf } from './fold-log.js';
import { foldLog, within } from './fold-log.js';
import { MemoryTable } from './memory-table.js';

/** How many whole tables of the past are remembered, and for how long in milliseconds. */
const most = 4;
const remembered = 60_000;
/** How many replays wait for their turn, of everybody and of one person. */
const mostWaiting = { inAll: 8, ofOne: 2 };

/**
 * Any view as of any past point, computed by folding the log again: views are pure, so what they
 * were is what they would have been. A single row of one stream reads that stream only.
 */
@Injectable()
export class History {
  private readonly tables = new Map<string, { readonly at: number; table: Promise<MemoryTable> }>();
  /** One replay of the whole log at a time: it takes a core. */
  private last: Promise<unknown> = Promise.resolve();
  /** Who waits for a replay. */
  private readonly waiting: string[] = [];

  constructor(
    readonly store: EventStore,
    readonly definitions: Definitions,
  ) {}

  /** What is remembered of the past may hold what is to be forgotten. */
  forgetAll(): void {
    this.tables.clear();
  }

  /** The view as it was, as far as what it shows passes: who asks sees the past of what they see now. */
  table(view: View, asOf: AsOf, passes?: (row: object) => boolean): Table<object> {
    const whole = async () => {
      const table = await this.whole(view, asOf);
      return passes ? table.narrowed(passes) : table;
    };
    const row = async (id: string) => {
      const found = await this.row(view, asOf, id);
      return found && (passes?.(found) ?? true) ? found : undefined;
    };
    return {
      find: async (id) => (view.byStream && view.types ? row(id) : (await whole()).find(id)),
      get: async (id) =>
        MemoryTable.required(
          id,
          view.byStream && view.types ? await row(id) : await (await whole()).find(id),
        ),
      page: async (where, request) => (await whole()).page(where, request),
      each: (where) => eachOf(whole(), where),
      count: async (where) => (await whole()).count(where),
      totals: async (rollup, where) => (await whole()).totals(rollup, where),
    };
  }

  /** The row of one stream: every decider whose events the view reads may hold it. */
  private async row(view: View, asOf: AsOf, id: string): Promise<object | undefined> {
    const streams = this.definitions.deciders.filter(({ events }) =>
      Object.keys(events).some((type) => view.types?.has(type)),
    );
    const read = await Promise.all(streams.map(({ stream }) => this.store.read(`${stream}-${id}`)));
    const events = read
      .flat()
      .sort((a, b) => a.position - b.position || a.revision - b.revision)
      .map((event) => ({ event, ...lifted(this.definitions, event) }))
      .filter(({ event, ...each }) => within(event, each, asOf));
    const [row] = fold(view, plan(view, events), new Map(), () => false).rows.values();
    return row?.row;
  }

  private async whole(view: View, asOf: AsOf): Promise<MemoryTable> {
    const name = `${view.name}@${view.version} ${asOf.asOf ?? ''} ${asOf.position ?? ''}`;
    const now = Date.now();
    for (const [key, { at }] of this.tables) if (now - at > remembered) this.tables.delete(key);
    const known = this.tables.get(name);
    if (known) return known.table.catch((error: unknown) => this.again(view, asOf, error));
    const leave = this.queue(presentContext()?.actor.id ?? '');
    const table = this.last
      // Whoever gave up while others were served is not replayed for.
      .then(() => {
        stillAwaited();
        return this.replay(view, asOf);
      })
      .finally(leave);
    this.last = table.catch(() => this.tables.delete(name));
    void table.catch(() => undefined);
    this.tables.set(name, { at: now, table });
    const [oldest] = this.tables.keys();
    if (this.tables.size > most && oldest !== undefined) this.tables.delete(oldest);
    return table;
  }

  /**
   * A place among those who wait, and how to leave it: whoever asks much must not keep others out.
   * @throws TooManyReplays
   */
  private queue(person: string): () => void {
    const own = this.waiting.filter((each) => each === person).length;
    if (own >= mostWaiting.ofOne || this.waiting.length >= mostWaiting.inAll) {
      throw platformRefusals.TooManyReplays();
    }
    this.waiting.push(person);
    return () => {
      this.waiting.splice(this.waiting.indexOf(person), 1);
    };
  }

  /** Who began it has hung up before its turn: whoever still waits begins it anew. */
  private again(view: View, asOf: AsOf, error: unknown): Promise<MemoryTable> {
    const isGivenUp =
      error instanceof Refusal && error.code === platformRefusals.DeadlinePassed.code;
    if (!isGivenUp) throw error;
    stillAwaited();
    return this.whole(view, asOf);
  }

  private async replay(view: View, asOf: AsOf): Promise<MemoryTable> {
    const folded = await foldLog(this, [view], asOf);
    return new MemoryTable(view, folded.get(view) ?? new Map());
  }
}

async function* eachOf(table: Promise<MemoryTable>, where: object): AsyncIterable<object> {
  yield* (await table).each(where);
}
