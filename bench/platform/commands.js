// Commands a second over HTTP: half disbursements, half repayments, on many loans.
//   node bench/platform/commands.js [--seconds 10] [--loans 2000] [--hands 64]
import { parseArgs } from 'node:util';
import { printEnvironment, speak, startSystem, underLoad } from './system.js';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '10' },
    loans: { type: 'string', default: '2000' },
    hands: { type: 'string', default: '64' },
  },
});
const loans = Number(values.loans);

const day = (back) => new Date(Date.now() - back * 86_400_000).toISOString().slice(0, 10);
const fen = (minor) => ({ minor, currency: 'CNY' });
const industry = { scheme: 'GBT4754', code: 'C' };
const region = { scheme: 'CN', code: '61' };
const terms = {
  product: 'workingCapital',
  purpose: 'workingCapital',
  guaranteeType: 'unsecured',
  amount: fen(90_000_000),
  termMonths: 12,
  everyMonths: 1,
  method: 'equalInstalment',
  annualRate: '0.0435',
  dayCount: '30/360',
  industry,
  region,
};

printEnvironment();
const system = await startSystem();
const { address, token } = system;
const rm = speak(address, token('rm', 'Wang Fang'));
const approver = speak(address, token('approver', 'Li Na'));

async function signedLoan(index) {
  const applicationId = `ap_bench${index}`;
  const clientId = `cl_bench${index}`;
  const source = { provenance: 'interview', statedOn: day(90) };
  const facts = { name: { en: `Client ${index}` }, industry, region };
  await rm.post('/clients', { clientId, form: 'legalEntity', role: 'client', facts, source });
  await rm.post('/applications', { applicationId, clientId, terms, valueDate: day(80) });
  await approver.post(`/applications/${applicationId}/approvals`, { valueDate: day(79) });
  const loanId = `ln_bench${index}`;
  while ((await rm.send('GET', `/loans/${loanId}`)).status !== 200) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const agreementNumber = `B-${index}`;
  await rm.post(`/loans/${loanId}/agreements`, { agreementNumber, valueDate: day(78) });
  return loanId;
}

console.log(`preparing ${loans} signed loans`);
const ready = [];
let next = 0;
await Promise.all(
  Array.from({ length: 32 }, async () => {
    while (next < loans) ready.push(await signedLoan(next++));
  }),
);

/** The first turn of a loan pays out, the second pays back, and so on. */
const turns = new Map();
let turn = 0;
const work = async () => {
  const loanId = ready[turn++ % ready.length];
  const before = turns.get(loanId) ?? 0;
  turns.set(loanId, before + 1);
  const [what, amount] = before % 2 === 0 ? ['disbursements', 1_000_000] : ['repayments', 50_000];
  await rm.post(`/loans/${loanId}/${what}`, { amount: fen(amount), valueDate: day(40) });
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
