import type { TlsIdentity } from './grpc/http2-server.js';
import type { VerifyExtent } from './store/verify-log.js';

/** How a node runs. Only the folder must be said. */
export interface EventStoreOptions {
  /** The folder of the data; it is made if it does not exist. */
  readonly dir: string;
  /** The address to listen on; the default is loopback, 127.0.0.1. */
  readonly host?: string | undefined;
  /** The default, 0, takes any free port. */
  readonly port?: number | undefined;
  /** The name under which other machines reach the node, if it is not `host`. */
  readonly advertisedHost?: string | undefined;
  /** Serve TLS, with this certificate and key (PEM). */
  readonly tls?: TlsIdentity | undefined;
  /** Run in this thread instead of one of its own: for tests. */
  readonly inProcess?: boolean | undefined;
  /** Largest append, in bytes of event data; the default is 1 MiB, as on the real server. */
  readonly maxAppendBytes?: number | undefined;
  /** Connections beyond this number are closed at once; the default is 1,000. */
  readonly maxConnections?: number | undefined;
  /** Bytes of appends that may wait for the disk before others are refused; 64 MiB. */
  readonly maxWaitingBytes?: number | undefined;
  /** How much of the log is checked at the start: `recent` (the default) or `all`. */
  readonly verify?: VerifyExtent | undefined;
  /** Do not wait for the disk. Fast, and a crash of the machine loses events: for tests. */
  readonly noSync?: boolean | undefined;
}

const MEBIBYTE = 1 << 20;

/** The options with their defaults. */
export const withDefaults = (options: EventStoreOptions) => ({
  ...options,
  host: options.host ?? '127.0.0.1',
  port: options.port ?? 0,
  verify: options.verify ?? 'recent',
  noSync: options.noSync ?? false,
  maxAppendBytes: options.maxAppendBytes ?? MEBIBYTE,
  maxConnections: options.maxConnections ?? 1000,
  /** Clients split an append into messages of 3 MiB; their own limit on answers is 17 MiB. */
  maxMessageBytes: Math.max(17 * MEBIBYTE, 2 * (options.maxAppendBytes ?? 0)),
});

/** The options, complete. */
export type Settings = ReturnType<typeof withDefaults>;
