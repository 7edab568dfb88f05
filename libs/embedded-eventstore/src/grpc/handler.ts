import type { RpcError } from './status.js';

/** The incoming side of a call: who calls, with which headers. */
export interface Call {
  /** A request header; names are lower case. */
  header(name: string): string | undefined;
  /** `address:port` of the caller. */
  readonly peer: string;
  readonly isClosed: boolean;
  /** Calls back once the call is over, for whatever reason. */
  onClose(callback: () => void): void;
}

/** The outgoing half of a call. Frames carry their gRPC prefix already. */
export interface Responses {
  /** Sends frames in order; false means that the reader is slower: wait for `drained`. */
  send(frames: readonly Buffer[]): boolean;
  /** Resolves when the reader has taken what was sent, or is gone. */
  drained(): Promise<void>;
  /** Ends the call successfully. */
  end(): void;
  /** Ends the call with an error. */
  fail(error: RpcError): void;
  /** Bytes that were sent and not yet taken. */
  readonly queuedBytes: number;
}

/** The incoming half of a call with many requests. */
export interface Requests {
  message(bytes: Buffer): void;
  /** No more requests follow. */
  end(): void;
}

/** How a method is served. */
export type Handler =
  | { readonly kind: 'unary'; handle(request: Buffer, call: Call): Buffer | Promise<Buffer> }
  | {
      readonly kind: 'server-stream';
      handle(request: Buffer, call: Call, responses: Responses): void | Promise<void>;
    }
  | {
      readonly kind: 'stream';
      /** The caller sends all it has and waits for one answer. */
      readonly isOneAnswer?: boolean;
      handle(call: Call, responses: Responses): Requests;
    };

/** Methods by path, `/package.Service/Method`. */
export type Methods = Map<string, Handler>;
