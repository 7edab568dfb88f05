import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { FileMedia } from './file-media.js';
import { largestFileBytes, mediaOf } from './file-media.js';
import { documentRefusals as refuse } from './document.refusals.js';

/** A file as it is kept. */
export interface StoredFile {
  readonly sha256: string;
  readonly bytes: number;
  readonly mediaType: FileMedia;
}

/** Where files are kept, by the hash of their content. Nothing in it ever changes. */
export abstract class FileStore {
  /** Keeps a file; the same content again is the same file. Durable when it returns. */
  abstract keep(content: Buffer): Promise<StoredFile>;

  /** The content, checked against its hash; undefined where there is none. */
  abstract read(sha256: string): Promise<Buffer | undefined>;
}

/** What a file is; refuses what is empty, too large, or of a kind the bank does not take. */
export function checkedFile(content: Buffer): StoredFile {
  if (content.length === 0) throw refuse.FileEmpty({ field: 'content' });
  if (content.length > largestFileBytes) {
    throw refuse.FileTooLarge({ field: 'content', bytes: content.length, most: largestFileBytes });
  }
  const mediaType = mediaOf(content);
  if (mediaType === undefined) throw refuse.FileKindNotTaken({ field: 'content' });
  return { sha256: hashOf(content), bytes: content.length, mediaType };
}

const hashOf = (content: Buffer): string => createHash('sha256').update(content).digest('hex');

/** Files in a folder: `files/3f/3f9a…`. */
export class FolderOfFiles extends FileStore {
  constructor(private readonly folder: string) {
    super();
  }

  async keep(content: Buffer): Promise<StoredFile> {
    const file = checkedFile(content);
    const path = this.pathOf(file.sha256);
    const isKept = await stat(path).then(
      ({ size }) => size === content.length,
      () => false,
    );
    if (!isKept) await writeDurably(path, content);
    return file;
  }

  async read(sha256: string): Promise<Buffer | undefined> {
    if (!/^[0-9a-f]{64}$/.test(sha256)) return undefined;
    const content = await readFile(this.pathOf(sha256)).catch((error: unknown) => {
      if (isMissing(error)) return undefined;
      throw error;
    });
    if (content && hashOf(content) !== sha256) throw refuse.FileDamaged({ sha256 });
    return content;
  }

  private pathOf(sha256: string): string {
    return join(this.folder, sha256.slice(0, 2), sha256);
  }
}

const isMissing = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';

/** Written whole under another name and synced, so that a power cut leaves all of it or nothing. */
async function writeDurably(path: string, content: Buffer): Promise<void> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const draft = `${path}.${randomUUID()}`;
  try {
    await synced(draft, 'wx', async (file) => {
      await file.writeFile(content);
    });
    await rename(draft, path);
    await synced(folder, 'r');
    await synced(dirname(folder), 'r');
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

type Handle = Awaited<ReturnType<typeof open>>;

async function synced(path: string, flags: string, write?: (file: Handle) => Promise<void>) {
  const file = await open(path, flags, 0o600);
  try {
    await write?.(file);
    await file.sync();
  } finally {
    await file.close();
  }
}
