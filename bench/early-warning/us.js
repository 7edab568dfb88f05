// The rule sets of the release on U.S. listed companies: fiscal years 2015 to 2018, which no rule was
// fitted on. Run: npm run build && node bench/early-warning/us.js [us_firm_years.csv.gz]
import { columnsOf, given, row, stopwatch } from './histories.js';

const dist = '../../dist/libs';
const { readUs, surveyUs } = await import(`${dist}/integration/src/statements/us-file.js`);
const { backTest, indicatorsFor } = await import(`${dist}/risk/src/back-test/back-test.js`);
const { judgeColumns } = await import(`${dist}/risk/src/back-test/columns/judge-columns.js`);
const { areaUnderCurve, hitsAt } = await import(`${dist}/risk/src/back-test/measures.js`);
const { ruleSetTemplate } = await import(
  `${dist}/risk/src/rule-set/content/rule-set.templates.rules.js`
);

const path = given('us_bankruptcy/us_firm_years.csv.gz');
const until = '2019-12-31';
/** USD 100 million, in cents. */
const large = 100e8;
const [act, watch] = ['act', 'watch'].map((id) => ruleSetTemplate(id).content);
const indicators = [
  ...new Set([...indicatorsFor({ content: act }), ...indicatorsFor({ content: watch })]),
].sort();

const file = await surveyUs(path);
const { columns, events, bad, readSeconds, foldSeconds } = await columnsOf(readUs(path, file), {
  indicators,
  until,
});
console.log(`${path}: ${file.companies.size} companies, ${events} facts, ${bad} bad lines`);
console.log(
  `read and decided in ${readSeconds.toFixed(1)} s, folded in ${foldSeconds.toFixed(1)} s`,
);
console.log('(processor time)\n');

/** Scores and failures within a year of statements of some years, of companies at least so large. */
function scoredBy(content, [from, to], least) {
  const { score } = judgeColumns(columns, content);
  const [scores, failed] = [[], []];
  for (let client = 0; client < columns.clients.length; client++) {
    const { failedOn } = columns.clients[client];
    for (let at = columns.firstRow[client]; at < columns.firstRow[client + 1]; at++) {
      const end = columns.statementOf[at];
      if (Number.isNaN(end)) continue;
      const year = new Date(end * 86_400_000).getUTCFullYear();
      if (year < from || year > to || (least > 0 && !(columns.assets[at] >= least))) continue;
      scores.push(score[at]);
      failed.push(failedOn > columns.day[at] && failedOn <= end + 365 ? 1 : 0);
    }
  }
  return { scores, failed };
}

/** Standard deviation of the area by drawing companies' statements again, 200 times, seeded. */
function deviation({ scores, failed }) {
  let state = 42;
  const next = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 4294967296;
  const areas = Array.from({ length: 200 }, () => {
    const drawn = scores.map(() => Math.floor(next() * scores.length));
    return areaUnderCurve({
      scores: drawn.map((at) => scores[at]),
      failed: drawn.map((at) => failed[at]),
    });
  });
  const mean = areas.reduce((sum, each) => sum + each, 0) / areas.length;
  return Math.sqrt(areas.reduce((sum, each) => sum + (each - mean) ** 2, 0) / areas.length);
}

const targets = [
  ['act: all companies', act, 0, 0.915],
  ['act: assets of 100 million and more', act, large, 0.95],
  ['watch (book figures only): all companies', watch, 0, 0.865],
  ['watch: assets of 100 million and more', watch, large, 0.91],
];
for (const [name, content, least, wanted] of targets) {
  const scored = scoredBy(content, [2015, 2018], least);
  const area = areaUnderCurve(scored);
  const failures = scored.failed.reduce((sum, each) => sum + each, 0);
  row(
    `AUC, ${content.rules.length} rules, ${name}`,
    `≥ ${wanted}`,
    `${area.toFixed(4)} ± ${deviation(scored).toFixed(4)}`,
    area >= wanted,
  );
  console.log(
    `         ${scored.scores.length} statements, ${failures} failures; hit at 5 % of alarms ` +
      `${hitsAt(scored, 0.05).toFixed(2)}, at 10 % ${hitsAt(scored, 0.1).toFixed(2)}`,
  );
}

const history = { position: 0, events, portions: () => [columns] };
const window = { from: '2016-01-01', to: until, observedUntil: until };
const request = {
  content: { ...act, scope: { assets: { currency: 'USD', atLeast: large } } },
  window,
  reference: { from: '2003-01-01', to: '2012-12-31' },
  sampling: 'statement',
};
console.log('\nLead, assets of 100 million and more, thresholds of training:');
const { oneYear, separation, lead } = await backTest(history, request);
const alarms = oneYear.hits + oneYear.falseAlarms + oneYear.goneAlarmed;
const alarmed = alarms / separation.observations;
row('alarmed', '≤ 6 %', `${(alarmed * 100).toFixed(2)} %`, alarmed <= 0.06);
const caught = lead.caught / lead.failures;
row('failures caught', '≥ 80 %', `${(caught * 100).toFixed(0)} %`, caught >= 0.8);
const two = lead.twoAhead / lead.caught;
row('of these two statements ahead', '≥ 50 %', `${(two * 100).toFixed(0)} %`, two >= 0.5);
console.log(`         three ahead ${((100 * lead.threeAhead) / lead.caught).toFixed(0)} %`);

console.log('\nYear by year, all companies (expected: rates per band of the five years before):');
const byYear = await backTest(history, {
  ...request,
  content: act,
  window: { ...window, from: '2004-01-01' },
});
for (const each of byYear.years) {
  const { year, failures, stabilityIndex, expected, observedToExpected } = each;
  // A count of failures is uncertain by about its root.
  const spread = (1.96 * Math.sqrt(Math.max(failures, 1))) / expected;
  const ratio = Number(observedToExpected);
  const within = ratio >= 0.7 && ratio <= 1.5;
  row(
    `${year}: stability index ${stabilityIndex}; observed to expected`,
    '≤ .10; .7 to 1.5',
    `${failures} / ${expected} = ${observedToExpected} ± ${spread.toFixed(2)}`,
    Number(stabilityIndex) <= 0.1 && within,
  );
}

console.log('\nSpeed (processor time):');
const lap = stopwatch();
await backTest(history, { ...request, content: act });
const next = lap();
row('next candidate, with its report', '≤ 0.3 s', `${next.toFixed(2)} s`, next <= 0.3);
