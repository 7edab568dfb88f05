import type { Batch } from '#platform';
import { EventStore, inContext, keepDoing, Log } from '#platform';
import type { BeforeApplicationShutdown } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import { setMaxListeners } from 'node:events';
import type { Letter } from './letter.js';
import { Letters } from './letter.js';

/** How much of the end of the log is held, for readers who are a little behind. */
const heldBytes = 32 * 1024 * 1024;
/** What an event takes beside its text. */
const overheadBytes = 800;

const context = { actor: { id: 'outlets', roles: [] }, correlationId: 'outlets', system: true };

/** Events of the live end, and the position up to which there are no others. */
export interface Seen {
  readonly letters: readonly Letter[];
  readonly upTo: number;
}

/**
 * The live end of the log, read once for all readers of this process. It holds the last events, bounded
 * in bytes; whoever is further behind reads the log until this covers them.
 */
@Injectable()
export class Tail implements BeforeApplicationShutdown {
  private letters: Letter[] = [];
  private bytes = 0;
  /** Everything after this position is held. */
  private from = -1;
  private upTo = -1;
  private started: Promise<void> | undefined;
  private following: Promise<void> = Promise.resolve();
  private waiting: (() => void)[] = [];
  private readonly stopping = new AbortController();

  constructor(
    private readonly store: EventStore,
    private readonly made: Letters,
    private readonly log: Log,
  ) {
    setMaxListeners(0, this.stopping.signal);
  }

  /** Begins at the present end; a second call changes nothing. */
  start(): Promise<void> {
    this.started ??= this.begin().catch((error: unknown) => {
      this.started = undefined;
      throw error;
    });
    return this.started;
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    this.wake();
    await this.following;
  }

  /** Aborts when the process ends. */
  get ending(): AbortSignal {
    return this.stopping.signal;
  }

  /** The position of the last event that was seen. */
  get end(): number {
    return this.upTo;
  }

  /** What came after a position; undefined where that is further back than what is held. */
  since(position: number): Seen | undefined {
    if (this.started === undefined || position < this.from) return undefined;
    const upTo = Math.max(position, this.upTo);
    if (position >= this.upTo) return { letters: [], upTo };
    return { letters: this.letters.slice(this.indexAfter(position)), upTo };
  }

  /** Resolves when something has come, the signal aborts or the time is over. */
  comes(milliseconds: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, milliseconds);
      signal.addEventListener('abort', done, { once: true });
      this.waiting.push(done);
    });
  }

  private async begin(): Promise<void> {
    this.from = (await this.store.head()) ?? -1;
    this.upTo = this.from;
    // Whoever comes first begins it, and it outlives their request.
    this.following = inContext(context, () => this.keepFollowing());
  }

  private async keepFollowing(): Promise<void> {
    const { signal } = this.stopping;
    const work = async () => {
      const after = this.upTo < 0 ? undefined : this.upTo;
      for await (const batch of this.store.follow(after, signal)) this.add(batch);
    };
    await keepDoing(work, signal, (error, wait) => {
      this.log.warn({ err: error, wait }, 'the live end of the log is not heard of');
    });
  }

  private add({ events, upTo }: Batch): void {
    for (const event of events) {
      // A subscription that was begun again may bring its first event a second time.
      if (event.position <= this.upTo) continue;
      const letter = this.made.of(event);
      this.letters.push(letter);
      this.bytes += sizeOf(letter);
    }
    this.upTo = Math.max(this.upTo, upTo);
    this.shorten();
    this.wake();
  }

  private shorten(): void {
    let gone = 0;
    for (const letter of this.letters) {
      if (this.bytes <= heldBytes) break;
      this.bytes -= sizeOf(letter);
      this.from = letter.position;
      gone++;
    }
    if (gone > 0) this.letters = this.letters.slice(gone);
  }

  private wake(): void {
    const waiting = this.waiting;
    this.waiting = [];
    for (const done of waiting) done();
  }

  /** The index of the first event after a position. */
  private indexAfter(position: number): number {
    let [low, high] = [0, this.letters.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.letters[middle]?.position ?? Infinity) > position) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

/** Its text and its data, of about the same size. */
const sizeOf = (letter: Letter): number => overheadBytes + 3 * (letter.text('newest')?.length ?? 0);
