import type { RequestContext } from '#platform';
import { EventStore, pause, Readings as PersonalReadings } from '#platform';
import { Injectable } from '@nestjs/common';
import { OutletMetrics } from '../outlet-metrics.js';
import { hidden } from '../outlet/fields.js';
import { wantedBy } from '../outlet/outlet-register.js';
import { outletRefusals } from '../outlet/outlet.refusals.js';
import { Quotas } from '../outlet/quotas.js';
import type { Way } from '../outlet/readings.js';
import { Readings } from '../outlet/readings.js';
import type { OutletRow } from '../views/outlets.view.js';
import type { Rights } from './event-sight.js';
import { EventSight, readers } from './event-sight.js';
import type { Letter } from './letter.js';
import { Letters } from './letter.js';
import { Tail } from './tail.js';
import { Turns } from './turns.js';
import type { EventShape, Wanted } from './wanted.js';
import { wants } from './wanted.js';

/** An event as one reader may have it. */
export interface Line {
  readonly position: number;
  /** The id of the event, and what order is kept by. */
  readonly id: string;
  readonly key: string;
  /** Whom it is about, where it is about a client. */
  readonly client?: string | undefined;
  readonly text: string;
}

/** Some events for one reader, and the position up to which there are no others for them. */
export interface Part {
  readonly lines: readonly Line[];
  readonly upTo: number;
}

interface Stretch {
  readonly letters: readonly Letter[];
  readonly upTo: number;
}

/** One reader of the feed. */
export interface Reader {
  /** The position of the last event they have; -1 for none. */
  readonly after: number;
  readonly wanted: Wanted;
  readonly shape: EventShape;
  readonly by: Way;
  /** Which of its outlets a service reads by. */
  readonly outletId?: string | undefined;
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
/** The most clients that one reading names; of others it says how many. */
const mostNamed = 500;

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
    private readonly quotas: Quotas,
    private readonly readings: Readings,
    private readonly persons: PersonalReadings,
    private readonly metrics: OutletMetrics,
  ) {}

  /** Parts until the signal aborts; empty ones while nothing comes, so that the line is known to live. */
  async *read(reader: Reader): AsyncIterable<Part> {
    const { after, signal } = reader;
    await this.tail.start();
    const rights = this.rightsOf(reader);
    let at = after;
    while (!signal.aborted) {
      const live = this.tail.since(at);
      if (!live) {
        for await (const stretch of this.catchUp(at, signal)) {
          at = stretch.upTo;
          yield await this.part(stretch, reader, rights);
          if (isOver(signal)) return;
        }
      } else if (live.upTo > at) {
        at = live.upTo;
        yield await this.part(live, reader, rights);
      } else {
        const began = Date.now();
        await this.tail.comes(heartbeatMs, signal);
        if (Date.now() - began < heartbeatMs) continue;
        await rights.check();
        yield { lines: [], upTo: at };
      }
    }
  }

  /**
   * What the log holds after a position, up to its present end; `most` events at most.
   * @throws QuotaExceeded
   */
  async page(reader: Reader, most: number): Promise<Part> {
    const rights = this.rightsOf(reader);
    const { outlet } = await rights.check();
    if (outlet) this.refuseBeyondQuota(outlet);
    const found: Line[] = [];
    let at = reader.after;
    let lookedAt = 0;
    for await (const stretch of this.after(at, reader.signal)) {
      const lines = await rights.linesOf(stretch.letters);
      const room = most - found.length;
      found.push(...lines.slice(0, room));
      lookedAt += stretch.letters.length;
      at = lines[room - 1]?.position ?? stretch.upTo;
      if (found.length === most || lookedAt >= mostLookedAt) break;
    }
    if (outlet) this.note(outlet, reader, found.length, at);
    else this.noteOf(reader, found);
    return { lines: found, upTo: at };
  }

  /** What came after a position up to now, from what is held of the live end where that covers it. */
  private async *after(position: number, signal: AbortSignal): AsyncIterable<Stretch> {
    const live = this.tail.since(position);
    if (live) yield live;
    else yield* this.catchUp(position, signal);
  }

  private rightsOf(reader: Reader): CurrentRights {
    return new CurrentRights(this.sights, reader);
  }

  private async part(
    { letters, upTo }: Stretch,
    reader: Reader,
    rights: CurrentRights,
  ): Promise<Part> {
    const lines = await rights.linesOf(letters);
    const { outlet } = rights;
    if (outlet && lines.length > 0) {
      await pause(this.note(outlet, reader, lines.length, upTo), reader.signal);
    }
    if (!outlet) this.noteOf(reader, lines);
    return { lines, upTo };
  }

  /** Records a reading; gives how long to wait before the next. */
  private note({ outletId, terms }: OutletRow, { by }: Reader, events: number, position: number) {
    this.readings.note(outletId, by, events, position);
    this.metrics.sent(by, events, outletId);
    return this.quotas.take(outletId, events, terms.eventsPerMinute, Date.now());
  }

  /** A person is recorded with the clients, as for every question they ask. */
  private noteOf({ request, by }: Reader, lines: readonly Line[]): void {
    this.metrics.sent(by, lines.length);
    const clients = [...new Set(lines.flatMap(({ client }) => client ?? []))];
    const message = by === 'page' ? 'ReadEventPage' : 'ReadEvents';
    const others = clients.length - mostNamed;
    const clientIds = clients.slice(0, mostNamed);
    this.persons.note(request, { message, clientIds, ...(others > 0 && { others }) }, readers);
  }

  private refuseBeyondQuota({ outletId, terms }: OutletRow): void {
    const wait = this.quotas.wait(outletId, terms.eventsPerMinute, Date.now());
    if (wait > 0)
      throw outletRefusals.QuotaExceeded({ retryAfterSeconds: Math.ceil(wait / 1_000) });
  }

  /** The log after a position, in the turn of this reader. Ends early when others wait for theirs. */
  private async *catchUp(after: number, signal: AbortSignal): AsyncIterable<Stretch> {
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

/** What a reader may have, worked out again from time to time. */
class CurrentRights {
  private known: Rights | undefined;
  private readAt = 0;
  private readonly wanting: (letter: Letter) => boolean;

  constructor(
    private readonly sights: EventSight,
    private readonly reader: Reader,
  ) {
    this.wanting = wants(reader.wanted);
  }

  get outlet(): OutletRow | undefined {
    return this.known?.outlet;
  }

  /** @throws NoLongerAllowed */
  async check(): Promise<Rights> {
    if (!this.known || Date.now() - this.readAt > believedMs) {
      this.known = await this.sights.of(this.reader.request, this.reader.outletId);
      this.readAt = Date.now();
    }
    if (!this.known) throw new NoLongerAllowed();
    return this.known;
  }

  /** Those of some events that the reader wants and may have, as they may have them. */
  async linesOf(letters: readonly Letter[]): Promise<readonly Line[]> {
    const { sight, outlet, bounds } = await this.check();
    const granted = outlet ? wants(wantedBy(outlet)) : () => true;
    const wanted = letters.filter(
      (letter) =>
        this.wanting(letter) && granted(letter) && bounds?.closed.has(letter.type) !== true,
    );
    const lines: Line[] = [];
    for (const letter of await this.sights.seen(sight, wanted)) {
      const text = letter.text(this.reader.shape);
      if (text === undefined) continue;
      const { position, id, client, stream, type } = letter;
      const terms = outlet?.terms ?? { fields: bounds?.masked.get(type) ?? [] };
      const shown = await hidden(text, terms);
      lines.push({ position, id, key: client ?? stream, client, text: shown });
    }
    return lines;
  }
}
