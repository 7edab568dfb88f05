import type { Duties } from '#platform';
import { openWorld, readSettings, serve } from '#platform';
import cluster from 'node:cluster';
import { resolve } from 'node:path';
import { description } from './description.js';
import { consoleFolder } from './console-folder.js';
import { contexts } from './contexts.js';
import { untilStopped } from './until-stopped.js';

/** The services that know each other by URLs only. */
const services = {
  api: { api: true, worker: false },
  worker: { api: false, worker: true, operations: true },
} as const satisfies Readonly<Record<string, Duties>>;

/** Runs one service of several. */
export async function service(name: keyof typeof services): Promise<number> {
  const settings = readSettings(process.env);
  if (settings.eventStoreUrl === '' || settings.mongoUrl === '') {
    throw new Error('EVENTSTORE_URL and MONGODB_URL must be set; `rapport start` needs neither');
  }
  // The process that started this one may end before there is anything to stop in order; its end may
  // even have come while this module was still being loaded.
  const orphaned = () => process.exit(1);
  if ('connected' in process && !process.connected) orphaned();
  process.once('disconnect', orphaned);
  const world = await openWorld(settings);
  const running = await serve({ ...world, description, consoleFolder }, contexts, services[name]);
  // Several on one port are announced by the process that started them.
  if (cluster.isPrimary) {
    process.stdout.write(
      `Rapport ${name} is ready${running.address ? `: ${running.address}` : ''}\n` +
        `data folder ${resolve(settings.data)}\n`,
    );
  }
  process.off('disconnect', orphaned);
  const code = await untilStopped(async () => {
    await running.stop();
    await world.close();
  });
  // The line to the process that started this one would keep it alive.
  cluster.worker?.disconnect();
  return code;
}
