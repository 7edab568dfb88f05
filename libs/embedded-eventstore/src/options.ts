import type { Credentials, TlsIdentity } from '#embedded-host';
import type { NodeMetrics } from './metrics.js';

/** Who may come in; both are made at the start, and have these passwords from then on. */
export interface StoreCredentials {
  /** Reads and writes everything, and manages users. */
  readonly administrator: Credentials;
  /**
   * Reads all streams of users and `$all`, and writes nothing: for subscribers downstream. With it,
   * writing is for administrators and those whom the access list of a stream names.
   */
  readonly reader?: Credentials | undefined;
}

/** What the program that starts a node hears of it. */
export interface EventStoreHooks {
  /** Is given the figures of the node again and again. */
  readonly onMetrics?: ((metrics: NodeMetrics) => void) | undefined;
  /** How often, in milliseconds; 5 seconds. */
  readonly metricsEveryMs?: number | undefined;
  /** Is told when the thread of the node has died; the node is gone then. */
  readonly onFailure?: ((error: Error) => void) | undefined;
}

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
  /**
   * Serve TLS, with this certificate and key (PEM). Left out where there are credentials, the node
   * makes a certificate of its own in the folder: clients send no password without TLS.
   */
  readonly tls?: TlsIdentity | undefined;
  /** Certificates of which one must have signed that of the node: a folder or a file (PEM). */
  readonly trustedRoots?: string | undefined;
  /** Refuse everybody else, also on this machine, and heed the access lists of streams. */
  readonly credentials?: StoreCredentials | undefined;
  /** Allow a node that other machines reach to run without TLS or without credentials. */
  readonly insecure?: boolean | undefined;
  /** Run the system projections (`$by_category`, `$by_event_type`, …); off by default. */
  readonly systemProjections?: boolean | undefined;
  /** Run in this thread instead of one of its own: for tests. */
  readonly inProcess?: boolean | undefined;
  /** Largest append, in bytes of event data; the default is 1 MiB, as on the real server. */
  readonly maxAppendBytes?: number | undefined;
  /** Connections beyond this number are closed at once; the default is 1,000. */
  readonly maxConnections?: number | undefined;
  /** Calls beyond this number, subscriptions among them, are refused; the default is 5,000. */
  readonly maxCalls?: number | undefined;
  /** Bytes of requests of which parts are missing, over all callers; the default is 128 MiB. */
  readonly maxUnfinishedBytes?: number | undefined;
  /** Bytes of appends that may wait for the disk before others are refused; 64 MiB. */
  readonly maxWaitingBytes?: number | undefined;
  /** Appends are refused rather than leave less than this free on the disk; 64 MiB. */
  readonly minFreeBytes?: number | undefined;
  /**
   * Check every page and record at the start. That is done anyway unless the last stop was clean
   * and nobody has touched the files since.
   */
  readonly verify?: boolean | undefined;
  /** Do not wait for the disk. Fast, and a crash of the machine loses events: for tests. */
  readonly noSync?: boolean | undefined;
}

const MEBIBYTE = 1 << 20;

/** The options with their defaults. */
export const withDefaults = (options: EventStoreOptions) => ({
  ...options,
  host: options.host ?? '127.0.0.1',
  port: options.port ?? 0,
  verify: options.verify ?? false,
  noSync: options.noSync ?? false,
  maxAppendBytes: options.maxAppendBytes ?? MEBIBYTE,
  maxConnections: options.maxConnections ?? 1000,
  maxCalls: options.maxCalls ?? 5000,
  maxUnfinishedBytes: options.maxUnfinishedBytes ?? 128 * MEBIBYTE,
  /** Clients split an append into messages of 3 MiB; their own limit on answers is 17 MiB. */
  maxMessageBytes: Math.max(17 * MEBIBYTE, 2 * (options.maxAppendBytes ?? 0)),
});

/** Throws when a node would be open to the network by accident. */
export function requireSafe({ host, credentials, insecure }: Settings): void {
  const isLocal = host === 'localhost' || host === '::1' || host.startsWith('127.');
  if (isLocal || insecure || credentials) return;
  throw new Error(`other machines would reach the node at ${host}: set credentials, or insecure`);
}

/** The options, complete. */
export type Settings = ReturnType<typeof withDefaults>;
