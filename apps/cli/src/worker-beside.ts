import type { Settings } from '#platform';
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const bin = fileURLToPath(new URL('../../../../apps/cli/bin/rapport.js', import.meta.url));

/**
 * Runs the views in a process of its own, on the stores of this one: what writes for minutes keeps
 * a core busy by itself. It ends with this process, however that ends; where it dies, what it left is
 * folded by the next worker.
 */
export function workerBeside({ eventStoreUrl, mongoUrl, logLevel }: Settings) {
  const child = spawn(process.execPath, [bin, 'worker'], {
    env: {
      ...process.env,
      EVENTSTORE_URL: eventStoreUrl,
      MONGODB_URL: mongoUrl,
      RAPPORT_LOG_LEVEL: logLevel,
      RAPPORT_PORT: '0',
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => {
      resolve();
    });
  });
  return {
    ended,
    stop: async () => {
      if (child.connected) child.disconnect();
      await ended;
    },
  };
}
