import { randomUUID } from 'node:crypto';
import { get } from 'node:https';
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

describe('the connection string', () => {
  it('has what a client needs, and what is shown has no password', async () => {
    const client = EventStoreDBClient.connectionString(node.url);
    await client.appendToStream('s', [event()]);
    await client.dispose();
    expect(node.url).toMatch(
      /^esdb:\/\/admin:rather%20secret@localhost:\d+\?tls=true&tlsCAFile=%2F/,
    );
  });
});

describe('the interface over HTTP/1.1', () => {
  const ask = (path: string, authorization?: string) =>
    new Promise<number | undefined>((resolve, reject) => {
      const { port, certificate: ca } = node;
      const headers = authorization ? { authorization } : {};
      get({ host: '127.0.0.1', port, path, ca, headers }, ({ statusCode }) => {
        resolve(statusCode);
      }).on('error', reject);
    });
  const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;

  it.each(['/info', '/gossip', '/ping', '/streams/s'])('asks who calls: %s', async (path) => {
    expect(await ask(path)).toBe(401);
    expect(await ask(path, basic('admin:guess'))).toBe(401);
    expect(await ask(path, 'Bearer x')).toBe(401);
    expect(await ask(path, basic('admin:rather secret'))).toBe(path === '/streams/s' ? 404 : 200);
  });

  it('tells everybody whether the node lives', async () => {
    expect(await ask('/health/live')).toBe(204);
  });
});

describe('a user who only reads', () => {
  const READER = { username: 'downstream', password: 'reads' };
  let read: SecuredNode;
  beforeAll(async () => {
    read = await SecuredNode.start({ credentials: { administrator: ADMIN, reader: READER } });
    await read.as(ADMIN, (client) => client.appendToStream('loan-1', [event()]));
  });
  afterAll(() => read.stop());

  it('reads streams and $all, and follows them', () =>
    read.as(READER, async (client) => {
      expect(await collected(client.readStream('loan-1'))).toHaveLength(1);
      const all = await collected(client.readAll());
      expect(all.map((each) => each.event?.streamId)).toContain('loan-1');
      const subscription = client.subscribeToAll();
      for await (const each of subscription) if (each.event?.streamId === 'loan-1') break;
    }));

  it('sees no password', () =>
    read.as(READER, async (client) => {
      const streams = (await collected(client.readAll())).map((each) => each.event?.streamId);
      expect(streams.filter((stream) => stream?.includes('$user-'))).toEqual([]);
      await expect(collected(client.readStream('$user-admin'))).rejects.toMatchObject({
        type: 'access-denied',
      });
    }));

  it('writes nothing', () =>
    read.as(READER, async (client) => {
      for (const denied of [
        () => client.appendToStream('loan-1', [event()]),
        () => client.appendToStream('new', [event()], { credentials: READER }),
        () => client.appendToStream('$settings', [event()]),
        () => client.setStreamMetadata('loan-1', {}),
        () => client.setStreamMetadata('$all', {}),
        () => client.deleteStream('loan-1'),
        () => client.tombstoneStream('loan-1'),
        () => client.createPersistentSubscriptionToStream('loan-1', 'g', groupSettings()),
        () => client.enableProjection('$by_category'),
      ]) {
        await expect(denied()).rejects.toMatchObject({ type: 'access-denied' });
      }
    }));

  it('has a new password after a start with one, and the old one is of no use', async () => {
    const renewed = { ...READER, password: 'renewed' };
    await read.restart({ credentials: { administrator: ADMIN, reader: renewed } });
    await read.as(renewed, (client) => collected(client.readStream('loan-1')));
    await expect(
      read.as(READER, (client) => collected(client.readStream('loan-1'))),
    ).rejects.toMatchObject({ type: 'access-denied' });
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
