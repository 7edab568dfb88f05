import { Builds, EventStore, openWorld, readSettings, serve } from '#platform';
import type { Settings } from '#platform';
import { resolve } from 'node:path';
import { contexts } from '../../../contexts.js';
import { takeBackup } from '../../../standalone/src/backup.js';
import type { BackupManifest } from '../../../standalone/src/backup-manifest.js';
import { withStores } from '../../../standalone/src/embedded.js';
import { restoreBackup } from '../../../standalone/src/restore.js';
import { columns } from '../columns.js';
import { release } from '../release.js';

const say = (line: string) => process.stdout.write(`${line}\n`);

/** `rapport backup FOLDER`: copies both stores, keys and imports, also while the system runs. */
export async function backup([folder = '']: readonly string[]): Promise<number> {
  const { data } = embedded('backup');
  say(`Backing up ${resolve(data)}`);
  const manifest = await takeBackup(data, resolve(folder), release, new Date());
  say(`Copied and checked: ${resolve(folder)}\n${contents(manifest)}`);
  return 0;
}

/** `rapport restore FOLDER`: puts a backup into an empty data folder and starts on it once. */
export async function restore([folder = '']: readonly string[]): Promise<number> {
  const settings = embedded('restore');
  const manifest = await restoreBackup(resolve(folder), resolve(settings.data));
  say(`Restored to ${resolve(settings.data)}, taken at ${manifest.takenAt}`);
  say(contents(manifest));
  say(await standing(settings));
  return 0;
}

/** Settings without URLs: what others run, others back up. */
function embedded(command: string): Settings {
  const settings = readSettings({ RAPPORT_LOG_LEVEL: 'warn', ...process.env });
  if (settings.eventStoreUrl === '' && settings.mongoUrl === '') return settings;
  throw new Error(
    `\`rapport ${command}\` is for embedded stores. EVENTSTORE_URL or MONGODB_URL is set: ` +
      'use the tools of those servers, see docs/guides/operations.md',
  );
}

const contents = ({ version, events, rows, files }: BackupManifest): string =>
  `  ${events} events, ${rows} rows, ${files.length} files; Rapport ${version}`;

/** Starts the system without views or processes, and tells how far each view has read. */
async function standing(wanted: Settings): Promise<string> {
  const stores = await withStores(wanted);
  try {
    const world = await openWorld(stores.settings);
    const served = await serve(world, contexts, { api: false, worker: false });
    try {
      const head = await served.app.get(EventStore).head();
      const views = await served.app.get(Builds).list();
      const ahead = views.find(({ position }) => position > (head ?? 0));
      if (ahead) throw new Error(`${ahead.live} is ahead of the log: this is no consistent backup`);
      return columns(['name', 'live', 'position', 'lag', 'rows', 'parked'], views);
    } finally {
      await served.stop();
      await world.close();
    }
  } finally {
    await stores.stop();
  }
}
