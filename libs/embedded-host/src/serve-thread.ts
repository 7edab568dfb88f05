import { parentPort, workerData } from 'node:worker_threads';
import { sentError, type FromThread, type ToThread } from './thread-messages.js';

/** A server in a thread: what it says of itself, and what it can be asked. */
export interface ThreadServer {
  /** Is told to whoever started the thread. */
  readonly started: unknown;
  /** `stop` must be among them; after it the thread ends. */
  readonly methods: Readonly<Record<string, (argument: never) => unknown>>;
}

const tell = (message: FromThread) => parentPort?.postMessage(message);

/**
 * The program of a thread that `HostedThread` starts: starts the server and answers for it.
 * @param start gets the options that the thread was given
 */
export async function serveThread(start: (options: never) => Promise<ThreadServer>): Promise<void> {
  try {
    const { methods, started } = await start(workerData as never);
    parentPort?.on('message', (question: ToThread) => void answer(methods, question));
    tell({ kind: 'started', started });
  } catch (error) {
    tell({ kind: 'refused', error: sentError(error) });
    parentPort?.close();
  }
}

async function answer(methods: ThreadServer['methods'], question: ToThread): Promise<void> {
  const { id, method } = question;
  try {
    // the type of the argument is the method's: both sides share one table of questions
    tell({ kind: 'answer', id, answer: await methods[method]?.(question.argument as never) });
  } catch (error) {
    tell({ kind: 'error', id, error: sentError(error) });
  }
  if (method === 'stop') parentPort?.close(); // lets the thread end
}
