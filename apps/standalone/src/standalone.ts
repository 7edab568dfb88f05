import type { Running, Settings } from '#platform';
import { openWorld, serve } from '#platform';
import { answers } from '../../answers.js';
import { contexts } from '../../contexts.js';
import type { WithStores } from './embedded.js';
import { withStores } from './embedded.js';
import { makeStaff } from './first-start.js';
import { removeRunning, writeRunning } from './running-file.js';

/** A whole Rapport in one process. */
export interface Standalone extends Running {
  readonly settings: Settings;
}

/** API and worker in one process, on embedded stores where no URLs are set. */
export async function startStandalone(wanted: Settings): Promise<Standalone> {
  const stores = await withStores(wanted);
  try {
    return await startOn(stores);
  } catch (error) {
    await stores.stop();
    throw error;
  }
}

async function startOn(stores: WithStores): Promise<Standalone> {
  const { settings } = stores;
  const { data, eventStoreUrl, mongoUrl } = settings;
  const world = await openWorld(settings);
  const running = await serve({ ...world, answers }, contexts, { api: true, worker: true }).catch(
    async (error: unknown) => {
      await world.close();
      throw error;
    },
  );
  const { address = '' } = running;
  await makeStaff(running.app, settings);
  if (stores.embedded.length > 0) {
    writeRunning(data, { pid: process.pid, address, eventStoreUrl, mongoUrl });
  }
  return {
    ...running,
    settings,
    stop: async () => {
      removeRunning(data);
      await running.stop();
      await world.close();
      await stores.stop();
    },
  };
}
