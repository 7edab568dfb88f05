// Work a second over HTTP: half drawdowns (two commands each), half repayments, on many loans.
//   node bench/platform/commands.js [--seconds 10] [--loans 2000] [--hands 64]
import { parseArgs } from 'node:util';
import { day, draw, inTurn, signedLoan } from './loans.js';
import { printEnvironment, speak, startSystem, underLoad } from './system.js';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '10' },
    loans: { type: 'string', default: '2000' },
    hands: { type: 'string', default: '64' },
  },
});
const loans = Number(values.loans);

const fen = (minor) => ({ minor, currency: 'CNY' });
const industry = { scheme: 'GBT4754', code: 'C' };
const region = { scheme: 'CN', code: '61' };

printEnvironment();
const system = await startSystem();
const { address, token } = system;
const rm = speak(address, token('rm', 'Wang Fang'));
const people = { rm, approver: speak(address, token('approver', 'Zhao Min')) };

console.log(`preparing ${loans} signed loans`);
const ready = Array.from({ length: loans }, (_, index) => `ln_bench${index}`);
await inTurn([...ready.keys()], (index) => signedLoan(index, people));

// Half of the loans are drawn in tranches, the others, drawn before, are repaid.
const drawing = ready.filter((_, index) => index % 2 === 0);
const repaying = ready.filter((_, index) => index % 2 === 1);
await inTurn(repaying, (loanId) => draw(loanId, 80_000_000, people));
let turn = 0;
const work = async () => {
  const at = turn++;
  const index = Math.floor(at / 2);
  if (at % 2 === 0) return draw(drawing[index % drawing.length], 100_000, people);
  const loanId = repaying[index % repaying.length];
  return rm.post(`/loans/${loanId}/repayments`, { amount: fen(50_000), valueDate: day(1) });
};
for (const hands of [1, 16, Number(values.hands)]) {
  const { rate, p50, p99 } = await underLoad(hands, Number(values.seconds), work);
  console.log(`hands ${hands}: ${rate} commands/s, p50 ${p50} ms, p99 ${p99} ms`);
}
const register = async (hand, at) => {
  const source = { provenance: 'interview', statedOn: day(90) };
  const facts = { name: { en: `Load ${hand} ${at}` }, industry, region };
  await rm.post('/clients', { form: 'legalEntity', role: 'client', facts, source });
};
const { rate, p50, p99 } = await underLoad(Number(values.hands), Number(values.seconds), register);
console.log(`registering clients, hands ${values.hands}: ${rate}/s, p50 ${p50} ms, p99 ${p99} ms`);
console.log(`memory ${system.memory()} MiB`);
await system.stop();
