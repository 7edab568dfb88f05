import { randomUUID } from 'node:crypto';
import {
  eventTypeFilter,
  jsonEvent,
  persistentSubscriptionToAllSettingsFromDefaults as toAll,
  START,
  streamNameFilter,
} from '@eventstore/db-client';
import { TestNode, until } from '../testing.js';

const event = (type = 'happened') => jsonEvent({ type, id: randomUUID(), data: { a: 1 } });

let node: TestNode;
beforeAll(async () => {
  node = await TestNode.start();
});
afterAll(() => node.stop());

describe('a persistent subscription to $all', () => {
  it('is filtered by stream or by type', async () => {
    const mark = randomUUID().slice(0, 8);
    const { client } = node;
    const byStream = streamNameFilter({ prefixes: [`${mark}-`] });
    const byType = eventTypeFilter({ regex: `^${mark}.*important$` });
    await client.createPersistentSubscriptionToAll('s', toAll({ startFrom: START }), {
      filter: byStream,
    });
    await client.createPersistentSubscriptionToAll('t', toAll({ startFrom: START }), {
      filter: byType,
    });
    await client.appendToStream('other', [event('x'), event(`${mark}-important`)]);
    await client.appendToStream(`${mark}-1`, [event('y')]);
    for (const [name, expected] of [
      ['s', 'y'],
      ['t', `${mark}-important`],
    ] as const) {
      const subscription = client.subscribeToPersistentSubscriptionToAll(name);
      for await (const resolved of subscription) {
        expect(resolved.event?.type).toBe(expected);
        await subscription.ack(resolved);
        break;
      }
      await client.deletePersistentSubscriptionToAll(name);
    }
  });

  it('starts at a position, which must exist', async () => {
    const { position } = await node.client.appendToStream('p', [event('here')]);
    const settings = toAll({ startFrom: position! });
    await node.client.createPersistentSubscriptionToAll('at', settings);
    const subscription = node.client.subscribeToPersistentSubscriptionToAll('at');
    for await (const resolved of subscription) {
      expect(resolved.event?.type).toBe('here');
      break;
    }
    const beyond = toAll({ startFrom: { commit: 10n ** 12n, prepare: 10n ** 12n } });
    await expect(
      node.client.createPersistentSubscriptionToAll('beyond', beyond),
    ).rejects.toMatchObject({ type: 'persistent-subscription-failed' });
  });

  it('gets back what was parked, although the truncation of it is an event as well', async () => {
    const { client } = node;
    const mark = randomUUID().slice(0, 8);
    const filter = streamNameFilter({ prefixes: [mark] });
    await client.createPersistentSubscriptionToAll('parks', toAll({ startFrom: START }), {
      filter,
    });
    await client.appendToStream(`${mark}-1`, [event('a'), event('b'), event('c')]);
    const subscription = client.subscribeToPersistentSubscriptionToAll('parks');
    const seen: string[] = [];
    subscription.on('data', (resolved) => {
      seen.push(resolved.event?.type ?? '');
      if (seen.length > 3) void subscription.ack(resolved);
      else void subscription.nack('park', 'not now', resolved);
    });
    await until('three parked messages', async () => {
      const { stats } = await client.getPersistentSubscriptionToAllInfo('parks');
      return stats.parkedMessageCount === 3n;
    });
    await client.replayParkedMessagesToAll('parks');
    await until('the replay', () => seen.length === 6);
    expect(seen).toEqual(['a', 'b', 'c', 'a', 'b', 'c']);
    await subscription.unsubscribe();
  });
});
