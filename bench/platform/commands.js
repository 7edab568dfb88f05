// Work a second over HTTP: half drawdowns (two commands each), half repayments, on many loans.
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
  for (const kind of ['businessLicence', 'financialStatement']) {
    const paper = {
      clientId,
      kind,
      title: kind,
      issuedOn: day(90),
      archivedAs: 'B',
      valueDate: day(21),
    };
    await rm.post('/documents', paper);
  }
  await rm.post('/applications', { applicationId, clientId, terms, valueDate: day(20) });
  await approver.post(`/applications/${applicationId}/approvals`, { valueDate: day(19) });
  const loanId = `ln_bench${index}`;
  while ((await rm.send('GET', `/loans/${loanId}`)).status !== 200) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const agreementNumber = `B-${index}`;
  await rm.post(`/loans/${loanId}/agreements`, { agreementNumber, valueDate: day(18) });
}

console.log(`preparing ${loans} signed loans`);
/** Does something for each, 32 at once. */
async function inTurn(all, work) {
  let next = 0;
  const hand = async () => {
    while (next < all.length) await work(all[next++]);
  };
  await Promise.all(Array.from({ length: 32 }, hand));
}

const ready = Array.from({ length: loans }, (_, index) => `ln_bench${index}`);
await inTurn([...ready.keys()], signedLoan);

// Half of the loans are drawn in tranches, the others, drawn before, are repaid.
const drawing = ready.filter((_, index) => index % 2 === 0);
const repaying = ready.filter((_, index) => index % 2 === 1);
const payee = { name: 'Supplier', account: '6222020200112233' };
let drawdowns = 0;
/** Two commands, by two persons. */
const draw = async (loanId, amount) => {
  const proposalId = `d${++drawdowns}`;
  const drawdown = { proposalId, payee, way: 'entrusted', use: 'Steel', valueDate: day(1) };
  await rm.post(`/loans/${loanId}/drawdowns`, { ...drawdown, amount: fen(amount) });
  const path = `/loans/${loanId}/proposals/${proposalId}/approvals`;
  return approver.post(path, { valueDate: day(1) });
};
await inTurn(repaying, (loanId) => draw(loanId, 80_000_000));
let turn = 0;
const work = async () => {
  const at = turn++;
  const index = Math.floor(at / 2);
  if (at % 2 === 0) return draw(drawing[index % drawing.length], 100_000);
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
