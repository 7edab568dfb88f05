// The rules of accounts on a Czech bank: loans of 1997 and 1998, judged when they were granted, a month and
// two months before. Run: npm run build && node bench/early-warning/berka.js [trans_before_loan_354.csv.gz]
import { columnsOf, given, row } from './histories.js';

const dist = '../../dist/libs';
const { addMonths } = await import(`${dist}/kernel/src/time/day.js`);
const { readBerka, surveyBerka } = await import(`${dist}/integration/src/berka/berka-file.js`);
const { indicatorsFor } = await import(`${dist}/risk/src/back-test/back-test.js`);
const { judgeColumns } = await import(`${dist}/risk/src/back-test/columns/judge-columns.js`);
const { areaUnderCurve } = await import(`${dist}/risk/src/back-test/measures.js`);
const { ruleSetTemplate } = await import(
  `${dist}/risk/src/rule-set/content/rule-set.templates.rules.js`
);

const path = given('berka/trans_before_loan_354.csv.gz');
const { content } = ruleSetTemplate('account');
const indicators = indicatorsFor({ content });
const file = await surveyBerka(path);

/** Each account judged by what was known so many months before its loan, and what became of the loan. */
async function scoredBefore(months) {
  const earlier = [...file.loans].map(([account, loan]) => [
    account,
    { ...loan, grantedOn: addMonths(loan.grantedOn, -months) },
  ]);
  const lines = readBerka(path, { ...file, loans: new Map(earlier) });
  const { columns } = await columnsOf(lines, { indicators, until: '1999-01-31' });
  const { score } = judgeColumns(columns, content);
  const [scores, failed] = [[], []];
  columns.clients.forEach(({ clientId }, client) => {
    const loan = file.loans.get(clientId.slice('cl_berka.'.length));
    const last = Date.parse(addMonths(loan.grantedOn, -months)) / 86_400_000;
    let found;
    for (let at = columns.firstRow[client]; at < columns.firstRow[client + 1]; at++) {
      if (columns.day[at] < last) found = at;
    }
    if (found === undefined) return;
    scores.push(score[found]);
    failed.push(loan.bad ? 1 : 0);
  });
  return { scores, failed };
}

for (const [months, wanted] of [
  [0, 0.88],
  [1, 0.86],
  [2, 0.81],
]) {
  const scored = await scoredBefore(months);
  const area = areaUnderCurve(scored);
  const bad = scored.failed.reduce((sum, each) => sum + each, 0);
  row(
    `AUC, ${content.rules.length} rules, ${months} months ahead: ${scored.scores.length} loans, ${bad} bad`,
    `≥ ${wanted}`,
    area.toFixed(4),
    area >= wanted,
  );
}
