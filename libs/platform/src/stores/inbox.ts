import type {
  AllStreamRecordedEvent,
  AllStreamSubscription,
  RecordedEvent,
} from '@eventstore/db-client';
import type { Batch, Metadata, Recorded } from './event-store.js';
import type { Seals } from './seals.js';

type EsEvent = RecordedEvent | AllStreamRecordedEvent;

/** What may wait here before the subscription is asked to pause: bytes, roughly, and events. */
const mostBytes = 8 * 1024 * 1024;
const mostEvents = 4_000;

/**
 * Gathers what a subscription delivers while the batch before is being worked on. The handler is
 * synchronous and pauses the subscription when full, so order holds and memory is bounded.
 */
export class Inbox {
  private events: Recorded[] = [];
  private bytes = 0;
  private silentUpTo: number | undefined;
  private ended = false;
  private error: Error | undefined;
  private wake: () => void = () => undefined;

  constructor(private readonly seals?: Seals) {}

  /** The store has seen nothing to deliver up to this position. */
  silence(position: number): void {
    this.silentUpTo = position;
    this.wake();
  }

  async *drain(subscription: AllStreamSubscription, signal: AbortSignal): AsyncIterable<Batch> {
    this.listen(subscription);
    signal.addEventListener('abort', this.end, { once: true });
    try {
      while (!signal.aborted) {
        const batch = this.take(subscription);
        if (batch) yield batch;
        else if (this.error) throw this.error;
        else if (this.ended) return;
        else await this.woken();
      }
    } finally {
      signal.removeEventListener('abort', this.end);
    }
  }

  private readonly end = (): void => {
    this.ended = true;
    this.wake();
  };

  private readonly fail = (error: Error): void => {
    this.error = error;
    this.wake();
  };

  private listen(subscription: AllStreamSubscription): void {
    subscription.on('data', ({ event }) => {
      if (!event || !isOurs(event)) return;
      // What is thrown in here would end the process.
      try {
        this.put(recorded(event, this.seals), subscription);
      } catch (error) {
        this.fail(error instanceof Error ? error : new Error(String(error)));
      }
    });
    subscription.on('error', this.fail);
    subscription.on('end', this.end);
    subscription.on('close', this.end);
  }

  private put(arrived: Recorded, subscription: AllStreamSubscription): void {
    this.events.push(arrived);
    this.bytes += roughBytes(arrived.data) + 300;
    if (this.bytes > mostBytes || this.events.length >= mostEvents) subscription.pause();
    this.wake();
  }

  private take(subscription: AllStreamSubscription): Batch | undefined {
    const { events, silentUpTo } = this;
    const last = events.at(-1);
    // Silence counts once everything delivered before it has been handed on.
    const silent = subscription.readableLength === 0 ? silentUpTo : undefined;
    if (silent !== undefined) this.silentUpTo = undefined;
    this.events = [];
    this.bytes = 0;
    if (subscription.isPaused()) subscription.resume();
    const upTo = Math.max(last?.position ?? -1, silent ?? -1);
    return upTo < 0 ? undefined : { events, upTo };
  }

  private woken(): Promise<void> {
    return new Promise((resolve) => (this.wake = resolve));
  }
}

export const isOurs = ({ type, streamId }: EsEvent): boolean =>
  !type.startsWith('$') && !streamId.startsWith('$');

export function positionOf(event: EsEvent): number {
  const position = Number(event.position?.commit ?? -1);
  if (!Number.isSafeInteger(position)) throw new RangeError(`position ${position} is too large`);
  return position;
}

/** An event as the store gives it, and whether it is believed. */
export function recorded(event: EsEvent, seals?: Seals): Recorded {
  const found: Recorded = {
    stream: event.streamId,
    revision: Number(event.revision),
    position: positionOf(event),
    eventId: event.id,
    type: event.type,
    data: event.data,
    metadata: event.metadata as unknown as Metadata,
    at: event.created.toISOString(),
  };
  const doubt = seals?.doubtOf(found);
  return doubt === undefined ? found : { ...found, doubt };
}

/** About how large a value is in memory; cheap, for bounding batches. */
function roughBytes(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 8;
  return Object.values(value).reduce<number>((sum, each) => sum + 16 + roughBytes(each), 0);
}
