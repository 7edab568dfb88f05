import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  EventStoreDBClient,
  jsonEvent,
  persistentSubscriptionToStreamSettingsFromDefaults as groupSettings,
  type Credentials,
} from '@eventstore/db-client';
import users from '@eventstore/db-client/generated/users_pb.js';
import { Status } from '../grpc/status.js';
import { decode, encode } from '../grpc/unary.js';
import { EmbeddedEventStore, type RunningEventStore } from '../embedded-eventstore.js';
import { collected } from '../testing.js';
import { rawCall } from '../testing-raw-call.js';

const ADMIN = { username: 'admin', password: 'rather secret' };
const OPS = { username: 'ops', password: 'less secret' };
const event = () => jsonEvent({ type: 'happened', id: randomUUID(), data: {} });
const USERS = '/event_store.client.users.Users';

let dir: string;
let identity: { key: string; cert: string };
let store: RunningEventStore;

/** A certificate for this machine, made for this run. */
async function selfSigned(folder: string) {
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  await promisify(execFile)('openssl', [
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'],
    ...['-keyout', key, '-out', cert, '-days', '2', '-subj', '/CN=localhost'],
    ...['-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'],
  ]);
  return { key: await readFile(key, 'utf8'), cert: await readFile(cert, 'utf8') };
}

const start = () =>
  EmbeddedEventStore.start({
    dir: join(dir, 'data'),
    inProcess: true,
    host: 'localhost',
    tls: identity,
    authentication: { admin: ADMIN.password, ops: OPS.password },
  });

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'eventstore-'));
  identity = await selfSigned(dir);
  store = await start();
});
afterAll(async () => {
  await store.stop();
  await rm(dir, { recursive: true, force: true });
});

function connect(credentials?: Credentials): EventStoreDBClient {
  const rootCertificate = Buffer.from(identity.cert);
  return new EventStoreDBClient(
    { endpoint: `localhost:${store.port}` },
    { rootCertificate },
    credentials,
  );
}

/** Runs with a client that is disposed of afterwards. */
async function as<T>(
  credentials: Credentials | undefined,
  action: (client: EventStoreDBClient) => Promise<T>,
): Promise<T> {
  const client = connect(credentials);
  try {
    return await action(client);
  } finally {
    await client.dispose();
  }
}

const basic = ({ username, password }: Credentials) => ({
  authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`,
});
const usersCall = (method: string, request: { serializeBinary(): Uint8Array }, by = ADMIN) =>
  rawCall(store.port, `${USERS}/${method}`, [encode(request)], {
    headers: basic(by),
    ca: identity.cert,
  });

async function createUser(name: string, groups: string[] = []): Promise<Credentials> {
  const options = new users.CreateReq.Options();
  options.setLoginName(name);
  options.setPassword('pw');
  options.setFullName(`Full ${name}`);
  options.setGroupsList(groups);
  const request = new users.CreateReq();
  request.setOptions(options);
  expect(await usersCall('Create', request)).toMatchObject({ status: Status.ok });
  return { username: name, password: 'pw' };
}

describe('a node with TLS and authentication', () => {
  it('serves those who say who they are', async () => {
    await as(ADMIN, async (client) => {
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
        as(credentials, (client) => collected(client.readStream('s'))),
      ).rejects.toMatchObject({ type: 'access-denied' });
    }
  });

  it('refuses those who do not say who they are', async () => {
    await as(undefined, async (client) => {
      await expect(client.appendToStream('s', [event()])).rejects.toMatchObject({
        type: 'access-denied',
      });
      await expect(collected(client.readAll())).rejects.toMatchObject({ type: 'access-denied' });
    });
  });

  it('takes credentials of a single call', async () => {
    await as(undefined, async (client) => {
      await client.appendToStream('s', [event()], { credentials: ADMIN });
      const events = await collected(client.readStream('s', { credentials: ADMIN }));
      expect(events.length).toBeGreaterThan(0);
    });
  });

  it('does not speak without TLS', async () => {
    const client = EventStoreDBClient.connectionString(`esdb://localhost:${store.port}?tls=false`);
    await expect(client.appendToStream('s', [event()])).rejects.toThrow(/UNAVAILABLE/);
    await client.dispose();
  });
});

describe('access lists', () => {
  it('keep streams of the system and $all for administrators', async () => {
    const ann = await createUser('ann');
    await as(ann, async (client) => {
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
    const [reader, writer] = [await createUser('reader'), await createUser('writer', ['writers'])];
    await as(ADMIN, (client) =>
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
    await as(writer, async (client) => {
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
    await as(reader, async (client) => {
      expect(await collected(client.readStream('guarded'))).toHaveLength(2);
      await client.getStreamMetadata('guarded');
      await expect(client.appendToStream('guarded', [event()])).rejects.toMatchObject({
        type: 'access-denied',
      });
    });
  });

  it('have defaults in $settings', async () => {
    const bob = await createUser('bob');
    const settings = (write: string) =>
      jsonEvent({ type: 'update', data: { $userStreamAcl: { $w: write } } });
    await as(ADMIN, (client) => client.appendToStream('$settings', [settings('$admins')]));
    await as(bob, async (client) => {
      await expect(client.appendToStream('any', [event()])).rejects.toMatchObject({
        type: 'access-denied',
      });
    });
    await as(ADMIN, (client) => client.appendToStream('$settings', [settings('$all')]));
    await as(bob, (client) => client.appendToStream('any', [event()]));
  });

  it('let operators run the node, and nobody else', async () => {
    await as(OPS, (client) => client.listProjections());
    await as(OPS, (client) => client.enableProjection('$streams'));
    const carl = await createUser('carl');
    await as(carl, async (client) => {
      await expect(client.enableProjection('$streams')).rejects.toMatchObject({
        type: 'access-denied',
      });
      await expect(
        client.createPersistentSubscriptionToStream('s', 'g', groupSettings()),
      ).rejects.toMatchObject({ type: 'access-denied' });
    });
  });
});

describe('users', () => {
  const named = <T extends { setLoginName(name: string): unknown }>(options: T, name: string) => {
    options.setLoginName(name);
    return options;
  };

  it('are told apart, found and listed', async () => {
    await createUser('dora', ['team']);
    const request = new users.CreateReq();
    request.setOptions(named(new users.CreateReq.Options(), 'dora'));
    expect(await usersCall('Create', request)).toMatchObject({
      status: Status.failedPrecondition,
      trailers: { exception: 'user-conflict', 'login-name': 'dora' },
    });
    const details = new users.DetailsReq();
    details.setOptions(named(new users.DetailsReq.Options(), 'dora'));
    const { messages } = await usersCall('Details', details);
    const dora = decode(users.DetailsResp, messages[0]!).getUserDetails();
    expect(dora?.toObject()).toMatchObject({ fullName: 'Full dora', groupsList: ['team'] });
    expect((await usersCall('Details', new users.DetailsReq())).messages.length).toBeGreaterThan(2);
    details.setOptions(named(new users.DetailsReq.Options(), 'nemo'));
    expect(await usersCall('Details', details)).toMatchObject({
      trailers: { exception: 'user-not-found' },
    });
  });

  it('are disabled, enabled, deleted and made again', async () => {
    const emil = await createUser('emil');
    const works = () =>
      as(emil, (client) => client.appendToStream('e', [event()])).then(
        () => true,
        () => false,
      );
    const does = async (
      method: string,
      request: users.DisableReq | users.EnableReq | users.DeleteReq,
      options: never,
    ) => {
      request.setOptions(options);
      expect(await usersCall(method, request)).toMatchObject({ status: Status.ok });
    };
    expect(await works()).toBe(true);
    await does(
      'Disable',
      new users.DisableReq(),
      named(new users.DisableReq.Options(), 'emil') as never,
    );
    expect(await works()).toBe(false);
    await does(
      'Enable',
      new users.EnableReq(),
      named(new users.EnableReq.Options(), 'emil') as never,
    );
    expect(await works()).toBe(true);
    await does(
      'Delete',
      new users.DeleteReq(),
      named(new users.DeleteReq.Options(), 'emil') as never,
    );
    expect(await works()).toBe(false);
    await createUser('emil');
    expect(await works()).toBe(true);
  });

  it('change their own password, but not that of others', async () => {
    const fred = await createUser('fred');
    const change = (current: string, next: string, by: Credentials) => {
      const options = named(new users.ChangePasswordReq.Options(), 'fred');
      options.setCurrentPassword(current);
      options.setNewPassword(next);
      const request = new users.ChangePasswordReq();
      request.setOptions(options);
      return usersCall('ChangePassword', request, by);
    };
    const grete = await createUser('grete');
    expect(await change('pw', 'x', grete)).toMatchObject({
      trailers: { exception: 'access-denied' },
    });
    expect(await change('wrong', 'x', fred)).toMatchObject({
      trailers: { exception: 'access-denied' },
    });
    expect(await change('pw', 'better', fred)).toMatchObject({ status: Status.ok });
    expect(await change('pw', 'x', fred)).toMatchObject({ status: Status.unauthenticated });

    const options = named(new users.ResetPasswordReq.Options(), 'fred');
    options.setNewPassword('from admin');
    const reset = new users.ResetPasswordReq();
    reset.setOptions(options);
    expect(await usersCall('ResetPassword', reset)).toMatchObject({ status: Status.ok });
    await as({ username: 'fred', password: 'from admin' }, (client) =>
      client.appendToStream('f', [event()]),
    );
  });

  it('are managed by administrators only', async () => {
    const hugo = await createUser('hugo');
    const request = new users.CreateReq();
    request.setOptions(named(new users.CreateReq.Options(), 'ida'));
    for (const by of [hugo, OPS]) {
      expect(await usersCall('Create', request, by)).toMatchObject({
        trailers: { exception: 'access-denied' },
      });
    }
  });

  it('are still there after a restart, with the passwords that they chose', async () => {
    const jan = await createUser('jan', ['$admins']);
    await store.stop();
    store = await start();
    await as(jan, async (client) => {
      const all = await collected(client.readAll({ maxCount: 10_000 }));
      // What is stored does not give a password away.
      const stored = JSON.stringify(all.map((each) => each.event?.data));
      expect(stored).toContain('"loginName":"jan"');
      expect(stored).not.toContain(ADMIN.password);
    });
  });
});
