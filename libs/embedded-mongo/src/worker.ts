import { parentPort, workerData } from 'node:worker_threads';
import type { EmbeddedMongoOptions } from './embedded-mongo.js';
import { startInProcess } from './in-process.js';

/** What the worker tells the thread that started it. */
export type WorkerMessage =
  { readonly url: string } | { readonly failed: string } | { readonly stopped: true };

const port = parentPort;
if (port) {
  const tell = (message: WorkerMessage) => port.postMessage(message);
  try {
    // the starting thread passes its own options as worker data
    const running = await startInProcess(workerData as EmbeddedMongoOptions);
    port.on('message', () => {
      void running.stop().then(() => {
        tell({ stopped: true });
        port.close();
      });
    });
    tell({ url: running.url });
  } catch (error) {
    tell({ failed: error instanceof Error ? error.message : String(error) });
    port.close();
  }
}
