// What the benches of lending share: loans from their application to their first drawdown, over HTTP.
const fen = (minor) => ({ minor, currency: 'CNY' });
export const day = (back) => new Date(Date.now() - back * 86_400_000).toISOString().slice(0, 10);
const industry = { scheme: 'GBT4754', code: 'C' };
const region = { scheme: 'CN', code: '61' };
const termsOf = (termMonths) => ({
  product: 'workingCapital',
  purpose: 'workingCapital',
  guaranteeType: 'unsecured',
  amount: fen(90_000_000),
  termMonths,
  everyMonths: 1,
  method: 'equalInstalment',
  annualRate: '0.0435',
  dayCount: '30/360',
  industry,
  region,
});

/** Does something for each, 32 at once. */
export async function inTurn(all, work) {
  let next = 0;
  const hand = async () => {
    while (next < all.length) await work(all[next++]);
  };
  await Promise.all(Array.from({ length: 32 }, hand));
}

/** Waits until views have seen what was opened. */
async function found(path, who) {
  while ((await who.send('GET', path)).status !== 200) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** A loan whose agreement was signed so many days ago; its id. */
export async function signedLoan(index, { rm, approver }, { back = 18, termMonths = 12 } = {}) {
  const applicationId = `ap_bench${index}`;
  const clientId = `cl_bench${index}`;
  const loanId = `ln_bench${index}`;
  const source = { provenance: 'interview', statedOn: day(back + 72) };
  const facts = { name: { en: `Client ${index}` }, industry, region };
  await rm.post('/clients', { clientId, form: 'legalEntity', role: 'client', facts, source });
  await found(`/clients/${clientId}`, rm);
  for (const kind of ['businessLicence', 'financialStatement']) {
    const paper = { clientId, kind, title: kind, issuedOn: day(back + 72), archivedAs: 'B' };
    await rm.post('/documents', { ...paper, valueDate: day(back + 3) });
  }
  const terms = termsOf(termMonths);
  await rm.post('/applications', { applicationId, clientId, terms, valueDate: day(back + 2) });
  await approver.post(`/applications/${applicationId}/approvals`, { valueDate: day(back + 1) });
  await found(`/loans/${loanId}`, rm);
  const agreementNumber = `B-${index}`;
  await rm.post(`/loans/${loanId}/agreements`, { agreementNumber, valueDate: day(back) });
  return loanId;
}

const payee = { name: 'Supplier', account: '6222020200112233' };
let drawdowns = 0;

/** Pays out an amount on a day: two commands, by two persons. */
export async function draw(loanId, minor, { rm, approver }, valueDate = day(1)) {
  const proposalId = `d${++drawdowns}`;
  const drawdown = { proposalId, payee, way: 'entrusted', use: 'Steel', valueDate };
  await rm.post(`/loans/${loanId}/drawdowns`, { ...drawdown, amount: fen(minor) });
  return approver.post(`/loans/${loanId}/proposals/${proposalId}/approvals`, { valueDate });
}
