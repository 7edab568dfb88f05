import { parentPort, workerData } from 'node:worker_threads';
import { EventStoreNode } from './node.js';
import type { EventStoreOptions } from './options.js';
import type { FromWorker } from './worker-protocol.js';

/** The thread in which a node runs by default. */
async function run(): Promise<void> {
  const tell = (message: FromWorker) => parentPort?.postMessage(message);
  try {
    const node = await EventStoreNode.start(workerData as EventStoreOptions);
    parentPort?.once('message', () => {
      node.stop().then(
        () => {
          tell({ kind: 'stopped' });
          parentPort?.close();
        },
        (error: unknown) => tell({ kind: 'failed', message: messageOf(error) }),
      );
    });
    tell({ kind: 'started', port: node.port });
  } catch (error) {
    tell({ kind: 'failed', message: messageOf(error) });
    parentPort?.close();
  }
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

await run();
