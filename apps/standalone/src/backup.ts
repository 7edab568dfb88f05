import { backupEventStore } from '#embedded-eventstore';
import { backupMongo } from '#embedded-mongo';
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { BackupManifest } from './backup-manifest.js';
import { filesIn, writeManifest } from './backup-manifest.js';

/** What the stores copy themselves. */
const ofStores = /^(?:eventstore|mongo)\/(?:data\.mdb|lock\.mdb|eventstore\.json|mongo\.json)$/;
/** What holds for one run only, is half written, or was put aside. */
const passing = /^running\.json$|(?:^|\/)\.[^/]*$|\.new$|^mongo-set-aside-/;

/**
 * Copies a data folder while the system may be writing to it. The order makes the copy consistent:
 * imports, rows, events, keys. No row and no place of an import is then ahead of the log, and every
 * key that an event may need is there.
 * @param target must not exist; it appears when the backup is complete
 */
export async function takeBackup(
  data: string,
  target: string,
  version: string,
  now: Date,
): Promise<BackupManifest> {
  if (existsSync(target)) throw new Error(`${target} exists already`);
  const parent = dirname(resolve(target));
  if (!existsSync(parent)) throw new Error(`there is no folder ${parent}`);
  const partial = `${target}.partial`;
  rmSync(partial, { recursive: true, force: true }); // what an interrupted backup left
  mkdirSync(partial, { mode: 0o700 });
  try {
    copyFiles(data, partial, (path) => path.startsWith('imports/'));
    const { documents } = await backupMongo(join(data, 'mongo'), join(partial, 'mongo'));
    const { records } = await backupEventStore(
      join(data, 'eventstore'),
      join(partial, 'eventstore'),
    );
    copyFiles(data, partial, (path) => !path.startsWith('imports/'));
    for (const store of ['mongo', 'eventstore']) rmSync(join(partial, store, 'lock.mdb'));
    const manifest = await writeManifest(partial, {
      version,
      takenAt: now.toISOString(),
      events: records,
      rows: documents,
    });
    renameSync(partial, target);
    return manifest;
  } catch (error) {
    rmSync(partial, { recursive: true, force: true });
    throw error;
  }
}

function copyFiles(from: string, to: string, isMeant: (path: string) => boolean): void {
  for (const path of filesIn(from)) {
    if (!isMeant(path) || ofStores.test(path) || passing.test(path)) continue;
    mkdirSync(dirname(join(to, path)), { recursive: true, mode: 0o700 });
    copyFileSync(join(from, path), join(to, path));
  }
}
