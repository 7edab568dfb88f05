import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventStoreDBClient, type Credentials } from '@eventstore/db-client';
import users from '@eventstore/db-client/generated/users_pb.js';
import { EmbeddedEventStore, type RunningEventStore } from './embedded-eventstore.js';
import type { EventStoreOptions } from './options.js';
import { encode, type Sendable } from './grpc/unary.js';
import { rawCall, type RawAnswer } from './testing-raw-call.js';

export const ADMIN = { username: 'admin', password: 'rather secret' };
export const OPS = { username: 'ops', password: 'less secret' };

/** A node with TLS and users, on a folder of its own; for specs. */
export class SecuredNode {
  private constructor(
    private readonly dir: string,
    private readonly options: Partial<EventStoreOptions>,
    /** What clients trust, PEM. */
    readonly certificate: string,
    private running: RunningEventStore,
  ) {}

  static async start(options: Partial<EventStoreOptions> = {}): Promise<SecuredNode> {
    const dir = await mkdtemp(join(tmpdir(), 'eventstore-'));
    const running = await startOn(dir, options);
    const certificate = await readFile(join(dir, 'data', 'tls', 'certificate.pem'), 'utf8');
    const node = new SecuredNode(dir, options, certificate, running);
    await node.createUser(OPS.username, ['$ops'], OPS.password);
    return node;
  }

  /** The connection string, with the credentials of the administrator. */
  get url(): string {
    return this.running.url;
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
      { rootCertificate: Buffer.from(this.certificate) },
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
      ca: this.certificate,
    });
  }

  async createUser(name: string, groups: string[] = [], password = 'pw'): Promise<Credentials> {
    const options = new users.CreateReq.Options();
    options.setLoginName(name);
    options.setPassword(password);
    options.setFullName(`Full ${name}`);
    options.setGroupsList(groups);
    const request = new users.CreateReq();
    request.setOptions(options);
    const { status, message } = await this.users('Create', request);
    if (status !== 0) throw new Error(`${name} was not created: ${message}`);
    return { username: name, password };
  }

  async restart(options: Partial<EventStoreOptions> = {}): Promise<void> {
    await this.running.stop();
    this.running = await startOn(this.dir, { ...this.options, ...options });
  }

  /** Stops the node and removes the folder. */
  async stop(): Promise<void> {
    await this.running.stop();
    await rm(this.dir, { recursive: true, force: true });
  }
}

const startOn = (dir: string, options: Partial<EventStoreOptions>) =>
  EmbeddedEventStore.start({
    dir: join(dir, 'data'),
    inProcess: true,
    credentials: { administrator: ADMIN },
    ...options,
  });
