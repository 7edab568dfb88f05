import type { Day } from '#kernel';
import { parse } from 'csv-parse';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { Imported } from '../import-run.js';
import { commandsOf, sbaCommands } from './sba-facts.js';
import type { SbaLine } from './sba-row.js';
import { BadLine, sbaColumns, sbaRow } from './sba-row.js';

/** What a file is known by, and how many lines it has. */
export interface SbaFile {
  readonly name: string;
  readonly lines: number;
}

const opened = (path: string): Readable => {
  const bytes = createReadStream(path);
  if (!path.endsWith('.gz')) return bytes;
  return pipeline(bytes, createGunzip(), () => undefined);
};

/** Reads a file once: its fingerprint names the import, its length tells the time left. */
export async function surveySba(path: string): Promise<SbaFile> {
  const hash = createHash('sha256');
  let lines = 0;
  for await (const chunk of opened(path) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    for (const byte of chunk) if (byte === 10) lines++;
  }
  return { name: `sba-${hash.digest('hex').slice(0, 12)}`, lines: Math.max(lines - 1, 0) };
}

/** The lines of a file of SBA loans, `.csv` or `.csv.gz`, of either format, as commands. */
export async function* readSba(path: string, today: Day): AsyncIterable<Imported> {
  const source = basename(path);
  const parser = parse({ columns: true, info: true, bom: true, relax_column_count: true });
  const records = pipeline(opened(path), parser, () => undefined);
  let checked = false;
  for await (const each of records as AsyncIterable<Parsed>) {
    if (!checked) checkColumns(each.record);
    checked = true;
    yield imported(each, source, today);
  }
}

interface Parsed {
  readonly record: SbaLine;
  readonly info: { readonly lines: number };
}

function checkColumns(record: SbaLine): void {
  const missing = sbaColumns.filter((column) => !(column in record));
  if (missing.length > 0) throw new Error(`the file has no column ${missing.join(', ')}`);
}

function imported({ record, info }: Parsed, source: string, today: Day): Imported {
  const line = info.lines;
  try {
    const row = sbaRow(record);
    return { line, key: row.loanNumber, commands: commandsOf(sbaCommands(row, source, today)) };
  } catch (error) {
    if (error instanceof BadLine) return { line, field: error.field, reason: error.reason };
    throw error;
  }
}
