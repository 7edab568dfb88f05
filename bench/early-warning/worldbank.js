// World Bank loans: does a disbursement that lags foresee that more than a tenth is cancelled? Two lists of
// the same register, followed loan by loan as `GET /outside-registers/{register}/foresight` does.
// Run: npm run build && node bench/early-warning/worldbank.js [earlier.csv.gz later.csv.gz]
import { factsOf } from './facts.js';
import { row } from './histories.js';

const dist = '../../dist/libs';
const { readRegister, registersOf, surveyRegister } = await import(
  `${dist}/integration/src/registers/register-file.js`
);
const { Follow } = await import(`${dist}/projects/src/outside/foresight/foresight.js`);
const { outsideStatements } = await import(
  `${dist}/projects/src/outside/outside-statements.view.js`
);

const folder = '../shared/data/worldbank_loans';
const given = process.argv.slice(2);
const pairs =
  given.length === 2
    ? [given]
    : [
        ['ibrd_2020-11-30.csv.gz', 'ibrd_2023-04-30.csv.gz'],
        ['ibrd_2022-05-31.csv.gz', 'ibrd_2023-05-31.csv.gz'],
      ].map((names) => names.map((name) => `${folder}/${name}`));

/** Each line of a list as the view keeps it. */
async function statementsOf(path, told) {
  const file = await surveyRegister(path, registersOf.worldbank);
  await factsOf(readRegister(path, file), (fact, at) => {
    const change = outsideStatements.change(fact, at);
    for (const key of change?.keys ?? []) told(change.apply(undefined, key));
  });
}

for (const [earlier, later] of pairs) {
  const follow = new Follow();
  await statementsOf(earlier, (statement) => follow.seeBefore(statement));
  await statementsOf(later, (statement) => follow.seeAfter(statement));
  const { loans, outcomes } = follow.figures();
  const { areaUnderCurve, events } = outcomes.find(({ outcome }) => outcome === 'partCancelled');
  const area = Number(areaUnderCurve.disbursementLag);
  const names = [earlier, later].map((path) => path.split('/').at(-1).slice(0, 15));
  row(
    `${names.join(' → ')}: ${loans} loans, ${events} cancelled in part`,
    '≥ .70',
    area.toFixed(4),
    area >= 0.7,
  );
}
