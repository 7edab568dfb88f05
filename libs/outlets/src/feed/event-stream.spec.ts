import { jest } from '@jest/globals';
import { eventStream } from './event-stream.js';
import type { Part, Reader } from './feed.js';

/** A log that never ends: an event a position, of a thousand letters each. */
async function* log({ after }: Reader): AsyncIterable<Part> {
  for (let position = after + 1; ; position++) {
    await Promise.resolve();
    const line = { position, id: `e-${position}`, key: 'cl_1', text: 'x'.repeat(1_000) };
    yield { lines: [line], upTo: position };
  }
}

const readerAfter = (after: number): Reader => ({
  ...{ after, wanted: {}, shape: 'newest', by: 'sse' },
  request: { actor: { id: 'search', roles: ['service'] }, correlationId: 'spec' },
  signal: new AbortController().signal,
});

describe('a stream whose reader takes nothing', () => {
  let stalled = 0;
  const open = (after: number) =>
    eventStream({ read: log }, readerAfter(after), {
      expiresAt: Infinity,
      ending: new AbortController().signal,
      stalled: () => stalled++,
    });
  const positionsIn = (text: string) =>
    [...text.matchAll(/^id: (\d+)\ndata/gm)].map(([, position]) => Number(position));

  beforeEach(() => {
    stalled = 0;
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('holds no more than a little for it, is cut, and goes on from what it has', async () => {
    const stream = open(-1);
    let text = '';
    for await (const chunk of stream.iterator({ destroyOnReturn: false })) {
      text += String(chunk);
      if (positionsIn(text).length > 20) break;
    }
    const last = positionsIn(text).at(-1) ?? -1;
    // It is given time to gather whatever it would gather.
    for (let turn = 0; turn < 500; turn++) await new Promise(setImmediate);
    expect(stream.readableLength).toBeLessThan(128 * 1024);
    jest.advanceTimersByTime(29_000);
    expect([stream.destroyed, stalled]).toEqual([false, 0]);
    jest.advanceTimersByTime(10_000);
    expect([stream.destroyed, stalled]).toEqual([true, 1]);
    const again = open(last);
    for await (const chunk of again) {
      const [next] = positionsIn(String(chunk));
      if (next === undefined) continue;
      expect(next).toBe(last + 1);
      break;
    }
  });
});
