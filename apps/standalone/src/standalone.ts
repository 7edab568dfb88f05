import type { Running, Settings } from '#platform';
import { openWorld, serve } from '#platform';
import { description } from '../../description.js';
import { consoleFolder } from '../../console-folder.js';
import { contexts } from '../../contexts.js';
import type { WithStores } from './embedded.js';
import { withStores } from './embedded.js';
import { makeStaff } from './first-start.js';
import { keepPlaces } from './kept-places.js';
import { removeRunning, writeRunning } from './running-file.js';

/** A whole Rapport in one process. */
export interface Standalone extends Running {
  readonly settings: Settings;
  /** The read models were set aside and are being rebuilt. */
  readonly isRebuilding: boolean;
  /** Resolves to what happened when a store of this process has ended by itself. */
  readonly lost: Promise<string>;
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
  const running = await serve({ ...world, description, consoleFolder }, contexts, {
    api: true,
    worker: true,
  }).catch(async (error: unknown) => {
    await world.close();
    throw error;
  });
  const { address = '' } = running;
  const places = keepPlaces(world.tables, data);
  const stop = async () => {
    removeRunning(data);
    await running.stop();
    await places.stop();
    await world.close();
  };
  try {
    // A register that is being rebuilt is empty for a while, and is not ours to fill.
    if (!stores.wasSetAside) await makeStaff(running.app, settings);
    if (stores.embedded.length > 0) {
      writeRunning(data, { pid: process.pid, address, eventStoreUrl, mongoUrl });
    }
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    ...running,
    settings,
    isRebuilding: stores.wasSetAside,
    lost: stores.lost,
    stop: async () => {
      await stop();
      await stores.stop();
    },
  };
}
