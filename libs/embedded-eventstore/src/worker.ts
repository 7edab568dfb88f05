import { parentPort, workerData } from 'node:worker_threads';
import { EventStoreNode } from './node.js';
import type { EventStoreOptions } from './options.js';
import { execute, sentError, type FromWorker, type ToWorker } from './worker-protocol.js';

/** The thread in which a node runs by default. */

const tell = (message: FromWorker) => parentPort?.postMessage(message);

async function obey(node: EventStoreNode, command: ToWorker): Promise<void> {
  const { id } = command;
  try {
    tell({ kind: 'answer', id, answer: await execute(node, command) });
  } catch (error) {
    tell({ kind: 'error', id, error: sentError(error) });
  }
  if (command.command === 'stop') parentPort?.close(); // lets the thread end
}

try {
  const node = await EventStoreNode.start(workerData as EventStoreOptions);
  parentPort?.on('message', (command: ToWorker) => void obey(node, command));
  tell({ kind: 'started', port: node.port });
} catch (error) {
  tell({ kind: 'refused', error: sentError(error) });
  parentPort?.close();
}
