import { randomUUID } from 'node:crypto';
import { connect } from 'node:http2';
import {
  END,
  jsonEvent,
  START,
  streamNameFilter,
  type AllStreamSubscription,
  type StreamSubscription,
} from '@eventstore/db-client';
import { Deframer } from '../grpc/deframer.js';
import { collected, TestNode, until } from '../testing.js';
import { frame } from '../wire/event-frame.js';
import { EMPTY, ProtoWriter } from '../wire/proto-writer.js';

const event = (type = 'happened', size = 1) =>
  jsonEvent({ type, id: randomUUID(), data: { pad: 'x'.repeat(size) } });
const events = (count: number) => Array.from({ length: count }, () => event());

let node: TestNode;
beforeAll(async () => {
  node = await TestNode.start();
});
afterAll(() => node.stop());

const isConfirmed = (subscription: AllStreamSubscription | StreamSubscription) =>
  new Promise((resolve) => subscription.once('confirmation', resolve));

/** The types of the next events, and then it is over. */
async function next(subscription: AllStreamSubscription | StreamSubscription, count: number) {
  const types: string[] = [];
  for await (const each of subscription) {
    types.push(each.event?.type ?? '?');
    if (types.length === count) break;
  }
  await subscription.unsubscribe();
  return types;
}

describe('a subscription to a stream', () => {
  it('brings what was there, tells that it has caught up, and goes on', async () => {
    const stream = randomUUID();
    await node.client.appendToStream(stream, [event('a'), event('b')]);
    const subscription = node.client.subscribeToStream(stream);
    const seen: string[] = [];
    subscription.on('data', (each) => seen.push(each.event?.type ?? '?'));
    subscription.on('caughtUp', () => seen.push('(caught up)'));
    await until('it has caught up', () => seen.includes('(caught up)'));
    await node.client.appendToStream(stream, [event('c')]);
    await until('three events', () => seen.length === 4);
    expect(seen).toEqual(['a', 'b', '(caught up)', 'c']);
    await subscription.unsubscribe();
  });

  it('starts behind a revision, at the end, or before there is a stream', async () => {
    const stream = randomUUID();
    const early = node.client.subscribeToStream(stream);
    await isConfirmed(early);
    await node.client.appendToStream(stream, [event('a'), event('b')]);
    expect(await next(early, 2)).toEqual(['a', 'b']);
    expect(await next(node.client.subscribeToStream(stream, { fromRevision: 0n }), 1)).toEqual([
      'b',
    ]);
    const late = node.client.subscribeToStream(stream, { fromRevision: END });
    await isConfirmed(late);
    await node.client.appendToStream(stream, [event('c')]);
    expect(await next(late, 1)).toEqual(['c']);
  });

  it('ends when the stream is tombstoned, after its last event', async () => {
    const stream = randomUUID();
    const subscription = node.client.subscribeToStream(stream);
    const seen: string[] = [];
    subscription.on('data', (each) => seen.push(each.event?.type ?? '?'));
    const ended = new Promise((resolve) => subscription.once('error', resolve));
    await isConfirmed(subscription);
    await Promise.all([
      node.client.appendToStream(stream, [event('last')]),
      node.client.tombstoneStream(stream),
    ]);
    await expect(ended).resolves.toMatchObject({ type: 'stream-deleted' });
    expect(seen).toEqual(['last']);
    const again = node.client.subscribeToStream(stream);
    await expect(new Promise((resolve) => again.once('error', resolve))).resolves.toMatchObject({
      type: 'stream-deleted',
    });
  });

  it('outlives a soft deletion', async () => {
    const stream = randomUUID();
    await node.client.appendToStream(stream, [event('a')]);
    const subscription = node.client.subscribeToStream(stream);
    await isConfirmed(subscription);
    const seen = next(subscription, 2);
    await node.client.deleteStream(stream);
    await node.client.appendToStream(stream, [event('b')]);
    expect(await seen).toEqual(['a', 'b']);
  });

  it('resolves links', async () => {
    const source = randomUUID();
    await node.client.appendToStream(source, [event('target')]);
    const stream = randomUUID();
    const subscription = node.client.subscribeToStream(stream, { resolveLinkTos: true });
    await isConfirmed(subscription);
    await node.client.appendToStream(stream, [
      {
        id: randomUUID(),
        type: '$>',
        contentType: 'application/octet-stream' as const,
        data: Buffer.from(`0@${source}`),
        metadata: undefined,
      },
    ]);
    expect(await next(subscription, 1)).toEqual(['target']);
  });
});

describe('a subscription to $all', () => {
  it('misses and repeats nothing while others write', async () => {
    const prefix = randomUUID();
    const total = 600;
    const seen: string[] = [];
    const writing = (async () => {
      for (let i = 0; i < total / 4; i++) {
        await node.client.appendToStream(`${prefix}-${i % 7}`, events(4));
      }
    })();
    const subscription = node.client.subscribeToAll({ fromPosition: START });
    for await (const { event: each } of subscription) {
      if (!each?.streamId.startsWith(prefix)) continue;
      seen.push(`${each.revision}@${each.streamId}`);
      if (seen.length === total) break;
    }
    await subscription.unsubscribe();
    await writing;
    expect(new Set(seen).size).toBe(total);
    const all = await collected(node.client.readAll());
    const expected = all
      .filter((each) => each.event?.streamId.startsWith(prefix))
      .map((each) => `${each.event?.revision ?? '?'}@${each.event?.streamId ?? '?'}`);
    expect(seen).toEqual(expected);
  });

  it('goes on behind a position', async () => {
    const { position } = await node.client.appendToStream(randomUUID(), [event('before')]);
    await node.client.appendToStream(randomUUID(), [event('behind')]);
    const subscription = node.client.subscribeToAll({ fromPosition: position ?? START });
    expect(await next(subscription, 1)).toEqual(['behind']);
  });

  it('with a filter tells how far it has looked', async () => {
    const prefix = randomUUID();
    const checkpoints: bigint[] = [];
    const filter = streamNameFilter({
      prefixes: [prefix],
      maxSearchWindow: 10,
      checkpointInterval: 2,
      checkpointReached: (_subscription, position) => {
        checkpoints.push(position.commit);
        return Promise.resolve();
      },
    });
    const subscription = node.client.subscribeToAll({ filter, fromPosition: END });
    await isConfirmed(subscription);
    const seen = next(subscription, 2);
    await node.client.appendToStream(`${prefix}-1`, [event('a')]);
    await node.client.appendToStream('noise', events(45));
    await until('two checkpoints', () => checkpoints.length === 2);
    await node.client.appendToStream(`${prefix}-1`, [event('b')]);
    expect(await seen).toEqual(['a', 'b']);
    const [first = 0n, second = 0n] = checkpoints;
    expect(second).toBeGreaterThan(first);
  });

  it('ends as cancelled when the node stops', async () => {
    const other = await TestNode.start();
    const subscription = other.client.subscribeToAll();
    const ended = new Promise<unknown>((resolve) => subscription.once('error', resolve));
    await isConfirmed(subscription);
    await other.store.stop();
    expect(await ended).toMatchObject({ type: expect.stringMatching(/^(cancelled|unavailable)$/) });
    await other.stop();
  });
});

describe('a subscriber that is slow', () => {
  /** Subscribes to $all without reading: what comes stays with the node. */
  function slowSubscriber() {
    const session = connect(`http://127.0.0.1:${node.port}`, {
      settings: { initialWindowSize: 65_535 },
    });
    const stream = session.request({
      ':method': 'POST',
      ':path': '/event_store.client.streams.Streams/Read',
      'content-type': 'application/grpc',
    });
    const all = new ProtoWriter().bytes(3, EMPTY).done(); // from the end
    const options = new ProtoWriter().bytes(2, all).bytes(6, EMPTY).bytes(8, EMPTY).done();
    stream.end(frame(new ProtoWriter().bytes(1, options).done()));
    return { session, stream };
  }

  it('costs the node a bounded amount of memory, and gets everything in the end', async () => {
    const { session, stream } = slowSubscriber();
    await until('it is subscribed', async () => (await node.store.metrics()).subscriptions > 0);
    await until('it is live', async () => (await node.store.metrics()).subscriptionsBehind === 0);
    const big = () => Array.from({ length: 10 }, () => event('big', 90_000));
    for (let i = 0; i < 20; i++) await node.client.appendToStream('big', big()); // 18 MB
    await until('it is behind', async () => (await node.store.metrics()).subscriptionsBehind === 1);
    expect((await node.store.metrics()).largestLag).toBeGreaterThan(1 << 20);

    let events = 0;
    let hasCaughtUp = 0;
    const deframer = new Deframer((message) => {
      if (message[0] === 10) events++; // ReadResp.event
      if (message[0] === 0x42) hasCaughtUp++; // ReadResp.caught_up
    }, 64 << 20);
    stream.on('data', (chunk: Buffer) => deframer.push(chunk));
    await until('it has caught up again', () => hasCaughtUp === 2);
    expect(events).toBe(200);
    session.destroy();
  });
});
