import type { AllStreamRecordedEvent, ReadAllOptions } from '@eventstore/db-client';
import {
  AccessDeniedError,
  BACKWARDS,
  END,
  EventStoreDBClient,
  eventTypeFilter,
  excludeSystemEvents,
  jsonEvent,
  MaxAppendSizeExceededError,
  NO_STREAM,
  START,
  StreamDeletedError,
  StreamNotFoundError,
  WrongExpectedVersionError,
} from '@eventstore/db-client';
import { timeLeft } from '../timing/in-time.js';
import type { Appended, Batch, NewEvent, Recorded } from './event-store.js';
import { EventStore, StaleRevision, StoreFull, StoreUnavailable, TooLarge } from './event-store.js';
import { Inbox, isOurs, positionOf, recorded } from './inbox.js';
import type { PersonalData } from '../personal/personal-data.js';
import type { Seals } from './seals.js';

type Json = Record<string, unknown>;

/** How long one append may take, and how often one of unknown outcome is sent again. */
const appendTimeoutMs = 5_000;
const appendAttempts = 3;
/** How many events from the end of the log the last of our own is looked for in. */
const lookedBack = 64;
/** How many events of the log are read at once: few at first, for whoever wants few. */
const firstPage = 64;
const largestPage = 1_024;
/** How long the reading of one stream, or of one page of the log, may take. */
const readTimeoutMs = 30_000;

/**
 * EventStoreDB by its official client, 6.2. Known faults of the client are fenced here and nowhere
 * else: it gives an append no time-out of its own; an error on one append stream rejects the
 * pending appends of every client of the process, so there is one client for appends; more than
 * about a hundred appends on a connection that is not yet open can hang, so one goes ahead.
 */
export class EventStoreDB extends EventStore {
  private readonly appends: EventStoreDBClient;
  private readonly reads: EventStoreDBClient;
  /** Resolves once an append has gone through on the present connection. */
  private opened: Promise<unknown> | undefined;

  /** @param seals without them events are read unchecked, and none can be appended */
  constructor(
    url: string,
    private readonly seals?: Seals,
    /** Without it personal data stay encrypted. */
    private readonly personal?: PersonalData,
  ) {
    super();
    this.appends = EventStoreDBClient.connectionString(url);
    this.reads = EventStoreDBClient.connectionString(url);
  }

  async append(stream: string, given: readonly NewEvent[], expected: number): Promise<Appended> {
    const { seals } = this;
    if (!seals) throw new Error('there is no key to seal events with');
    const closed = (await this.personal?.closed(stream, given)) ?? given;
    const events = closed.map((event, index) => seals.sealed(stream, expected + 1 + index, event));
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.afterFirst(() => this.appendOnce(stream, events, expected));
      } catch (error) {
        const meaning = meaningOf(error, stream, expected);
        if (!(meaning instanceof StoreUnavailable)) throw meaning;
        this.opened = undefined;
        // The outcome is unknown: the same ids and the same revision make a second try harmless.
        const waitMs = 100 * 4 ** (attempt - 1);
        if (attempt === appendAttempts || timeLeft(appendTimeoutMs) <= waitMs) throw meaning;
        await new Promise((resolve) => setTimeout(resolve, waitMs));
      }
    }
  }

  private async appendOnce(
    stream: string,
    events: readonly NewEvent[],
    expected: number,
  ): Promise<Appended> {
    const deadline = Math.max(1, timeLeft(appendTimeoutMs));
    const written = this.appends.appendToStream(
      stream,
      events.map(({ id, type, data, metadata }) =>
        jsonEvent({ id, type, data: data as Json, metadata: { ...metadata } }),
      ),
      { expectedRevision: expected < 0 ? NO_STREAM : BigInt(expected), deadline },
    );
    const { nextExpectedRevision, position } = await within(deadline + 500, written);
    if (!position) throw new StoreUnavailable('eventstore');
    return { revision: Number(nextExpectedRevision), position: Number(position.commit) };
  }

  /** Lets the first append of a connection go ahead alone. */
  private async afterFirst<T>(append: () => Promise<T>): Promise<T> {
    if (this.opened === undefined) {
      const first = append();
      this.opened = first.catch((error: unknown) => {
        if (meaningOf(error, '', 0) instanceof StoreUnavailable) this.opened = undefined;
      });
      return first;
    }
    await this.opened;
    return append();
  }

  async read(stream: string, from = 0): Promise<readonly Recorded[]> {
    const fromRevision = from === 0 ? START : BigInt(from);
    const reading = this.reads.readStream(stream, { fromRevision });
    const collect = async () => {
      const found: Recorded[] = [];
      for await (const { event } of reading) if (event) found.push(recorded(event, this.seals));
      return found;
    };
    try {
      // The client lets a read take for ever.
      return await this.readable(await within(timeLeft(readTimeoutMs), collect()));
    } catch (error) {
      if (error instanceof StreamNotFoundError) return [];
      void reading.cancel().catch(() => undefined);
      throw meaningOf(error, stream, from);
    }
  }

  async *log(after: number | undefined): AsyncIterable<Recorded> {
    let from = after;
    for (let maxCount = firstPage; ; maxCount = Math.min(maxCount * 4, largestPage)) {
      const events = await this.page({
        fromPosition: from === undefined ? START : at(from),
        maxCount,
      });
      // A page begins with the position itself.
      const fresh = events.filter((event) => isOurs(event) && positionOf(event) !== from);
      yield* await this.readable(fresh.map((event) => recorded(event, this.seals)));
      const last = events.at(-1);
      if (!last || events.length < maxCount) return;
      from = positionOf(last);
    }
  }

  async at(position: number): Promise<Recorded | undefined> {
    const [event] = await this.page({ fromPosition: at(position), maxCount: 1 });
    if (!event || !isOurs(event) || positionOf(event) !== position) return undefined;
    const [found] = await this.readable([recorded(event, this.seals)]);
    return found;
  }

  private async readable(events: readonly Recorded[]): Promise<readonly Recorded[]> {
    return this.personal ? this.personal.opened(events) : events;
  }

  async *follow(
    after: number | undefined,
    signal: AbortSignal,
    types?: readonly string[],
  ): AsyncIterable<Batch> {
    const inbox = new Inbox(this.seals);
    const named = types && new Set(types);
    const filter = types
      ? eventTypeFilter({
          // Not one expression of all names: servers bound its length, and processes know hundreds.
          prefixes: [...types],
          checkpointInterval: 10,
          checkpointReached: (_, { commit }) => {
            inbox.silence(Number(commit));
          },
        })
      : excludeSystemEvents();
    const subscription = this.reads.subscribeToAll({
      fromPosition: after === undefined ? START : at(after),
      filter,
    });
    try {
      for await (const { events, upTo } of inbox.drain(subscription, signal)) {
        const wanted = named ? events.filter(({ type }) => named.has(type)) : events;
        yield { events: await this.readable(wanted), upTo };
      }
    } catch (error) {
      if (!signal.aborted) throw meaningOf(error, '$all', 0);
    } finally {
      await subscription.unsubscribe().catch(() => undefined);
    }
  }

  async head(): Promise<number | undefined> {
    const last = { direction: BACKWARDS, fromPosition: END, maxCount: lookedBack } as const;
    const event = (await this.page(last)).find(isOurs);
    return event && positionOf(event);
  }

  /**
   * Some events of the log, read to the end: a read that is left half-way resets its line, and a
   * server closes the connection, subscriptions and all, of a client that resets a thousand.
   */
  private async page(
    options: ReadAllOptions & { readonly maxCount: number },
  ): Promise<readonly AllStreamRecordedEvent[]> {
    const reading = this.reads.readAll(options);
    const collect = async () => {
      const events: AllStreamRecordedEvent[] = [];
      for await (const { event } of reading) if (event) events.push(event);
      return events;
    };
    try {
      return await within(timeLeft(readTimeoutMs), collect());
    } catch (error) {
      void reading.cancel().catch(() => undefined);
      throw meaningOf(error, '$all', 0);
    }
  }

  async close(): Promise<void> {
    const disposed = Promise.all([this.appends.dispose(), this.reads.dispose()]);
    await within(closeLimitMs, disposed).catch(() => undefined);
  }
}

/**
 * How long the clients may take to let go. They wait for the end of every stream they ever opened, and a
 * read that was left half-way may never say that it ended.
 */
const closeLimitMs = 1_000;

const at = (position: number) => ({ commit: BigInt(position), prepare: BigInt(position) });

/** What an error of the client means to us. */
function meaningOf(error: unknown, stream: string, expected: number): Error {
  if (error instanceof WrongExpectedVersionError || error instanceof StreamDeletedError) {
    return new StaleRevision(stream, expected);
  }
  if (error instanceof MaxAppendSizeExceededError) return new TooLarge(error.message);
  if (error instanceof AccessDeniedError) return new Error('the event store denies access');
  if (error instanceof StoreUnavailable) return error;
  const text = error instanceof Error ? error.message : String(error);
  if (/ENOSPC|no space|disk[ _]full|RESOURCE_EXHAUSTED|MDB_MAP_FULL/i.test(text)) {
    return new StoreFull('the event store has no room left');
  }
  if (error instanceof RangeError || error instanceof SyntaxError) return error;
  return new StoreUnavailable('eventstore', { cause: error });
}

/** Rejects where a promise takes too long; the promise itself goes on. */
function within<T>(milliseconds: number, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new StoreUnavailable('eventstore'));
    }, milliseconds);
    promise.then(resolve, reject).finally(() => {
      clearTimeout(timer);
    });
  });
}
