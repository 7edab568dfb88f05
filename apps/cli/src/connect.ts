import type { OpenWorld, Running, Settings } from '#platform';
import { openWorld, readSettings, serve } from '#platform';
import { resolve } from 'node:path';
import { contexts } from '../../contexts.js';
import { withStores } from '../../standalone/src/embedded.js';
import { keepPlaces } from '../../standalone/src/kept-places.js';
import { readRunning } from '../../standalone/src/running-file.js';
import { withoutCredentials } from '../../without-credentials.js';
import { workerBeside } from './worker-beside.js';

/** The system as a command of the command line sees it. */
export interface Connected {
  readonly world: OpenWorld;
  readonly app: Running['app'];
  /** Whether the views are run by this command itself, because nobody else does. */
  readonly alone: boolean;
  /** Rejects when the process that was to run the views for this command has ended. */
  readonly unfolded: Promise<never>;
  stop(): Promise<void>;
}

/** Which data the command works on: a slip of RAPPORT_DATA must show at once. */
function whereabouts(
  { data, eventStoreUrl, mongoUrl }: Settings,
  running: ReturnType<typeof readRunning>,
): string {
  const folder = `data folder ${resolve(data)}`;
  if (eventStoreUrl !== '') {
    return `${withoutCredentials(eventStoreUrl)} and ${withoutCredentials(mongoUrl)}; ${folder}`;
  }
  return running ? `${folder}, running at ${running.address}` : folder;
}

/**
 * Connects by the URLs of the environment, else to the standalone process of the data folder, else
 * starts the stores of that folder and runs the views for as long as the command takes: within it, or
 * for a command that writes much, in a process beside it.
 */
export async function connect({ writesMuch = false } = {}): Promise<Connected> {
  const wanted = readSettings({ RAPPORT_LOG_LEVEL: 'warn', ...process.env });
  const running = readRunning(wanted.data);
  const alone = wanted.eventStoreUrl === '' && running === undefined;
  const found =
    wanted.eventStoreUrl === '' && running
      ? wanted.with({ eventStoreUrl: running.eventStoreUrl, mongoUrl: running.mongoUrl })
      : wanted;
  process.stderr.write(`${whereabouts(wanted, running)}\n`);
  const stores = await withStores(found);
  const world = await openWorld(stores.settings);
  const beside = alone && writesMuch ? workerBeside(stores.settings) : undefined;
  const unfolded = beside
    ? beside.ended.then(() => Promise.reject(new Error('the worker of this import has ended')))
    : new Promise<never>(() => undefined);
  // At the end it is this command that ends the worker: nobody minds then.
  unfolded.catch(() => undefined);
  const places = alone ? keepPlaces(world.tables, wanted.data) : undefined;
  const served = await serve(world, contexts, { api: false, worker: alone && !beside });
  return {
    world,
    app: served.app,
    alone,
    unfolded,
    stop: async () => {
      await beside?.stop();
      await served.stop();
      await places?.stop();
      await world.close();
      await stores.stop();
    },
  };
}
