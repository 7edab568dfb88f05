import type { Decider, Fact, Receipt } from '#kernel';
import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Definitions } from '../definitions.js';
import { isStrange, readableOf } from '../lifting.js';
import { platformRefusals } from '../platform.refusals.js';
import { EventStore } from '../stores/event-store.js';
import type { Recorded } from '../stores/event-store.js';
import { roughSizeOf } from './rough-size.js';

/** A stream as far as it is known: its state, and the keys of the commands that made it. */
export interface Stream {
  readonly name: string;
  readonly revision: number;
  readonly position: number;
  readonly state: unknown;
  /** What each idempotency key was used for, and where it left the stream. */
  readonly answered: ReadonlyMap<string, Answered>;
}

export interface Answered extends Omit<Receipt, 'id'> {
  readonly fingerprint: string;
}

/** How many states are remembered, and about how many bytes of them. */
const mostStreams = 20_000;
const mostBytes = 128 * 1024 * 1024;

/**
 * The states of streams, remembered by revision: most commands need no read, since the append
 * itself proves that the remembered revision is still the last.
 */
@Injectable()
export class Streams {
  private readonly known = new LRUCache<string, Stream>({
    max: mostStreams,
    maxSize: mostBytes,
    sizeCalculation: ({ state, answered }) => roughSizeOf(state) + roughSizeOf(answered),
  });

  constructor(
    private readonly store: EventStore,
    private readonly definitions: Definitions,
  ) {}

  /** What is remembered of a stream; it may have moved on since. */
  remembered(name: string): Stream | undefined {
    return this.known.get(name);
  }

  /** The stream as it is now. */
  async load(decider: Decider, name: string): Promise<Stream> {
    const before = this.known.get(name) ?? emptyStream(name);
    const events = await this.store.read(name, before.revision + 1);
    const last = events.at(-1);
    // What somebody else has written takes a number in the stream, and says nothing.
    const own = events.filter((event) => !isStrange(event));
    const wrong = own.find(({ doubt }) => doubt !== undefined);
    if (wrong) throw platformRefusals.NotAsRecorded({ stream: name, revision: wrong.revision });
    const known = own.map((event) => ({ ...event, ...this.lift(event) }));
    const after = this.advance(decider, before, known);
    if (!last || last.revision === after.revision) return after;
    const moved = { ...after, revision: last.revision, position: last.position };
    this.known.set(name, moved);
    return moved;
  }

  /** The stream after more events, remembered. */
  advance(decider: Decider, before: Stream, events: readonly Recorded[]): Stream {
    const last = events.at(-1);
    if (!last) return before;
    const answered = new Map(before.answered);
    for (const { metadata, revision, position } of events) {
      const { idempotencyKey, fingerprint } = metadata;
      if (idempotencyKey === undefined || fingerprint === undefined) continue;
      answered.set(idempotencyKey, { fingerprint, revision, position });
    }
    const after: Stream = {
      name: before.name,
      revision: last.revision,
      position: last.position,
      state: decider.fold(events, before.state),
      answered,
    };
    this.known.set(after.name, after);
    return after;
  }

  /** What is remembered of any stream may hold what is to be forgotten. */
  forgetAll(): void {
    this.known.clear();
  }

  forget(name: string): void {
    this.known.delete(name);
  }

  private lift(event: Recorded): Fact {
    const { type, metadata } = event;
    return { type, data: this.definitions.lift(type, readableOf(event), metadata.version) };
  }
}

/** A stream without events. */
export const emptyStream = (name: string): Stream => ({
  name,
  revision: -1,
  position: 0,
  state: undefined,
  answered: new Map(),
});
