import type { Responses } from '../grpc/handler.js';
import { eventFrame } from '../wire/event-frame.js';
import type { GroupMessage } from './message.js';

const KEPT_TIMES = 1000;

/** Who a consumer is, for the statistics. */
export interface ConsumerIdentity {
  readonly user: string;
  /** `address:port`. */
  readonly peer: string;
  readonly connectionName: string;
}

/** One connected consumer of a group, and what it has not settled yet. */
export class Consumer {
  readonly inFlight = new Map<string, GroupMessage>();
  /** Milliseconds that it took for the latest messages. */
  readonly times: number[] = [];
  total = 0;
  /** Of `total`, what the last statistics had. */
  reported = 0;
  private frames: Buffer[] = [];
  private readonly sentAt = new Map<string, number>();

  /** @param capacity how many messages it takes at a time */
  constructor(
    readonly identity: ConsumerIdentity,
    readonly capacity: number,
    private readonly structuredUuids: boolean,
    readonly responses: Responses,
  ) {}

  get slots(): number {
    return this.capacity - this.inFlight.size;
  }

  /** Takes a message; it is sent with `flush`. */
  take(message: GroupMessage, isMeasured: boolean): void {
    this.inFlight.set(message.id, message);
    this.total++;
    if (isMeasured) this.sentAt.set(message.id, performance.now());
    this.frames.push(eventFrame(message.resolved, this.structuredUuids, message.retries));
  }

  flush(): void {
    if (this.frames.length) this.responses.send(this.frames);
    this.frames = [];
  }

  /** The message is settled, one way or another; false if it was not here. */
  settle(id: string): boolean {
    if (!this.inFlight.delete(id)) return false;
    const sentAt = this.sentAt.get(id);
    if (sentAt === undefined) return true;
    this.sentAt.delete(id);
    this.times.push(performance.now() - sentAt);
    if (this.times.length > KEPT_TIMES) this.times.shift();
    return true;
  }
}
