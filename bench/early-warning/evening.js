// 100,000 clients judged at the end of a day: every row is read (as JSON, as a store would give it), judged
// by the release and a set of its own, and decided where something changes. One process, made-up figures.
// Run: npm run build && node bench/early-warning/evening.js
import { factsOf } from './facts.js';
import { random, row } from './histories.js';

const dist = '../../dist/libs';
const { MigrateClient } = await import(`${dist}/clients/src/client/client.commands.js`);
const { MigrateStatement } = await import(`${dist}/risk/src/statement/statement.commands.js`);
const { clientFigures } = await import(`${dist}/risk/src/client-figures/client-figures.view.js`);
const { assessClients } = await import(`${dist}/risk/src/processes/assess-clients.process.js`);
const { releaseSetOn } = await import(`${dist}/risk/src/rule-set/content/release-set.js`);
const { warning } = await import(`${dist}/risk/src/warning/warning.decider.js`);
const { ruleSetTemplate } = await import(
  `${dist}/risk/src/rule-set/content/rule-set.templates.rules.js`
);

const clients = 100_000;
const day = '2026-03-02';
const next = random(11);
const origin = { kind: 'migration', source: 'bench', assumed: [] };
const source = { provenance: 'migration', statedOn: '2023-03-31' };

function commandsOf(clientId) {
  const statement = (year) => {
    const totalAssets = Math.round(1e9 * (0.5 + next()));
    const totalLiabilities = Math.round(totalAssets * (0.3 + 0.8 * next()));
    const figures = { totalAssets, totalLiabilities, sales: totalAssets, netIncome: 1 };
    const known = { periodEnd: `${year}-12-31`, knownOn: `${year + 1}-03-31` };
    return MigrateStatement.of({
      ...{ clientId, ...known, months: 12, basis: 'consolidated', currency: 'CNY', figures },
      ...{ audit: 'unqualified', source, origin },
    });
  };
  const client = MigrateClient.of({
    ...{ clientId, form: 'legalEntity', role: 'client', lifecycle: 'established' },
    ...{ facts: { name: { en: clientId } }, source, valueDate: '2023-01-01', origin },
  });
  return [client, statement(2022), statement(2023), statement(2024)];
}

/** The rows of early warning as its view would keep them. */
async function rowsOf(count) {
  const rows = new Map();
  const lines = Array.from({ length: count }, (_, at) => ({
    commands: commandsOf(`cl_bench.${at}`),
  }));
  await factsOf(lines, (fact, at) => {
    const change = clientFigures.change(fact, at);
    for (const key of change?.keys ?? []) rows.set(key, change.apply(rows.get(key), key));
  });
  return [...rows.values()].map((each) => JSON.stringify(each));
}

const kinds = await rowsOf(2_000);
const release = releaseSetOn(day);
const own = { ...ruleSetTemplate('watch').content, ruleSetId: 'rs_bench', version: 1 };
const data = { day, after: '2026-03-01', sets: [release, own], surroundings: [] };
const book = { sets: [{ ...own, from: '2026-01-01' }] };
const context = {
  now: `${day}T16:00:00.000Z`,
  today: day,
  actor: { id: 'process:bench', roles: [] },
};
const { each } = assessClients.sweep({ type: 'DayJudgingBegan', data });

const began = performance.now();
let [changed, facts] = [0, 0];
for (let at = 0; at < clients; at++) {
  const client = JSON.parse(kinds[at % kinds.length]);
  for (const command of each(client, data, { valueDate: day })) {
    changed++;
    facts += warning.decide(command, undefined, { ...context, client, book }).length;
  }
}
const seconds = (performance.now() - began) / 1_000;
console.log(`${clients} clients, of whom ${changed} are warned of, ${facts} facts`);
row('judged at the end of a day, one core', '< 60 s', `${seconds.toFixed(1)} s`, seconds < 60);
