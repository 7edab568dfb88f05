import { createHash } from 'node:crypto';
import { createReadStream, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** The form of backups that this code writes and reads. */
const format = 1;
const manifestName = 'backup.json';

/** One file of a backup, by its path within. */
export interface BackupFile {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** What a backup holds; written last, so that a folder without it is no backup. */
export interface BackupManifest {
  readonly format: number;
  /** The release of Rapport that took it. */
  readonly version: string;
  readonly takenAt: string;
  readonly events: number;
  readonly rows: number;
  readonly files: readonly BackupFile[];
}

/** Every file of a folder by its path within, in order. */
export const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .map((path) => path.replaceAll(sep, '/'))
    .sort();

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

/** Lists every file of a folder in its manifest. */
export async function writeManifest(
  folder: string,
  about: Omit<BackupManifest, 'format' | 'files'>,
): Promise<BackupManifest> {
  const files: BackupFile[] = [];
  for (const path of filesIn(folder)) {
    const whole = join(folder, path);
    files.push({ path, bytes: statSync(whole).size, sha256: await sha256Of(whole) });
  }
  const manifest = { format, ...about, files };
  const text = `${JSON.stringify(manifest, null, 2)}\n`;
  writeFileSync(join(folder, manifestName), text, { mode: 0o600, flush: true });
  return manifest;
}

/**
 * The manifest of a backup whose files are all there and as they were written.
 * @throws Error naming the folder or the file
 */
export async function checkedManifest(folder: string): Promise<BackupManifest> {
  const manifest = readManifest(folder);
  for (const { path, bytes, sha256 } of manifest.files) {
    const whole = join(folder, path);
    const found = statSync(whole, { throwIfNoEntry: false });
    if (!found) throw new Error(`the backup is incomplete: ${path} is missing`);
    if (found.size !== bytes || (await sha256Of(whole)) !== sha256) {
      throw new Error(`the backup is damaged: ${path} is not as it was written`);
    }
  }
  return manifest;
}

function readManifest(folder: string): BackupManifest {
  let manifest: BackupManifest;
  try {
    manifest = JSON.parse(readFileSync(join(folder, manifestName), 'utf8')) as BackupManifest;
  } catch {
    throw new Error(`${folder} holds no backup: it has no ${manifestName}`);
  }
  if (manifest.format === format) return manifest;
  throw new Error(`${folder} is of format ${manifest.format}; this release reads ${format}`);
}
