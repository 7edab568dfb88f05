import { FindDuplicates } from '#clients';
import { MigrateLead } from '#outreach';
import { inContext } from '#platform';
import type { QueryBus } from '@nestjs/cqrs';
import { parse } from 'csv-parse';
import { basename } from 'node:path';
import { pipeline } from 'node:stream';
import { BadLine } from '../bad-line.js';
import type { SlashOrder } from '../date-format.js';
import { DateFormats } from '../date-format.js';
import type { Imported } from '../import-run.js';
import { withoutTime } from '../registers/register-cells.js';
import { opened, survey } from '../source-file.js';
import type { ContactColumn, ContactLine } from './contacts-row.js';
import {
  CallCalendar,
  callColumns,
  columnsIn,
  leadOf,
  leadOfCall,
  neededColumns,
} from './contacts-row.js';

/** What is known of a file of contacts before it is imported. */
export interface ContactsFile {
  readonly name: string;
  readonly lines: number;
  readonly delimiter: ',' | ';';
  /** Calls as the Portuguese bank published them, or a list of contacts with columns we know. */
  readonly kind: 'calls' | 'list';
  /** Which column of the file holds what. */
  readonly columns: Readonly<Partial<Record<ContactColumn, string>>>;
  readonly order?: SlashOrder | undefined;
}

interface Parsed {
  readonly record: ContactLine;
  readonly info: { readonly lines: number; readonly records: number };
}

async function* records(path: string, delimiter: string): AsyncIterable<Parsed> {
  const options = { columns: true, info: true, bom: true, trim: true, delimiter } as const;
  const parser = parse({ ...options, relax_column_count: true, skip_empty_lines: true });
  yield* pipeline(opened(path), parser, () => undefined) as AsyncIterable<Parsed>;
}

/** Which delimiter the header of a file uses. */
async function delimiterOf(path: string): Promise<',' | ';'> {
  let head = '';
  for await (const chunk of opened(path) as AsyncIterable<Buffer>) {
    head += chunk.toString('utf8');
    if (head.includes('\n')) break;
  }
  const [line = ''] = head.split('\n');
  return line.split(';').length > line.split(',').length ? ';' : ',';
}

/**
 * Reads a file of contacts once: its fingerprint, its length, and what its columns hold.
 * @throws BadLine where a column is missing
 * @throws UnclearDates where its days may mean two things
 */
export async function surveyContacts(path: string): Promise<ContactsFile> {
  const { fingerprint } = await survey(path);
  const delimiter = await delimiterOf(path);
  const formats = new DateFormats();
  let header: readonly string[] = [];
  let columns: ContactsFile['columns'] = {};
  let lines = 0;
  for await (const { record, info } of records(path, delimiter)) {
    if (lines++ === 0) {
      header = Object.keys(record);
      columns = columnsIn(header);
    }
    const day = columns.contactedOn === undefined ? '' : (record[columns.contactedOn] ?? '');
    formats.see('contactedOn', withoutTime(day), info.lines);
  }
  const isCalls = callColumns.every((column) => header.includes(column));
  const missing = isCalls ? undefined : neededColumns.find((each) => columns[each] === undefined);
  if (missing !== undefined) throw new BadLine(missing, 'the file has no such column');
  return {
    name: `contacts-${fingerprint}`,
    ...{ lines, delimiter, kind: isCalls ? 'calls' : 'list', columns },
    order: isCalls ? undefined : formats.recognised(),
  };
}

/**
 * The contacts of a file, each as one lead of the unit that its line names, or else of the one told
 * here. Its source is the name of the file without its endings.
 */
export async function* readContacts(
  path: string,
  file: ContactsFile,
  unitId?: string,
): AsyncIterable<Imported> {
  const source = basename(path).replace(/(\.csv)?(\.gz)?$/, '');
  const calendar = new CallCalendar();
  for await (const { record, info } of records(path, file.delimiter)) {
    const key = String(info.records);
    const from = { leadId: `ld_${file.name}.${key}`, source, unitId };
    const cell = (column: ContactColumn) => record[file.columns[column] ?? ''] ?? '';
    try {
      const command =
        file.kind === 'calls'
          ? leadOfCall(record, info.records, calendar, from)
          : leadOf(cell, file.order, from);
      yield { line: info.records, key, commands: [command] };
    } catch (error) {
      if (!(error instanceof BadLine)) throw error;
      yield { line: info.records, field: error.field, reason: error.reason };
    }
  }
}

/** Finds the clients that a name may be of; gives the id of the likeliest. */
export type KnownClient = (name: string) => Promise<string | undefined>;

/** Asks the list of clients, for every client of the bank. */
export const knownClients =
  (queries: QueryBus): KnownClient =>
  async (name) => {
    const actor = { id: 'import:contacts', roles: ['service' as const], channel: 'import' };
    const context = { actor, correlationId: 'import:contacts', system: true };
    const [likely] = await inContext(context, () => queries.execute(FindDuplicates.of({ name })));
    return likely?.clientId;
  };

/** The contacts that are no clients yet: one that is likely to be a client is reported instead. */
export async function* newContacts(
  items: AsyncIterable<Imported>,
  knownAs: KnownClient,
): AsyncIterable<Imported> {
  for await (const each of items) {
    const name = 'commands' in each ? nameOf(each.commands[0]) : undefined;
    const clientId = name === undefined ? undefined : await knownAs(name);
    if (clientId === undefined) yield each;
    else yield { line: each.line, field: 'name', reason: `is likely to be client ${clientId}` };
  }
}

/** The name that a line states; undefined where it was made up for it. */
function nameOf(command: object | undefined): string | undefined {
  if (!(command instanceof MigrateLead)) return undefined;
  const { facts, origin } = command;
  return origin.assumed.includes('name') ? undefined : (facts.name.zh ?? facts.name.en);
}

/** What an import would do. */
export interface DryRun {
  readonly good: number;
  readonly bad: readonly {
    readonly line: number;
    readonly field: string;
    readonly reason: string;
  }[];
}

/** Goes through the lines and writes nothing. */
export async function tryImport(items: AsyncIterable<Imported>): Promise<DryRun> {
  const bad: DryRun['bad'][number][] = [];
  let good = 0;
  for await (const each of items) {
    if ('reason' in each) bad.push(each);
    else good++;
  }
  return { good, bad };
}
