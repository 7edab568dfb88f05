import type { Running, Settings } from '#platform';
import { openWorld, serve } from '#platform';
import type { ApiProcesses } from './api-processes.js';
import { startApiProcesses } from './api-processes.js';
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

/**
 * API and worker in one process, on embedded stores where no URLs are set.
 * @param apis so many processes of their own answer HTTP instead; 0 for none
 */
export async function startStandalone(wanted: Settings, apis = 0): Promise<Standalone> {
  const stores = await withStores(wanted);
  try {
    return await startOn(stores, apis);
  } catch (error) {
    await stores.stop();
    throw error;
  }
}

async function startOn(stores: WithStores, apis: number): Promise<Standalone> {
  const { settings } = stores;
  const { data, eventStoreUrl, mongoUrl } = settings;
  const world = await openWorld(settings);
  const running = await serve({ ...world, description, consoleFolder }, contexts, {
    api: apis === 0,
    worker: true,
  }).catch(async (error: unknown) => {
    await world.close();
    throw error;
  });
  const places = keepPlaces(world.tables, data);
  let processes: ApiProcesses | undefined;
  const stop = async () => {
    removeRunning(data);
    await processes?.stop();
    await running.stop();
    await places.stop();
    await world.close();
  };
  try {
    // A register that is being rebuilt is empty for a while, and is not ours to fill.
    if (!stores.wasSetAside) await makeStaff(running.app, settings);
    processes = apis === 0 ? undefined : await startApiProcesses(apis, settings);
    if (stores.embedded.length > 0) {
      const address = processes?.address ?? running.address ?? '';
      writeRunning(data, { pid: process.pid, address, eventStoreUrl, mongoUrl });
    }
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    ...running,
    address: processes?.address ?? running.address,
    settings,
    isRebuilding: stores.wasSetAside,
    lost: stores.lost,
    stop: async () => {
      await stop();
      await stores.stop();
    },
  };
}
