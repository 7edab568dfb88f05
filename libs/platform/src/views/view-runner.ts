import type { View } from '#kernel';
import { Definitions } from '../definitions.js';
import { Injectable } from '@nestjs/common';
import { pause } from '../pause.js';
import { Log } from '../operations/log.js';
import { Metrics } from '../operations/metrics.js';
import type { Batch } from '../stores/event-store.js';
import { EventStore } from '../stores/event-store.js';
import { Tables } from '../stores/tables.js';
import { Checkpoints, checkpointTable } from './checkpoints.js';
import type { Build, LaneContext } from './lane.js';
import { Fenced, Lane } from './lane.js';
import { replayParked } from './parking.js';
import { ViewRegistry } from './registry.js';
import { buildOf, parkedTable, partsOf, registryTable, totalsOf } from './view-tables.js';

/** A lane within this distance of the main one, in bytes of log, is taken in at once. */
const patience = { least: 100, most: 5_000 };

/**
 * Runs every view off the log. All that have read equally far share one subscription and one
 * transaction a batch; a new build of a view reads on a lane of its own, beside the live one, until
 * it has caught up; then it is indexed, switched to and taken into the main lane.
 */
@Injectable()
export class ViewRunner {
  private readonly stopping = new AbortController();
  private readonly running = new Set<Promise<void>>();
  private main: Lane | undefined;
  /** Work that must not fall into the middle of a batch of the main lane. */
  private between: Promise<unknown> = Promise.resolve();
  private readonly building = new Set<string>();
  private readonly context: LaneContext;

  constructor(
    private readonly store: EventStore,
    private readonly tables: Tables,
    private readonly definitions: Definitions,
    private readonly checkpoints: Checkpoints,
    private readonly registry: ViewRegistry,
    private readonly metrics: Metrics,
    private readonly log: Log,
  ) {
    const onParked = (build: string, count: number) => {
      metrics.parked(build, count);
      log.error({ build, count }, 'events were parked: they could not be folded');
    };
    this.context = { tables, checkpoints, definitions, onParked };
  }

  /** Begins to run; resolves once every view has its tables and its place. */
  async start(): Promise<void> {
    const { views } = this.definitions;
    await this.tables.create([checkpointTable, parkedTable, registryTable]);
    const live = await Promise.all(views.map((view) => this.liveBuild(view)));
    const lanes = await this.lanesOf(live.map(({ view, id }) => ({ view, id })));
    // The furthest is the main one; those behind it catch up beside it and are taken in. Where all
    // are at the beginning of a log that is not empty, the first to catch up becomes the main one.
    const [first, ...behind] = lanes.sort((a, b) => b.position - a.position);
    if (first && (first.position >= 0 || (await this.store.head()) === undefined)) {
      for (const build of first.builds) await this.index(build);
      this.lead(first);
    } else if (first) behind.unshift(first);
    for (const lane of behind) this.run(() => this.catchUp(lane));
    this.run(() => this.watchRegistry());
  }

  private stopped(): boolean {
    return this.stopping.signal.aborted;
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await Promise.all(this.running);
  }

  private lead(lane: Lane): void {
    this.main = lane;
    this.run(() => this.runMain(lane));
  }

  private run(work: () => Promise<void>): void {
    const { signal } = this.stopping;
    const running = (async () => {
      for (let wait = patience.least; !this.stopped(); wait = Math.min(wait * 2, patience.most)) {
        try {
          await work();
          return;
        } catch (error) {
          if (this.stopped()) return;
          this.metrics.restarted('views');
          this.log.warn({ err: error, wait }, 'the views lost their line and begin again');
          await pause(wait, signal);
          if (error instanceof Fenced) await this.realign();
        }
      }
    })();
    this.running.add(running);
    void running.finally(() => this.running.delete(running));
  }

  private async runMain(lane: Lane): Promise<void> {
    for await (const batch of this.store.follow(from(lane.position), this.stopping.signal)) {
      await this.exclusively(() => lane.apply(batch));
      this.metrics.seen(lane.ids, lane.position, lagOf(batch));
      // Under load, waiting a moment makes one large transaction of many small ones.
      if (batch.events.length > crowd) await pause(linger, this.stopping.signal);
    }
    if (!this.stopped()) throw new Error('the subscription ended');
  }

  /** Reads on a lane of its own up to where the main lane is, then joins it. */
  private async catchUp(lane: Lane): Promise<void> {
    const types = typesOf(lane);
    const { signal } = this.stopping;
    const done = new AbortController();
    const either = AbortSignal.any([signal, done.signal]);
    for await (const batch of this.store.follow(from(lane.position), either, types)) {
      await lane.apply(batch);
      this.metrics.seen(lane.ids, lane.position);
      const joined = await this.exclusively(() => this.join(lane));
      if (joined) {
        done.abort();
        return;
      }
    }
    if (!this.stopped()) throw new Error('the subscription ended');
  }

  /** Takes a lane into the main one where it is near enough; runs between two batches. */
  private async join(lane: Lane): Promise<boolean> {
    const { main } = this;
    const goal = main?.position ?? (await this.store.head()) ?? -1;
    const rest: Parameters<Lane['apply']>[0]['events'][number][] = [];
    if (lane.position < goal) {
      if (goal - lane.position > 4_000_000) return false;
      for await (const event of this.store.log(from(lane.position))) {
        if (event.position > goal) break;
        rest.push(event);
      }
      await lane.apply({ events: rest, upTo: goal });
    }
    if (lane.position > goal) return false;
    for (const build of lane.builds) await this.goLive(build);
    if (main) main.builds.push(...lane.builds);
    else this.lead(lane);
    return true;
  }

  private async index({ view, id }: Build): Promise<void> {
    await this.tables.index(id, view.indexes.map(mongoIndex));
    await this.tables.index(totalsOf(id), [{ rollup: 1 }]);
  }

  private async goLive(build: Build): Promise<void> {
    const { view, id, rows } = build;
    rows.clear();
    const live = (await this.registry.get(view.name))?.live;
    await this.index(build);
    if (live === id) return;
    await this.registry.switchTo(view.name, id);
    const replaced = this.main?.builds.findIndex((build) => build.id === live) ?? -1;
    // The old build stays in its table, for whoever would switch back, but is fed no longer.
    if (replaced >= 0) this.main?.builds.splice(replaced, 1);
    this.log.info({ view: view.name, build: id, before: live }, 'a new build answers from now on');
  }

  /** The build that is to answer; on the very first start it answers at once. */
  private async liveBuild(view: View): Promise<{ view: View; id: string }> {
    const known = await this.registry.get(view.name);
    if (known?.live !== undefined) {
      if (partsOf(known.live).version < view.version && known.wanted === known.live) {
        await this.registry.want(view.name, buildOf(view));
      }
      return { view, id: known.live };
    }
    const id = buildOf(view);
    await this.registry.switchTo(view.name, id);
    return { view, id };
  }

  private async lanesOf(wanted: readonly { view: View; id: string }[]): Promise<Lane[]> {
    const ids = wanted.map(({ id }) => id);
    await this.tables.create(ids.flatMap((id) => [id, totalsOf(id)]));
    const begun = await this.checkpoints.begin(ids);
    const places = new Map(begun.map((checkpoint) => [checkpoint.id, checkpoint]));
    const lanes = new Map<string, Lane>();
    for (const { view, id } of wanted) {
      const { position = -1, upTo } = places.get(id) ?? {};
      const place = `${position}/${upTo ?? ''}`;
      const lane = lanes.get(place) ?? new Lane(this.context, [], position, upTo);
      lane.builds.push(await this.begin(view, id, position));
      lanes.set(place, lane);
      this.checkpoints.reached([id], position);
    }
    return [...lanes.values()];
  }

  private async begin(view: View, id: string, position: number): Promise<Build> {
    const parked = await this.tables.find(parkedTable, {
      all: [{ field: 'build', is: 'eq', value: id }],
    });
    return {
      view,
      id,
      rows: new Map(),
      written: position < 0 ? new Set() : undefined,
      parked: new Set(parked.map(({ key }) => String(key))),
    };
  }

  /** Builds what somebody asks for, and replays what was parked, when asked to. */
  private async watchRegistry(): Promise<void> {
    const { signal } = this.stopping;
    while (!this.stopped()) {
      for (const { name, live, wanted } of await this.registry.all()) {
        const view = this.definitions.views.find((each) => each.name === name);
        if (!view || wanted === undefined || wanted === live || this.building.has(wanted)) continue;
        this.building.add(wanted);
        this.log.info({ view: name, build: wanted }, 'a new build of a view begins');
        const [lane] = await this.lanesOf([{ view, id: wanted }]);
        if (lane) this.run(() => this.catchUp(lane));
      }
      await this.replayAsked();
      await pause(1_000, signal);
    }
  }

  private async replayAsked(): Promise<void> {
    const asked = await this.tables.find(parkedTable, {
      all: [{ field: 'replay', is: 'eq', value: true }],
    });
    if (asked.length === 0) return;
    const { main } = this;
    if (!main) return;
    await this.exclusively(() =>
      replayParked({ ...this.context, store: this.store, builds: main.builds }, asked),
    );
  }

  private exclusively<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.between.then(work, work);
    this.between = mine.catch(() => undefined);
    return mine;
  }

  /** After another runner has written: what is remembered may be wrong. */
  private async realign(): Promise<void> {
    const { main } = this;
    if (!main) return;
    for (const { rows } of main.builds) rows.clear();
    const places = await this.checkpoints.load(main.ids);
    main.position = Math.min(...places.map(({ position }) => position));
  }
}

/** From how many events on a batch shows that there is load, and how long to wait then. */
const crowd = 32;
const linger = 20;

/** How old the newest event of a batch was when it was folded, and how many had gathered. */
const lagOf = ({ events }: Batch) => {
  const last = events.at(-1);
  return {
    events: events.length,
    seconds: last ? Math.max((Date.now() - Date.parse(last.at)) / 1_000, 0) : 0,
  };
};

const mongoIndex = (index: Readonly<Record<string, 1 | -1>>) => ({ ...index, _id: 1 as const });

const from = (position: number): number | undefined => (position < 0 ? undefined : position);

/** The types a lane needs; undefined where one of its views needs them all. */
function typesOf({ builds }: Lane): readonly string[] | undefined {
  const types = builds.map(({ view }) => view.types);
  if (types.some((each) => each === undefined)) return undefined;
  return [...new Set(types.flatMap((each) => [...(each ?? [])]))];
}
