import { connect, constants } from 'node:http2';
import { Deframer } from './grpc/deframer.js';
import { frame } from './wire/event-frame.js';

/** What came back from a call. */
export interface RawAnswer {
  /** The status of gRPC; -1 when the call was reset before it had one. */
  readonly status: number;
  readonly message: string;
  readonly trailers: Readonly<Record<string, string>>;
  readonly messages: readonly Buffer[];
}

/**
 * Makes a call of gRPC without any client library: for specs that send what clients would not.
 * @param messages sent as frames, or as they are when `isRaw`
 */
export function rawCall(
  port: number,
  path: string,
  messages: readonly Buffer[],
  options: {
    headers?: Record<string, string>;
    ca?: string;
    isRaw?: boolean;
    /** Ends a call that would go on, after so many messages. */
    takes?: number;
    /** Does not say that no more requests follow. */
    staysOpen?: boolean;
  } = {},
): Promise<RawAnswer> {
  const origin = options.ca ? `https://localhost:${port}` : `http://127.0.0.1:${port}`;
  const session = connect(origin, options.ca ? { ca: options.ca } : {});
  return new Promise((resolve, reject) => {
    const received: Buffer[] = [];
    let trailers: Record<string, string> = {};
    session.on('error', reject);
    const stream = session.request({
      ':method': 'POST',
      ':path': path,
      'content-type': 'application/grpc',
      te: 'trailers',
      ...options.headers,
    });
    const note = (headers: object) => {
      trailers = { ...trailers, ...(headers as Record<string, string>) };
    };
    const deframer = new Deframer((message) => {
      received.push(Buffer.from(message));
      if (received.length === options.takes) stream.close(constants.NGHTTP2_CANCEL);
    }, 64 << 20);
    stream.on('response', note);
    stream.on('trailers', note);
    stream.on('data', (chunk: Buffer) => deframer.push(chunk));
    stream.on('error', () => undefined); // 'close' follows
    stream.on('close', () => {
      session.close();
      resolve({
        status: Number(trailers['grpc-status'] ?? -1),
        message: decodeURIComponent(trailers['grpc-message'] ?? ''),
        trailers,
        messages: received,
      });
    });
    for (const message of messages) stream.write(options.isRaw ? message : frame(message));
    if (!options.staysOpen) stream.end();
  });
}
