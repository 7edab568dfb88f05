import { toRpcError } from '../grpc/errors.js';
import type { RpcError } from '../grpc/status.js';
import type { EventLog } from '../store/event-log.js';
import { Checkpoint, type Progress } from './checkpoint.js';
import type { Consumer } from './consumer.js';
import { ConsumerPool } from './consumer-pool.js';
import { groupFailed } from './errors.js';
import { EventSource } from './event-source.js';
import type { GroupMessage } from './message.js';
import { ParkedMessages } from './parked-messages.js';
import type { GroupSettings } from './settings.js';

/** What a consumer wants done with a message that it could not deal with, as the wire has it. */
export const Nack = { unknown: 0, park: 1, retry: 2, skip: 3, stop: 4 } as const;

const CLOCK_MS = 250;
/** Parked messages that a replay without an end takes into memory. */
const MAX_REPLAYED = 50_000;

/**
 * A group of consumers that share the events of a stream or of `$all`: each event goes to one of
 * them, and again to another until one has acknowledged it or it is parked. The order of events
 * is not kept once something is repeated.
 */
export class Group {
  readonly key: string;
  readonly consumers: ConsumerPool;
  readonly parked: ParkedMessages;
  readonly checkpoint: Checkpoint;
  readonly source: EventSource;
  /** The cursor of the last event that was read for the group. */
  lastKnown: number | undefined;
  /** Messages sent since the start. */
  total = 0;
  /** Read ahead, in the order of the source. */
  buffer: GroupMessage[] = [];
  /** To be sent again, before anything new. */
  retries: GroupMessage[] = [];
  /** Sent and not settled, in the order in which they expire. */
  readonly outstanding = new Map<string, GroupMessage>();
  private sent: Progress;
  private nextSequence = 0;
  private isPumping = false;
  private isStopped = false;
  private readonly clock: NodeJS.Timeout;
  private readonly unfollow: () => void;

  constructor(
    private readonly log: EventLog,
    readonly stream: string,
    readonly name: string,
    readonly settings: GroupSettings,
  ) {
    this.key = groupKey(stream, name);
    const own = `$persistentsubscription-${this.key}`;
    this.consumers = new ConsumerPool(settings.strategy);
    this.parked = new ParkedMessages(log, `${own}-parked`);
    this.checkpoint = new Checkpoint(log, `${own}-checkpoint`, stream === '$all', settings);
    this.source = new EventSource(log, stream, settings, this.checkpoint.cursor);
    this.sent = { sequence: -1, cursor: -1 };
    if (this.checkpoint.cursor !== undefined) {
      this.sent = { sequence: 0, cursor: this.checkpoint.cursor };
      this.nextSequence = 1;
    }
    this.clock = setInterval(() => this.tick(), CLOCK_MS).unref();
    this.unfollow = this.source.follow(() => this.pump());
  }

  join(consumer: Consumer): void {
    this.consumers.add(consumer);
    this.pump();
  }

  /** What the consumer had not settled goes to the others. */
  leave(consumer: Consumer): void {
    if (!this.consumers.remove(consumer)) return;
    const lost = [...consumer.inFlight.values()].sort((a, b) => a.sequence - b.sequence);
    for (const message of lost) {
      this.outstanding.delete(message.id);
      this.repeat(message);
    }
    this.pump();
  }

  /** The consumers have dealt with these messages. */
  ack(ids: readonly string[]): void {
    for (const id of ids) this.settle(id);
    this.markCheckpoint(false);
    this.pump();
  }

  /** The consumers could not deal with these messages. */
  nack(ids: readonly string[], action: number, reason: string): void {
    for (const id of ids) {
      const message = this.outstanding.get(id);
      if (!message) continue;
      this.settle(id);
      if (action === Nack.park) this.park(message, `Client explicitly NAK'ed message.\n${reason}`);
      // `stop` stops nothing on the real server either: it counts as `skip`.
      else if (action === Nack.retry || action === Nack.unknown) this.repeat(message);
    }
    this.markCheckpoint(false);
    this.pump();
  }

  /** Sends parked messages again, before the revision `stopAt` of the parked stream if given. */
  async replayParked(stopAt: number | undefined): Promise<void> {
    const { count } = this.parked;
    if (count > MAX_REPLAYED && stopAt === undefined) {
      const reason = `${count} messages are parked; ${MAX_REPLAYED} at most are replayed at a time`;
      throw groupFailed(this.stream, this.name, `${reason}: say where to stop`);
    }
    // The truncation of the parked stream is an event itself: `retries` is another list after it.
    const messages = await this.parked.takeAll(stopAt);
    this.retries.push(...messages);
    this.pump();
  }

  /** Ends the calls of all consumers. */
  drop(error: RpcError): void {
    for (const consumer of this.consumers.removeAll()) consumer.responses.fail(error);
  }

  stop(): void {
    this.isStopped = true;
    clearInterval(this.clock);
    this.unfollow();
  }

  /** Sends as much as the consumers take: first what is repeated, then what is new. */
  private pump(): void {
    if (this.isPumping || this.isStopped) return;
    this.isPumping = true;
    try {
      for (let isMoving = true; isMoving;) {
        const before = this.total;
        this.retries = this.send(this.retries);
        this.buffer = this.send(this.buffer);
        const wasEmpty = !this.buffer.length;
        if (wasEmpty) this.readAhead();
        // With pinned consumers, capacity somewhere is not capacity for the next message.
        const hasMoved = wasEmpty || this.total > before;
        isMoving = hasMoved && this.buffer.length > 0 && this.consumers.hasCapacity();
      }
    } catch (error) {
      this.drop(toRpcError(error)); // what it should send is damaged
    } finally {
      for (const consumer of this.consumers) consumer.flush();
      this.isPumping = false;
    }
  }

  /** Sends what can be sent and returns the rest. */
  private send(messages: readonly GroupMessage[]): GroupMessage[] {
    const rest: GroupMessage[] = [];
    for (const [i, message] of messages.entries()) {
      if (!this.consumers.hasCapacity()) return rest.concat(messages.slice(i));
      const isInFlight = this.outstanding.has(message.id); // the same id twice: skipped, as there
      const consumer = isInFlight ? undefined : this.consumers.choose(message);
      if (consumer) this.sendTo(consumer, message);
      else if (!isInFlight) {
        if (!this.consumers.isPinned) return rest.concat(messages.slice(i));
        rest.push(message);
      }
    }
    return rest;
  }

  private sendTo(consumer: Consumer, message: GroupMessage): void {
    if (message.sequence < 0 && !message.isReplay) {
      message.sequence = this.nextSequence++;
      message.previousCursor = this.sent.cursor;
      this.sent = { sequence: message.sequence, cursor: message.cursor };
    }
    const { messageTimeoutMs, extraStatistics } = this.settings;
    message.expiresAtMs = messageTimeoutMs > 0 ? performance.now() + messageTimeoutMs : Infinity;
    this.outstanding.set(message.id, message);
    this.total++;
    consumer.take(message, extraStatistics);
  }

  private readAhead(): void {
    const { historyBufferSize, readBatchSize, resolveLinks } = this.settings;
    while (this.buffer.length < Math.max(historyBufferSize, 1)) {
      const events = this.source.read(Math.max(readBatchSize, 1));
      if (!events.length) return;
      for (const { record, cursor, isWanted } of events) {
        if (!isWanted) {
          this.passOver(cursor);
          continue;
        }
        this.lastKnown = cursor;
        this.buffer.push({
          id: record.id,
          resolved: this.log.reader.resolve(record, resolveLinks),
          cursor,
          isReplay: false,
          retries: 0,
          sequence: -1,
          previousCursor: -1,
          expiresAtMs: Infinity,
        });
      }
    }
  }

  /** An event that nobody wants moves the group on, if nothing before it is unsettled. */
  private passOver(cursor: number): void {
    if (this.buffer.length || this.outstanding.size || this.retries.length) return;
    this.sent = { sequence: this.nextSequence++, cursor };
  }

  private settle(id: string): void {
    if (!this.outstanding.delete(id)) return;
    for (const consumer of this.consumers) if (consumer.settle(id)) return;
  }

  private repeat(message: GroupMessage): void {
    if (message.retries >= this.settings.maxRetryCount) {
      this.park(message, `Reached retry count of ${this.settings.maxRetryCount}`);
      return;
    }
    message.retries++;
    this.retries.push(message);
  }

  private park(message: GroupMessage, reason: string): void {
    void this.parked.park(message, reason).then((isParked) => {
      if (!isParked) this.retries.push(message); // it must not get lost
    });
  }

  private tick(): void {
    const now = performance.now();
    const expired: GroupMessage[] = [];
    for (const message of this.outstanding.values()) {
      if (message.expiresAtMs > now) break;
      expired.push(message);
    }
    for (const message of expired) {
      this.settle(message.id);
      this.repeat(message);
    }
    if (expired.length || this.retries.length) this.pump();
    this.markCheckpoint(true);
  }

  private markCheckpoint(isTimed: boolean): void {
    if (this.checkpoint.mayBeDue(this.sent.sequence)) {
      this.checkpoint.mark(this.settled(), isTimed);
    }
  }

  /** Everything up to here has been settled. */
  private settled(): Progress {
    let lowest: GroupMessage | undefined;
    for (const message of [...this.outstanding.values(), ...this.retries]) {
      if (message.isReplay || message.sequence < 0) continue;
      if (!lowest || message.sequence < lowest.sequence) lowest = message;
    }
    return lowest ? { sequence: lowest.sequence - 1, cursor: lowest.previousCursor } : this.sent;
  }
}

/** A group is known by its stream and its name. */
export const groupKey = (stream: string, name: string): string => `${stream}::${name}`;
