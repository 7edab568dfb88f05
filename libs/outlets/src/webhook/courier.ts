import type { Log } from '#platform';
import { pause } from '#platform';
import type { Line, Part } from '../feed/feed.js';
import type { WebhookRow } from '../views/webhooks.view.js';
import type { Deliveries, Delivery } from './deliveries.js';
import { Circuit, delayAfter, mostAttempts } from './patience.js';
import type { Answer } from './post.js';

/** What a courier needs of the world. */
export interface Surroundings {
  readonly deliveries: Deliveries;
  /** The events after a position, some at a time; fails while the outlet may not read. */
  readonly page: (after: number, most: number, signal: AbortSignal) => Promise<Part>;
  readonly send: (line: Line) => Promise<Answer>;
  /** Resolves when something has come, or the time is over. */
  readonly comes: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  readonly gone: () => Promise<void>;
  readonly sent: (delivery: Delivery) => void;
  readonly log: Log;
}

/** How many events are sent before the place is noted, how many at once, and how many may wait. */
const most = { batch: 256, atOnce: 16, waiting: 5_000, held: 5_300 };
/** How often what is held is looked through. */
const retryEveryMs = 500;
/** How often it is looked whether somebody wants sent again what was given up. */
const reviveEveryMs = 2_000;
const quietMs = 1_000;
const troubleMs = 2_000;
const pruneEvery = 2_000;

type Outcome = 'delivered' | 'held' | 'gone';

/**
 * Sends the events of an outlet to one address, those of one key in their order. What fails is held with
 * all that follows of its key, and sent again with growing delay; other keys go on. The place is noted
 * after what was sent: after a crash events come again, with the same ids.
 */
export class Courier {
  private readonly circuit = new Circuit();
  /** The keys of which something waits. */
  private held = new Map<string, number>();
  private sinceClean = 0;
  private triedAt = 0;

  constructor(
    private readonly webhook: WebhookRow,
    private readonly around: Surroundings,
  ) {}

  /** Runs until the signal aborts or the receiver wants no more. */
  async run(signal: AbortSignal): Promise<void> {
    const { log } = this.around;
    await this.readHeld();
    const stopped = () => signal.aborted;
    while (!stopped()) {
      try {
        if ((await this.step(signal)) === 'gone') {
          await this.around.gone();
          return;
        }
      } catch (error) {
        if (stopped()) return;
        log.warn({ err: error, webhook: this.webhook.webhookId }, 'a webhook waits');
        await pause(troubleMs, signal);
      }
    }
  }

  private async step(signal: AbortSignal): Promise<Outcome | undefined> {
    const wait = this.circuit.wait(Date.now());
    if (wait > 0) {
      await pause(Math.min(wait, quietMs), signal);
      return undefined;
    }
    if ((await this.sendHeld(signal)) === 'gone') return 'gone';
    if (this.circuit.isBroken) {
      await pause(retryEveryMs, signal);
      return undefined;
    }
    const { deliveries, page, comes } = this.around;
    const { webhookId } = this.webhook;
    const place = (await deliveries.place(webhookId)) ?? -1;
    const waiting = [...this.held.values()].reduce((sum, each) => sum + each, 0);
    const part = waiting < most.waiting ? await page(place, most.batch, signal) : undefined;
    if (!part || part.upTo === place) {
      await comes(quietMs, signal);
      return undefined;
    }
    const outcome = await this.sendAll(part.lines, signal);
    if (outcome === 'gone' || signal.aborted) return outcome;
    await deliveries.move(webhookId, place, part.upTo);
    this.sinceClean += part.lines.length;
    if (this.sinceClean > pruneEvery) {
      this.sinceClean = 0;
      await deliveries.prune(webhookId);
    }
    return outcome;
  }

  /** Many keys at once, those of one key one after another. */
  private async sendAll(lines: readonly Line[], signal: AbortSignal): Promise<Outcome> {
    const byKey = new Map<string, Line[]>();
    for (const line of lines) byKey.set(line.key, [...(byKey.get(line.key) ?? []), line]);
    const queues = [...byKey.values()];
    const done: Delivery[] = [];
    const outcomes = new Set<Outcome>();
    const isOver = () => signal.aborted || outcomes.has('gone');
    const work = async () => {
      for (let queue = queues.shift(); queue && !isOver(); queue = queues.shift()) {
        for (const line of queue) if (!isOver()) outcomes.add(await this.sendOrHold(line, done));
      }
    };
    await Promise.all(Array.from({ length: most.atOnce }, work));
    await this.around.deliveries.note(done);
    return outcomes.has('gone') ? 'gone' : 'delivered';
  }

  private async sendOrHold(line: Line, done: Delivery[]): Promise<Outcome> {
    const { key } = line;
    if (this.held.has(key) || this.circuit.isBroken) {
      this.hold(key);
      done.push(this.deliveryOf(line, 'waiting', 0, new Date()));
      return 'held';
    }
    const { outcome, delivery } = await this.attempt(line, 1);
    if (outcome === 'held') this.hold(key);
    done.push(delivery);
    return outcome;
  }

  private hold(key: string): void {
    this.held.set(key, (this.held.get(key) ?? 0) + 1);
  }

  private async attempt(line: Line, attempts: number) {
    const now = new Date();
    let answer: string;
    let retryAfterSeconds: number | undefined;
    try {
      const { status, ...rest } = await this.around.send(line);
      retryAfterSeconds = rest.retryAfterSeconds;
      answer = String(status);
      if (status >= 200 && status < 300) {
        this.circuit.succeeded();
        const delivery = this.deliveryOf(line, 'delivered', attempts, now, { answer });
        return { outcome: 'delivered' as const, delivery };
      }
      if (status === 410) {
        const delivery = this.deliveryOf(line, 'waiting', attempts, now, { answer });
        return { outcome: 'gone' as const, delivery };
      }
    } catch (error) {
      answer = error instanceof Error ? error.message.slice(0, 200) : 'failed';
    }
    this.circuit.failed(now.getTime(), Math.random());
    const dead = attempts >= mostAttempts;
    const delay = Math.max(delayAfter(attempts, Math.random()), (retryAfterSeconds ?? 0) * 1_000);
    const nextAt = new Date(now.getTime() + delay).toISOString();
    const more = dead ? { answer } : { answer, nextAt };
    const delivery = this.deliveryOf(line, dead ? 'dead' : 'waiting', attempts, now, more);
    return { outcome: 'held' as const, delivery };
  }

  private deliveryOf(
    line: Line,
    status: Delivery['status'],
    attempts: number,
    now: Date,
    more: { readonly answer?: string; readonly nextAt?: string } = { nextAt: now.toISOString() },
  ): Delivery {
    const { webhookId } = this.webhook;
    const { position, key, id: eventId } = line;
    const at = now.toISOString();
    const delivery = { webhookId, position, eventId, key, status, attempts, at, ...more };
    this.around.sent(delivery);
    return delivery;
  }

  /** Sends again what is due, the first of each key; and, where it succeeds, what follows of that key. */
  private async sendHeld(signal: AbortSignal): Promise<Outcome> {
    if (this.held.size === 0) this.circuit.succeeded();
    const every = this.held.size === 0 ? reviveEveryMs : retryEveryMs;
    if (Date.now() - this.triedAt < every) return 'delivered';
    this.triedAt = Date.now();
    const { deliveries } = this.around;
    const { webhookId } = this.webhook;
    const waiting = await deliveries.of(webhookId, { status: 'waiting', limit: most.held });
    this.count(waiting);
    if (waiting.length === 0) return 'delivered';
    const stuck = new Set<string>();
    for (const held of waiting) {
      if (signal.aborted || this.circuit.wait(Date.now()) > 0) break;
      if (stuck.has(held.key)) continue;
      // While the circuit is broken, the first that waits is the probe.
      const isDue = this.circuit.isBroken || (held.nextAt ?? '') <= new Date().toISOString();
      if (!isDue) {
        stuck.add(held.key);
        continue;
      }
      const outcome = await this.sendAgain(held, signal);
      if (outcome === 'gone') return 'gone';
      if (outcome === 'held') stuck.add(held.key);
    }
    await this.readHeld();
    return 'delivered';
  }

  private async sendAgain(held: Delivery, signal: AbortSignal): Promise<Outcome> {
    const { deliveries, page } = this.around;
    const { lines } = await page(held.position - 1, 1, signal);
    const line = lines.find(({ position }) => position === held.position);
    if (!line) {
      await deliveries.note([
        { ...held, status: 'dead', answer: 'the outlet may no longer have it' },
      ]);
      return 'delivered';
    }
    const { outcome, delivery } = await this.attempt(line, held.attempts + 1);
    await deliveries.note([delivery]);
    return outcome === 'held' && delivery.status === 'dead' ? 'delivered' : outcome;
  }

  private async readHeld(): Promise<void> {
    const { deliveries } = this.around;
    const { webhookId } = this.webhook;
    this.count(await deliveries.of(webhookId, { status: 'waiting', limit: most.held }));
  }

  private count(waiting: readonly Delivery[]): void {
    this.held = new Map();
    for (const { key } of waiting) this.hold(key);
  }
}
