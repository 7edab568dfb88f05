import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import {
  DISPATCH_TO_SINGLE,
  END,
  jsonEvent,
  persistentSubscriptionToStreamSettingsFromDefaults as toStream,
  PINNED,
  ROUND_ROBIN,
  START,
  type ConsumerStrategy,
  type PersistentSubscriptionToStream,
} from '@eventstore/db-client';
import { collected, TestNode, until } from '../testing.js';

const event = (type = 'happened') => jsonEvent({ type, id: randomUUID(), data: { a: 1 } });

let node: TestNode;
beforeAll(async () => {
  node = await TestNode.start();
});
afterAll(() => node.stop());

/** A stream and a group of its own for each spec. */
async function group(settings: Partial<ReturnType<typeof toStream>> = {}) {
  const stream = `ps-${randomUUID()}`;
  await node.client.createPersistentSubscriptionToStream(
    stream,
    'g',
    toStream({ startFrom: START, ...settings }),
  );
  return stream;
}

function consumer(stream: string, options: { bufferSize?: number } = {}) {
  return node.client.subscribeToPersistentSubscriptionToStream(stream, 'g', options);
}

const isConfirmed = (subscription: PersistentSubscriptionToStream) =>
  new Promise((resolve) => subscription.once('confirmation', resolve));

const info = (stream: string) => node.client.getPersistentSubscriptionToStreamInfo(stream, 'g');

describe('a persistent subscription to a stream', () => {
  it('sends each event until it is acknowledged, and goes on from its checkpoint', async () => {
    const stream = await group({ checkPointLowerBound: 1, checkPointAfter: 1 });
    await node.client.appendToStream(stream, [event('a'), event('b'), event('c')]);
    const first = consumer(stream);
    const seen: string[] = [];
    for await (const resolved of first) {
      seen.push(resolved.event?.type ?? '');
      await first.ack(resolved);
      if (seen.length === 3) break;
    }
    expect(seen).toEqual(['a', 'b', 'c']);
    await until(
      'a checkpoint at 2',
      async () => (await info(stream)).stats.lastCheckpointedEventRevision === 2n,
    );
    await node.restart();
    await node.client.appendToStream(stream, [event('d')]);
    const second = consumer(stream);
    for await (const resolved of second) {
      expect(resolved.event?.type).toBe('d');
      await second.ack(resolved);
      break;
    }
  });

  it('sends again what a consumer wants to retry, and parks it in the end', async () => {
    const stream = await group({ maxRetryCount: 2 });
    await node.client.appendToStream(stream, [event()]);
    const subscription = consumer(stream);
    const retryCounts: number[] = [];
    subscription.on('data', (resolved) => {
      retryCounts.push(resolved.retryCount);
      void subscription.nack('retry', 'not yet', resolved);
    });
    await until(
      'a parked message',
      async () => (await info(stream)).stats.parkedMessageCount === 1n,
    );
    expect(retryCounts).toEqual([0, 1, 2]);
    await subscription.unsubscribe();
  });

  it('parks, skips and stops as it is told, and replays what is parked', async () => {
    const stream = await group();
    await node.client.appendToStream(stream, [event('park'), event('skip'), event('stop')]);
    const subscription = consumer(stream);
    const seen: string[] = [];
    subscription.on('data', (resolved) => {
      const type = resolved.event?.type as 'park' | 'skip' | 'stop';
      seen.push(type);
      if (seen.length > 3) void subscription.ack(resolved);
      else void subscription.nack(type, 'because', resolved);
    });
    await until(
      'a parked message',
      async () => (await info(stream)).stats.parkedMessageCount === 1n,
    );
    await until(
      'all settled',
      async () => (await info(stream)).stats.outstandingMessagesCount === 0,
    );
    await node.client.replayParkedMessagesToStream(stream, 'g');
    await until('the replay', () => seen.length === 4);
    expect(seen).toEqual(['park', 'skip', 'stop', 'park']);
    await until('none parked', async () => (await info(stream)).stats.parkedMessageCount === 0n);
    await subscription.unsubscribe();
  });

  it('keeps why a message was parked', async () => {
    const stream = await group();
    await node.client.appendToStream(stream, [event()]);
    const subscription = consumer(stream);
    for await (const resolved of subscription) {
      await subscription.nack('park', 'no such client', resolved);
      break;
    }
    const parked = `$persistentsubscription-${stream}::g-parked`;
    await until(
      'a parked message',
      async () => (await info(stream)).stats.parkedMessageCount === 1n,
    );
    const [link] = await collected(node.client.readStream(parked));
    expect(link?.event?.type).toBe('$>');
    expect(link?.event?.metadata).toMatchObject({
      reason: expect.stringContaining('no such client'),
    });
  });

  it('sends again what a consumer keeps too long, also when the clock is set back', async () => {
    const stream = await group({ messageTimeout: 100, maxRetryCount: 5 });
    await node.client.appendToStream(stream, [event()]);
    const subscription = consumer(stream);
    const { now } = Date;
    for await (const resolved of subscription) {
      jest.spyOn(Date, 'now').mockImplementation(() => now.call(Date) - 3_600_000);
      if (resolved.retryCount > 0) {
        jest.restoreAllMocks();
        await subscription.ack(resolved);
        break;
      }
    }
  });

  it('gives what a consumer leaves behind to another', async () => {
    const stream = await group();
    await node.client.appendToStream(stream, [event()]);
    const first = consumer(stream);
    for await (const resolved of first) {
      expect(resolved.retryCount).toBe(0);
      break;
    }
    await first.unsubscribe(); // without a word about the event
    const second = consumer(stream);
    for await (const resolved of second) {
      expect(resolved.retryCount).toBe(1);
      await second.ack(resolved);
      break;
    }
  });

  it('resolves links', async () => {
    const source = `src-${randomUUID()}`;
    await node.client.appendToStream(source, [event('target')]);
    const stream = await group({ resolveLinkTos: true });
    const link = { ...event('$>'), contentType: 'application/octet-stream' as const };
    await node.client.appendToStream(stream, [
      { ...link, data: Buffer.from(`0@${source}`), metadata: undefined },
    ]);
    const subscription = consumer(stream);
    for await (const resolved of subscription) {
      expect(resolved.event?.streamId).toBe(source);
      expect(resolved.link?.streamId).toBe(stream);
      await subscription.ack(resolved);
      break;
    }
    await until(
      'it is settled',
      async () => (await info(stream)).stats.outstandingMessagesCount === 0,
    );
  });

  it('shares events out in turn, or by stream, or to one at a time', async () => {
    const counts = async (strategy: ConsumerStrategy, bufferSize: number) => {
      const stream = await group({ consumerStrategyName: strategy });
      const taken = [0, 0];
      const consumers = taken.map((_, i) => {
        const each = consumer(stream, { bufferSize });
        each.on('data', () => {
          taken[i]!++;
        });
        return each;
      });
      await Promise.all(consumers.map(isConfirmed));
      await node.client.appendToStream(stream, [event(), event(), event(), event()]);
      await until('four messages', () => taken.reduce((sum, each) => sum + each) === 4);
      await Promise.all(consumers.map((each) => each.unsubscribe()));
      return taken.sort();
    };
    expect(await counts(ROUND_ROBIN, 10)).toEqual([2, 2]);
    expect(await counts(PINNED, 10)).toEqual([0, 4]);
    expect(await counts(DISPATCH_TO_SINGLE, 3)).toEqual([1, 3]);
  });

  it('starts where it is told', async () => {
    const stream = `ps-${randomUUID()}`;
    await node.client.appendToStream(stream, [event('a'), event('b')]);
    await node.client.createPersistentSubscriptionToStream(
      stream,
      'g',
      toStream({ startFrom: END }),
    );
    const one = toStream({ startFrom: 1n });
    await node.client.createPersistentSubscriptionToStream(stream, 'h', one);
    await node.client.appendToStream(stream, [event('c')]);
    for (const [name, type] of [
      ['g', 'c'],
      ['h', 'b'],
    ] as const) {
      const subscription = node.client.subscribeToPersistentSubscriptionToStream(stream, name);
      for await (const resolved of subscription) {
        expect(resolved.event?.type).toBe(type);
        break;
      }
    }
  });

  it('tells its settings and how it is doing', async () => {
    const stream = await group({ maxRetryCount: 7, extraStatistics: true });
    const subscription = consumer(stream);
    await isConfirmed(subscription);
    await node.client.appendToStream(stream, [event()]);
    await until(
      'one in flight',
      async () => (await info(stream)).stats.totalInFlightMessages === 1,
    );
    const told = await info(stream);
    expect(told).toMatchObject({
      eventSource: stream,
      groupName: 'g',
      status: 'Live',
      settings: { maxRetryCount: 7, startFrom: START, extraStatistics: true },
      stats: { lastKnownEventRevision: 0n, totalItems: 1n },
      connections: [{ inFlightMessages: 1, availableSlots: 9 }],
    });
    await subscription.unsubscribe();
  });

  it('is updated, which drops its consumers', async () => {
    const stream = await group();
    const subscription = consumer(stream);
    await isConfirmed(subscription);
    const dropped = new Promise((resolve) => subscription.once('error', resolve));
    const settings = toStream({ maxRetryCount: 3, startFrom: START });
    await node.client.updatePersistentSubscriptionToStream(stream, 'g', settings);
    await expect(dropped).resolves.toMatchObject({ type: 'persistent-subscription-dropped' });
    expect((await info(stream)).settings.maxRetryCount).toBe(3);
  });

  it('is deleted', async () => {
    const stream = await group();
    await node.client.deletePersistentSubscriptionToStream(stream, 'g');
    await expect(info(stream)).rejects.toMatchObject({
      type: 'persistent-subscription-does-not-exist',
    });
  });

  it('exists once, has a limit of consumers, and refuses bad settings', async () => {
    const stream = await group({ maxSubscriberCount: 1 });
    await expect(
      node.client.createPersistentSubscriptionToStream(stream, 'g', toStream()),
    ).rejects.toMatchObject({ type: 'persistent-subscription-exists' });
    const first = consumer(stream);
    await isConfirmed(first);
    const second = consumer(stream);
    await expect(new Promise((_, reject) => second.once('error', reject))).rejects.toMatchObject({
      type: 'maximum-subscribers-reached',
    });
    await first.unsubscribe();
    const settings = toStream({ readBatchSize: 100, historyBufferSize: 10 });
    await expect(
      node.client.createPersistentSubscriptionToStream(stream, 'bad', settings),
    ).rejects.toMatchObject({ type: 'persistent-subscription-failed' });
    const nobody = node.client.subscribeToPersistentSubscriptionToStream(stream, 'nope');
    await expect(new Promise((_, reject) => nobody.once('error', reject))).rejects.toMatchObject({
      type: 'persistent-subscription-does-not-exist',
    });
  });

  it('is listed', async () => {
    const stream = await group();
    const all = await node.client.listAllPersistentSubscriptions();
    expect(all.map((each) => each.eventSource)).toContain(stream);
    const own = await node.client.listPersistentSubscriptionsToStream(stream);
    expect(own.map((each) => each.groupName)).toEqual(['g']);
    await expect(
      node.client.listPersistentSubscriptionsToStream('no-such-stream'),
    ).rejects.toMatchObject({ type: 'persistent-subscription-does-not-exist' });
  });

  it('comes back when the subsystem is restarted', async () => {
    const stream = await group();
    const subscription = consumer(stream);
    await isConfirmed(subscription);
    const dropped = new Promise((resolve) => subscription.once('error', resolve));
    await node.client.restartPersistentSubscriptionSubsystem();
    await dropped;
    expect((await info(stream)).connections).toEqual([]);
  });
});
