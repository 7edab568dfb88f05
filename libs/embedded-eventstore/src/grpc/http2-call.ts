import {
  constants,
  type IncomingHttpHeaders,
  type OutgoingHttpHeaders,
  type ServerHttp2Stream,
} from 'node:http2';
import type { Call, Responses } from './handler.js';
import type { RpcError } from './status.js';

const CONTENT_TYPE = 'application/grpc+proto';

/** A call that came in over HTTP/2. */
export class Http2Call implements Call {
  isClosed = false;
  readonly peer: string;
  private readonly callbacks: (() => void)[] = [];

  constructor(
    stream: ServerHttp2Stream,
    private readonly headers: IncomingHttpHeaders,
  ) {
    const socket = stream.session?.destroyed === false ? stream.session.socket : undefined;
    this.peer = socket ? `${socket.remoteAddress ?? '?'}:${socket.remotePort ?? 0}` : '?';
    stream.on('close', () => {
      this.isClosed = true;
      for (const callback of this.callbacks) callback();
    });
  }

  header(name: string): string | undefined {
    const value = this.headers[name];
    return Array.isArray(value) ? value[0] : value;
  }

  onClose(callback: () => void): void {
    if (this.isClosed) callback();
    else this.callbacks.push(callback);
  }
}

/** The answers of a call over HTTP/2: headers with the first one, the status in the trailers. */
export class Http2Responses implements Responses {
  private isOpen = false;
  private isDone = false;
  private trailers: OutgoingHttpHeaders = { 'grpc-status': '0' };

  constructor(private readonly stream: ServerHttp2Stream) {}

  /** Whether it has ended, well or not: what the caller still sends is of no use. */
  get isOver(): boolean {
    return this.isDone;
  }

  get queuedBytes(): number {
    return this.stream.writableLength;
  }

  send(frames: readonly Buffer[]): boolean {
    if (this.isDone || this.stream.destroyed) return true;
    this.open();
    const [only] = frames;
    return this.stream.write(frames.length === 1 && only ? only : Buffer.concat(frames));
  }

  drained(): Promise<void> {
    const { stream } = this;
    if (stream.destroyed || !stream.writableNeedDrain) return Promise.resolve();
    return new Promise((resolve) => {
      const done = () => {
        stream.off('drain', done);
        stream.off('close', done);
        resolve();
      };
      stream.on('drain', done);
      stream.on('close', done);
    });
  }

  end(): void {
    if (this.isDone || this.stream.destroyed) return;
    this.isDone = true;
    this.open();
    this.stream.end();
  }

  fail(error: RpcError): void {
    if (this.isDone || this.stream.destroyed) return;
    this.isDone = true;
    if (this.isOpen) {
      this.trailers = trailersOf(error);
      this.stream.end();
      this.stream.resume(); // what the caller still sends is of no use
      return;
    }
    const headers = { ':status': 200, 'content-type': CONTENT_TYPE, ...trailersOf(error) };
    this.stream.respond(headers, { endStream: true });
    this.dismiss();
  }

  /** What the caller still sends is of no use: it is told so, and must not keep the call open. */
  private dismiss(): void {
    const { stream } = this;
    stream.resume();
    if (stream.readableEnded) return;
    const close = () => stream.close(constants.NGHTTP2_NO_ERROR);
    if (stream.writableFinished) close();
    else stream.once('finish', () => setImmediate(close));
  }

  private open(): void {
    if (this.isOpen) return;
    this.isOpen = true;
    this.stream.respond(
      { ':status': 200, 'content-type': CONTENT_TYPE },
      { waitForTrailers: true },
    );
    this.stream.on('wantTrailers', () => {
      if (!this.stream.destroyed) this.stream.sendTrailers(this.trailers);
    });
  }
}

function trailersOf(error: RpcError): OutgoingHttpHeaders {
  const trailers: OutgoingHttpHeaders = {
    'grpc-status': String(error.status),
    'grpc-message': percentEncoded(error.message),
  };
  for (const [name, value] of Object.entries(error.trailers)) trailers[name] = headerValue(value);
  return trailers;
}

/** Printable ASCII but `%` stays, all else is percent-encoded UTF-8: gRPC over HTTP/2. */
function percentEncoded(text: string): string {
  let encoded = '';
  for (const byte of Buffer.from(text)) {
    const isPlain = byte >= 0x20 && byte <= 0x7e && byte !== 0x25;
    encoded += isPlain
      ? String.fromCharCode(byte)
      : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }
  return encoded;
}

/** A header holds bytes: UTF-8 read as latin1, without control characters. */
function headerValue(text: string): string {
  const value = /^[\x20-\x7e]*$/.test(text) ? text : Buffer.from(text, 'utf8').toString('latin1');
  return value.replace(/[\x00-\x08\x0a-\x1f\x7f]/g, '?');
}
