import { parentPort, workerData } from 'node:worker_threads';
import { EventStoreNode } from './node.js';
import type { EventStoreOptions } from './options.js';
import { UnusableFolder } from './store/unusable-folder.js';
import type { FromWorker } from './worker-protocol.js';

/** The thread in which a node runs by default. */
async function run(): Promise<void> {
  const tell = (message: FromWorker) => parentPort?.postMessage(message);
  try {
    const node = await EventStoreNode.start(workerData as EventStoreOptions);
    parentPort?.once('message', () => {
      node
        .stop()
        .then(
          () => tell({ kind: 'stopped' }),
          (error: unknown) => tell(failure(error)),
        )
        .finally(() => parentPort?.close());
    });
    tell({ kind: 'started', port: node.port });
  } catch (error) {
    tell(failure(error));
    parentPort?.close();
  }
}

const failure = (error: unknown): FromWorker => ({
  kind: 'failed',
  message: error instanceof Error ? error.message : String(error),
  fault: error instanceof UnusableFolder ? error.fault : undefined,
});

await run();
