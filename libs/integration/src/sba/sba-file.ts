import type { Day } from '#kernel';
import { parse } from 'csv-parse';
import { basename } from 'node:path';
import { pipeline } from 'node:stream';
import { BadLine } from '../bad-line.js';
import type { Imported } from '../import-run.js';
import { opened, survey } from '../source-file.js';
import { commandsOf, sbaCommands } from './sba-facts.js';
import type { SbaLine } from './sba-row.js';
import { sbaColumns, sbaRow } from './sba-row.js';

/** What a file is known by, and how many lines it has. */
export interface SbaFile {
  readonly name: string;
  readonly lines: number;
}

/** Reads a file once: its fingerprint names the import, its length tells the time left. */
export async function surveySba(path: string): Promise<SbaFile> {
  const { fingerprint, lines } = await survey(path);
  return { name: `sba-${fingerprint}`, lines: Math.max(lines - 1, 0) };
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
