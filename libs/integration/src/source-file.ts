import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';

/** What a file is known by, and how many lines it has. */
export interface SourceFile {
  /** A fingerprint of its content: the same content is the same import, wherever it lies. */
  readonly fingerprint: string;
  readonly lines: number;
}

/** The bytes of a file, `.gz` or not. */
export function opened(path: string): Readable {
  const bytes = createReadStream(path);
  if (!path.endsWith('.gz')) return bytes;
  return pipeline(bytes, createGunzip(), () => undefined);
}

/** Reads a file once: its fingerprint names the import, its length tells the time left. */
export async function survey(path: string): Promise<SourceFile> {
  const hash = createHash('sha256');
  let lines = 0;
  for await (const chunk of opened(path) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    for (const byte of chunk) if (byte === 10) lines++;
  }
  return { fingerprint: hash.digest('hex').slice(0, 12), lines };
}
