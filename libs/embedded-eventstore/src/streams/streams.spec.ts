import { randomUUID } from 'node:crypto';
import {
  BACKWARDS,
  END,
  jsonEvent,
  NO_STREAM,
  STREAM_EXISTS,
  type AllStreamSubscription,
} from '@eventstore/db-client';
import { TestNode } from '../testing.js';

const event = (type = 'happened', id: string = randomUUID()) =>
  jsonEvent({ type, id, data: { a: 1 }, metadata: { m: 1 } });

async function collected<T>(events: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const each of events) all.push(each);
  return all;
}

describe('a stream', () => {
  let node: TestNode;
  beforeAll(async () => {
    node = await TestNode.start();
  });
  afterAll(() => node.stop());

  it('holds what was appended, in order', async () => {
    const result = await node.client.appendToStream('s-1', [event('a'), event('b'), event('c')], {
      expectedRevision: NO_STREAM,
    });
    expect(result.nextExpectedRevision).toBe(2n);
    const events = await collected(node.client.readStream('s-1'));
    expect(events.map((e) => [e.event?.type, e.event?.revision])).toEqual([
      ['a', 0n],
      ['b', 1n],
      ['c', 2n],
    ]);
    expect(events[0]?.event?.data).toEqual({ a: 1 });
    expect(events[0]?.event?.metadata).toEqual({ m: 1 });
  });

  it('refuses an append that expects another revision', async () => {
    await node.client.appendToStream('s-2', [event()]);
    await expect(
      node.client.appendToStream('s-2', [event()], { expectedRevision: NO_STREAM }),
    ).rejects.toMatchObject({ type: 'wrong-expected-version', actualVersion: 0n });
    await expect(
      node.client.appendToStream('s-none', [event()], { expectedRevision: STREAM_EXISTS }),
    ).rejects.toMatchObject({ type: 'wrong-expected-version' });
  });

  it('takes a repeated append once', async () => {
    const same = event();
    const first = await node.client.appendToStream('s-3', [same], { expectedRevision: NO_STREAM });
    const again = await node.client.appendToStream('s-3', [same], { expectedRevision: NO_STREAM });
    const any = await node.client.appendToStream('s-3', [same]);
    expect(again).toEqual(first);
    expect(any).toEqual(first);
    expect(await collected(node.client.readStream('s-3'))).toHaveLength(1);
  });

  it('is read backwards', async () => {
    await node.client.appendToStream('s-4', [event(), event(), event()]);
    const events = await collected(
      node.client.readStream('s-4', { direction: BACKWARDS, fromRevision: END, maxCount: 2 }),
    );
    expect(events.map((e) => e.event?.revision)).toEqual([2n, 1n]);
  });

  it('is not found when it does not exist', async () => {
    await expect(collected(node.client.readStream('nope'))).rejects.toMatchObject({
      type: 'stream-not-found',
    });
  });

  it('reaches subscribers of $all as it grows', async () => {
    const seen: string[] = [];
    const subscription: AllStreamSubscription = node.client.subscribeToAll({ fromPosition: END });
    await new Promise((resolve) => subscription.once('confirmation', resolve));
    await node.client.appendToStream('s-5', [event('x'), event('y')]);
    for await (const { event: e } of subscription) {
      seen.push(String(e?.type));
      if (seen.length === 2) break;
    }
    expect(seen).toEqual(['x', 'y']);
  });

  it('is there after a restart', async () => {
    await node.client.appendToStream('s-6', [event('before')]);
    await node.restart();
    await node.client.appendToStream('s-6', [event('after')], { expectedRevision: 0n });
    const events = await collected(node.client.readStream('s-6'));
    expect(events.map((e) => e.event?.type)).toEqual(['before', 'after']);
  });
});
