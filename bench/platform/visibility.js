// What it costs that somebody sees a part only: the same questions by who sees everything, by who
// sees all but walls, by the head and by the manager of one of two branches, in turns.
//   node bench/platform/visibility.js [--loans 76792] [--seconds 3] [--rounds 5]
// The aim: p99 of lists and totals of a part at most 1.3 times that of everything.
import { parseArgs } from 'node:util';
import { startBank } from './bank.js';
import { printEnvironment, underLoad } from './system.js';

const { values } = parseArgs({
  options: {
    loans: { type: 'string', default: '76792' },
    seconds: { type: 'string', default: '3' },
    rounds: { type: 'string', default: '5' },
  },
});
const aim = 1.3;
const words = ['made', 'up', 'inc'];
const questions = {
  'a page of 50 loans, by status': () => '/loans?status=writtenOff&limit=50',
  'a page of 50 loans, the latest first': () => '/loans?sort=-grantedOn&limit=50',
  'the portfolio by state': () => '/portfolio?by=region',
  'a client by part of its name': (turn) => `/clients?search=${words[turn % 3]}&limit=20`,
};
const everything = 'auditor';
const parts = ['risk', 'head.un_east', 'rm.un_east'];

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** The median of the p99 of some rounds for each asker, who take turns. */
async function asked(voices, pathOf) {
  const found = new Map([...voices.keys()].map((who) => [who, []]));
  const load = (voice, seconds) => underLoad(1, seconds, (_, turn) => voice.get(pathOf(turn)));
  for (const voice of voices.values()) await load(voice, 1); // warms up
  for (let round = 0; round < Number(values.rounds); round++) {
    for (const [who, voice] of voices) {
      const { p99 } = await load(voice, Number(values.seconds));
      found.get(who).push(Number(p99));
    }
  }
  return new Map([...found].map(([who, each]) => [who, median(each)]));
}

printEnvironment();
const bank = await startBank(Number(values.loans));
const voices = new Map();
for (const who of [everything, ...parts]) voices.set(who, await bank.voice(who));
let worst = 0;
for (const [name, pathOf] of Object.entries(questions)) {
  const found = await asked(voices, pathOf);
  const all = found.get(everything);
  console.log(`${name}: p99 ${all} ms for who sees everything`);
  for (const who of parts) {
    const ratio = found.get(who) / all;
    worst = Math.max(worst, ratio);
    console.log(`  ${who}: p99 ${found.get(who)} ms, ${ratio.toFixed(2)} times`);
  }
}
const verdict = worst <= aim ? 'reached' : 'MISSED';
console.log(`worst ratio ${worst.toFixed(2)}, aim ${aim}: ${verdict}`);
await bank.stop();
