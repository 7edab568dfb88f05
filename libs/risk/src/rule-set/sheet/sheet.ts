import { levels } from '#kernel';
import { csvOf } from '#lending';
import { parse } from 'csv-parse/sync';
import type { Thresholds, WarningRule } from '../../judging/rule.js';
import type { RuleSetContent } from '../content/rule-set-content.js';
import { ruleSetRefusals as refuse } from '../rule-set.refusals.js';

/** The columns of the sheet of a rule set, one rule a line. */
const columns: readonly string[] = [
  'id',
  'label.en',
  'label.zh',
  'watch',
  'when',
  ...levels.map((level) => `enters.${level}`),
  ...levels.map((level) => `leaves.${level}`),
  'weight',
  'alone',
  'signal',
  'owner',
  'playbook',
  'source',
];

/** The cells of a line by their columns. */
type Line = ReadonlyMap<string, string>;
type Side = 'enters' | 'leaves';

/** The line that holds the scores from which the set itself warns. */
const scoreLine = 'SCORE';

/** A rule set as a sheet (CSV): a line for each rule, and one for the score. */
export function sheetOf({ rules, enters, leaves }: RuleSetContent): string {
  const score = new Map([
    ['id', scoreLine],
    ...bounds('enters', enters),
    ...bounds('leaves', leaves),
  ]);
  const rows = [...rules.map(lineOf), score].map((line) =>
    columns.map((column) => line.get(column) ?? ''),
  );
  return csvOf({ columns, rows });
}

const lineOf = (rule: WarningRule): Line =>
  new Map([
    ['id', rule.id],
    ['label.en', rule.label.en],
    ['label.zh', rule.label.zh],
    ['watch', rule.watch],
    ['when', rule.when],
    ...bounds('enters', rule.enters),
    ...bounds('leaves', rule.leaves ?? {}),
    ['weight', String(rule.weight)],
    ['alone', String(rule.alone)],
    ['signal', rule.signal],
    ['owner', rule.owner],
    ['playbook', rule.playbook],
    ['source', rule.source],
  ]);

const bounds = (side: Side, of: Thresholds): readonly (readonly [string, string])[] =>
  levels.map((level) => [`${side}.${level}`, String(of[level] ?? '')]);

/**
 * The content that a sheet states: its rules and scores in place of those of some content; code,
 * title, purpose and scope stay. What a cell may say is checked where the content is sent.
 */
export function contentOf(sheet: string, present: RuleSetContent): object {
  const lines = linesOf(sheet);
  const score = lines.find(isScore) ?? new Map<string, string>();
  return {
    ...present,
    rules: lines.filter((line) => !isScore(line)).map(ruleOf),
    enters: thresholds('enters', score),
    leaves: thresholds('leaves', score),
  };
}

const isScore = (line: Line): boolean => line.get('id') === scoreLine;

function ruleOf(line: Line): object {
  const leaves = thresholds('leaves', line);
  const weight = line.get('weight') ?? '';
  const plain = ['id', 'watch', 'when', 'signal', 'owner', 'playbook', 'source'];
  return {
    ...Object.fromEntries(plain.map((column) => [column, line.get(column)])),
    label: { en: line.get('label.en'), zh: line.get('label.zh') },
    enters: thresholds('enters', line),
    ...(Object.keys(leaves).length === 0 ? {} : { leaves }),
    weight: weight === '' ? Number.NaN : Number(weight),
    // Spreadsheets write TRUE.
    alone: line.get('alone')?.toLowerCase() === 'true',
  };
}

const thresholds = (side: Side, line: Line): object =>
  Object.fromEntries(
    levels.flatMap((level) => {
      const cell = line.get(`${side}.${level}`) ?? '';
      return cell === '' ? [] : [[level, cell]];
    }),
  );

/** @throws SheetUnreadable where it is no CSV, or a column is missing or unknown */
function linesOf(sheet: string): readonly Line[] {
  const [heading = [], ...lines] = cellsOf(sheet);
  const wrong = heading.find((name) => !columns.includes(name));
  if (wrong !== undefined) throw refuse.SheetUnreadable({ field: 'sheet', unknown: wrong });
  const lacking = columns.find((name) => !heading.includes(name));
  if (lacking !== undefined) throw refuse.SheetUnreadable({ field: 'sheet', lacking });
  return lines.map((cells, index) => {
    const line = new Map(heading.map((name, at) => [name, meant(cells[at] ?? '')]));
    if (!/^(true|false|)$/i.test(line.get('alone') ?? '')) {
      throw refuse.SheetUnreadable({ field: 'sheet', line: index + 2, column: 'alone' });
    }
    return line;
  });
}

/** Without the apostrophe that keeps a spreadsheet from running it. */
const meant = (cell: string): string => cell.replace(/^'(?=[=+\-@])/, '');

function cellsOf(sheet: string): readonly (readonly string[])[] {
  try {
    return parse(sheet, { bom: true, trim: true, skip_empty_lines: true });
  } catch (error) {
    const why = error instanceof Error ? error.message.slice(0, 200) : '';
    throw refuse.SheetUnreadable({ field: 'sheet', why });
  }
}
