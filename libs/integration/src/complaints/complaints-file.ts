import { parse } from 'csv-parse';
import { basename } from 'node:path';
import { pipeline } from 'node:stream';
import { BadLine } from '../bad-line.js';
import type { Imported } from '../import-run.js';
import { opened, survey } from '../source-file.js';
import type { ComplaintLine } from './complaints-row.js';
import { complaintCase, complaintColumns } from './complaints-row.js';

/** What is known of a file before it is imported. */
export interface ComplaintsFile {
  readonly name: string;
  readonly lines: number;
}

interface Parsed {
  readonly record: ComplaintLine;
  readonly info: { readonly lines: number; readonly records: number };
}

async function* records(path: string): AsyncIterable<Parsed> {
  const parser = parse({ columns: true, info: true, bom: true, relax_column_count: true });
  yield* pipeline(opened(path), parser, () => undefined) as AsyncIterable<Parsed>;
}

/** Reads a file of complaints once: its fingerprint and its length. */
export async function surveyComplaints(path: string): Promise<ComplaintsFile> {
  const { fingerprint } = await survey(path);
  let lines = 0;
  for await (const { record } of records(path)) {
    const missing = complaintColumns.find((column) => !(column in record));
    if (missing !== undefined) throw new BadLine(missing, 'the file has no such column');
    lines++;
  }
  return { name: `complaints-${fingerprint}`, lines };
}

/**
 * The complaints of a file, each as one case. A complaint without a number of its own is known by
 * its place in the file. The source of a case is the name of the file without its endings.
 */
export async function* readComplaints(path: string, file: ComplaintsFile): AsyncIterable<Imported> {
  const source = basename(path).replace(/(\.csv)?(\.gz)?$/, '');
  for await (const { record, info } of records(path)) {
    const number = record['Complaint ID'] ?? String(info.records);
    const key = /^[\w.-]{1,40}$/.test(number) ? number : String(info.records);
    try {
      const command = complaintCase(record, `ca_${file.name}.${key}`, source);
      yield { line: info.records, key, commands: [command] };
    } catch (error) {
      if (!(error instanceof BadLine)) throw error;
      yield { line: info.records, field: error.field, reason: error.reason };
    }
  }
}
