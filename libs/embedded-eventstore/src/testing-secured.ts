import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { EventStoreDBClient, type Credentials } from '@eventstore/db-client';
import users from '@eventstore/db-client/generated/users_pb.js';
import { EmbeddedEventStore, type RunningEventStore } from './embedded-eventstore.js';
import { encode, type Sendable } from './grpc/unary.js';
import { rawCall, type RawAnswer } from './testing-raw-call.js';

export const ADMIN = { username: 'admin', password: 'rather secret' };
export const OPS = { username: 'ops', password: 'less secret' };

/** A node with TLS and authentication, on a folder of its own; for specs. */
export class SecuredNode {
  private constructor(
    private readonly dir: string,
    private readonly identity: { readonly key: string; readonly cert: string },
    private running: RunningEventStore,
  ) {}

  static async start(): Promise<SecuredNode> {
    const dir = await mkdtemp(join(tmpdir(), 'eventstore-'));
    const identity = await selfSigned(dir);
    return new SecuredNode(dir, identity, await startOn(dir, identity));
  }

  get port(): number {
    return this.running.port;
  }

  /** Runs with a client that is disposed of afterwards. */
  async as<T>(
    credentials: Credentials | undefined,
    action: (client: EventStoreDBClient) => Promise<T>,
  ): Promise<T> {
    const client = new EventStoreDBClient(
      { endpoint: `localhost:${this.port}` },
      { rootCertificate: Buffer.from(this.identity.cert) },
      credentials,
    );
    try {
      return await action(client);
    } finally {
      await client.dispose();
    }
  }

  /** Calls a method of the users service, for which the client has no methods. */
  users(method: string, request: Sendable, by: Credentials = ADMIN): Promise<RawAnswer> {
    const basic = Buffer.from(`${by.username}:${by.password}`).toString('base64');
    const path = `/event_store.client.users.Users/${method}`;
    return rawCall(this.port, path, [encode(request)], {
      headers: { authorization: `Basic ${basic}` },
      ca: this.identity.cert,
    });
  }

  /** Makes a user whose password is `pw`. */
  async createUser(name: string, groups: string[] = []): Promise<Credentials> {
    const options = new users.CreateReq.Options();
    options.setLoginName(name);
    options.setPassword('pw');
    options.setFullName(`Full ${name}`);
    options.setGroupsList(groups);
    const request = new users.CreateReq();
    request.setOptions(options);
    const { status, message } = await this.users('Create', request);
    if (status !== 0) throw new Error(`${name} was not created: ${message}`);
    return { username: name, password: 'pw' };
  }

  async restart(): Promise<void> {
    await this.running.stop();
    this.running = await startOn(this.dir, this.identity);
  }

  /** Stops the node and removes the folder. */
  async stop(): Promise<void> {
    await this.running.stop();
    await rm(this.dir, { recursive: true, force: true });
  }
}

const startOn = (dir: string, tls: { readonly key: string; readonly cert: string }) =>
  EmbeddedEventStore.start({
    dir: join(dir, 'data'),
    inProcess: true,
    host: 'localhost',
    tls,
    authentication: { admin: ADMIN.password, ops: OPS.password },
  });

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
