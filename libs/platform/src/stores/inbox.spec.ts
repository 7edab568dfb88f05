import type { AllStreamResolvedEvent, AllStreamSubscription } from '@eventstore/db-client';
import { Readable } from 'node:stream';
import type { Batch } from './event-store.js';
import { Inbox, positionOf, recorded } from './inbox.js';

const resolved = (position: number | bigint, changed: object = {}): AllStreamResolvedEvent => ({
  event: {
    streamId: 'jar-1',
    revision: 3n,
    id: '00000000-0000-0000-0000-000000000001',
    type: 'JarFilled',
    isJson: true,
    data: { beans: 1 },
    metadata: { version: 1 },
    created: new Date('2026-03-02T09:00:00.000Z'),
    position: { commit: BigInt(position), prepare: BigInt(position) },
    ...changed,
  },
});
const eventOf = (...given: Parameters<typeof resolved>) => resolved(...given).event!;

/** What an inbox makes of what its subscription, a stream of objects, delivers. */
function draining() {
  const subscription = new Readable({ objectMode: true, read: () => undefined });
  const inbox = new Inbox();
  const stopping = new AbortController();
  const batches = inbox
    .drain(subscription as unknown as AllStreamSubscription, stopping.signal)
    [Symbol.asyncIterator]();
  return {
    subscription,
    inbox,
    stopping,
    next: () => batches.next(),
    deliver: (...positions: readonly number[]) => {
      for (const position of positions) subscription.push(resolved(position));
    },
    /** Every batch, once the subscription has ended. */
    all: async (): Promise<readonly Batch[]> => {
      subscription.push(null);
      const found: Batch[] = [];
      for (let next = await batches.next(); next.done !== true; next = await batches.next()) {
        found.push(next.value);
      }
      return found;
    },
  };
}
const positionsOf = ({ events }: Batch) => events.map(({ position }) => position);
const ended = { done: true, value: undefined };
const batch = (upTo: number, ...positions: readonly number[]) => ({
  done: false,
  value: { upTo, events: positions.map((position) => expect.objectContaining({ position })) },
});

describe('an inbox', () => {
  it('gathers into one batch what arrives while the batch before is worked on', async () => {
    const { deliver, next } = draining();
    deliver(10);
    expect(await next()).toEqual(batch(10, 10));
    deliver(20, 30);
    deliver(40);
    expect(await next()).toEqual(batch(40, 20, 30, 40));
  });

  it('waits for what comes', async () => {
    const { deliver, next } = draining();
    const first = next();
    deliver(10);
    expect(await first).toEqual(batch(10, 10));
    const second = next();
    deliver(20);
    expect(await second).toEqual(batch(20, 20));
  });

  it('keeps the order of the log, and lets no batch grow beyond four thousand events', async () => {
    const { deliver, all } = draining();
    const log = Array.from({ length: 9_000 }, (_, index) => 10 * index);
    deliver(...log);
    const batches = await all();
    expect(batches.flatMap(positionsOf)).toEqual(log);
    expect(batches.map(({ events }) => events.length)).toEqual([4_000, 4_000, 1_000]);
    expect(batches.map(({ upTo }) => upTo)).toEqual([39_990, 79_990, 89_990]);
  });

  it('lets no batch grow much beyond eight megabytes', async () => {
    const { subscription, all } = draining();
    const notes = ['x'.repeat(5_000_000)];
    for (const position of [10, 20, 30, 40, 50]) {
      subscription.push(resolved(position, { data: { jar: { notes } } }));
    }
    expect((await all()).map(positionsOf)).toEqual([[10, 20], [30, 40], [50]]);
  });

  it('leaves out what belongs to the store itself, and links to what is gone', async () => {
    const { subscription, deliver, all } = draining();
    subscription.push(resolved(10, { type: '$metadata' }));
    subscription.push(resolved(20, { streamId: '$settings' }));
    subscription.push({ link: eventOf(30) });
    deliver(40);
    subscription.push(resolved(50, { type: '$>' }));
    expect(await all()).toEqual([batch(40, 40).value]);
  });

  it('ends with its subscription, once everything delivered was handed on', async () => {
    const { deliver, next, subscription } = draining();
    deliver(10);
    subscription.push(null);
    expect(await next()).toEqual(batch(10, 10));
    expect(await next()).toEqual(ended);
  });

  it('ends where its subscription is closed', async () => {
    const { next, subscription } = draining();
    const waiting = next();
    subscription.destroy();
    expect(await waiting).toEqual(ended);
  });

  it('hands on what came before an error, then throws it', async () => {
    const { deliver, next, subscription } = draining();
    deliver(10);
    await next();
    deliver(20);
    subscription.emit('error', new Error('the line is lost'));
    expect(await next()).toEqual(batch(20, 20));
    await expect(next()).rejects.toThrow('the line is lost');
  });

  it('throws the error that ends its waiting', async () => {
    const { next, subscription } = draining();
    const waiting = next();
    subscription.emit('error', new Error('the line is lost'));
    await expect(waiting).rejects.toThrow('the line is lost');
  });
});

describe('an inbox that is told to stop', () => {
  it('waits no longer', async () => {
    const { next, stopping } = draining();
    const waiting = next();
    stopping.abort();
    expect(await waiting).toEqual(ended);
  });

  it('hands on no more of what was delivered', async () => {
    const { deliver, next, stopping } = draining();
    deliver(10);
    await next();
    deliver(20);
    stopping.abort();
    expect(await next()).toEqual(ended);
  });

  it('before it began hands on nothing', async () => {
    const { deliver, next, stopping } = draining();
    deliver(10);
    stopping.abort();
    expect(await next()).toEqual(ended);
  });
});

describe('the silence of the store', () => {
  it('moves the position without any event', async () => {
    const { inbox, next } = draining();
    const waiting = next();
    inbox.silence(500);
    expect(await waiting).toEqual(batch(500));
  });

  it('moves it beyond the last event of a batch, never before it', async () => {
    const { deliver, inbox, next } = draining();
    deliver(10);
    await next();
    deliver(20);
    inbox.silence(15);
    expect(await next()).toEqual(batch(20, 20));
    deliver(30);
    inbox.silence(35);
    expect(await next()).toEqual(batch(35, 30));
  });

  it('counts once everything delivered before it was handed on', async () => {
    const { deliver, inbox, next } = draining();
    deliver(...Array.from({ length: 4_001 }, (_, index) => index));
    inbox.silence(9_999);
    const { value: first } = (await next()) as { value: Batch };
    const { value: second } = (await next()) as { value: Batch };
    expect([first.events.length, first.upTo]).toEqual([4_000, 3_999]);
    expect([second.events.length, second.upTo]).toEqual([1, 9_999]);
  });

  it('counts once', async () => {
    const { deliver, inbox, next } = draining();
    inbox.silence(500);
    expect(await next()).toEqual(batch(500));
    const waiting = next();
    deliver(600);
    expect(await waiting).toEqual(batch(600, 600));
  });

  it('ends with the reason where an event cannot be taken in', async () => {
    const { subscription, next } = draining();
    const waiting = next();
    subscription.push(resolved(BigInt(Number.MAX_SAFE_INTEGER) + 1n));
    await expect(waiting).rejects.toThrow('is too large');
  });
});

describe('an event of the store', () => {
  it('is recorded in numbers, its moment as text', () => {
    expect(recorded(eventOf(10))).toEqual({
      stream: 'jar-1',
      revision: 3,
      position: 10,
      eventId: '00000000-0000-0000-0000-000000000001',
      type: 'JarFilled',
      data: { beans: 1 },
      metadata: { version: 1 },
      at: '2026-03-02T09:00:00.000Z',
    });
  });

  it('has a position as large as a number can count, and none beyond', () => {
    const last = Number.MAX_SAFE_INTEGER;
    expect(positionOf(eventOf(last))).toBe(last);
    expect(() => positionOf(eventOf(BigInt(last) + 1n))).toThrow(RangeError);
    expect(() => recorded(eventOf(BigInt(last) + 1n))).toThrow('is too large');
  });

  it('is before all others where its position is not told', () => {
    expect(positionOf(eventOf(0, { position: undefined }))).toBe(-1);
  });
});
