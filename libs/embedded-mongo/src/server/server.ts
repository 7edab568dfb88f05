import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { isDoc, type Doc } from '../bson/values.js';
import { CommandError } from '../errors.js';
import type { Store } from '../storage/store.js';
import { ClusterClock } from './clock.js';
import { Dispatcher, errorReply, REPLICA_SET, type Peer } from './dispatcher.js';
import {
  headOf,
  MessageReader,
  readRequest,
  writeReply,
  type Head,
  type Reply,
  type Request,
} from './wire.js';

export interface ServerOptions {
  readonly store: Store;
  readonly host?: string | undefined;
  readonly port?: number | undefined;
  /** A transaction unused for so long is aborted; MongoDB's minute unless said otherwise. */
  readonly transactionIdleMs?: number | undefined;
  /** How often TTL indexes are looked at; MongoDB's minute unless said otherwise. */
  readonly expiryMs?: number | undefined;
  readonly now?: () => number;
}

const MINUTE = 60_000;

/** The network side: connections, framing, order of replies, timers. */
export class MongoServer {
  private readonly server: Server;
  private readonly dispatcher: Dispatcher;
  private readonly clock: ClusterClock;
  private readonly sockets = new Set<Socket>();
  private timers: readonly NodeJS.Timeout[] = [];
  private connections = 0;
  private address = '';

  constructor(private readonly options: ServerOptions) {
    const { store, now = Date.now } = options;
    const limits = { transactionIdleMs: options.transactionIdleMs ?? MINUTE };
    this.clock = new ClusterClock(store, now);
    this.dispatcher = new Dispatcher(store, () => this.address, limits, now);
    this.server = createServer((socket) => this.accept(socket));
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
      every(Math.min(1_000, transactionIdleMs / 4), () => this.dispatcher.tick()),
      every(this.options.expiryMs ?? MINUTE, () => void this.dispatcher.expire()),
    ];
    return `mongodb://${this.address}/?replicaSet=${REPLICA_SET}`;
  }

  async close(): Promise<void> {
    for (const timer of this.timers) clearInterval(timer);
    for (const socket of this.sockets) socket.destroy();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  private accept(socket: Socket): void {
    const peer: Peer = { id: ++this.connections, appName: undefined };
    const reader = new MessageReader();
    let last: Promise<void> = Promise.resolve();
    socket.setNoDelay(true);
    this.sockets.add(socket);
    socket.on('close', () => {
      this.sockets.delete(socket);
      this.dispatcher.left(peer);
    });
    socket.on('error', () => socket.destroy()); // the client went away
    socket.on('data', (chunk) => {
      reader.push(chunk);
      try {
        for (let message = reader.next(); message; message = reader.next()) {
          const respond = this.respondTo(message, peer, socket);
          last = last.then(respond); // replies leave in the order of the requests
        }
      } catch {
        socket.destroy(); // not the protocol: nothing after it can be made sense of
      }
    });
  }

  private respondTo(message: Buffer, peer: Peer, socket: Socket): () => Promise<void> {
    try {
      const request = readRequest(message);
      noteAppName(request.body, peer);
      return () => this.serve(request, peer, socket);
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      // a message, but with bad BSON in it
      const reply = errorReply(error);
      return () => Promise.resolve().then(() => this.send(headOf(message), reply, socket));
    }
  }

  private async serve(request: Request, peer: Peer, socket: Socket): Promise<void> {
    const reply = await this.dispatcher.handle(request, peer);
    if (!reply) {
      socket.destroy();
      return;
    }
    if (request.wantsReply) this.send(request, reply, socket);
  }

  private send(head: Head, reply: Reply, socket: Socket): void {
    if (socket.destroyed) return;
    try {
      socket.write(writeReply(head, reply, this.clock.elements()));
    } catch {
      socket.destroy(); // a reply that cannot be encoded is no reply
    }
  }
}

/** The driver says once, in its handshake, what application it serves. */
function noteAppName({ client }: Doc, peer: Peer): void {
  const application = isDoc(client) ? client['application'] : undefined;
  const name = isDoc(application) ? application['name'] : undefined;
  if (typeof name === 'string') peer.appName = name;
}
