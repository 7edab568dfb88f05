import { Worker } from 'node:worker_threads';
import { lockFolder } from './folder-lock.js';
import { startInProcess } from './in-process.js';
import type { WorkerMessage } from './worker.js';

/** Where and how the server runs. */
export interface EmbeddedMongoOptions {
  /** The data folder, made when missing. Left out: everything lives in memory only. */
  readonly dir?: string;
  /** The TCP port; 0 or left out: any free one. */
  readonly port?: number;
  /** The address to listen on, by which clients reach it; loopback unless said otherwise. */
  readonly host?: string;
  /** On the caller's thread instead of a worker thread: for tests. */
  readonly inProcess?: boolean;
  /** Waits for the disk (fdatasync) before a write is acknowledged; otherwise for the page cache. */
  readonly sync?: boolean;
  /** A transaction unused for so many milliseconds is aborted: 60,000, as in MongoDB. */
  readonly transactionIdleMs?: number;
  /** How often, in milliseconds, documents are deleted by TTL indexes: 60,000, as in MongoDB. */
  readonly expiryMs?: number;
  /** Starts although NODE_ENV is `production`. */
  readonly allowProduction?: boolean;
}

/** A running server: what the driver connects to, and how to stop it. */
export interface RunningMongo {
  /** A connection string for the official driver, transactions included. */
  readonly url: string;
  /** Closes connections, brings the log to disk and gives the folder back. */
  readonly stop: () => Promise<void>;
}

/** A MongoDB-compatible server for development, tests and small single-node installations. */
export const EmbeddedMongo = {
  /** Starts a server; fails when the folder is in use or the port is taken. */
  async start(options: EmbeddedMongoOptions = {}): Promise<RunningMongo> {
    if (process.env['NODE_ENV'] === 'production' && options.allowProduction !== true) {
      throw new Error(
        'The embedded server is not for production: set MONGODB_URL, or allowProduction to insist',
      );
    }
    const unlock = options.dir === undefined ? () => undefined : lockFolder(options.dir);
    try {
      const started = options.inProcess === true ? startInProcess(options) : startInWorker(options);
      const { url, stop } = await started;
      return { url, stop: () => stop().finally(unlock) };
    } catch (error) {
      unlock();
      throw error;
    }
  },
};

/** Several hundred thousand documents take a fraction of it. */
const MAX_HEAP_MB = 4_096;

async function startInWorker(options: EmbeddedMongoOptions): Promise<RunningMongo> {
  const worker = new Worker(new URL('./worker.js', import.meta.url), {
    workerData: options,
    resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
  });
  const first = await nextMessage(worker);
  if (!('url' in first)) throw new Error('failed' in first ? first.failed : 'stopped too early');
  let isStopping = false;
  worker.on('exit', (code) => {
    if (!isStopping) process.emitWarning(`the embedded MongoDB server ended with code ${code}`);
  });
  return {
    url: first.url,
    async stop() {
      isStopping = true;
      const stopped = nextMessage(worker);
      worker.postMessage('stop');
      await stopped;
      await worker.terminate();
    },
  };
}

function nextMessage(worker: Worker): Promise<WorkerMessage> {
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the server's thread ended with code ${code}`)));
  });
}
