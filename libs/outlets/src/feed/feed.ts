import type { RequestContext } from '#platform';
import { EventStore, Sight } from '#platform';
import { Injectable } from '@nestjs/common';
import { EventSight } from './event-sight.js';
import type { Letter } from './letter.js';
import { Letters } from './letter.js';
import { Tail } from './tail.js';
import { Turns } from './turns.js';
import type { Wanted } from './wanted.js';
import { wants } from './wanted.js';

/** Some events for one reader, and the position up to which there are no others for them. */
export interface Part {
  readonly letters: readonly Letter[];
  readonly upTo: number;
}

/** One reader of the feed. */
export interface Reader {
  /** The position of the last event they have; -1 for none. */
  readonly after: number;
  readonly wanted: Wanted;
  readonly request: RequestContext;
  readonly signal: AbortSignal;
}

/** How many events are looked at before some are handed on. */
const together = 256;
/** How often a reader hears something, however quiet it is. */
export const heartbeatMs = 15_000;
/** How long a sight is believed before it is worked out again. */
const believedMs = 2_000;
/** How many events a page looks at in search of those that are wanted. */
const mostLookedAt = 50_000;
/** How many read the log at once; the others take turns. */
const mostReading = 8;

/** The reader may not read events any more. */
export class NoLongerAllowed extends Error {}

/**
 * Every event for one reader: first what the log holds after their position, then what comes. The log is
 * read until the shared live end covers the place that was reached, so nothing is left out or repeated.
 */
@Injectable()
export class Feed {
  private readonly turns = new Turns(mostReading);

  constructor(
    private readonly store: EventStore,
    private readonly tail: Tail,
    private readonly made: Letters,
    private readonly sights: EventSight,
  ) {}

  /** Parts until the signal aborts; empty ones while nothing comes, so that the line is known to live. */
  async *read({ after, wanted, request, signal }: Reader): AsyncIterable<Part> {
    await this.tail.start();
    const wanting = wants(wanted);
    const sight = new CurrentSight(this.sights, request);
    let at = after;
    while (!signal.aborted) {
      const live = this.tail.since(at);
      if (!live) {
        for await (const part of this.catchUp(at, signal)) {
          at = part.upTo;
          yield { upTo: at, letters: await sight.of(part.letters.filter(wanting)) };
          if (isOver(signal)) return;
        }
      } else if (live.upTo > at) {
        at = live.upTo;
        yield { upTo: at, letters: await sight.of(live.letters.filter(wanting)) };
      } else {
        const began = Date.now();
        await this.tail.comes(heartbeatMs, signal);
        if (Date.now() - began >= heartbeatMs) yield { letters: [], upTo: at };
      }
    }
  }

  /** What the log holds after a position, up to its present end; `most` events at most. */
  async page(reader: Reader, most: number): Promise<Part> {
    const wanting = wants(reader.wanted);
    const sight = new CurrentSight(this.sights, reader.request);
    const found: Letter[] = [];
    let at = reader.after;
    let lookedAt = 0;
    for await (const part of this.catchUp(at, reader.signal)) {
      const seen = await sight.of(part.letters.filter(wanting));
      const room = most - found.length;
      found.push(...seen.slice(0, room));
      const last = seen[room - 1];
      if (last) return { letters: found, upTo: last.position };
      at = part.upTo;
      lookedAt += part.letters.length;
      if (lookedAt >= mostLookedAt) break;
    }
    return { letters: found, upTo: at };
  }

  /** The log after a position, in the turn of this reader. Ends early when others wait for theirs. */
  private async *catchUp(after: number, signal: AbortSignal): AsyncIterable<Part> {
    const done = await this.turns.take(signal);
    try {
      if (isOver(signal)) return;
      let letters: Letter[] = [];
      let parts = 0;
      for await (const event of this.store.log(after < 0 ? undefined : after)) {
        letters.push(this.made.of(event));
        if (letters.length < together) continue;
        yield { letters, upTo: event.position };
        letters = [];
        if (isOver(signal) || (++parts >= 8 && this.turns.areWanted)) return;
      }
      const last = letters.at(-1);
      if (last) yield { letters, upTo: last.position };
    } finally {
      done();
    }
  }
}

const isOver = (signal: AbortSignal): boolean => signal.aborted;

/** What a reader sees, worked out again from time to time. */
class CurrentSight {
  private known: Sight | undefined;
  private readAt = 0;

  constructor(
    private readonly sights: EventSight,
    private readonly request: RequestContext,
  ) {}

  /** @throws NoLongerAllowed */
  async of(letters: readonly Letter[]): Promise<readonly Letter[]> {
    if (letters.length === 0) return letters;
    if (!this.known || Date.now() - this.readAt > believedMs) {
      this.known = await this.sights.of(this.request);
      this.readAt = Date.now();
    }
    if (!this.known) throw new NoLongerAllowed();
    return this.sights.seen(this.known, letters);
  }
}
