import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { EventStoreNode } from './node.js';
import type { EventStoreOptions } from './options.js';
import { UnusableFolder } from './store/unusable-folder.js';
import type { FromWorker } from './worker-protocol.js';

/** A node that runs. */
export interface RunningEventStore {
  /** The connection string for clients, `esdb://…`. */
  readonly url: string;
  readonly port: number;
  /** Answers what was accepted, ends all calls and closes the files. */
  stop(): Promise<void>;
}

/** An EventStoreDB node within this program. */
export const EmbeddedEventStore = {
  /**
   * Starts a node on a folder, in a thread of its own unless told otherwise.
   * Rejects when the folder cannot be used or the port is taken, and says why.
   */
  async start(options: EventStoreOptions): Promise<RunningEventStore> {
    const node = options.inProcess ? await EventStoreNode.start(options) : await inWorker(options);
    const host = options.advertisedHost ?? options.host ?? '127.0.0.1';
    const tls = options.tls ? 'true' : 'false';
    return {
      url: `esdb://${host.includes(':') ? `[${host}]` : host}:${node.port}?tls=${tls}`,
      port: node.port,
      stop: once(() => node.stop()),
    };
  },
};

async function inWorker(options: EventStoreOptions) {
  const file = new URL('./worker.js', import.meta.url);
  if (!existsSync(fileURLToPath(file))) {
    throw new Error('the thread of the node is not compiled; build first or set inProcess: true');
  }
  const worker = new Worker(file, { workerData: options, name: 'eventstore' });
  const port = await new Promise<number>((resolve, reject) => {
    worker.once('error', reject);
    worker.once('message', (message: FromWorker) => {
      if (message.kind === 'started') resolve(message.port);
      else reject(errorOf(message));
    });
  });
  const exited = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  return {
    port,
    async stop() {
      worker.postMessage('stop'); // the only thing that it is ever told
      await exited;
    },
  };
}

function errorOf(message: FromWorker): Error {
  if (message.kind !== 'failed') return new Error('the node has stopped');
  const { fault } = message;
  return fault ? new UnusableFolder(fault, message.message) : new Error(message.message);
}

function once(action: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => (done ??= action());
}
