// No peeking: the log cut at a day gives, up to that day, exactly what the whole log gives. And the same
// content on the same log gives the same report. Run: npm run build && node
// bench/early-warning/no-peeking.js [us_firm_years.csv.gz]
import { factsOf } from './facts.js';
import { given, random, row } from './histories.js';

const dist = '../../dist/libs';
const { readUs, surveyUs } = await import(`${dist}/integration/src/statements/us-file.js`);
const { backTest, indicatorsFor, reportHashOf } = await import(
  `${dist}/risk/src/back-test/back-test.js`
);
const { Histories, knownOnOf } = await import(`${dist}/risk/src/back-test/columns/history.js`);
const { buildColumns } = await import(`${dist}/risk/src/back-test/columns/build-columns.js`);
const { judgeColumns } = await import(`${dist}/risk/src/back-test/columns/judge-columns.js`);
const { clientFigures } = await import(`${dist}/risk/src/client-figures/client-figures.view.js`);
const { warningEvents } = await import(`${dist}/risk/src/warning/warning.events.js`);
const { ruleSetTemplate } = await import(
  `${dist}/risk/src/rule-set/content/rule-set.templates.rules.js`
);

const until = '2019-12-31';
const companies = 400;
const days = 50;
const { content } = ruleSetTemplate('act');
const indicators = indicatorsFor({ content });

const path = given('us_bankruptcy/us_firm_years.csv.gz');
const told = [];
await factsOf(firstOf(readUs(path, await surveyUs(path)), companies), (fact, at) =>
  told.push({ fact, at, knownOn: knownOnOf(fact, at) }),
);

async function* firstOf(lines, most) {
  let count = 0;
  for await (const line of lines) {
    yield line;
    if (++count === most) return;
  }
}

/** What is judged by the facts known on a day, client by client: each evening with its figures. */
function judgedBy(facts, day) {
  const histories = new Histories(clientFigures, warningEvents);
  for (const { fact, at } of facts) histories.add(fact, at);
  const columns = buildColumns(histories.all(), {
    indicators,
    until: day,
    observedUntil: day,
    daily: [],
  });
  return { columns, score: judgeColumns(columns, content).score };
}

/** The evenings of each client up to a day, as text. */
function evenings({ columns, score }, day) {
  const last = Date.parse(day) / 86_400_000;
  const lines = [];
  for (let client = 0; client < columns.clients.length; client++) {
    const { clientId } = columns.clients[client];
    for (let at = columns.firstRow[client]; at < columns.firstRow[client + 1]; at++) {
      if (columns.day[at] > last) continue;
      const width = indicators.length;
      const values = columns.values.subarray(at * width, (at + 1) * width);
      lines.push([clientId, columns.day[at], score[at], ...values].join());
    }
  }
  return lines.join('\n');
}

const whole = judgedBy(told, until);
const next = random(42);
let differing = 0;
for (let each = 0; each < days; each++) {
  const day = new Date(Date.UTC(2001, 0, 1 + Math.floor(next() * 365 * 18)))
    .toISOString()
    .slice(0, 10);
  const cut = judgedBy(
    told.filter(({ knownOn }) => knownOn <= day),
    day,
  );
  if (evenings(cut, day) !== evenings(whole, day)) differing++;
}
row(
  `${days} random days, ${companies} companies`,
  '0 differ',
  `${differing} differ`,
  differing === 0,
);

const request = {
  content,
  window: { from: '2010-01-01', to: until, observedUntil: until },
  reference: { from: '2003-01-01', to: '2009-12-31' },
  sampling: 'statement',
};
const hashes = await Promise.all(
  [1, 2].map(async () => {
    const { columns } = judgedBy(told, until);
    const history = { position: 0, events: told.length, portions: () => [columns] };
    return reportHashOf(await backTest(history, request));
  }),
);
row('the same report twice', 'one hash', hashes[0].slice(0, 16), hashes[0] === hashes[1]);
