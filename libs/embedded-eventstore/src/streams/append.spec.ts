import { randomUUID } from 'node:crypto';
import {
  ANY,
  binaryEvent,
  jsonEvent,
  NO_STREAM,
  STREAM_EXISTS,
  type AppendExpectedRevision,
  type AppendToStreamOptions,
} from '@eventstore/db-client';
import { collected, TestNode } from '../testing.js';

const event = (type = 'happened', id: string = randomUUID()) =>
  jsonEvent({ type, id, data: { a: 1 }, metadata: { m: 1 } });

let node: TestNode;
beforeAll(async () => {
  node = await TestNode.start();
});
afterAll(() => node.stop());

const read = (stream: string) => collected(node.client.readStream(stream));

/** Streams in every state that an expected revision may meet. */
const states = {
  missing: () => Promise.resolve(`missing-${randomUUID()}`),
  'two events': async () => {
    const stream = `two-${randomUUID()}`;
    await node.client.appendToStream(stream, [event(), event()]);
    return stream;
  },
  deleted: async () => {
    const stream = await states['two events']();
    await node.client.deleteStream(stream);
    return stream;
  },
  tombstoned: async () => {
    const stream = await states['two events']();
    await node.client.tombstoneStream(stream);
    return stream;
  },
  'metadata only': async () => {
    const stream = `meta-${randomUUID()}`;
    await node.client.setStreamMetadata(stream, { maxCount: 100 });
    return stream;
  },
};

// Both ways to append: in a shared call for all appends, and in a call of its own.
describe.each([
  ['batch append', {}],
  ['append with credentials of its own', { credentials: { username: 'u', password: 'p' } }],
] as const)('%s', (_name, options: AppendToStreamOptions) => {
  const append = (
    stream: string,
    events: Parameters<typeof node.client.appendToStream>[1],
    expectedRevision: AppendExpectedRevision = ANY,
  ) => node.client.appendToStream(stream, events, { ...options, expectedRevision });

  const outcome = async (stream: string, expected: AppendExpectedRevision) => {
    try {
      return String((await append(stream, [event()], expected)).nextExpectedRevision);
    } catch (error) {
      return (error as { type: string }).type;
    }
  };
  const wrong = 'wrong-expected-version';
  const gone = 'stream-deleted';

  it.each([
    ['missing', { any: '0', none: '0', exists: wrong, first: wrong, second: wrong }],
    ['two events', { any: '2', none: wrong, exists: '2', first: wrong, second: '2' }],
    ['deleted', { any: '2', none: '2', exists: gone, first: wrong, second: '2' }],
    ['tombstoned', { any: gone, none: gone, exists: gone, first: gone, second: gone }],
    ['metadata only', { any: '0', none: '0', exists: '0', first: wrong, second: wrong }],
  ] as const)('to a stream with %s heeds the expected revision', async (state, expected) => {
    const given = { any: ANY, none: NO_STREAM, exists: STREAM_EXISTS, first: 0n, second: 1n };
    for (const [name, revision] of Object.entries(given)) {
      const stream = await states[state]();
      const result = await outcome(stream, revision as AppendExpectedRevision);
      expect(`${name}: ${result}`).toBe(`${name}: ${expected[name as keyof typeof expected]}`);
    }
  });

  it('tells the expected and the actual revision', async () => {
    const stream = await states['two events']();
    await expect(append(stream, [event()], 7n)).rejects.toMatchObject({
      streamName: stream,
      expectedVersion: 7n,
      actualVersion: 1n,
    });
    await expect(append(`x-${randomUUID()}`, [event()], 7n)).rejects.toMatchObject({
      actualVersion: 'no_stream',
    });
  });

  it('keeps all that an event has', async () => {
    const stream = `kept-${randomUUID()}`;
    const id = randomUUID();
    const bytes = Uint8Array.from({ length: 256 }, (_, i) => i);
    await append(stream, [
      jsonEvent({ type: '类型', id, data: { 名: '值' }, metadata: { by: 'Zoë' } }),
      binaryEvent({ type: 'bytes', data: bytes, metadata: bytes }),
      binaryEvent({ type: 'empty', data: new Uint8Array() }),
    ]);
    const [json, binary, empty] = (await read(stream)).map((each) => each.event);
    expect(json).toMatchObject({ id, type: '类型', isJson: true, data: { 名: '值' } });
    expect(json?.metadata).toEqual({ by: 'Zoë' });
    expect(Math.abs(Date.now() - Number(json?.created))).toBeLessThan(60_000);
    expect(binary).toMatchObject({ type: 'bytes', isJson: false, revision: 1n });
    expect(Buffer.from(binary?.data as Uint8Array)).toEqual(Buffer.from(bytes));
    expect(Buffer.from(binary?.metadata as Uint8Array)).toEqual(Buffer.from(bytes));
    expect(Buffer.from(empty?.data as Uint8Array)).toHaveLength(0);
  });

  it('is done once when it is repeated', async () => {
    const stream = `again-${randomUUID()}`;
    const first = [event(), event()];
    const second = [event()];
    const done = await append(stream, first, NO_STREAM);
    await append(stream, second, 1n);
    expect(await append(stream, first, NO_STREAM)).toEqual(done);
    expect(await append(stream, first, ANY)).toEqual(done);
    expect(await append(stream, second, 1n)).toMatchObject({ nextExpectedRevision: 2n });
    expect(await append(stream, second, STREAM_EXISTS)).toMatchObject({ nextExpectedRevision: 2n });
    expect(await read(stream)).toHaveLength(3);
  });

  it('is done once when it is repeated after a restart', async () => {
    const stream = `again-${randomUUID()}`;
    const events = [event(), event()];
    const done = await append(stream, events, NO_STREAM);
    await append(stream, [event()], 1n);
    await node.restart();
    expect(await append(stream, events, NO_STREAM)).toEqual(done);
    expect(await append(stream, events, ANY)).toEqual(done);
    expect(await read(stream)).toHaveLength(3);
  });

  it('is no repetition when it only begins like one', async () => {
    const stream = `part-${randomUUID()}`;
    const known = event();
    await append(stream, [known, event()], NO_STREAM);
    for (const expected of [NO_STREAM, ANY] as const) {
      await expect(append(stream, [known, event()], expected)).rejects.toMatchObject({
        type: wrong,
      });
    }
  });

  it('takes 1 MiB of data and no byte more, and then writes nothing', async () => {
    const stream = `large-${randomUUID()}`;
    const bytes = (length: number) => binaryEvent({ type: 'b', data: new Uint8Array(length) });
    const limit = 1 << 20;
    await append(stream, [bytes(limit / 2), bytes(limit / 2)]);
    await expect(append(stream, [bytes(limit), bytes(1)])).rejects.toMatchObject({
      type: 'maximum-append-size-exceeded',
      maxAppendSize: limit,
    });
    expect(await read(stream)).toHaveLength(2);
  });

  it('takes no events, and tells where the stream is', async () => {
    const stream = await states['two events']();
    expect(await append(stream, [], 1n)).toMatchObject({ nextExpectedRevision: 1n });
    await expect(append(stream, [], 0n)).rejects.toMatchObject({ type: wrong });
  });

  it.each([
    ['of other alphabets', '客户-华夏'],
    ['that are long', `long-${'x'.repeat(3000)}`],
    ['that look like paths', '../../etc/passwd'],
  ])('takes names of streams %s', async (_which, name) => {
    await append(name, [event('named')]);
    expect((await read(name)).at(-1)?.event).toMatchObject({ streamId: name, type: 'named' });
  });

  it.each(['', '$$', 'x'.repeat(40_000)])('refuses a stream that cannot be: %.3s', async (name) => {
    await expect(append(name, [event()])).rejects.toThrow(/Bad stream name|longer than/);
  });

  it('refuses to write to $all', async () => {
    await expect(append('$all', [event()])).rejects.toMatchObject({ type: 'access-denied' });
  });
});

describe('appends at the same time', () => {
  it('to one stream get revisions of their own, one after the other', async () => {
    const stream = `race-${randomUUID()}`;
    const results = await Promise.all(
      Array.from({ length: 200 }, () => node.client.appendToStream(stream, [event()])),
    );
    const revisions = results.map((result) => Number(result.nextExpectedRevision));
    expect(revisions.sort((a, b) => a - b)).toEqual(Array.from({ length: 200 }, (_, i) => i));
    expect(new Set(results.map((result) => result.position?.commit)).size).toBe(200);
  });

  it('with the same expected revision: one wins', async () => {
    const stream = `race-${randomUUID()}`;
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, () =>
        node.client.appendToStream(stream, [event()], { expectedRevision: NO_STREAM }),
      ),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await read(stream)).toHaveLength(1);
  });
});

describe('a node whose disk is slow', () => {
  it('refuses what it cannot hold, as busy', async () => {
    const slow = await TestNode.start({ maxWaitingBytes: 1 });
    const results = await Promise.allSettled(
      Array.from({ length: 50 }, (_, i) => slow.client.appendToStream(`s-${i}`, [event()])),
    );
    const refused = results.filter(({ status }) => status === 'rejected');
    expect(refused.length).toBeGreaterThan(0);
    for (const result of refused) {
      expect(String((result as PromiseRejectedResult).reason)).toContain('Server Is Too Busy');
    }
    const written = (await collected(slow.client.readAll())).filter(
      (each) => each.event?.type === 'happened',
    );
    expect(written).toHaveLength(50 - refused.length);
    await slow.stop();
  });
});
