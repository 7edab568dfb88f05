import type { Settings } from '#platform';
import cluster, { type Worker } from 'node:cluster';
import { fileURLToPath } from 'node:url';

/** Processes that answer HTTP on one port, beside the one that runs stores, views and processes. */
export interface ApiProcesses {
  /** Where all of them answer. */
  readonly address: string;
  stop(): Promise<void>;
}

const program = fileURLToPath(new URL('../../api/src/main.js', import.meta.url));
/** How long one that died is waited for before it is replaced, in milliseconds. */
const pauseMs = 1_000;

/** Starts that many API processes; resolves once each of them listens, rejects when one ends before. */
export async function startApiProcesses(count: number, settings: Settings): Promise<ApiProcesses> {
  // They take connections from the port themselves: handed over by this process, one that is on its
  // way to a process that has just died would wait for ever.
  cluster.schedulingPolicy = cluster.SCHED_NONE;
  cluster.setupPrimary({ exec: program, args: [] });
  const running = new Set<Worker>();
  let isStopping = false;
  const start = () => {
    const child = cluster.fork(environmentOf(settings));
    running.add(child);
    child.once('exit', () => {
      running.delete(child);
    });
    return child;
  };
  const replaced = (child: Worker) => {
    child.once('exit', () => {
      if (isStopping) return;
      process.stderr.write('rapport: an API process has ended; another one starts\n');
      setTimeout(() => {
        if (!isStopping) replaced(start());
      }, pauseMs);
    });
  };
  const stop = async () => {
    isStopping = true;
    await Promise.all([...running].map(ended));
  };
  try {
    const children = Array.from({ length: count }, start);
    const [port = settings.port] = await Promise.all(children.map(listening));
    children.forEach(replaced);
    return { address: `http://${settings.host}:${port}`, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** What an API process has to know: all of ours, and where the stores are. */
const environmentOf = (settings: Settings): NodeJS.ProcessEnv => ({
  ...process.env,
  EVENTSTORE_URL: settings.eventStoreUrl,
  MONGODB_URL: settings.mongoUrl,
  RAPPORT_DATA: settings.data,
  RAPPORT_PORT: String(settings.port),
  RAPPORT_HOST: settings.host,
  RAPPORT_LOCAL_TOKENS: settings.localTokens,
  RAPPORT_LOG_LEVEL: settings.logLevel,
});

/** The port that the process has begun to listen on. */
const listening = (child: Worker): Promise<number> =>
  new Promise((resolve, reject) => {
    child.once('listening', ({ port }) => {
      resolve(port);
    });
    child.once('exit', (code) => {
      reject(new Error(`an API process has ended with ${code} before it was ready`));
    });
  });

/** Asks the process to end, and waits until it has. */
function ended(child: Worker): Promise<void> {
  return new Promise((resolve) => {
    if (child.isDead()) resolve();
    child.once('exit', () => {
      resolve();
    });
    child.process.kill('SIGTERM');
  });
}
