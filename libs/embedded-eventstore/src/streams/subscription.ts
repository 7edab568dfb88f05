import { randomUUID } from 'node:crypto';
import { streamDeleted, toRpcError } from '../grpc/errors.js';
import type { Call, Responses } from '../grpc/handler.js';
import type { NodeContext, SubscriptionStatus } from '../node-context.js';
import type { EventLog } from '../store/event-log.js';
import { eventFrame } from '../wire/event-frame.js';
import type { StoredRecord } from '../wire/stored-record.js';
import { PAGE, yieldTurn } from './read.js';
import {
  CAUGHT_UP_FRAME,
  checkpointFrame,
  confirmationFrame,
  FELL_BEHIND_FRAME,
} from './read-frames.js';
import type { ReadOptions } from './read-options.js';

/** A reader that has not taken so much is served from the log again, not from memory. */
const MAX_QUEUED_BYTES = 8 << 20;

/** What a subscription follows: all events, or those of one stream. */
interface Source {
  /** The next events of the log, undefined when there are none. */
  nextPage(): readonly StoredRecord[] | undefined;
  /** Adds the frames of those records that come next, and moves on behind them. */
  collect(records: readonly StoredRecord[], frames: Buffer[]): void;
  /** How far it is behind the end: bytes of log, or events of the stream. */
  lag(): number;
  /** Is called with what gets committed. */
  follow(listener: (records: readonly StoredRecord[]) => void): () => void;
}

/** Serves a subscription: confirms it, catches up from the log, then goes live. */
export function subscribe(
  node: NodeContext,
  options: ReadOptions,
  call: Call,
  responses: Responses,
): Promise<void> {
  const { log } = node;
  const source =
    options.stream === undefined
      ? new AllSource(log, options)
      : new StreamSource(log, options, options.stream);
  return new Subscription(node, source, call, responses).run();
}

class Subscription implements SubscriptionStatus {
  private isLive = false;

  constructor(
    private readonly node: NodeContext,
    private readonly source: Source,
    private readonly call: Call,
    private readonly responses: Responses,
  ) {}

  run(): Promise<void> {
    const unfollow = this.source.follow((records) => this.committed(records));
    this.node.subscriptions.add(this);
    this.call.onClose(() => {
      unfollow();
      this.node.subscriptions.delete(this);
    });
    this.responses.send([confirmationFrame(randomUUID())]);
    return this.catchUp();
  }

  /** Anything that is committed after the last page arrives through `committed`. */
  private async catchUp(): Promise<void> {
    while (!this.call.isClosed) {
      const page = this.source.nextPage();
      if (!page) {
        this.isLive = true;
        this.responses.send([CAUGHT_UP_FRAME]);
        return;
      }
      const isTaken = this.deliver(page);
      await (isTaken ? yieldTurn() : this.responses.drained());
    }
  }

  private committed(records: readonly StoredRecord[]): void {
    if (!this.isLive || this.call.isClosed) return;
    try {
      this.deliver(records);
    } catch (error) {
      this.fail(error);
      return;
    }
    if (this.responses.queuedBytes <= MAX_QUEUED_BYTES) return;
    this.isLive = false;
    this.responses.send([FELL_BEHIND_FRAME]);
    this.responses
      .drained()
      .then(() => this.catchUp())
      .catch((error: unknown) => this.fail(error));
  }

  /** Sends what comes next, even if the last thing that comes is the end of the stream. */
  private deliver(records: readonly StoredRecord[]): boolean {
    const frames: Buffer[] = [];
    try {
      this.source.collect(records, frames);
    } finally {
      if (frames.length) this.responses.send(frames);
    }
    return this.responses.queuedBytes === 0;
  }

  private fail(error: unknown): void {
    this.isLive = false;
    this.responses.fail(toRpcError(error));
  }

  get caughtUp(): boolean {
    return this.isLive;
  }

  get lag(): number {
    return this.source.lag();
  }
}

class AllSource implements Source {
  private cursor: number;
  private considered = 0;

  constructor(
    private readonly log: EventLog,
    private readonly options: ReadOptions,
  ) {
    const { from } = options;
    // A subscription starts behind the given position, where a read includes it.
    this.cursor = from === 'start' ? 0 : from === 'end' ? log.reader.end : from + 1;
  }

  nextPage(): readonly StoredRecord[] | undefined {
    const { reader } = this.log;
    if (this.cursor >= reader.end) return undefined;
    const page = reader.allForwards(this.cursor, PAGE);
    // None: a position that lies within the last record.
    return page.records.length ? page.records : undefined;
  }

  collect(records: readonly StoredRecord[], frames: Buffer[]): void {
    const { filter } = this.options;
    for (const record of records) {
      if (record.position < this.cursor) continue;
      this.cursor = record.next;
      if (!filter || filter.matches(record)) frames.push(this.frameOf(record));
      if (filter && ++this.considered >= filter.checkpointEvery) {
        this.considered = 0;
        frames.push(checkpointFrame(record.position));
      }
    }
  }

  lag(): number {
    return Math.max(0, this.log.reader.end - this.cursor);
  }

  follow(listener: (records: readonly StoredRecord[]) => void): () => void {
    return this.log.feed.follow(listener);
  }

  private frameOf(record: StoredRecord): Buffer {
    const { resolveLinks, structuredUuids } = this.options;
    return eventFrame(this.log.reader.resolve(record, resolveLinks), structuredUuids);
  }
}

class StreamSource implements Source {
  private cursor: number;

  constructor(
    private readonly log: EventLog,
    private readonly options: ReadOptions,
    private readonly stream: string,
  ) {
    const state = log.stream(stream);
    if (state.tombstoned) throw streamDeleted(stream);
    const { from } = options;
    this.cursor = from === 'start' ? 0 : from === 'end' ? state.durable + 1 : from + 1;
  }

  nextPage(): readonly StoredRecord[] | undefined {
    const state = this.log.stream(this.stream);
    if (state.tombstoned) throw streamDeleted(this.stream);
    if (this.cursor > state.durable) return undefined;
    const page = this.log.reader.forwards(state, this.cursor, PAGE);
    if (!page.records.length) this.cursor = Math.max(this.cursor, page.next);
    return page.records.length ? page.records : undefined;
  }

  collect(records: readonly StoredRecord[], frames: Buffer[]): void {
    for (const record of records) {
      if (record.isTombstone) throw streamDeleted(this.stream);
      if (record.revision < this.cursor) continue;
      this.cursor = record.revision + 1;
      const { resolveLinks, structuredUuids } = this.options;
      frames.push(eventFrame(this.log.reader.resolve(record, resolveLinks), structuredUuids));
    }
  }

  lag(): number {
    return Math.max(0, this.log.stream(this.stream).durable + 1 - this.cursor);
  }

  follow(listener: (records: readonly StoredRecord[]) => void): () => void {
    return this.log.feed.followStream(this.stream, listener);
  }
}
