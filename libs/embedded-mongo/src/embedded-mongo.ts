import { HostedThread } from '#embedded-host';
import { startInProcess } from './in-process.js';
import type { Credentials } from './server/access/scram.js';
import type { TlsSettings } from './server/transport.js';

/** Where and how the server runs. */
export interface EmbeddedMongoOptions {
  /** The data folder, made when missing. Left out: a temporary one, gone after the stop. */
  readonly dir?: string;
  /** The TCP port; 0 or left out: any free one. */
  readonly port?: number;
  /** The address to listen on, by which clients reach it; defaults to loopback. */
  readonly host?: string;
  /** On the caller's thread instead of a worker thread: for tests. */
  readonly inProcess?: boolean;
  /** Who may use the server: SCRAM-SHA-256, authentication database `admin`. Otherwise anybody. */
  readonly credentials?: Credentials;
  /** TLS, as the options of `mongod` set it. */
  readonly tls?: TlsSettings;
  /** How many connections there may be at once: 1,000 unless set otherwise. */
  readonly maxConnections?: number;
  /** A transaction unused for so many milliseconds is aborted: 60,000, as in MongoDB. */
  readonly transactionIdleMs?: number;
  /** How many sessions may be known at once: 100,000 by default. */
  readonly maxSessions?: number;
  /** How often, in milliseconds, documents are deleted by TTL indexes: 60,000, as in MongoDB. */
  readonly expiryMs?: number;
  /** Starts although NODE_ENV is `production`. */
  readonly allowProduction?: boolean;
}

/** What the program is told of. */
export interface EmbeddedMongoHooks {
  /** The server has ended without having been stopped. Unless set, the process warns of it. */
  readonly onFailure?: (error: Error) => void;
}

/** A running server: what the driver connects to, and how to stop it. */
export interface RunningMongo {
  /** A connection string for the official driver, credentials included. */
  readonly url: string;
  /** Closes connections and the store, and gives the folder back. */
  readonly stop: () => Promise<void>;
}

/** A MongoDB-compatible server for development, tests and small single-node installations. */
export const EmbeddedMongo = {
  /** Starts a server; fails when the folder is in use or the port is taken. */
  async start({
    onFailure,
    ...options
  }: EmbeddedMongoOptions & EmbeddedMongoHooks = {}): Promise<RunningMongo> {
    if (process.env['NODE_ENV'] === 'production' && options.allowProduction !== true) {
      throw new Error(
        'The embedded server is not for production: set MONGODB_URL, or allowProduction to insist',
      );
    }
    const { host = '127.0.0.1', credentials } = options;
    if (!credentials && !isLoopback(host)) {
      throw new Error(`${host} can be reached from elsewhere: that needs credentials`);
    }
    return options.inProcess === true ? startInProcess(options) : startInThread(options, onFailure);
  },
};

const isLoopback = (host: string): boolean => /^(127\.|::1$|localhost$)/.test(host);

/** Documents are not on the heap: results, transactions and what is on its way to the disk are. */
const MAX_HEAP_MB = 1_024;

const warn = (error: Error) =>
  process.emitWarning(`the embedded MongoDB server ended: ${error.message}`);

async function startInThread(options: EmbeddedMongoOptions, failed = warn): Promise<RunningMongo> {
  const thread = await HostedThread.start<{ readonly url: string }>({
    file: new URL('./worker.js', import.meta.url),
    name: 'mongo',
    options,
    resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
    failed,
  });
  return { url: thread.started.url, stop: () => thread.stop() };
}
