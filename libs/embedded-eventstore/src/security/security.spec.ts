import { randomUUID } from 'node:crypto';
import {
  EventStoreDBClient,
  jsonEvent,
  persistentSubscriptionToStreamSettingsFromDefaults as groupSettings,
} from '@eventstore/db-client';
import { collected } from '../testing.js';
import { ADMIN, OPS, SecuredNode } from '../testing-secured.js';

const event = () => jsonEvent({ type: 'happened', id: randomUUID(), data: {} });

let node: SecuredNode;
beforeAll(async () => {
  node = await SecuredNode.start();
});
afterAll(() => node.stop());

describe('a node with TLS and authentication', () => {
  it('serves those who say who they are', async () => {
    await node.as(ADMIN, async (client) => {
      await client.appendToStream('s', [event()]);
      expect(await collected(client.readStream('s'))).toHaveLength(1);
    });
  });

  it('refuses wrong passwords and unknown names alike', async () => {
    for (const credentials of [
      { username: 'admin', password: 'guess' },
      { username: 'nobody', password: 'rather secret' },
    ]) {
      await expect(
        node.as(credentials, (client) => collected(client.readStream('s'))),
      ).rejects.toMatchObject({ type: 'access-denied' });
    }
  });

  it('refuses those who do not say who they are', async () => {
    await node.as(undefined, async (client) => {
      await expect(client.appendToStream('s', [event()])).rejects.toMatchObject({
        type: 'access-denied',
      });
      await expect(collected(client.readAll())).rejects.toMatchObject({ type: 'access-denied' });
    });
  });

  it('takes credentials of a single call', async () => {
    await node.as(undefined, async (client) => {
      await client.appendToStream('s', [event()], { credentials: ADMIN });
      const events = await collected(client.readStream('s', { credentials: ADMIN }));
      expect(events.length).toBeGreaterThan(0);
    });
  });

  it('does not speak without TLS', async () => {
    const client = EventStoreDBClient.connectionString(`esdb://localhost:${node.port}?tls=false`);
    await expect(client.appendToStream('s', [event()])).rejects.toThrow(/UNAVAILABLE/);
    await client.dispose();
  });
});

describe('access lists', () => {
  it('keep streams of the system and $all for administrators', async () => {
    const ann = await node.createUser('ann');
    await node.as(ann, async (client) => {
      await client.appendToStream('everybodys', [event()]);
      for (const denied of [
        () => client.appendToStream('$private', [event()]),
        () => collected(client.readStream('$users')),
        () => collected(client.readAll()),
      ]) {
        await expect(denied()).rejects.toMatchObject({ type: 'access-denied' });
      }
    });
  });

  it('say who may read, write and delete a stream, and see or set its metadata', async () => {
    const [reader, writer] = [
      await node.createUser('reader'),
      await node.createUser('writer', ['writers']),
    ];
    await node.as(ADMIN, (client) =>
      client.setStreamMetadata('guarded', {
        acl: {
          readRoles: ['reader', 'writers'],
          writeRoles: ['writers'],
          deleteRoles: ['$admins'],
          metaReadRoles: ['reader'],
          metaWriteRoles: ['$admins'],
        },
      }),
    );
    await node.as(writer, async (client) => {
      await client.appendToStream('guarded', [event()]);
      await client.appendToStream('guarded', [event()], { credentials: writer }); // classic append
      for (const denied of [
        () => client.deleteStream('guarded'),
        () => client.getStreamMetadata('guarded'),
        () => client.setStreamMetadata('guarded', {}),
        () => client.tombstoneStream('guarded'),
      ]) {
        await expect(denied()).rejects.toMatchObject({ type: 'access-denied' });
      }
    });
    await node.as(reader, async (client) => {
      expect(await collected(client.readStream('guarded'))).toHaveLength(2);
      await client.getStreamMetadata('guarded');
      await expect(client.appendToStream('guarded', [event()])).rejects.toMatchObject({
        type: 'access-denied',
      });
    });
  });

  it('have defaults in $settings', async () => {
    const bob = await node.createUser('bob');
    const settings = (write: string) =>
      jsonEvent({ type: 'update', data: { $userStreamAcl: { $w: write } } });
    await node.as(ADMIN, (client) => client.appendToStream('$settings', [settings('$admins')]));
    await node.as(bob, async (client) => {
      await expect(client.appendToStream('any', [event()])).rejects.toMatchObject({
        type: 'access-denied',
      });
    });
    await node.as(ADMIN, (client) => client.appendToStream('$settings', [settings('$all')]));
    await node.as(bob, (client) => client.appendToStream('any', [event()]));
  });

  it('let operators run the node, and nobody else', async () => {
    await node.as(OPS, (client) => client.listProjections());
    await node.as(OPS, (client) => client.enableProjection('$streams'));
    const carl = await node.createUser('carl');
    await node.as(carl, async (client) => {
      await expect(client.enableProjection('$streams')).rejects.toMatchObject({
        type: 'access-denied',
      });
      await expect(
        client.createPersistentSubscriptionToStream('s', 'g', groupSettings()),
      ).rejects.toMatchObject({ type: 'access-denied' });
    });
  });
});
