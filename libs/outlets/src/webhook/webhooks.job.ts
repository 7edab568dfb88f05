import type { Receipt } from '#kernel';
import type { RequestContext } from '#platform';
import {
  Clock,
  EventStore,
  inContext,
  Log,
  pause,
  Settings,
  spanNamedIn,
  StaffRegister,
  traced,
  traceparentOf,
  Worker,
} from '#platform';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { Feed } from '../feed/feed.js';
import { Tail } from '../feed/tail.js';
import { OutletMetrics } from '../outlet-metrics.js';
import type { WebhookRow } from '../views/webhooks.view.js';
import { ListWebhooks } from '../views/webhooks.view.js';
import { networksOf } from './address.js';
import type { Published } from '../broker/broker-line.js';
import { Brokers, isBroker } from '../broker/brokers.js';
import { Courier } from './courier.js';
import { Deliveries } from './deliveries.js';
import type { Answer } from './post.js';
import { post } from './post.js';
import { Secrets } from './secrets.js';
import { signed } from './signature.js';
import { ConfirmWebhook, RecordWebhookGone } from './webhook.commands.js';

/** How often the webhooks that should run are looked up. */
const lookEveryMs = 500;

interface Running {
  readonly row: WebhookRow;
  readonly stopping: AbortController;
  readonly ended: Promise<void>;
}

/** Runs a courier for every active webhook, where the views run. */
@Injectable()
export class WebhookRunner implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly stopping = new AbortController();
  private readonly couriers = new Map<string, Running>();
  private readonly networks;
  private ended: Promise<void> = Promise.resolve();

  constructor(
    private readonly worker: Worker,
    private readonly feed: Feed,
    private readonly tail: Tail,
    private readonly store: EventStore,
    private readonly register: StaffRegister,
    private readonly deliveries: Deliveries,
    private readonly secrets: Secrets,
    private readonly brokers: Brokers,
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly metrics: OutletMetrics,
    private readonly clock: Clock,
    private readonly log: Log,
    settings: Settings,
  ) {
    this.networks = networksOf(settings.webhookNetworks);
  }

  onApplicationBootstrap(): void {
    this.ended = this.keep();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.ended;
    await this.halt([...this.couriers.keys()]);
  }

  /** Asks the receiver to say a word after us, signed; a broker, to store it. True where it does. */
  async challenge(row: WebhookRow): Promise<boolean> {
    const challenge = randomUUID();
    const text = JSON.stringify({ type: 'rapport.webhook.challenge', challenge });
    const { webhookId: key } = row;
    const answer = await this.sendTo(row, { id: randomUUID(), key, text });
    const isSaid = isBroker(row.url) || answer.text.includes(challenge);
    return answer.status >= 200 && answer.status < 300 && isSaid;
  }

  /** The receiver wants the events: they begin at the present end of the log. */
  async confirm(webhookId: string): Promise<Receipt> {
    await this.deliveries.begin(webhookId, (await this.store.head()) ?? -1);
    const key = { idempotencyKey: `webhook-challenge ${webhookId}` };
    return inContext({ ...system(), ...key }, () =>
      this.commands.execute(ConfirmWebhook.of({ webhookId })),
    );
  }

  private async keep(): Promise<void> {
    const { signal } = this.stopping;
    const stopped = () => signal.aborted;
    while (!stopped()) {
      await pause(lookEveryMs, signal);
      if (stopped()) return;
      try {
        await this.look();
      } catch (error) {
        this.log.warn({ err: error }, 'the webhooks could not be looked up');
      }
    }
  }

  private async look(): Promise<void> {
    const wanted = this.worker.views === 'here' ? await this.active() : [];
    const byId = new Map(wanted.map((row) => [row.webhookId, row]));
    const over = [...this.couriers]
      .filter(([id, { row }]) => !isDeepStrictEqual(byId.get(id), row))
      .map(([id]) => id);
    await this.halt(over);
    for (const row of wanted) if (!this.couriers.has(row.webhookId)) this.start(row);
  }

  private async active(): Promise<readonly WebhookRow[]> {
    const query = ListWebhooks.of({ status: 'active', limit: 500 });
    const { items } = await inContext(system(), () => this.queries.execute(query));
    return items;
  }

  private async halt(ids: readonly string[]): Promise<void> {
    const running = ids.flatMap((id) => this.couriers.get(id) ?? []);
    for (const { stopping } of running) stopping.abort();
    await Promise.all(running.map(({ ended }) => ended));
    for (const id of ids) this.couriers.delete(id);
  }

  private start(row: WebhookRow): void {
    const stopping = new AbortController();
    const { deliveries, log } = this;
    const courier = new Courier(row, {
      deliveries,
      log,
      page: (after, most, signal) => this.page(row, after, most, signal),
      send: (line) => this.sendTo(row, line),
      comes: (milliseconds, signal) => this.tail.comes(milliseconds, signal),
      gone: () => this.gone(row),
      sent: ({ status, attempts }) => {
        if (attempts > 0) this.metrics.delivered(row.outletId, status);
      },
    });
    const ended = this.prepared().then(() => courier.run(stopping.signal));
    this.couriers.set(row.webhookId, { row, stopping, ended: ended.catch(() => undefined) });
  }

  private async prepared(): Promise<void> {
    await Promise.all([this.deliveries.prepare(), this.tail.start()]);
  }

  private async page(
    { outletId, serviceId }: WebhookRow,
    after: number,
    most: number,
    signal: AbortSignal,
  ) {
    const person = await this.register.person(serviceId);
    const request: RequestContext = {
      actor: { id: serviceId, roles: ['service'], channel: 'webhook' },
      ...(person && { person }),
      correlationId: 'webhooks',
    };
    const reader = {
      after,
      wanted: {},
      shape: 'newest',
      by: 'webhook',
      outletId,
      request,
    } as const;
    return this.feed.page({ ...reader, signal }, most);
  }

  private async sendTo(row: WebhookRow, { id, key, text }: Published): Promise<Answer> {
    const from = spanNamedIn(text);
    const attributes = { 'rapport.webhook': row.webhookId, 'rapport.event': id };
    const deliver = async () => {
      if (isBroker(row.url)) return this.brokers.publish(row.url, { id, key, text });
      const secrets = await this.secrets.of(row, this.clock.now());
      const trace = from && { traceparent: traceparentOf(from) };
      const headers = { ...signed({ id, text, at: new Date() }, secrets), ...trace };
      return post(row.url, text, headers, this.networks);
    };
    return traced('DeliverEvent', attributes, deliver, from && { from });
  }

  private async gone({ webhookId }: WebhookRow): Promise<void> {
    const key = { idempotencyKey: `webhook-gone ${webhookId}` };
    await inContext({ ...system(), ...key }, () =>
      this.commands.execute(RecordWebhookGone.of({ webhookId })),
    );
  }
}

const system = (): RequestContext => ({
  actor: { id: 'webhooks', roles: [], channel: 'webhook' },
  correlationId: 'webhooks',
  system: true,
});
