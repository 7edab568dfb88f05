import type { Day } from '#kernel';
import { parse } from 'csv-parse';
import { basename } from 'node:path';
import { pipeline } from 'node:stream';
import { BadLine } from '../bad-line.js';
import type { SlashOrder } from '../date-format.js';
import { DateFormats } from '../date-format.js';
import type { Imported } from '../import-run.js';
import { opened, survey } from '../source-file.js';
import { commandsOf, sbaCommands } from './sba-facts.js';
import type { SbaLine } from './sba-row.js';
import { sbaColumns, sbaDates, sbaRow } from './sba-row.js';

/** What a file is known by, and how many lines it has. */
export interface SbaFile {
  readonly name: string;
  readonly lines: number;
  /** Which number of `2/3/1997` is the month, where the file has such dates. */
  readonly order: SlashOrder | undefined;
}

/**
 * Reads a whole file before anything is written: its fingerprint names the import, its length tells
 * the time left, its dates tell how to read them.
 * @throws Error where a column is missing; UnclearDates
 */
export async function surveySba(path: string): Promise<SbaFile> {
  const { fingerprint, lines } = await survey(path);
  const formats = new DateFormats();
  for await (const { record, info } of parsed(path)) {
    for (const column of sbaDates) formats.see(column, record[column]?.trim() ?? '', info.lines);
  }
  const order = formats.recognised();
  return { name: `sba-${fingerprint}`, lines: Math.max(lines - 1, 0), order };
}

/** The lines of a file of SBA loans, `.csv` or `.csv.gz`, as commands. */
export async function* readSba(
  path: string,
  { order }: Pick<SbaFile, 'order'>,
  today: Day,
): AsyncIterable<Imported> {
  const source = basename(path);
  for await (const each of parsed(path)) yield imported(each, { source, order, today });
}

async function* parsed(path: string): AsyncIterable<Parsed> {
  const parser = parse({ columns: true, info: true, bom: true, relax_column_count: true });
  const records = pipeline(opened(path), parser, () => undefined);
  let checked = false;
  for await (const each of records as AsyncIterable<Parsed>) {
    if (!checked) checkColumns(each.record);
    checked = true;
    yield each;
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

interface Reading extends Pick<SbaFile, 'order'> {
  readonly source: string;
  readonly today: Day;
}

function imported({ record, info }: Parsed, { source, order, today }: Reading): Imported {
  const line = info.lines;
  try {
    const row = sbaRow(record, order);
    return { line, key: row.loanNumber, commands: commandsOf(sbaCommands(row, source, today)) };
  } catch (error) {
    if (error instanceof BadLine) return { line, field: error.field, reason: error.reason };
    throw error;
  }
}
