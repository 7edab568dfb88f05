import { checkDataFile, lockFolder, UnusableFolder, type FolderLock } from '#embedded-host';
import { existsSync } from 'node:fs';
import { mkdir, open, readdir, readFile, realpath, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { LogEnvironment } from './log-environment.js';
import { verifyLog, type VerifyExtent } from './verify-log.js';

/** The layout that this code writes; a folder with a greater number is refused. */
export const FOLDER_VERSION = 1;

const KIND = 'embedded-eventstore';
const MARKER = 'eventstore.json';
const DATA = 'data.mdb';
/** What a folder may hold and still count as empty. */
const IGNORED = /^(\.|lost\+found$|lock\.sock)/;

interface Marker {
  readonly kind: string;
  readonly version: number;
  /** `creating` until the data file is there for the first time. */
  readonly state: 'creating' | 'ready';
}

/** A data folder that this process alone uses. */
export interface OpenFolder {
  readonly environment: LogEnvironment;
  close(): Promise<void>;
}

/** Locks, checks and opens a folder; makes it when it is new. Throws `UnusableFolder`. */
export async function openDataFolder(
  dir: string,
  options: { noSync: boolean; verify: VerifyExtent },
): Promise<OpenFolder> {
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const folder = await realpath(dir);
  const lock = await lockFolder(folder);
  try {
    const environment = await openLocked(folder, options);
    return { environment, close: () => closeBoth(environment, lock) };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** Opens a folder for reading only, beside a node that may be running on it. */
export async function openForReading(dir: string): Promise<LogEnvironment> {
  const folder = await realpath(dir).catch(() => {
    throw new UnusableFolder('foreign', `there is no folder ${dir}`);
  });
  const marker = await readMarker(folder);
  if (!marker) throw new UnusableFolder('foreign', `${folder} holds no event store`);
  checkDataFile(join(folder, DATA));
  return new LogEnvironment(folder, { readOnly: true });
}

/** Marks a folder whose data file was copied there as complete. */
export const markReady = (folder: string): Promise<void> => writeMarker(folder, 'ready');

async function openLocked(folder: string, options: { noSync: boolean; verify: VerifyExtent }) {
  const marker = await readMarker(folder);
  if (!marker) await requireEmpty(folder);
  const isNew = marker?.state !== 'ready';
  const data = join(folder, DATA);
  if (isNew) await writeMarker(folder, 'creating');
  else if (existsSync(data)) checkDataFile(data);
  else throw new UnusableFolder('damaged', `${data} is missing; restore a backup`);

  const environment = new LogEnvironment(folder, { noSync: options.noSync });
  try {
    if (isNew) await writeMarker(folder, 'ready');
    else verifyLog(environment, options.verify);
  } catch (error) {
    await environment.close();
    throw error;
  }
  return environment;
}

async function closeBoth(environment: LogEnvironment, lock: FolderLock): Promise<void> {
  try {
    await environment.close();
  } finally {
    await lock.release();
  }
}

async function readMarker(folder: string): Promise<Marker | undefined> {
  let text: string;
  try {
    text = await readFile(join(folder, MARKER), 'utf8');
  } catch {
    return undefined;
  }
  const marker = parseMarker(text);
  if (marker?.kind !== KIND) {
    throw new UnusableFolder('foreign', `${join(folder, MARKER)} was not written by this program`);
  }
  if (marker.version > FOLDER_VERSION) {
    throw new UnusableFolder(
      'newer',
      `${folder} was written by a newer version (layout ${marker.version}, known ${FOLDER_VERSION})`,
    );
  }
  return marker;
}

function parseMarker(text: string): Marker | undefined {
  try {
    const value = JSON.parse(text) as Partial<Marker> | null;
    return typeof value?.version === 'number' && value.kind && value.state
      ? { kind: value.kind, version: value.version, state: value.state }
      : undefined;
  } catch {
    return undefined;
  }
}

async function requireEmpty(folder: string): Promise<void> {
  const found = (await readdir(folder)).filter((name) => !IGNORED.test(name));
  if (!found.length) return;
  throw new UnusableFolder(
    'foreign',
    `${folder} is not empty and holds no event store (${found.slice(0, 3).join(', ')})`,
  );
}

/** Written beside and renamed, so that it is whole or not there. */
async function writeMarker(folder: string, state: Marker['state']): Promise<void> {
  const marker: Marker = { kind: KIND, version: FOLDER_VERSION, state };
  const beside = join(folder, `.${MARKER}`);
  const file = await open(beside, 'w');
  await file.writeFile(`${JSON.stringify(marker)}\n`);
  await file.sync();
  await file.close();
  await rename(beside, join(folder, MARKER));
}
