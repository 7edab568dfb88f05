import { existsSync, statSync } from 'node:fs';
import { mkdir, open, readdir, readFile, realpath, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { lockFolder, type FolderLock } from './folder-lock.js';
import { checkPages } from './page-check.js';
import { PageFile } from './page-file.js';
import { UnusableFolder } from './unusable-folder.js';

/** Whose folders these are. */
export interface FolderKind {
  /** What the marker says of itself, such as `embedded-eventstore`. */
  readonly kind: string;
  /** The name of the marker, a file in the folder. */
  readonly marker: string;
  /** The layout that this code reads and writes; any other is refused. */
  readonly version: number;
}

interface Marker {
  readonly kind: string;
  readonly version: number;
  /** `creating` until the data file is there for the first time. */
  readonly state: 'creating' | 'ready';
  /** Of the data file as a clean stop left it; gone while a server runs. */
  readonly seal?: string | undefined;
}

/** The data file of LMDB. */
const DATA = 'data.mdb';
/** What a folder may hold and still count as empty. */
const IGNORED = /^(\.|lost\+found$|lock\.sock|tls$|credentials\.json$)/;

/**
 * A data folder that one server uses, with a marker and an LMDB data file. Its life: `open`, the
 * server checks what it must and calls `begin`, writes, closes its environment, and `close`.
 */
export class DataFolder {
  private constructor(
    /** The real path. */
    readonly path: string,
    /** There is no data file yet. */
    readonly isNew: boolean,
    /**
     * A server stopped here in good order and nobody has touched the data file since. Otherwise
     * its pages have just been checked, and the server should check what they hold.
     */
    readonly isSealed: boolean,
    private readonly kind: FolderKind,
    private readonly lock: FolderLock,
  ) {}

  /** Locks and checks a folder; makes it when it is new. Throws `UnusableFolder`. */
  static async open(dir: string, kind: FolderKind): Promise<DataFolder> {
    await mkdir(dir, { recursive: true, mode: 0o700 });
    const path = await realpath(dir);
    const lock = await lockFolder(path);
    try {
      const marker = await readMarker(path, kind);
      if (!marker) await requireEmpty(path, kind);
      const isNew = marker?.state !== 'ready';
      if (isNew) await writeMarker(path, kind, 'creating');
      const isSealed = !isNew && checkData(join(path, DATA), marker.seal);
      return new DataFolder(path, isNew, isSealed, kind, lock);
    } catch (error) {
      await lock.release();
      throw error;
    }
  }

  /** Breaks the seal: from now on the data file may change. */
  async begin(): Promise<void> {
    await writeMarker(this.path, this.kind, 'ready');
  }

  /** Seals the data file, which nobody may have open any more, and gives the folder back. */
  async close(): Promise<void> {
    try {
      const data = join(this.path, DATA);
      // On a full disk the next start checks everything, that is all.
      if (existsSync(data)) {
        await writeMarker(this.path, this.kind, 'ready', sealOf(data)).catch(() => undefined);
      }
    } finally {
      await this.lock.release();
    }
  }

  /** Gives the folder back as it is: the next start will check everything. */
  async abandon(): Promise<void> {
    await this.lock.release();
  }
}

/** The path of a folder to be read beside the server that may use it. Throws `UnusableFolder`. */
export async function existingFolder(dir: string, kind: FolderKind): Promise<string> {
  const path = await realpath(dir).catch(() => {
    throw new UnusableFolder('foreign', `there is no folder ${dir}`);
  });
  if (!(await readMarker(path, kind))) {
    throw new UnusableFolder('foreign', `${path} holds no ${kind.kind}`);
  }
  new PageFile(join(path, DATA)).close();
  return path;
}

/** Marks a folder whose data file was copied there as complete. */
export const markReady = (folder: string, kind: FolderKind): Promise<void> =>
  writeMarker(folder, kind, 'ready');

/** Whether the data file is as it was sealed; if not, all its pages are checked. */
function checkData(data: string, seal: string | undefined): boolean {
  if (!existsSync(data)) {
    throw new UnusableFolder('damaged', `${data} is missing; restore a backup`);
  }
  if (seal === sealOf(data)) return true;
  checkPages(data);
  return false;
}

/** Changes with every write to the file, and when it is copied or restored. */
function sealOf(data: string): string {
  const { ino, size, mtimeNs, ctimeNs } = statSync(data, { bigint: true });
  return [ino, size, mtimeNs, ctimeNs].join('/');
}

async function readMarker(folder: string, kind: FolderKind): Promise<Marker | undefined> {
  const path = join(folder, kind.marker);
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch {
    return undefined;
  }
  const marker = parseMarker(text);
  if (marker?.kind !== kind.kind) {
    throw new UnusableFolder('foreign', `${path} was not written by this program`);
  }
  if (marker.version !== kind.version) {
    const layouts = `(layout ${marker.version}, this one reads ${kind.version})`;
    const age = marker.version > kind.version ? 'newer' : 'older';
    throw new UnusableFolder(age, `${folder} was written by another version ${layouts}`);
  }
  return marker;
}

function parseMarker(text: string): Marker | undefined {
  try {
    const value = JSON.parse(text) as Partial<Marker> | null;
    if (typeof value?.version !== 'number' || !value.kind || !value.state) return undefined;
    return { kind: value.kind, version: value.version, state: value.state, seal: value.seal };
  } catch {
    return undefined;
  }
}

async function requireEmpty(folder: string, { kind }: FolderKind): Promise<void> {
  const found = (await readdir(folder)).filter((name) => !IGNORED.test(name));
  if (!found.length) return;
  throw new UnusableFolder(
    'foreign',
    `${folder} is not empty and holds no ${kind} (${found.slice(0, 3).join(', ')})`,
  );
}

/** Written beside and renamed, so that it is whole or not there. */
async function writeMarker(
  folder: string,
  { kind, marker, version }: FolderKind,
  state: Marker['state'],
  seal?: string,
): Promise<void> {
  const content: Marker = { kind, version, state, seal };
  const beside = join(folder, `.${marker}`);
  const file = await open(beside, 'w', 0o600);
  await file.writeFile(`${JSON.stringify(content)}\n`);
  await file.sync();
  await file.close();
  await rename(beside, join(folder, marker));
}
