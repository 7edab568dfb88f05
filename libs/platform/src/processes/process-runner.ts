import type { DomainCommand, Process, Refs, View } from '#kernel';
import { Refusal } from '#kernel';
import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { OneAtATime } from '../commands/one-at-a-time.js';
import { Definitions } from '../definitions.js';
import { lifted } from '../lifting.js';
import { Log } from '../operations/log.js';
import { Metrics } from '../operations/metrics.js';
import { inContext } from '../request-context.js';
import { keepDoing, pause } from '../timing/pause.js';
import { platformRefusals } from '../platform.refusals.js';
import { EventStore, StoreFull, StoreUnavailable } from '../stores/event-store.js';
import type { Batch } from '../stores/event-store.js';
import { Tables } from '../stores/tables.js';
import { Checkpoints } from '../views/running/checkpoints.js';
import type { Lifted } from '../views/folding/fold.js';
import { ViewRegistry } from '../views/running/registry.js';
import { Rows } from '../views/asking/rows.js';
import { parkedTable } from '../views/running/view-tables.js';
import type { Skipped } from '../parked/confirmed-skips.js';
import { confirmedSkips, keysToSkip } from '../parked/confirmed-skips.js';
import {
  askedFor,
  eventOf,
  keepParked,
  sequenceOf,
  settleSkipped,
} from '../views/parking/parking.js';
import { Progress } from './progress.js';
import type { Standing } from './standing.js';
import { note, standingsOf } from './standing.js';

/** How many commands are under way at once. */
const together = 32;
/** How often the places reached are written down, in milliseconds. */
const noteEveryMs = 50;

/**
 * Runs every process off the log: event → commands. The id of each command follows from the
 * process and the event, so that doing it again after a crash changes nothing. What is refused is
 * parked with its reason, together with all that follows in its stream; when a store is gone, it
 * waits and goes on from its checkpoint.
 */
@Injectable()
export class ProcessRunner {
  private stopping = new AbortController();
  private running: Promise<unknown> = Promise.resolve();
  /** Batches and replays, one at a time: they share the order of streams. */
  private readonly turns = new OneAtATime();

  constructor(
    private readonly store: EventStore,
    private readonly tables: Tables,
    private readonly definitions: Definitions,
    private readonly checkpoints: Checkpoints,
    private readonly registry: ViewRegistry,
    private readonly rows: Rows,
    private readonly bus: CommandBus,
    private readonly metrics: Metrics,
    private readonly log: Log,
  ) {}

  async start(): Promise<void> {
    this.stopping = new AbortController();
    const { store, tables, definitions, checkpoints } = this;
    const standings = await standingsOf({ store, tables, definitions, checkpoints });
    if (standings.length === 0) return;
    this.running = Promise.all([
      this.keepRunning(() => this.follow(standings)),
      this.keepRunning(() => this.watchParked(standings)),
      this.keepRunning(() => this.keepNoting(standings)),
    ]).then(() => note(this.tables, standings).catch(() => undefined));
  }

  private stopped(): boolean {
    return this.stopping.signal.aborted;
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private keepRunning(work: () => Promise<void>): Promise<void> {
    return keepDoing(work, this.stopping.signal, (error, wait) => {
      this.metrics.restarted('processes');
      this.log.warn({ err: error, wait }, 'the processes lost their line and begin again');
    });
  }

  private async follow(standings: readonly Standing[]): Promise<void> {
    const { signal } = this.stopping;
    const types = [...new Set(standings.flatMap(({ process }) => [...process.types]))];
    const from = Math.min(...standings.map(({ position }) => position));
    for await (const batch of this.store.follow(from < 0 ? undefined : from, signal, types)) {
      await this.turns.run('', () =>
        Promise.all(standings.map((standing) => this.react(standing, batch))),
      );
    }
  }

  private async react(standing: Standing, { events, upTo }: Batch): Promise<void> {
    const { process, id } = standing;
    const due = events
      .filter(({ type, position }) => process.types.has(type) && position > standing.position)
      .map((event) => lifted(this.definitions, event))
      // The views tell of what a stranger wrote; to react to it would be to believe it.
      .filter(({ isStrange }) => isStrange !== true);
    const queues = byStream(due);
    const hands = Array.from({ length: Math.min(together, queues.length) }, async () => {
      for (let queue = queues.shift(); queue; queue = queues.shift()) {
        for (const each of queue) await this.answer(standing, each);
      }
    });
    await Promise.all(hands);
    if (upTo <= standing.position) return;
    standing.position = upTo;
    this.checkpoints.reached([id], upTo);
  }

  /** Notes from time to time how far they are: what is done again after a crash changes nothing. */
  private async keepNoting(standings: readonly Standing[]): Promise<void> {
    while (!this.stopped()) {
      await pause(noteEveryMs, this.stopping.signal);
      await note(this.tables, standings);
    }
  }

  private async answer(standing: Standing, event: Lifted): Promise<void> {
    try {
      if (standing.parked.has(event.occurrence.stream)) {
        throw new Error('an earlier event of this stream is parked');
      }
      await this.carryOut(standing, event);
    } catch (error) {
      if (this.stopped() || isFault(error)) throw error;
      await this.park(standing, event, error);
    }
  }

  private async carryOut(standing: Standing, event: Lifted): Promise<void> {
    const { process } = standing;
    if (event.unreadable) throw event.unreadable;
    const commands = process.react(event.fact, event.occurrence);
    for (const [index, command] of commands.entries()) {
      await this.send(process, event, command, String(index));
    }
    await this.sweep(standing, event);
  }

  /** Looks for what somebody has asked to be tried again. */
  private async watchParked(standings: readonly Standing[]): Promise<void> {
    while (!this.stopped()) {
      const decided = await confirmedSkips(this.tables, this.registry);
      const asked = await askedFor(this.tables);
      for (const standing of standings) {
        const { id } = standing;
        const streams = [...(asked.get(id) ?? []), ...(await keysToSkip(this.tables, id, decided))];
        for (const stream of new Set(streams)) {
          await this.turns.run('', () => this.replay(standing, stream, decided));
        }
      }
      await pause(1_000, this.stopping.signal);
    }
  }

  /** Reacts again to what is parked of a stream, from its first event on, as far as that goes. */
  private async replay(standing: Standing, stream: string, decided: Skipped): Promise<void> {
    const { tables, store, definitions } = this;
    const waiting = await sequenceOf(tables, standing.id, stream);
    for (const row of await settleSkipped(tables, waiting, decided)) {
      try {
        await this.carryOut(standing, await eventOf({ store, definitions }, row));
      } catch (error) {
        if (this.stopped() || isFault(error)) throw error;
        await keepParked(tables, standing.id, stream, { row, error });
        return;
      }
      await tables.write(parkedTable, [{ remove: row._id }]);
    }
    standing.parked.delete(stream);
  }

  /** Goes through the rows of a view, once the view has seen the event. */
  private async sweep({ process }: Standing, event: Lifted): Promise<void> {
    const { fact, occurrence } = event;
    const sweep = process.sweep(fact);
    if (!sweep) return;
    const beside = await this.beside(sweep.beside ?? {}, occurrence.position);
    const found = sweep.over(fact.data, occurrence, beside);
    if (!found) return;
    const { view, where } = found;
    await this.seen(view, occurrence.position);
    const table = await this.rows.of(view);
    const most = sweep.inTurn === true ? 1 : together;
    let progress: Progress | undefined;
    let under: Promise<void>[] = [];
    for await (const [rowId, row] of table.entries(where)) {
      const commands = sweep.each(row, fact.data, occurrence, beside);
      under.push(this.sendAll(process, event, commands, rowId));
      progress?.step();
      if (under.length < most) continue;
      await Promise.all(under);
      under = [];
      // Most sweeps find a row or two, and need nobody to count them.
      progress ??= new Progress(await table.count(where), (report) =>
        this.log.info({ process: process.name, ...report }, 'end-of-day work goes on'),
      );
    }
    await Promise.all(under);
  }

  /** The rows that a sweep looks at beside its own, once their views have seen the event. */
  private async beside(refs: Refs, position: number) {
    for (const ref of Object.values(refs)) if (ref) await this.seen(ref.view, position);
    return this.rows.look(refs);
  }

  private async seen(view: View, position: number): Promise<void> {
    const build = await this.registry.live(view);
    const seen = () => this.checkpoints.waitFor(build, position, 10_000, { patiently: true });
    while (!(await seen())) {
      if (this.stopped()) throw new Error('stopping');
    }
  }

  private async sendAll(
    process: Process,
    event: Lifted,
    commands: readonly DomainCommand[],
    rowId: string,
  ): Promise<void> {
    for (const [index, command] of commands.entries()) {
      // By the row: the commands of many rows may go upon one stream.
      await this.send(process, event, command, `${rowId}:${index}`);
    }
  }

  private async send(
    { name }: Process,
    { occurrence }: Lifted,
    command: DomainCommand,
    place: string,
  ): Promise<void> {
    const context = {
      actor: { id: `process:${name}`, roles: [], channel: 'process' },
      correlationId: occurrence.correlationId,
      causationId: occurrence.eventId,
      idempotencyKey: `${name}:${occurrence.eventId}:${command.constructor.name}:${place}`,
      system: true,
    };
    await inContext(context, () => this.bus.execute(command));
  }

  private async park({ process, id, parked }: Standing, event: Lifted, error: unknown) {
    const { fact, occurrence } = event;
    const { stream, revision, position, at } = occurrence;
    const reason = error instanceof Error ? error.message : String(error);
    await this.tables.write(parkedTable, [
      {
        put: {
          _id: `${id}|${stream}|${position}`,
          build: id,
          key: stream,
          position,
          stream,
          revision,
          type: fact.type,
          at,
          error: reason,
        },
      },
    ]);
    parked.add(stream);
    this.metrics.parked(id, 1);
    this.log.error({ process: process.name, stream, revision, reason }, 'a reaction was parked');
  }
}

/** Refusals that the same command does not meet a moment later. */
const passing = new Set([platformRefusals.ChangedMeanwhile.code, platformRefusals.NotSeenYet.code]);

/** A fault of the surroundings, to be tried again; everything else lies in the event itself. */
const isFault = (error: unknown): boolean =>
  error instanceof StoreUnavailable ||
  error instanceof StoreFull ||
  (error instanceof Refusal && passing.has(error.code));

/** The events of each stream in their order; streams go beside each other. */
function byStream(events: readonly Lifted[]): Lifted[][] {
  const queues = new Map<string, Lifted[]>();
  for (const event of events) {
    const { stream } = event.occurrence;
    const queue = queues.get(stream) ?? [];
    queue.push(event);
    queues.set(stream, queue);
  }
  return [...queues.values()];
}
