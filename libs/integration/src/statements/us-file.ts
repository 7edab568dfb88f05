import type { Labels } from '#kernel';
import { parse } from 'csv-parse';
import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream';
import { BadLine } from '../bad-line.js';
import type { Imported } from '../import-run.js';
import { opened, survey } from '../source-file.js';
import type { UsCompany, UsIndex } from './us-facts.js';
import { indexOf, usCommands } from './us-facts.js';
import type { UsLine, UsRow } from './us-row.js';
import { usColumns, usRow } from './us-row.js';

/** What is known of a file before it is imported. */
export interface UsFile {
  readonly name: string;
  readonly lines: number;
  readonly index: UsIndex;
  readonly companies: ReadonlyMap<string, UsCompany>;
}

interface Parsed {
  readonly record: UsLine;
  readonly info: { readonly lines: number };
}

async function* records(path: string): AsyncIterable<Parsed> {
  const parser = parse({ columns: true, info: true, bom: true, relax_column_count: true });
  yield* pipeline(opened(path), parser, () => undefined) as AsyncIterable<Parsed>;
}

/** Why rows of ratios are turned away. */
const anonymous: Labels = {
  en:
    'the file is ARFF: its rows are ratios without company, currency or day, so they are nobody’s ' +
    'statements (bench/early-warning/polish.js measures scores on them)',
  zh:
    '该文件为ARFF格式，各行仅有比率，没有企业、币种和日期，无法作为客户报表导入' +
    '（可用bench/early-warning/polish.js检验评分）',
};

/** Whether a file begins as ARFF does: comments, then the name of a relation. */
async function isArff(path: string): Promise<boolean> {
  for await (const chunk of opened(path) as AsyncIterable<Buffer>) {
    return /^\uFEFF?(\s*%.*\n)*\s*@relation\b/i.test(chunk.toString('utf8'));
  }
  return false;
}

/**
 * Reads a file of firm-years once: its fingerprint, the index of its market, and what became of
 * each company, from the file of companies beside it (`us_companies.csv`) or, without one, from the
 * label of its last year.
 * @throws Error where a column is missing, or the rows are ratios of nobody
 */
export async function surveyUs(path: string): Promise<UsFile> {
  if (await isArff(path)) throw new Error(`${anonymous.en} · ${anonymous.zh}`);
  const { fingerprint, lines } = await survey(path);
  const values = new Map<string, Map<number, number>>();
  const companies = new Map<string, UsCompany>();
  for await (const { record } of records(path)) {
    const missing = usColumns.filter((column) => !(column in record));
    if (missing.length > 0) {
      const names = missing.join(', ');
      throw new Error(`the file has no column ${names} · 文件缺少列 ${names}`);
    }
    const row = readable(record);
    if (row === undefined) continue;
    const { company, year, failed, marketValue } = row;
    const byYear = values.get(company) ?? new Map<number, number>();
    values.set(company, byYear.set(year, marketValue));
    const lastYear = Math.max(year, companies.get(company)?.lastYear ?? 0);
    companies.set(company, { company, lastYear, failed });
  }
  for (const each of await companiesBeside(path)) companies.set(each.company, each);
  return {
    name: `us-${fingerprint}`,
    lines: Math.max(lines - 1, 0),
    index: indexOf(values),
    companies,
  };
}

function readable(record: UsLine): UsRow | undefined {
  try {
    return usRow(record);
  } catch (error) {
    if (error instanceof BadLine) return undefined;
    throw error;
  }
}

async function companiesBeside(path: string): Promise<readonly UsCompany[]> {
  const file = join(dirname(path), basename(path).replace('firm_years', 'companies'));
  if (file === path || !existsSync(file)) return [];
  const companies: UsCompany[] = [];
  for await (const { record } of records(file)) {
    const { company_name: company, last_year: lastYear, failed } = record;
    if (company === undefined || lastYear === undefined) continue;
    companies.push({ company, lastYear: Number(lastYear), failed: failed === '1' });
  }
  return companies;
}

/** The companies of a file in its order, each with all its firm-years, as commands. */
export async function* readUs(path: string, file: UsFile): AsyncIterable<Imported> {
  const source = basename(path);
  let rows: UsRow[] = [];
  let lastLine = 0;
  const company = (): Imported[] => {
    const [first] = rows;
    const about = first && file.companies.get(first.company);
    if (first === undefined || about === undefined) return [];
    const commands = usCommands(about, rows, source, file.index);
    return [{ line: lastLine, key: first.company, commands }];
  };
  for await (const { record, info } of records(path)) {
    try {
      const row = usRow(record);
      if (rows[0] !== undefined && rows[0].company !== row.company) {
        yield* company();
        rows = [];
      }
      rows.push(row);
      lastLine = info.lines;
    } catch (error) {
      if (!(error instanceof BadLine)) throw error;
      yield { line: info.lines, field: error.field, reason: error.reason };
    }
  }
  yield* company();
}
