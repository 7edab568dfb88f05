import type { View } from '#kernel';
import { Definitions } from '../../definitions.js';
import { Injectable } from '@nestjs/common';
import { endingWith, pause } from '../../timing/pause.js';
import { someAtOnce } from '../../timing/some-at-once.js';
import { Log } from '../../operations/log.js';
import { Metrics } from '../../operations/metrics.js';
import { Erasures } from '../../personal/erasures.js';
import { EventStore } from '../../stores/event-store.js';
import { Tables } from '../../stores/tables.js';
import { Checkpoints, checkpointTable } from './checkpoints.js';
import { Gathering, lagOf } from '../folding/gathering.js';
import type { Build, LaneContext } from './lane-context.js';
import { RememberedRows } from './remembered-rows.js';
import type { Lane } from './lane.js';
import { lanesOf, typesOf } from './lanes.js';
import { replayParked } from '../parking/parking.js';
import { restampJoined } from '../past/restamp.js';
import { indexBuild } from './indexes.js';
import type { Registered } from './registry.js';
import { ViewRegistry } from './registry.js';
import { spansTable } from '../past/spans.js';
import { buildOf, parkedTable, partsOf, registryTable } from './view-tables.js';

/** How long a lost line is waited for before all begin again, in milliseconds. */
const patience = { least: 100, most: 5_000 };
/** A lane within this distance of the main one, in bytes of log, is taken in at once. */
const nearBytes = 4_000_000;
/** How many builds are indexed at once: half of the lines that the client of MongoDB opens. */
const together = 16;

/**
 * Runs every view off the log. All that have read equally far share one subscription and one
 * transaction a batch; a new build of a view reads on a lane of its own, beside the live one, until
 * it has caught up; then it is indexed, switched to and taken into the main lane.
 */
@Injectable()
export class ViewRunner {
  private stopping = new AbortController();
  /** Ends when one of its lines is lost: then all begin again from their checkpoints. */
  private round = new AbortController();
  private readonly running = new Set<Promise<void>>();
  private keeping: Promise<void> = Promise.resolve();
  private main: Lane | undefined;
  /** Work that must not fall into the middle of a batch of the main lane. */
  private between: Promise<unknown> = Promise.resolve();
  private readonly building = new Set<string>();
  private readonly gathering: Gathering;
  private readonly context: LaneContext;

  constructor(
    private readonly store: EventStore,
    private readonly tables: Tables,
    private readonly definitions: Definitions,
    private readonly checkpoints: Checkpoints,
    private readonly registry: ViewRegistry,
    private readonly metrics: Metrics,
    private readonly log: Log,
    erasures: Erasures,
  ) {
    const onParked = (build: string, count: number) => {
      metrics.parked(build, count);
      log.error({ build, count }, 'events were parked: they could not be folded');
    };
    this.gathering = new Gathering(checkpoints);
    const erase = (personId: string) => erasures.erase(personId);
    const remembered = new RememberedRows();
    this.context = { tables, checkpoints, definitions, registry, remembered, erase, onParked };
  }

  /** Begins to run; resolves once every view has its tables and its place. May be called again. */
  async start(): Promise<void> {
    this.stopping = new AbortController();
    try {
      await this.begin();
    } catch (error) {
      await this.endRound();
      throw error;
    }
    this.keeping = this.keep();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.keeping;
  }

  /** Whatever was lost, all begin again from their checkpoints: what was remembered may be wrong. */
  private async keep(): Promise<void> {
    const { signal } = this.stopping;
    const stopped = () => signal.aborted;
    for (let wait = patience.least; ; wait = Math.min(wait * 2, patience.most)) {
      const began = Date.now();
      await this.roundOver();
      if (stopped()) return;
      if (Date.now() - began > patience.most) wait = patience.least;
      await pause(wait, signal);
      if (stopped()) return;
      await this.begin().catch((error: unknown) => {
        this.lost(error);
      });
    }
  }

  private lost(error: unknown): void {
    if (this.stopped()) return;
    this.round.abort();
    this.metrics.restarted('views');
    this.log.warn({ err: error }, 'the views lost their line and begin again');
  }

  private async roundOver(): Promise<void> {
    while (this.running.size > 0) await Promise.all(this.running);
  }

  private async endRound(): Promise<void> {
    this.round.abort();
    await this.roundOver();
  }

  private async begin(): Promise<void> {
    this.round = endingWith(this.stopping.signal);
    this.main = undefined;
    this.building.clear();
    const { views } = this.definitions;
    await this.tables.create([checkpointTable, parkedTable, registryTable, spansTable]);
    const lanes = await lanesOf(this.context, await this.liveBuilds(views));
    // The furthest is the main one; those behind it catch up beside it and are taken in. Where all
    // are at the beginning of a log that is not empty, the first to catch up becomes the main one.
    const [first, ...behind] = lanes.sort((a, b) => b.position - a.position);
    if (first && (first.position >= 0 || (await this.store.head()) === undefined)) {
      await someAtOnce(first.builds, (build) => indexBuild(this.tables, build), together);
      this.lead(first);
    } else if (first) behind.unshift(first);
    for (const lane of behind) this.run(() => this.catchUp(lane));
    this.run(() => this.watchRegistry());
  }

  private stopped(): boolean {
    return this.round.signal.aborted || this.stopping.signal.aborted;
  }

  private lead(lane: Lane): void {
    this.main = lane;
    lane.isMain = true;
    this.run(() => this.runMain(lane));
  }

  private run(work: () => Promise<void>): void {
    const running = work().catch((error: unknown) => {
      this.lost(error);
    });
    this.running.add(running);
    void running.finally(() => this.running.delete(running));
  }

  private async runMain(lane: Lane): Promise<void> {
    const { signal } = this.round;
    for await (const batch of this.store.follow(from(lane.position), signal)) {
      await this.exclusively(() => lane.apply(batch));
      this.metrics.seen(lane.ids, lane.position, lagOf(batch));
      await this.gathering.after(batch, signal);
    }
    if (!this.stopped()) throw new Error('the subscription ended');
  }

  /** Reads on a lane of its own up to where the main lane is, then joins it. */
  private async catchUp(lane: Lane): Promise<void> {
    // Where nothing of what it needs is to come, nothing would wake it.
    if (await this.exclusively(() => this.join(lane))) return;
    const types = typesOf(lane);
    const { signal } = this.round;
    const done = endingWith(signal);
    for await (const batch of this.store.follow(from(lane.position), done.signal, types)) {
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
      if (goal - lane.position > nearBytes) return false;
      for await (const event of this.store.log(from(lane.position))) {
        if (event.position > goal) break;
        rest.push(event);
      }
      await lane.apply({ events: rest, upTo: goal });
    }
    if (lane.position > goal) return false;
    for (const { rows } of lane.builds) rows.clear();
    await someAtOnce(lane.builds, (build) => indexBuild(this.tables, build), together);
    const joined: Build[] = [];
    const known = new Map((await this.registry.all()).map((each) => [each.name, each]));
    for (const build of lane.builds) {
      if (await this.goLive(build, known.get(build.view.name))) joined.push(build);
    }
    lane.builds.splice(0, lane.builds.length, ...joined);
    if (joined.length === 0) return true;
    if (main) {
      main.builds.push(...joined);
      await restampJoined(this.context, { main: main.builds, joined });
    } else this.lead(lane);
    // Not before its rows are stamped: who waits for the position would not see them.
    this.checkpoints.reached(lane.ids, lane.position);
    for (const { id } of joined) this.building.delete(id);
    return true;
  }

  /** Lets a build answer, and none of its view beside it; false where nobody wants it any more. */
  private async goLive(build: Build, registered: Registered | undefined): Promise<boolean> {
    const { view, id } = build;
    const { live, wanted = live } = registered ?? {};
    const feeds = (each: Build) => each.view.name === view.name;
    // Another was asked for meanwhile, or answers already; or this one joined by another lane.
    const isWanted = wanted === id || (live === id && !this.main?.builds.some(feeds));
    if (!isWanted || this.main?.builds.some((each) => each.id === id)) {
      this.building.delete(id);
      return false;
    }
    // The old build stays in its table, for whoever would switch back, but is fed no longer.
    const { builds = [] } = this.main ?? {};
    for (const old of builds.filter(feeds)) builds.splice(builds.indexOf(old), 1);
    if (live === id) return true;
    await this.registry.switchTo(view.name, id);
    this.log.info({ view: view.name, build: id, before: live }, 'a new build answers from now on');
    return true;
  }

  /** The builds that are to answer; on the very first start they answer at once. */
  private async liveBuilds(views: readonly View[]): Promise<readonly { view: View; id: string }[]> {
    const known = new Map((await this.registry.all()).map((each) => [each.name, each]));
    const isNew = ({ name }: View) => known.get(name)?.live === undefined;
    await this.registry.begin(views.filter(isNew).map((view) => ({ view, id: buildOf(view) })));
    for (const view of views) {
      const { live, wanted = live } = known.get(view.name) ?? {};
      if (live === undefined || wanted === undefined) continue;
      if ([live, wanted].some((build) => partsOf(build).version === view.version)) continue;
      await this.registry.want(view.name, buildOf(view));
    }
    return views.map((view) => ({ view, id: known.get(view.name)?.live ?? buildOf(view) }));
  }

  /** Builds what somebody asks for, and replays what was parked, when asked to. */
  private async watchRegistry(): Promise<void> {
    const { signal } = this.round;
    while (!this.stopped()) {
      for (const { name, live, wanted } of await this.registry.all()) {
        if (wanted !== live) await this.buildWanted(name);
      }
      await this.replayAsked();
      await pause(1_000, signal);
    }
  }

  private async buildWanted(name: string): Promise<void> {
    // Looked up now: while others were begun, this one may have come to answer.
    const { live, wanted = live } = (await this.registry.get(name)) ?? {};
    const view = this.definitions.views.find((each) => each.name === name);
    if (!view || wanted === undefined || wanted === live || this.building.has(wanted)) return;
    // What another release wants is for that release to build.
    if (partsOf(wanted).version !== view.version) return;
    this.building.add(wanted);
    this.log.info({ view: name, build: wanted }, 'a new build of a view begins');
    const [lane] = await lanesOf(this.context, [{ view, id: wanted }]);
    if (lane) this.run(() => this.catchUp(lane));
  }

  private async replayAsked(): Promise<void> {
    const { main, store } = this;
    if (!main) return;
    await this.exclusively(() => replayParked({ ...this.context, store, builds: main.builds }));
  }

  private exclusively<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.between.then(work, work);
    this.between = mine.catch(() => undefined);
    return mine;
  }
}

const from = (position: number): number | undefined => (position < 0 ? undefined : position);
