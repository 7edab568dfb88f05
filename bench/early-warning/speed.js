// How fast a back-test is: 9,000 clients with 20 yearly statements from their commands on, and 100,000
// clients with 120 months of figures by 14 rules. All made up, with a seed.
// Run: npm run build && node --max-old-space-size=900 bench/early-warning/speed.js
import { columnsOf, random, row } from './histories.js';

const dist = '../../dist/libs';
const { MigrateClient } = await import(`${dist}/clients/src/client/client.commands.js`);
const { MigrateStatement } = await import(`${dist}/risk/src/statement/statement.commands.js`);
const { backTest, indicatorsFor } = await import(`${dist}/risk/src/back-test/back-test.js`);
const { ruleSetTemplate } = await import(
  `${dist}/risk/src/rule-set/content/rule-set.templates.rules.js`
);

const { content: act } = ruleSetTemplate('act');
const next = random(7);
const origin = { kind: 'migration', source: 'bench', assumed: [] };
const source = { provenance: 'migration', statedOn: '2000-03-31' };
const until = '2019-12-31';
const request = {
  content: act,
  window: { from: '2005-01-01', to: until, observedUntil: until },
  reference: { from: '2001-01-01', to: '2004-12-31' },
  sampling: 'statement',
};

function statement(clientId, year) {
  const totalAssets = Math.round(1e9 * (0.5 + next()));
  const totalLiabilities = Math.round(totalAssets * (0.3 + 0.8 * next()));
  const sales = Math.round(totalAssets * (0.5 + next()));
  const figures = {
    totalAssets,
    totalLiabilities,
    sales,
    netIncome: Math.round(sales * (next() - 0.4)),
  };
  const knownOn = `${year + 1}-03-31`;
  return MigrateStatement.of({
    ...{ clientId, periodEnd: `${year}-12-31`, months: 12, basis: 'consolidated', knownOn },
    ...{ currency: 'CNY', figures, audit: 'unqualified', source, origin },
  });
}

function* clients(count, years) {
  for (let index = 0; index < count; index++) {
    const clientId = `cl_bench.${index}`;
    const client = MigrateClient.of({
      ...{ clientId, form: 'legalEntity', role: 'client', lifecycle: 'established' },
      ...{ facts: { name: { en: clientId } }, source, valueDate: '2000-01-01', origin },
    });
    const statements = Array.from({ length: years }, (_, at) => statement(clientId, 1999 + at));
    yield { line: index, key: clientId, commands: [client, ...statements] };
  }
}

const seconds = (since) => (performance.now() - since) / 1_000;

let began = performance.now();
const indicators = indicatorsFor({ content: act });
const { columns, events } = await columnsOf(clients(9_000, 20), { indicators, until });
const history = { position: 0, events, portions: () => [columns] };
await backTest(history, request);
const cold = seconds(began);
row(`9,000 clients, 20 years, ${events} facts, cold`, '≤ 5 s', `${cold.toFixed(1)} s`, cold <= 5);
began = performance.now();
await backTest(history, request);
const again = seconds(began);
row('next candidate', '≤ 0.3 s', `${again.toFixed(2)} s`, again <= 0.3);

/** Months of figures for some clients, as a log would leave them: a row each month. */
function portion(first, count, months) {
  const width = indicators.length;
  const rows = count * months;
  const start = Date.UTC(2009, 11, 31) / 86_400_000;
  const day = Float64Array.from({ length: rows }, (_, at) => start + 30 * (at % months));
  return {
    indicators,
    clients: Array.from({ length: count }, (_, at) => {
      const failedOn = next() < 0.02 ? start + 30 * months + 30 : undefined;
      const clientId = `cl_${first + at}`;
      return { clientId, lastFactOn: start + 30 * months, ...(failedOn && { failedOn }) };
    }),
    firstRow: Float64Array.from({ length: count + 1 }, (_, at) => at * months),
    day,
    statementOf: new Float64Array(rows).fill(Number.NaN),
    profile: new Float64Array(rows),
    assets: new Float64Array(rows).fill(1e12),
    profiles: [{}],
    values: Float64Array.from({ length: rows * width }, () => next() * 2 - 0.5),
    until,
    exactly: () => undefined,
  };
}

function* portions() {
  for (let first = 0; first < 100_000; first += 2_000) yield portion(first, 2_000, 120);
}

const rules = Array.from({ length: 14 }, (_, at) => ({
  ...act.rules[at % act.rules.length],
  id: `R-${at + 1}`,
}));
began = performance.now();
const months = { position: 0, events: 12_000_000, portions };
await backTest(months, { ...request, content: { ...act, rules, scope: {} }, sampling: 'yearEnd' });
const all = seconds(began);
row('100,000 clients, 120 months, 14 rules', '≤ 60 s', `${all.toFixed(1)} s`, all <= 60);
const gib = process.resourceUsage().maxRSS / 1024 ** 2;
row('most memory', '≤ 1 GiB', `${gib.toFixed(2)} GiB`, gib <= 1);
