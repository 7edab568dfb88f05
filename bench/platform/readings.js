// What it costs to note who reads what: the same questions with the reading log and without, in turns.
//   node bench/platform/readings.js [--loans 5000] [--seconds 5] [--rounds 5]
// The aim: at most 5 % of the throughput of queries.
import { parseArgs } from 'node:util';
import { startBank } from './bank.js';
import { printEnvironment, underLoad } from './system.js';

const { Readings } = await import('../../dist/libs/platform/src/index.js');
const { values } = parseArgs({
  options: {
    loans: { type: 'string', default: '5000' },
    seconds: { type: 'string', default: '5' },
    rounds: { type: 'string', default: '5' },
  },
});
const aim = 5;

printEnvironment();
const bank = await startBank(Number(values.loans));
const risk = await bank.voice('risk');
const readings = bank.app.get(Readings);
const { items } = await risk.get('/loans?limit=200');
const questions = {
  'a loan by its id': (turn) => `/loans/${items[turn % items.length].loanId}`,
  'a client by its id': (turn) => `/clients/${items[turn % items.length].clientId}`,
  'a page of 50 loans': () => '/loans?status=writtenOff&limit=50',
};

/** Questions a second, 16 at once. */
const rateOf = async (pathOf) =>
  (await underLoad(16, Number(values.seconds), (hand, turn) => risk.get(pathOf(hand + 16 * turn))))
    .rate;

/** With the log, and with nothing noted; each round has both, so that the machine is the same. */
async function compared(pathOf) {
  let [noted, unnoted] = [0, 0];
  await underLoad(16, 1, (_, turn) => risk.get(pathOf(turn))); // warms up
  for (let round = 0; round < Number(values.rounds); round++) {
    noted += await rateOf(pathOf);
    readings.note = () => undefined;
    unnoted += await rateOf(pathOf);
    delete readings.note;
  }
  return { noted, unnoted };
}

let worst = -Infinity;
for (const [name, pathOf] of Object.entries(questions)) {
  const { noted, unnoted } = await compared(pathOf);
  const cost = 100 * (1 - noted / unnoted);
  worst = Math.max(worst, cost);
  const [per, without] = [noted, unnoted].map((sum) => Math.round(sum / Number(values.rounds)));
  console.log(`${name}: ${per}/s noted, ${without}/s not noted, ${cost.toFixed(1)} %`);
}
console.log(`worst ${worst.toFixed(1)} %, aim ${aim} %: ${worst <= aim ? 'reached' : 'MISSED'}`);
await bank.stop();
