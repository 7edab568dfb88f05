import type { Day, Page, Receipt } from '#kernel';
import { addDays, addMonths } from '#kernel';
import type { RequestContext } from '#platform';
import { Clock, inContext, Log, pause, Worker } from '#platform';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { ClientFiguresRow } from '../client-figures/client-figures.view.js';
import { ListClientFigures } from '../client-figures/client-figures.view.js';
import { PeerMeasure } from './measure.js';
import { RecordPeers } from './peers.commands.js';
import { peersRefusals as refuse } from './peers.refusals.js';
import { ListPeerGroups } from './peers.view.js';

/** How often the job checks whether a quarter has ended, in milliseconds. Nobody waits for it. */
const lookEvery = 60 * 60_000;

const itself = (): RequestContext => ({
  actor: { id: 'peers', roles: ['service'], channel: 'process' },
  correlationId: 'peers',
  system: true,
});

const quarterEndBefore = (day: Day): Day => {
  const month = Number(day.slice(5, 7));
  return addDays(addMonths(`${day.slice(0, 7)}-01`, -((month - 1) % 3)), -1);
};

/**
 * Measures what is usual among similar clients: once a quarter by itself, where the views run, and
 * whenever somebody asks. It goes through everybody watched, one measure at a time.
 */
@Injectable()
export class PeerMeasures implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly stopping = new AbortController();
  private ended: Promise<unknown> = Promise.resolve();
  private isBusy = false;

  constructor(
    private readonly worker: Worker,
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    this.ended = this.keep();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.ended;
  }

  /** Measures everybody watched as they are today: for somebody who asks, or by itself. */
  async measure(asked: RequestContext = itself()): Promise<Receipt> {
    if (this.isBusy) throw refuse.MeasureUnderWay();
    this.isBusy = true;
    // It takes as long as it takes, and reads every client whoever asks.
    const { deadline: _, ...request } = asked;
    try {
      return await inContext({ ...request, system: true }, async () => {
        const on = this.clock.today();
        const measure = new PeerMeasure(on);
        for await (const client of this.watched()) measure.add(client);
        const groups = measure.groups();
        return this.commands.execute(RecordPeers.of({ year: on.slice(0, 4), on, groups }));
      });
    } finally {
      this.isBusy = false;
    }
  }

  private async keep(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      await pause(lookEvery, signal);
      try {
        if (await this.isDue()) await this.measure();
      } catch (error) {
        if (this.stopping.signal.aborted) return;
        this.log.warn({ err: error }, 'peers could not be measured');
      }
    }
  }

  /** Whether a quarter has ended since the last measure. */
  private async isDue(): Promise<boolean> {
    if (this.worker.views !== 'here') return false;
    const { on } = await inContext(itself(), () => this.queries.execute(ListPeerGroups.of({})));
    return on === undefined || on <= quarterEndBefore(this.clock.today());
  }

  private async *watched(): AsyncGenerator<ClientFiguresRow> {
    let cursor: string | undefined;
    do {
      const page: Page<ClientFiguresRow> = await this.queries.execute(
        ListClientFigures.of({ limit: 500, ...(cursor !== undefined && { cursor }) }),
      );
      this.stopping.signal.throwIfAborted();
      yield* page.items;
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
  }
}
