import type { Consumer } from './consumer.js';
import type { GroupMessage } from './message.js';
import type { Strategy } from './settings.js';

/** Streams are pinned in so many groups, as on the real server. */
const BUCKETS = 1024;

/** The consumers of a group; chooses who gets a message. */
export class ConsumerPool {
  private readonly consumers: Consumer[] = [];
  private readonly pinned = new Map<number, Consumer>();
  private next = 0;

  constructor(private readonly strategy: Strategy) {}

  get size(): number {
    return this.consumers.length;
  }

  [Symbol.iterator](): Iterator<Consumer> {
    return this.consumers[Symbol.iterator]();
  }

  add(consumer: Consumer): void {
    this.consumers.push(consumer);
  }

  /** False when it was not there. */
  remove(consumer: Consumer): boolean {
    const at = this.consumers.indexOf(consumer);
    if (at < 0) return false;
    this.consumers.splice(at, 1);
    for (const [bucket, owner] of this.pinned) if (owner === consumer) this.pinned.delete(bucket);
    return true;
  }

  /** Empties the pool and returns who was in it. */
  removeAll(): Consumer[] {
    this.pinned.clear();
    return this.consumers.splice(0);
  }

  hasCapacity(): boolean {
    return this.consumers.some((consumer) => consumer.slots > 0);
  }

  /** Whether a message that nobody can take must not hold up those behind it. */
  get isPinned(): boolean {
    return this.strategy === 'Pinned' || this.strategy === 'PinnedByCorrelation';
  }

  /** Who gets the message; undefined when those who may are full. */
  choose(message: GroupMessage): Consumer | undefined {
    switch (this.strategy) {
      case 'DispatchToSingle':
        return this.consumers.find((consumer) => consumer.slots > 0);
      case 'RoundRobin':
        return this.roundRobin();
      case 'Pinned':
      case 'PinnedByCorrelation':
        return this.owner(message);
    }
  }

  private roundRobin(): Consumer | undefined {
    const count = this.consumers.length;
    for (let i = 0; i < count; i++) {
      const consumer = this.consumers[(this.next + i) % count];
      if (!consumer || consumer.slots <= 0) continue;
      this.next = (this.next + i + 1) % count;
      return consumer;
    }
    return undefined;
  }

  /** All events of a stream go to one consumer, as long as it is there. */
  private owner(message: GroupMessage): Consumer | undefined {
    if (!this.consumers.length) return undefined;
    const bucket = hash(this.pinKey(message)) % BUCKETS;
    const owner = this.pinned.get(bucket) ?? this.leastPinned();
    if (owner) this.pinned.set(bucket, owner);
    return owner && owner.slots > 0 ? owner : undefined;
  }

  private pinKey({ resolved }: GroupMessage): string {
    const record = resolved.event ?? resolved.link;
    if (!record) return '';
    if (this.strategy === 'PinnedByCorrelation') {
      return correlationId(record.metadata) ?? record.stream;
    }
    return record.stream;
  }

  private leastPinned(): Consumer | undefined {
    const load = new Map(this.consumers.map((consumer) => [consumer, 0]));
    for (const owner of this.pinned.values()) load.set(owner, (load.get(owner) ?? 0) + 1);
    return [...load].sort(([, a], [, b]) => a - b)[0]?.[0];
  }
}

function correlationId(metadata: Buffer): string | undefined {
  try {
    const value = JSON.parse(metadata.toString('utf8')) as { $correlationId?: unknown } | null;
    return typeof value?.$correlationId === 'string' ? value.$correlationId : undefined;
  } catch {
    return undefined;
  }
}

/** FNV-1a. */
function hash(text: string): number {
  let value = 2166136261;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 16777619);
  return value >>> 0;
}
