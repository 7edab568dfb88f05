import type { Socket } from 'node:net';
import { isDoc, type Doc } from '../bson/values.js';
import { CommandError } from '../errors.js';
import type { ClusterClock } from './clock.js';
import { errorReply, type Dispatcher, type Peer } from './dispatcher.js';
import {
  headOf,
  MAX_MESSAGE,
  MessageReader,
  readRequest,
  writeReply,
  type Head,
  type Reply,
  type Request,
} from './wire.js';

/** What a client says before it is let in, in bytes. */
const MAX_STRANGERS_MESSAGE = 64 * 1024;
/** A client that sends on without waiting for replies is not read from beyond these. */
const MAX_WAITING = 32;
/** A message that was begun has to be finished in this time, in milliseconds. */
const UNFINISHED_MS = 30_000;

/** What all connections together take. */
export interface Intake {
  /** Of messages that are not whole yet, in bytes. */
  unfinishedBytes: number;
}

/** All connections together may hold so much of messages that are not whole yet, in bytes. */
const MAX_UNFINISHED_BYTES = 256 * 1024 * 1024;

/** One client: its messages are answered one after the other. */
export class Connection {
  private readonly peer: Peer;
  private readonly reader: MessageReader;
  private last: Promise<void> = Promise.resolve();
  private waiting = 0;
  private unfinished = 0;
  private lastHeard = performance.now();

  constructor(
    id: number,
    private readonly socket: Socket,
    private readonly dispatcher: Dispatcher,
    private readonly clock: ClusterClock,
    private readonly intake: Intake,
  ) {
    this.peer = {
      id,
      appName: undefined,
      isGone: false,
      conversation: undefined,
      isAuthenticated: false,
    };
    const most = () =>
      dispatcher.authentication.isStranger(this.peer) ? MAX_STRANGERS_MESSAGE : MAX_MESSAGE;
    this.reader = new MessageReader(most);
    socket.setNoDelay(true);
    socket.on('close', () => {
      this.count(0);
      this.dispatcher.left(this.peer);
    });
    socket.on('error', () => socket.destroy()); // the client went away
    socket.on('data', (chunk: Buffer) => this.received(chunk));
  }

  private received(chunk: Buffer): void {
    this.lastHeard = performance.now();
    this.reader.push(chunk);
    try {
      for (let message = this.reader.next(); message; message = this.reader.next()) {
        this.queue(this.responseTo(message));
      }
      this.count(this.reader.size);
      if (this.intake.unfinishedBytes > MAX_UNFINISHED_BYTES) this.socket.destroy();
    } catch {
      this.socket.destroy(); // not the protocol: nothing after it can be made sense of
    }
  }

  private count(unfinished: number): void {
    this.intake.unfinishedBytes += unfinished - this.unfinished;
    this.unfinished = unfinished;
  }

  /** Replies leave in the order of the requests. */
  private queue(respond: () => Promise<void>): void {
    if (++this.waiting === MAX_WAITING) this.socket.pause();
    this.last = this.last.then(respond).then(() => {
      if (this.waiting-- === MAX_WAITING) this.socket.resume();
    });
  }

  private responseTo(message: Buffer): () => Promise<void> {
    try {
      const request = readRequest(message);
      noteAppName(request.body, this.peer);
      return () => this.serve(request);
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      // a message, but with bad BSON in it
      const reply = errorReply(error);
      return () => this.send(headOf(message), reply);
    }
  }

  private async serve(request: Request): Promise<void> {
    const reply = await this.dispatcher.handle(request, this.peer);
    if (!reply) this.socket.destroy();
    else if (request.wantsReply) await this.send(request, reply);
  }

  /** Resolves when the client has taken enough of it. */
  private async send(head: Head, reply: Reply): Promise<void> {
    const { socket } = this;
    if (socket.destroyed) return;
    try {
      if (socket.write(writeReply(head, reply, this.clock.elements()))) return;
    } catch {
      socket.destroy(); // a reply that cannot be encoded is no reply
      return;
    }
    await new Promise<void>((resolve) => {
      socket.once('drain', resolve);
      socket.once('close', resolve);
    });
  }

  /** Hangs up on a client that does not finish what it began to say. */
  tick(): void {
    const silent = performance.now() - this.lastHeard;
    if (this.unfinished > 0 && silent > UNFINISHED_MS) this.socket.destroy();
  }
}

/** The driver says once, in its handshake, what application it serves. */
function noteAppName({ client }: Doc, peer: Peer): void {
  const application = isDoc(client) ? client['application'] : undefined;
  const name = isDoc(application) ? application['name'] : undefined;
  if (typeof name === 'string') peer.appName = name;
}
