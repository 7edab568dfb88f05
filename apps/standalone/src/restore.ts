import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { BackupManifest } from './backup-manifest.js';
import { checkedManifest } from './backup-manifest.js';

/**
 * Puts a backup into a data folder that is new or empty. Every file is compared with what the
 * manifest says, before and after it is copied.
 */
export async function restoreBackup(backup: string, data: string): Promise<BackupManifest> {
  if (existsSync(data) && readdirSync(data).length > 0) {
    throw new Error(`the data folder ${data} is not empty; set RAPPORT_DATA to a new one`);
  }
  const manifest = await checkedManifest(backup);
  const partial = `${data}.partial`;
  rmSync(partial, { recursive: true, force: true }); // what an interrupted restore left
  mkdirSync(partial, { recursive: true, mode: 0o700 });
  try {
    for (const path of [...manifest.files.map((file) => file.path), 'backup.json']) {
      mkdirSync(dirname(join(partial, path)), { recursive: true, mode: 0o700 });
      copyFileSync(join(backup, path), join(partial, path));
    }
    await checkedManifest(partial);
    rmSync(join(partial, 'backup.json'));
    if (existsSync(data)) rmSync(data, { recursive: true });
    renameSync(partial, data);
    return manifest;
  } catch (error) {
    rmSync(partial, { recursive: true, force: true });
    throw error;
  }
}
