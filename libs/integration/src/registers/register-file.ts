import type { Day } from '#kernel';
import type { Column, OutsideRegister, Register } from '#projects';
import { registers, StateOutsideRecord } from '#projects';
import { parse } from 'csv-parse';
import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { pipeline } from 'node:stream';
import { BadLine } from '../bad-line.js';
import type { SlashOrder } from '../date-format.js';
import { DateFormats } from '../date-format.js';
import type { Imported } from '../import-run.js';
import { opened, survey } from '../source-file.js';
import { amountIn, dayIn, plainHeader, plainName, textIn, withoutTime } from './register-cells.js';

type Line = Readonly<Record<string, string>>;
interface Parsed {
  readonly record: Line;
  readonly info: { readonly lines: number };
}

/** What is known of a file of a register before it is imported. */
export interface RegisterFile {
  readonly name: string;
  readonly lines: number;
  readonly register: OutsideRegister;
  readonly order: SlashOrder | undefined;
  /** The day that the whole file describes, where its lines state none. */
  readonly statedOn: Day | undefined;
  /** Numbers that several lines of one day have. */
  readonly ambiguous: ReadonlySet<string>;
}

/** The registers of each kind of file that `rapport import` takes. */
export const registersOf = {
  worldbank: [
    'ibrd',
    'ida',
    'worldBankProjects',
    'worldBankMonths',
    'worldBankRatings',
    'worldBankRated',
  ],
  ifc: ['ifc'],
  adb: ['adb'],
  nyc: ['nyc'],
  gmpp: ['gmpp'],
} as const satisfies Readonly<Record<string, readonly OutsideRegister[]>>;

/**
 * Reads a whole file before anything is written: which register it is of, how it writes its dates,
 * which day it describes, and which of its numbers stand twice.
 * @throws Error where it is of none of the registers, or its day cannot be told; UnclearDates
 */
export async function surveyRegister(
  path: string,
  kinds: readonly OutsideRegister[],
): Promise<RegisterFile> {
  const { fingerprint } = await survey(path);
  const formats = new DateFormats();
  const counts = new Map<string, number>();
  let lines = 0;
  let register: OutsideRegister | undefined;
  for await (const { record, info } of parsed(path)) {
    register ??= recognised(record, kinds);
    lines++;
    for (const column of registers[register].columns) {
      if (column.kind !== 'day') continue;
      formats.see(column.field, withoutTime(cell(record, column)), info.lines);
    }
    const key = lineKey(record, registers[register]);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  if (register === undefined) throw new Error('the file has no lines');
  const order = formats.recognised();
  const statedOn = await dayOfFile(path, registers[register], order);
  const ambiguous = new Set([...counts].flatMap(([key, count]) => (count > 1 ? [key] : [])));
  return { name: `${register}-${fingerprint}`, lines, register, order, statedOn, ambiguous };
}

/** The lines of a file of a register, each as what it states of a loan or project. */
export async function* readRegister(path: string, file: RegisterFile): AsyncIterable<Imported> {
  const source = basename(path);
  const seen = new Map<string, number>();
  for await (const { record, info } of parsed(path)) {
    const line = info.lines;
    try {
      yield { line, ...stated(record, file, source, seen) };
    } catch (error) {
      if (!(error instanceof BadLine)) throw error;
      yield { line, field: error.field, reason: error.reason };
    }
  }
}

async function* parsed(path: string): AsyncIterable<Parsed> {
  const parser = parse({
    columns: (names: readonly string[]) => names.map(plainHeader),
    info: true,
    bom: true,
    relax_column_count: true,
  });
  yield* pipeline(opened(path), parser, () => undefined) as AsyncIterable<Parsed>;
}

function recognised(record: Line, kinds: readonly OutsideRegister[]): OutsideRegister {
  const missing = kinds.map((kind) => {
    const { columns, required } = registers[kind];
    return columns
      .filter(({ field, headers }) => required.includes(field) && !isThere(record, headers))
      .map(({ headers }) => headers.join(' or '));
  });
  const found = kinds.find((_, index) => missing[index]?.length === 0);
  if (found !== undefined) return found;
  const lacks = kinds.map((kind, index) => `${kind} needs ${(missing[index] ?? []).join(', ')}`);
  throw new Error(`the file is of no register that is known: ${lacks.join('; ')}`);
}

const isThere = (record: Line, headers: readonly string[]): boolean =>
  headers.some((header) => plainHeader(header) in record);

/** The headers of each column as they are compared: a file asks for them with every line. */
const plainHeaders = new Map<Column, readonly string[]>(
  Object.values(registers).flatMap(({ columns }) =>
    columns.map((column) => [column, column.headers.map(plainHeader)] as const),
  ),
);

function cell(record: Line, column: Column): string {
  for (const header of plainHeaders.get(column) ?? []) {
    const found = record[header];
    if (found !== undefined) return textIn(found);
  }
  return '';
}

function numberOf(record: Line, { columns, number, named }: Register): string {
  const parts = number.map((field) => {
    const column = columns.find((each) => each.field === field);
    return column === undefined ? '' : cell(record, column);
  });
  return named ? plainName(parts.join(' ')) : parts.join('/');
}

const lineKey = (record: Line, register: Register): string => {
  const column = register.columns.find(({ field }) => field === register.statedOn);
  return `${numberOf(record, register)}\u0000${column ? cell(record, column) : ''}`;
};

/** The day in the name of the file; else the latest that it tells; else the year in its name. */
async function dayOfFile(path: string, register: Register, order: SlashOrder | undefined) {
  if (register.statedOn !== undefined) return undefined;
  const named = /\d{4}-\d{2}-\d{2}/.exec(basename(path))?.[0];
  if (named !== undefined) return named;
  const columns = register.columns.filter(({ field }) => register.latestOf.includes(field));
  let latest: Day | undefined;
  for await (const { record } of columns.length > 0 ? parsed(path) : []) {
    for (const column of columns) {
      const found = dayIn(cell(record, column), order);
      if (found !== undefined && (latest === undefined || found > latest)) latest = found;
    }
  }
  const year = /(?:19|20)\d{2}/.exec(basename(path))?.[0];
  const day = latest ?? (year === undefined ? undefined : `${year}-12-31`);
  if (day !== undefined) return day;
  throw new Error('which day the file describes is not told: put it in its name, as 2025-03-31');
}

function stated(record: Line, file: RegisterFile, source: string, seen: Map<string, number>) {
  const register = registers[file.register];
  const { texts, days, amounts } = cellsOf(record, register, file.order);
  const statedOn = register.statedOn === undefined ? file.statedOn : days[register.statedOn];
  if (statedOn === undefined) throw new BadLine(register.statedOn ?? '', 'the day is missing');
  const plain = numberOf(record, register);
  if (plain === '') throw new BadLine(register.number.join(', '), 'the number is missing');
  const key = lineKey(record, register);
  const isAmbiguous = file.ambiguous.has(key);
  const place = (seen.get(key) ?? 0) + 1;
  if (isAmbiguous) seen.set(key, place);
  const number = (isAmbiguous ? `${plain}#${place}` : plain).slice(-400);
  const project = register.project === undefined ? undefined : texts[register.project];
  const command = StateOutsideRecord.of({
    recordId: recordIdOf(file.register, number),
    register: file.register,
    ...{ number, statedOn, texts, days, amounts },
    ...(isAmbiguous && { ambiguous: true }),
    ...(project !== undefined && { project: project.slice(0, 80) }),
    origin: {
      kind: 'migration',
      source,
      assumed: register.statedOn === undefined || register.named ? ['statedOn'] : [],
    },
  });
  return { key: `${command.recordId}@${statedOn}`, commands: [command] };
}

function recordIdOf(register: OutsideRegister, number: string): string {
  if (/^[\w.-]{1,40}$/.test(number)) return `or_${register}.${number}`;
  return `or_${register}.${createHash('sha256').update(number).digest('hex').slice(0, 24)}`;
}

/** The cells of a line by kind. Where a register puts codes in place of values, they are texts. */
function cellsOf(record: Line, { columns, codes }: Register, order: SlashOrder | undefined) {
  const texts: Record<string, string> = {};
  const days: Record<string, Day> = {};
  const amounts: Record<string, string> = {};
  for (const column of columns) {
    const { field, kind } = column;
    const found = cell(record, column);
    if (found === '') continue;
    const day = kind === 'day' ? dayIn(found, order) : undefined;
    const amount = kind === 'amount' ? amountIn(found) : undefined;
    if (kind === 'text') texts[field] = found;
    else if (day !== undefined) days[field] = day;
    else if (amount !== undefined) amounts[field] = amount;
    else if (codes) texts[`${field}Code`] = found;
    else throw new BadLine(field, `${JSON.stringify(found.slice(0, 60))} is no ${kind}`);
  }
  return { texts, days, amounts };
}
