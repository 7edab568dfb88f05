import type { Day, View } from '#kernel';
import { addDays, isDay } from '#kernel';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../timing/clock.js';
import { Settings } from '../../configuration/settings.js';
import { Definitions } from '../../definitions.js';
import { lifted } from '../../lifting.js';
import { platformRefusals } from '../../platform.refusals.js';
import { EventStore } from '../../stores/event-store.js';
import { Tables } from '../../stores/tables.js';
import type { Sight } from '../../visibility/sight.js';
import { Stamper } from '../../visibility/stamper.js';
import { Checkpoints } from '../running/checkpoints.js';
import { stamped } from './fold-all.js';
import type { Lifted } from '../folding/fold.js';
import { fold, heldRow, plan, unstamped } from '../folding/fold.js';
import { moments, secondOf } from './moments.js';
import type { Overlay } from './past-table.js';
import { PastTable } from './past-table.js';
import { totalsAt } from './past-totals.js';
import { ViewRegistry } from '../running/registry.js';
import { toldAt } from './spans.js';
import { byPosition } from './axis.js';
import { StandingRows } from './standing-rows.js';

/** How far a build may go on, in positions of the log, between the look at its head and the read. */
const foldedMeanwhile = 2 ** 20;

/** A view of the past, and where and when that is. */
export interface KnownTable {
  readonly table: PastTable;
  readonly position: number;
  readonly today: Day;
}

/** Who looks, and who is told the revision of a row that is asked for by its id. */
interface Eyes {
  readonly sight?: Sight;
  readonly shown?: (revision: number) => void;
}

/**
 * Any view as it was known at a position, a moment, or on the evening of a day: by the versions kept
 * of its rows, at the price of a list of today.
 */
@Injectable()
export class KnownAt {
  constructor(
    private readonly store: EventStore,
    private readonly tables: Tables,
    private readonly definitions: Definitions,
    private readonly checkpoints: Checkpoints,
    private readonly registry: ViewRegistry,
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  /** @throws NotYetSeen where the view has not read as far; NotKept where it is too long ago */
  async table(view: View, knownAt: string, { sight, shown }: Eyes = {}): Promise<KnownTable> {
    const position = await this.positionOf(knownAt);
    const today = await this.dayOf(knownAt, position);
    this.requireKept(view, today);
    const build = await this.registry.live(view);
    const head = await this.readUpTo(view, build, position);
    const stop = view.past === 'versions' ? await toldAt(this.tables, build, position) : position;
    const place = { axis: byPosition, at: stop, head: head + foldedMeanwhile };
    const standing = new StandingRows(this.tables, build, view, place);
    const overlay = await this.overlay(view, standing, { after: stop, upTo: position });
    const kept = (rollup: string) => totalsAt(this.tables, build, rollup, stop);
    const past = { view, standing, overlay, kept };
    return { table: new PastTable(past, sight, shown), position, today };
  }

  /** How far the live build of a view has read. */
  async seenUpTo(view: View): Promise<number> {
    const build = await this.registry.live(view);
    const [known] = await this.checkpoints.load([build]);
    return Math.max(known?.position ?? -1, 0);
  }

  /** The position of the last event that was recorded by then; -1 where there was none. */
  async positionOf(knownAt: string): Promise<number> {
    if (/^\d+$/.test(knownAt)) return Number(knownAt);
    const head = (await this.store.head()) ?? -1;
    const build = await this.registry.live(moments);
    if (!(await this.checkpoints.waitFor(build, head, this.settings.waitLimit))) {
      throw this.notYetSeen(moments, build, head);
    }
    const until = isDay(knownAt) ? this.endOf(knownAt) : new Date(knownAt).toISOString();
    const [before] = await this.tables.find(
      build,
      { all: [{ field: '_id', is: 'lt', value: secondOf(until) }] },
      { sort: [['_id', -1]], limit: 1 },
    );
    let position = Number(before?.['upTo'] ?? -1);
    for await (const event of this.store.log(position < 0 ? undefined : position)) {
      if (event.at > until) break;
      ({ position } = event);
    }
    return position;
  }

  /** The last millisecond of a day of the bank, UTC. */
  private endOf(day: Day): string {
    const hour = 3_600_000;
    let low = Date.parse(`${day}T00:00:00Z`) - 15 * hour;
    let high = low + 55 * hour;
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (this.clock.dayOf(new Date(middle).toISOString()) <= day) low = middle;
      else high = middle;
    }
    return new Date(low).toISOString();
  }

  /** The day of the bank on which it was known. */
  async dayOf(knownAt: string, position: number): Promise<Day> {
    if (!/^\d+$/.test(knownAt)) return this.clock.dayOf(knownAt);
    const [moment] = await this.tables.find(
      await this.registry.live(moments),
      { all: [{ field: 'upTo', is: 'gte', value: position }] },
      { sort: [['upTo', 1]], limit: 1 },
    );
    return moment ? this.clock.dayOf(moment._id) : this.clock.today();
  }

  /**
   * The last position that is too long ago for a view to tell: that of the evening before the first
   * day it keeps. Undefined where it keeps all.
   */
  async keptAfter(view: View): Promise<number | undefined> {
    const from = this.keptFrom(view);
    return from === undefined ? undefined : this.positionOf(addDays(from, -1));
  }

  private keptFrom({ keptDays }: View): Day | undefined {
    return keptDays === undefined ? undefined : addDays(this.clock.today(), -keptDays);
  }

  private requireKept(view: View, day: Day): void {
    const from = this.keptFrom(view);
    if (from !== undefined && day < from) {
      throw platformRefusals.PastNotKept({ field: 'knownAt', from });
    }
  }

  /** Waits until a build has read as far as a position, or to the end of the log. */
  private async readUpTo(view: View, build: string, position: number): Promise<number> {
    const [known] = await this.checkpoints.load([build]);
    const at = known?.position ?? -1;
    if (at >= position) return at;
    const wanted = Math.min(position, (await this.store.head()) ?? -1);
    if (await this.checkpoints.waitFor(build, wanted, this.settings.waitLimit)) {
      return Math.max(this.checkpoints.at(build), wanted);
    }
    throw this.notYetSeen(view, build, wanted);
  }

  private notYetSeen({ name }: View, build: string, position: number) {
    const at = this.checkpoints.at(build);
    return platformRefusals.NotYetSeen({ view: name, position, at, lag: position - at });
  }

  /** What the events between the last stop and the position made of what stood at the stop. */
  private async overlay(
    view: View,
    standing: StandingRows,
    { after, upTo }: { readonly after: number; readonly upTo: number },
  ): Promise<Overlay> {
    const events: Lifted[] = [];
    if (after < upTo) {
      for await (const event of this.store.log(after < 0 ? undefined : after)) {
        if (event.position > upTo) break;
        if (view.types?.has(event.type)) events.push(lifted(this.definitions, event));
      }
    }
    const planned = plan(view, events);
    const stored = await standing.byIds([...planned.keys()]);
    const before = new Map(stored.map((row) => [row._id, heldRow(row)]));
    const parked = await this.parkedOf(await this.registry.live(view), [...planned.keys()]);
    const isParked = (key: string) => parked.has(key);
    const { scopes } = this.definitions;
    const stamper = scopes && new Stamper(this.tables, await this.registry.live(scopes));
    const folded = stamper
      ? await stamped(stamper, () => fold(view, planned, before, isParked, stamper))
      : fold(view, planned, before, isParked, unstamped);
    return { before, rows: folded.rows, totals: folded.totals };
  }

  /** Rows with parked events stand as they stood. */
  private async parkedOf(build: string, keys: readonly string[]): Promise<ReadonlySet<string>> {
    const found =
      keys.length === 0
        ? []
        : await this.tables.find('parked', {
            all: [
              { field: 'build', is: 'eq', value: build },
              { field: 'key', is: 'in', value: keys },
            ],
          });
    return new Set(found.map(({ key }) => String(key)));
  }
}
