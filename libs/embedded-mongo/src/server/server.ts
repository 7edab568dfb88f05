import type { AddressInfo, Server, Socket } from 'node:net';
import type { Store } from '../storage/store.js';
import { Authentication } from './access/authentication.js';
import { ClusterClock } from './clock.js';
import { Connection, type Intake } from './connection.js';
import { Dispatcher, REPLICA_SET } from './dispatcher.js';
import type { Credentials } from './access/scram.js';
import { createTransport, type TlsSettings } from './transport.js';

export interface ServerOptions {
  readonly store: Store;
  readonly host?: string | undefined;
  readonly port?: number | undefined;
  /** Who may use it; anybody, unless given. */
  readonly credentials?: Credentials | undefined;
  readonly tls?: TlsSettings | undefined;
  readonly maxConnections?: number | undefined;
  /** Aborts a transaction idle for this long; defaults to one minute, as MongoDB does. */
  readonly transactionIdleMs?: number | undefined;
  readonly maxSessions?: number | undefined;
  /** How often TTL indexes are checked; defaults to one minute, as MongoDB does. */
  readonly expiryMs?: number | undefined;
}

const MINUTE = 60_000;
const MAX_CONNECTIONS = 1_000;

/** The network side: connections, address, timers. */
export class MongoServer {
  private readonly server: Server;
  private readonly dispatcher: Dispatcher;
  private readonly clock: ClusterClock;
  private readonly connections = new Set<Connection>();
  /** All sockets, also those of which it is not known yet whether they speak TLS. */
  private readonly sockets = new Set<Socket>();
  private readonly intake: Intake = { unfinishedBytes: 0 };
  private timers: readonly NodeJS.Timeout[] = [];
  private accepted = 0;
  private address = '';

  constructor(private readonly options: ServerOptions) {
    const { store, credentials, tls, maxConnections = MAX_CONNECTIONS } = options;
    const { transactionIdleMs: idleMs = MINUTE, maxSessions } = options;
    const limits = { transactionIdleMs: idleMs, maxSessions };
    const authentication = new Authentication(credentials);
    this.clock = new ClusterClock(store);
    this.dispatcher = new Dispatcher(store, () => this.address, limits, authentication);
    this.server = createTransport(tls, (socket) => this.accept(socket));
    this.server.maxConnections = maxConnections;
    this.server.on('connection', (socket: Socket) => {
      this.sockets.add(socket);
      socket.on('close', () => this.sockets.delete(socket));
    });
  }

  /** Listens; resolves to the URL for the driver. */
  async listen(): Promise<string> {
    const { host = '127.0.0.1', port = 0, transactionIdleMs = MINUTE } = this.options;
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(port, host, resolve);
    });
    // listening on TCP, it has an address of this kind
    const { port: actual } = this.server.address() as AddressInfo;
    this.address = `${host.includes(':') ? `[${host}]` : host}:${actual}`;
    const every = (ms: number, run: () => void) => setInterval(run, ms).unref();
    this.timers = [
      every(Math.min(1_000, transactionIdleMs / 4), () => this.tick()),
      every(this.options.expiryMs ?? MINUTE, () => void this.dispatcher.expire()),
    ];
    return urlOf(this.address, this.options);
  }

  private tick(): void {
    this.dispatcher.tick();
    for (const connection of this.connections) connection.tick();
  }

  async close(): Promise<void> {
    for (const timer of this.timers) clearInterval(timer);
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }

  private accept(socket: Socket): void {
    const { dispatcher, clock, intake } = this;
    const connection = new Connection(++this.accepted, socket, dispatcher, clock, intake);
    this.connections.add(connection);
    socket.on('close', () => this.connections.delete(connection));
  }
}

function urlOf(address: string, { credentials, tls }: ServerOptions): string {
  const user = credentials
    ? `${encodeURIComponent(credentials.username)}:${encodeURIComponent(credentials.password)}@`
    : '';
  const isSecured = tls !== undefined && tls.mode !== 'disabled';
  const secured = isSecured ? '&tls=true' : '';
  const source = credentials ? '&authSource=admin' : '';
  return `mongodb://${user}${address}/?replicaSet=${REPLICA_SET}${source}${secured}`;
}
