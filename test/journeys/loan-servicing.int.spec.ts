import { contexts } from '../../apps/contexts.js';
import { LendingDesk } from '../lending-desk.js';
import type { Rapport, Stores } from '../rapport.js';
import { eventually, startRapport, startStores } from '../rapport.js';

let stores: Stores;
let rapport: Rapport;
let desk: LendingDesk;
let clientId: string, loanId: string;

const cny = (yuan: number) => ({ minor: Math.round(yuan * 100), currency: 'CNY' });

beforeAll(async () => {
  stores = await startStores();
  rapport = await startRapport(stores, contexts);
  desk = await LendingDesk.of(rapport);
  rapport.clock.day = '2026-01-10';
  clientId = await desk.client({ zh: '秦岭风电有限公司' });
  loanId = await desk.granted(clientId);
  const clauses = {
    prepaymentFee: { kind: 'share', share: '0.01' },
    floating: { index: 'lpr1Y', spreadBps: 60 },
    rateNoticeDays: 15,
  };
  await desk.rm
    .post(`/loans/${loanId}/agreements`, { agreementNumber: `A-${loanId}`, clauses })
    .expect(201);
  await desk.payOut(loanId, cny(120_000));
});
afterAll(async () => {
  await rapport.stop();
  await stores.stop();
});

const approve = async (id: string, proposalId: string) => {
  const path = `/loans/${id}/proposals/${proposalId}/approvals`;
  await desk.risk.post(path, {}).expect(201);
  const { body } = await desk.approver.post(path, {}).expect(201);
  return `after=${String(body.position)}`;
};
const row = async (id: string, after = '') => (await desk.rm.get(`/loans/${id}?${after}`)).body;

describe('a loan in its life', () => {
  it('is charged a fee', async () => {
    const bad = await desk.rm.post(`/loans/${loanId}/fees`, { kind: 'commitment' }).expect(422);
    expect(bad.body).toMatchObject({ code: 'FeeIncomplete', details: { field: 'amount' } });
    const fee = { kind: 'commitment', amount: cny(50), dueOn: '2026-02-10' };
    const { body } = await desk.rm.post(`/loans/${loanId}/fees`, fee).expect(201);
    const after = `after=${String(body.position)}`;
    expect(await row(loanId, after)).toMatchObject({ nextDue: cny(10_410) });
    const { body: plan } = await desk.rm.get(`/loans/${loanId}/schedule?${after}`).expect(200);
    expect(plan.lines[0]).toMatchObject({ fee: cny(50), due: cny(10_410) });
  });

  it('has its rate reset with notice', async () => {
    const reset = { published: '0.03', publishedOn: '2026-01-09', reason: 'LPR下调' };
    const path = `/loans/${loanId}/rate-resets`;
    const early = await desk.risk.post(path, { ...reset, from: '2026-01-24' }).expect(409);
    expect(early.body).toMatchObject({ code: 'NoticeTooShort', details: { field: 'from' } });
    const { body } = await desk.risk.post(path, { ...reset, from: '2026-02-10' }).expect(201);
    const after = `after=${String(body.position)}`;
    expect(await row(loanId, after)).toMatchObject({
      annualRate: '0.036',
      rates: [{ from: '2026-02-10', annualRate: '0.036' }],
    });
  });

  it('pays a part back, which its bank takes back', async () => {
    rapport.clock.day = '2026-02-10';
    const paid = { repaymentId: 'r1', amount: cny(10_410) };
    await desk.service.post(`/loans/${loanId}/repayments`, paid).expect(201);
    const back = { amount: cny(410), reason: '退票' };
    const path = `/loans/${loanId}/repayments/r1/charge-backs`;
    await desk.service.post(path, { ...back, amount: cny(10_411) }).expect(409);
    const { body } = await desk.service.post(path, back).expect(201);
    const { outstanding } = await row(loanId, `after=${String(body.position)}`);
    expect(outstanding.minor).toBeGreaterThanOrEqual(11_000_000);
  });

  it('is restructured by two approvals', async () => {
    const change = { to: 'reschedule', instalments: 20, principalHoliday: 2 };
    const proposal = { proposalId: 'rs', change, inDifficulty: true, reason: '行业下行' };
    await desk.rm.post(`/loans/${loanId}/restructurings`, proposal).expect(201);
    const after = await approve(loanId, 'rs');
    expect(await row(loanId, after)).toMatchObject({
      restructuredOn: '2026-02-10',
      inDifficulty: true,
      maturesOn: '2027-10-10',
    });
  });

  it('is paid off with the fee, and nothing is left', async () => {
    rapport.clock.day = '2026-02-20';
    const { body } = await desk.rm.get(`/loans/${loanId}/pay-off?on=2026-02-20`).expect(200);
    expect(body.prepaymentFee.minor).toBeGreaterThan(0);
    const { total: amount } = body;
    const { body: receipt } = await desk.rm
      .post(`/loans/${loanId}/pay-offs`, { amount })
      .expect(201);
    expect(await row(loanId, `after=${String(receipt.position)}`)).toMatchObject({
      status: 'settled',
      outstanding: cny(0),
      overpaid: cny(0),
    });
  });
});

describe('other ends', () => {
  const begun = async () => {
    const id = await desk.running(clientId);
    return eventually(
      () => row(id),
      ({ status }) => status === 'active',
    ).then(() => id);
  };

  it('come later after an extension', async () => {
    const id = await begun();
    const extension = { proposalId: 'x', reason: '回款延迟', maturesOn: '2028-01-10' };
    const path = `/loans/${id}/extensions`;
    const { body } = await desk.rm
      .post(path, { ...extension, maturesOn: '2029-01-10' })
      .expect(409);
    expect(body).toMatchObject({ code: 'ExtensionTooLong', details: { rule: 'EX-01' } });
    await desk.rm.post(path, extension).expect(201);
    expect(await row(id, await approve(id, 'x'))).toMatchObject({
      maturesOn: '2028-01-10',
      extensions: 1,
    });
    await desk.risk
      .post(`/loans/${id}/accelerations`, { proposalId: 'a', reason: '违约' })
      .expect(201);
    await desk.risk.post(`/loans/${id}/proposals/a/approvals`, {}).expect(409);
  });

  it('come by the sale of the claim, or when shares take its place', async () => {
    const id = await begun();
    const conversion = { proposalId: 'c', company: '秦岭风电', shares: '5%', reason: '债转股' };
    const path = `/loans/${id}/debt-conversions`;
    await desk.rm.post(path, { ...conversion, amount: cny(200_000) }).expect(409);
    await desk.rm.post(path, { ...conversion, amount: cny(20_000) }).expect(201);
    expect(await row(id, await approve(id, 'c'))).toMatchObject({ outstanding: cny(100_000) });
    const assignee = { name: '信达资产', account: '6222020200119999' };
    const sale = { proposalId: 's', assignee, price: cny(60_000), reason: '批量转让' };
    await desk.rm.post(`/loans/${id}/transfers`, sale).expect(201);
    expect(await row(id, await approve(id, 's'))).toMatchObject({
      status: 'transferred',
      outstanding: cny(0),
    });
  });
});
