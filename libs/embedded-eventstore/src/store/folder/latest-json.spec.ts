import { randomUUID } from 'node:crypto';
import { jsonEvent } from '@eventstore/db-client';
import { TestNode } from '../../testing.js';

describe('a node into whose own streams somebody wrote', () => {
  it('starts again with what it wrote itself', async () => {
    const node = await TestNode.start({ systemProjections: true });
    await node.client.createPersistentSubscriptionToStream('s', 'g', {
      resolveLinkTos: false,
      extraStatistics: false,
      messageTimeout: 1000,
      maxRetryCount: 1,
      checkPointAfter: 1000,
      checkPointLowerBound: 1,
      checkPointUpperBound: 10,
      maxSubscriberCount: 'unbounded',
      liveBufferSize: 10,
      readBatchSize: 5,
      historyBufferSize: 10,
      consumerStrategyName: 'RoundRobin',
      startFrom: 'start',
    });
    const own = [
      '$persistentSubscriptionConfig',
      '$persistentsubscription-s::g-checkpoint',
      '$projections-$by_category-checkpoint',
      '$users',
      '$settings',
    ];
    for (const stream of own) {
      for (const data of ['nonsense', 7, null, [], { Entries: 'none' }, { Entries: [{}] }]) {
        const event = { type: 'odd', id: randomUUID(), data: data as never };
        await node.client.appendToStream(stream, [jsonEvent(event)]);
      }
    }
    await node.restart();
    const groups = await node.client.listAllPersistentSubscriptions();
    expect(groups.map(({ groupName }) => groupName)).toEqual(['g']);
    expect((await node.client.getProjectionStatus('$by_category')).status).toBe('Running');
    await node.restart({ credentials: { administrator: { username: 'a', password: 'b' } } });
    await node.stop();
  });
});
