// Ratios of Polish companies (UCI) through the Altman scores of the product: what a file holds and how
// well the scores part failures from survivors, beside what is expected of it.
// Run: npm run build && node bench/early-warning/polish.js [5year.arff.gz]
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { given, row } from './histories.js';

const dist = '../../dist/libs';
const { Decimal } = await import(`${dist}/kernel/src/index.js`);
const { altmanScore } = await import(`${dist}/risk/src/ratios/altman.js`);
const { areaUnderCurve, hitsAt } = await import(`${dist}/risk/src/back-test/measures.js`);

const path = given('polish_bankruptcy/5year.arff.gz');
const bytes = readFileSync(path);
const text = path.endsWith('.gz') ? gunzipSync(bytes) : bytes;
const { columns, rows } = arff(text.toString('utf8'));
if (rows.length === 0) throw new Error(`${path}: no rows after @data`);

/** The columns of an ARFF file, and its rows as text; a cell that is not known is undefined. */
function arff(file) {
  const lines = file.split(/\r?\n/).map((line) => line.trim());
  const data = lines.findIndex((line) => /^@data$/i.test(line));
  if (data < 0) throw new Error(`${path}: no @data`);
  const named = lines.slice(0, data).map((line) => /^@attribute\s+(\S+)/i.exec(line)?.[1]);
  const columns = named.filter((each) => each !== undefined);
  const rows = lines
    .slice(data + 1)
    .filter((line) => line !== '' && !line.startsWith('%'))
    .map((line) => line.split(',').map((cell) => (cell.trim() === '?' ? undefined : cell.trim())));
  const odd = rows.findIndex((cells) => cells.length !== columns.length);
  if (odd >= 0) throw new Error(`${path}: row ${odd + 1} has ${rows[odd].length} cells`);
  return { columns, rows };
}

const at = (name) => {
  const index = columns.indexOf(name);
  if (index < 0) throw new Error(`${path}: no column ${name}`);
  return index;
};
const columnOf = (name) => rows.map((cells) => cells[at(name)]);
const failures = columnOf('class').filter((each) => each === '1').length;

const named = {
  ...{ workingCapital: at('Attr3'), retainedEarnings: at('Attr6'), ebit: at('Attr7') },
  ...{ equity: at('Attr8'), sales: at('Attr9') },
};

/**
 * The scores of a model, the worst first, of the rows that know all it needs. It needs only ratios:
 * to assets and liabilities of one they are the figures themselves.
 */
function scored(model, needed) {
  const whole = rows.filter((cells) => needed.every((each) => cells[named[each]] !== undefined));
  const scores = whole.map((cells) => {
    const figures = Object.entries(named).map(([name, index]) => [name, Number(cells[index] ?? 0)]);
    const ofOne = { ...Object.fromEntries(figures), totalAssets: 1, totalLiabilities: 1 };
    return -altmanScore(model, ofOne, '2013-12-31').score.toNumber();
  });
  return { scores, failed: whole.map((cells) => Number(cells[at('class')])) };
}

const beside = join(dirname(path), 'expected_stats.json');
const expected = existsSync(beside)
  ? (JSON.parse(readFileSync(beside, 'utf8'))[basename(path).split('.')[0]] ?? {})
  : {};
const same = (name, found, wanted) =>
  row(name, wanted ?? 'not told', found, wanted === undefined || String(found) === String(wanted));

const missingOf = (name) => columnOf(name).filter((cell) => cell === undefined).length;
const missing = new Map(columns.map((name) => [name, missingOf(name)]));
const sumOf = (name) =>
  columnOf(name)
    .reduce((sum, cell) => sum.plus(cell ?? 0), new Decimal(0))
    .toDecimalPlaces(6);

console.log(`${path}: ratios of anonymous companies, with a class and no day\n`);
same('rows', rows.length, expected.rows);
same('columns', columns.length, expected.columns);
same('survivors', rows.length - failures, expected.class_counts?.['0']);
same('failures', failures, expected.class_counts?.['1']);
same('share of failures', (failures / rows.length).toFixed(5), expected.bankrupt_rate);
const cells = [...missing.values()].reduce((sum, each) => sum + each, 0);
same('cells not known', cells, expected.missing_cells);
const lacking = rows.filter((each) => each.includes(undefined)).length;
same('rows that lack a cell', lacking, expected.rows_with_missing);
for (const [name, wanted] of Object.entries(expected.most_missing ?? {})) {
  same(`not known of ${name}`, missing.get(name), wanted);
}
const repeated = rows.length - new Set(rows.map((each) => each.map(value).join())).size;
same('rows that repeat another', repeated, expected.duplicate_rows);
for (const name of ['Attr1', 'Attr9']) same(`sum of ${name}`, sumOf(name), expected[`sum_${name}`]);
same('SHA-256', createHash('sha256').update(text).digest('hex'), expected.sha256_uncompressed);

/** `0.50` and `0.5` are the same. */
function value(cell) {
  return cell === undefined ? '?' : String(Number(cell));
}

const { recomputed_auc_10fold: areas = {} } = expected;
const bookFigures = ['workingCapital', 'retainedEarnings', 'ebit', 'equity'];
const models = [
  ['Altman Z″ (1995): X3, X6, X7, X8', 'zDoublePrime', bookFigures, 'altman_Zpp(X3,X6,X7,X8)'],
  [
    ...['Altman Z′ (1983): with X9', 'zPrime', [...bookFigures, 'sales']],
    'altman_Zprime_1983(X3,X6,X7,X8,X9)',
  ],
];
for (const [name, model, needed, key] of models) {
  const each = scored(model, needed);
  same(`AUC, ${name}`, areaUnderCurve(each).toFixed(4), areas[key]?.toFixed(4));
  console.log(
    `         ${each.scores.length} rows know all; hit at 5 % of alarms ` +
      `${hitsAt(each, 0.05).toFixed(2)}, at 10 % ${hitsAt(each, 0.1).toFixed(2)}`,
  );
}
