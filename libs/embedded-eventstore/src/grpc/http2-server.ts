import type { TlsIdentity } from '#embedded-host';
import { createServer as createHttp1Server, type RequestListener } from 'node:http';
import * as http2 from 'node:http2';
import {
  createServer as createTcpServer,
  type AddressInfo,
  type Server,
  type Socket,
} from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { frame } from '../wire/event-frame.js';
import type { ByteBudget } from './byte-budget.js';
import { Deframer } from './deframer.js';
import { notReady, toRpcError } from './errors.js';
import type { Call, Handler, Methods, Requests } from './handler.js';
import { Http2Call, Http2Responses } from './http2-call.js';
import { RpcError, Status } from './status.js';

/** Where and how to listen. */
export interface ListenOptions {
  readonly host: string;
  /** Zero: any free port. */
  readonly port: number;
  readonly tls?: TlsIdentity | undefined;
  /** Connections beyond this number are closed at once. */
  readonly maxConnections: number;
  /** Calls beyond this number are refused. */
  readonly maxCalls: number;
  /** Largest request message, in bytes. */
  readonly maxMessageBytes: number;
  /** Of which the parts of messages take. */
  readonly budget: ByteBudget;
  /** Finds out who calls, before the call is served; a promise that rejects ends the call. */
  identify(call: Call): Promise<void> | undefined;
  /** Serves HTTP/1.1 on the same port, as the real server does. */
  readonly http1: RequestListener;
}

/** A server that listens. */
export interface Listening {
  readonly port: number;
  /** Connections that are open now. */
  connections(): number;
  /**
   * Closes the port. As on the real server, calls that wait for their one answer get UNAVAILABLE,
   * and all others are reset with CANCEL.
   */
  close(): Promise<void>;
}

/** Flow control: how much a caller may send unasked, per call and per connection. */
const CALL_WINDOW = 4 << 20;
const CONNECTION_WINDOW = 8 * CALL_WINDOW;
/** How long a new connection may say nothing. */
const SILENCE_MS = 30_000;
const KEEP_ALIVE_MS = 60_000;
/** How long a connection of HTTP/1.1 may last: probes and tools ask, and go. */
const HTTP1_MS = 60_000;
/** How long a connection of HTTP/2 may be without a call or a ping. */
const IDLE_MS = 10 * 60_000;
/** How long a connection may finish what it does when the server stops. */
const GRACE_MS = 300;

/** Serves methods of gRPC over HTTP/2 and anything else over HTTP/1.1, on one port. */
export function listen(methods: Methods, options: ListenOptions): Promise<Listening> {
  const server = new Http2Server(methods, options);
  return server.listen();
}

class Http2Server {
  private readonly sessions = new Set<http2.ServerHttp2Session>();
  /** Open calls, and how each is ended when the server stops. */
  private readonly streams = new Map<http2.ServerHttp2Stream, () => void>();
  private isStopping = false;
  private readonly sockets = new Set<Socket>();
  private readonly http2: http2.Http2Server;
  private readonly http1: ReturnType<typeof createHttp1Server>;
  private readonly server: Server;

  constructor(
    private readonly methods: Methods,
    private readonly options: ListenOptions,
  ) {
    this.http2 = http2.createServer({
      settings: { initialWindowSize: CALL_WINDOW, maxConcurrentStreams: 10_000 },
      maxSessionMemory: 256,
    });
    this.http2.on('session', (session) => this.opened(session));
    this.http2.on('stream', (stream, headers) => this.serve(stream, headers));
    this.http2.on('sessionError', () => undefined); // the peer's fault: its session is closed
    this.http1 = createHttp1Server(options.http1);
    this.server = options.tls ? this.withTls(options.tls) : this.withoutTls();
  }

  listen(): Promise<Listening> {
    const { server, options } = this;
    return new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(options.port, options.host, () => {
        server.off('error', reject);
        server.on('error', () => undefined); // e.g. out of descriptors: the next accept may do
        resolve({
          port: (server.address() as AddressInfo).port,
          connections: () => this.sockets.size,
          close: () => this.close(),
        });
      });
    });
  }

  /** With TLS the two protocols are told apart by ALPN. */
  private withTls(identity: TlsIdentity): Server {
    const options = { ...identity, ALPNProtocols: ['h2', 'http/1.1'] };
    const server = createTlsServer(options, (socket) => {
      if (!this.admit(socket)) return;
      this.hand(socket, socket.alpnProtocol === 'h2');
    });
    server.on('tlsClientError', () => undefined); // the handshake failed: nothing was served
    return server;
  }

  /** Without TLS they are told apart by the first bytes, `PRI * HTTP/2.0`. */
  private withoutTls(): Server {
    return createTcpServer((socket) => {
      if (!this.admit(socket)) return;
      socket.setTimeout(SILENCE_MS, () => socket.destroy());
      socket.once('readable', () => {
        socket.setTimeout(0);
        const first = socket.read() as Buffer | null;
        if (!first) return;
        socket.unshift(first);
        this.hand(socket, first.toString('latin1', 0, 3) === 'PRI');
      });
    });
  }

  /** Half-open connections must not keep their place, whichever protocol they speak. */
  private hand(socket: Socket, isHttp2: boolean): void {
    if (isHttp2) {
      this.http2.emit('connection', socket);
      return;
    }
    const end = setTimeout(() => socket.destroy(), HTTP1_MS).unref();
    socket.once('close', () => clearTimeout(end));
    this.http1.emit('connection', socket);
  }

  private admit(socket: Socket): boolean {
    socket.on('error', () => undefined); // reset by the peer: 'close' follows
    if (this.sockets.size >= this.options.maxConnections) {
      socket.destroy();
      return false;
    }
    socket.setNoDelay(true);
    socket.setKeepAlive(true, KEEP_ALIVE_MS); // a peer that vanished must not keep its place
    this.sockets.add(socket);
    socket.once('close', () => this.sockets.delete(socket));
    return true;
  }

  private opened(session: http2.ServerHttp2Session): void {
    this.sessions.add(session);
    session.on('close', () => this.sessions.delete(session));
    session.on('error', () => undefined); // the peer broke the protocol; its session is closed
    if (session.destroyed) return;
    session.setLocalWindowSize(CONNECTION_WINDOW);
    session.setTimeout(IDLE_MS, () => session.destroy());
  }

  private serve(stream: http2.ServerHttp2Stream, headers: http2.IncomingHttpHeaders): void {
    stream.on('error', () => undefined); // reset by the peer: 'close' follows
    this.streams.set(stream, () => stream.close(http2.constants.NGHTTP2_CANCEL));
    stream.once('close', () => this.streams.delete(stream));
    const handler = this.methods.get(headers[':path'] ?? '');
    const responses = new Http2Responses(stream);
    if (!handler || headers[':method'] !== 'POST') {
      const path = headers[':path'] ?? '';
      responses.fail(new RpcError(Status.unimplemented, `Method not found: ${path}`));
      return;
    }
    if (this.isStopping) {
      responses.fail(notReady());
      return;
    }
    const isOneAnswer = handler.kind === 'stream' ? handler.isOneAnswer : handler.kind === 'unary';
    if (isOneAnswer) this.streams.set(stream, () => responses.fail(notReady()));
    if (this.streams.size > this.options.maxCalls) {
      const message = `the node has ${this.options.maxCalls} open calls already`;
      responses.fail(new RpcError(Status.resourceExhausted, message));
      return;
    }
    const call = new Http2Call(stream, headers);
    const identified = this.options.identify(call);
    if (!identified) this.dispatch(handler, stream, call, responses);
    else {
      identified.then(
        () => this.dispatch(handler, stream, call, responses),
        (error: unknown) => responses.fail(toRpcError(error)),
      );
    }
  }

  private dispatch(
    handler: Handler,
    stream: http2.ServerHttp2Stream,
    call: Http2Call,
    responses: Http2Responses,
  ): void {
    const guarded = (action: () => void) => {
      try {
        action();
      } catch (error) {
        responses.fail(toRpcError(error));
      }
    };
    guarded(() => {
      const requests =
        handler.kind === 'stream'
          ? handler.handle(call, responses)
          : singleRequest(handler, call, responses);
      const { maxMessageBytes, budget } = this.options;
      const deframer = new Deframer((m) => requests.message(m), maxMessageBytes, budget);
      call.onClose(() => deframer.close());
      stream.on('data', (chunk: Buffer) => {
        if (!responses.isOver) guarded(() => deframer.push(chunk));
      });
      stream.on('end', () =>
        guarded(() => {
          if (deframer.isComplete) requests.end();
          else responses.fail(new RpcError(Status.internal, 'the request ends within a message'));
        }),
      );
    });
  }

  private close(): Promise<void> {
    this.isStopping = true;
    for (const end of this.streams.values()) end();
    for (const session of this.sessions) session.close();
    this.http1.closeAllConnections();
    return new Promise((resolve) => {
      const grace = setTimeout(() => {
        for (const socket of this.sockets) socket.destroy();
      }, GRACE_MS);
      this.server.close(() => {
        clearTimeout(grace);
        resolve();
      });
    });
  }
}

/** Serves methods that take one request: the handler starts when it is complete. */
function singleRequest(
  handler: Exclude<Handler, { kind: 'stream' }>,
  call: Http2Call,
  responses: Http2Responses,
): Requests {
  let request: Buffer | undefined;
  const answer = async (bytes: Buffer) => {
    if (handler.kind === 'server-stream') return handler.handle(bytes, call, responses);
    responses.send([frame(await handler.handle(bytes, call))]);
    responses.end();
  };
  return {
    message(bytes) {
      request ??= bytes;
    },
    end() {
      if (!request) throw new RpcError(Status.internal, 'the request message is missing');
      answer(request).catch((error: unknown) => responses.fail(toRpcError(error)));
    },
  };
}
