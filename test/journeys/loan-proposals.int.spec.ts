import { contexts } from '../../apps/contexts.js';
import { LendingDesk } from '../lending-desk.js';
import type { Rapport, Stores } from '../rapport.js';
import { eventually, startRapport, startStores } from '../rapport.js';

let stores: Stores;
let rapport: Rapport;
let desk: LendingDesk;
let clientId: string, loanId: string;

const payee = { name: '宝钢股份', account: '6222020200112233', bank: '工商银行' };
const cny = (yuan: number) => ({ minor: Math.round(yuan * 100), currency: 'CNY' });

beforeAll(async () => {
  stores = await startStores();
  rapport = await startRapport(stores, contexts);
  desk = await LendingDesk.of(rapport);
  rapport.clock.day = '2026-01-10';
  clientId = await desk.client({ zh: '秦岭风电有限公司' });
  loanId = await desk.granted(clientId, { amount: cny(20_000_000), termMonths: 12 });
  await desk.rm.post(`/loans/${loanId}/agreements`, { agreementNumber: `A-${loanId}` }).expect(201);
});
afterAll(async () => {
  await rapport.stop();
  await stores.stop();
});

const approve = (by: 'risk' | 'approver' | 'rm', proposalId: string) =>
  desk[by].post(`/loans/${loanId}/proposals/${proposalId}/approvals`, {});
const loan = async () => (await desk.rm.get(`/loans/${loanId}`)).body;

describe('a drawdown', () => {
  const drawdown = { proposalId: 'd1', amount: cny(20_000_000), payee, use: '采购风机' };

  it('of a large amount is paid to the supplier, and refused otherwise in both languages', async () => {
    const { body } = await desk.rm
      .post(`/loans/${loanId}/drawdowns`, { ...drawdown, way: 'own' })
      .expect(409);
    expect(body).toMatchObject({
      code: 'EntrustedPaymentNeeded',
      details: { field: 'way', rule: 'PW-01' },
    });
    expect(JSON.stringify(body)).toContain('受托支付');
  });

  it('is instructed by one person and released by another', async () => {
    const { body: made } = await desk.rm
      .post(`/loans/${loanId}/drawdowns`, { ...drawdown, way: 'entrusted' })
      .expect(201);
    const { body: before } = await desk.rm.get(`/loans/${loanId}?after=${made.position}`);
    expect(before).toMatchObject({ status: 'signed', disbursed: cny(0) });
    await approve('rm', 'd1').expect(403);
    const { body: open } = await desk.risk
      .get(`/loan-proposals?status=open&after=${made.position}`)
      .expect(200);
    expect(open.items).toMatchObject([
      { loanId, proposalId: 'd1', kind: 'drawdown', proposedBy: 'relationshipManager' },
    ]);
    await approve('risk', 'd1').expect(201);
    await approve('risk', 'd1').expect(404);
    expect(await eventually(loan, ({ status }) => status === 'active')).toMatchObject({
      disbursed: cny(20_000_000),
    });
    const { body } = await desk.risk.get(`/loans/${loanId}/proposals/d1`).expect(200);
    expect(body).toMatchObject({ status: 'approved', rule: 'LA-01' });
  });

  it('has its use proved by papers', async () => {
    const evidence = [{ kind: 'invoice', title: '发票 0017', sha256: 'a'.repeat(64) }];
    const path = `/loans/${loanId}/drawdowns`;
    const { body: missing } = await desk.rm.post(`${path}/d9/uses`, { evidence }).expect(404);
    expect(missing).toMatchObject({ code: 'DrawdownUnknown' });
    const { body: receipt } = await desk.rm.post(`${path}/d1/uses`, { evidence }).expect(201);
    const { body } = await desk.auditor
      .get(`/loans/${loanId}/uses?after=${receipt.position}`)
      .expect(200);
    expect(body.drawdowns).toMatchObject([{ drawdownId: 'd1', payee, way: 'entrusted', evidence }]);
  });

  it('that was misused raises the rate from that day on', async () => {
    const before = (await desk.rm.get(`/loans/${loanId}/schedule`)).body.lines[1];
    const misuse = { drawdownId: 'd1', finding: '资金流入股市', markup: '1' };
    await desk.rm.post(`/loans/${loanId}/misuses`, misuse).expect(403);
    const { body: receipt } = await desk.risk.post(`/loans/${loanId}/misuses`, misuse).expect(201);
    const { body: uses } = await desk.risk
      .get(`/loan-uses?misused=true&after=${receipt.position}`)
      .expect(200);
    expect(uses.items).toMatchObject([{ loanId, misuse: { markup: '1' } }]);
    const { body } = await desk.rm
      .get(`/loans/${loanId}/schedule?after=${receipt.position}`)
      .expect(200);
    expect(body.lines[1].interest.minor).toBe(2 * before.interest.minor);
  });
});

describe('money in suspense', () => {
  it('names its payer and source, and is given back by two persons', async () => {
    const paid = { amount: cny(1_000), payer: payee, source: 'operations', repaymentId: 'r1' };
    await desk.service.post(`/loans/${loanId}/repayments`, paid).expect(201);
    const refund = { proposalId: 'f1', payee, reason: '误汇' };
    await desk.rm
      .post(`/loans/${loanId}/refunds`, { ...refund, amount: cny(1_000.01) })
      .expect(409);
    await desk.rm.post(`/loans/${loanId}/refunds`, { ...refund, amount: cny(400) }).expect(201);
    const { body: receipt } = await approve('approver', 'f1').expect(201);
    const { body } = await desk.rm
      .get(`/loans/${loanId}/statement?after=${receipt.position}`)
      .expect(200);
    expect(body.repayments).toMatchObject([{ payer: payee, source: 'operations' }]);
    expect(body.entries.map(({ kind }: { kind: string }) => kind)).toEqual([
      'drawdown',
      'repayment',
      'refund',
    ]);
    const { body: row } = await desk.rm.get(`/loans/${loanId}?after=${receipt.position}`);
    expect(row).toMatchObject({ overpaid: cny(600) });
  });
});

describe('arrears', () => {
  it('have their penalty waived by two, never more than there is', async () => {
    await desk.close('2026-02-10');
    await desk.close('2026-03-05');
    await eventually(loan, ({ bucket }) => bucket === 'days8to30');
    rapport.clock.day = '2026-03-06';
    const { penalty } = await loan();
    const waiver = { proposalId: 'w1', component: 'penalty', reason: '疫情影响' };
    const more = { ...waiver, amount: { ...penalty, minor: Number(penalty.minor) + 1 } };
    const { body } = await desk.rm.post(`/loans/${loanId}/waivers`, more).expect(409);
    expect(body).toMatchObject({ code: 'WaiverExceedsDue' });
    await desk.rm.post(`/loans/${loanId}/waivers`, { ...waiver, amount: penalty }).expect(201);
    await approve('rm', 'w1').expect(403);
    const { body: receipt } = await approve('approver', 'w1').expect(201);
    const { body: after } = await desk.rm.get(`/loans/${loanId}?after=${receipt.position}`);
    expect(after).toMatchObject({ penalty: cny(0) });
    expect(after.overdue.minor).toBeGreaterThan(0);
  });

  it('are written off where the rules allow it, by others than who proposed it', async () => {
    const writeOff = { proposalId: 'o1', ground: 'bankruptcy', reason: '债务人破产' };
    const path = `/loans/${loanId}/write-offs`;
    const { body } = await desk.rm.post(path, writeOff).expect(409);
    expect(body).toMatchObject({
      code: 'WriteOffNotAllowed',
      details: { rule: 'WO-01', missing: ['bankruptcyRuling'] },
    });
    const evidence = [{ kind: 'bankruptcyRuling', title: '破产裁定书' }];
    await desk.rm.post(path, { ...writeOff, evidence }).expect(201);
    await approve('risk', 'o1').expect(201);
    await approve('approver', 'o1').expect(201);
    const { writtenOff } = await eventually(loan, ({ status }) => status === 'writtenOff');
    const stated = { proposalId: 'v1', source: 'collateral', reason: '拍卖所得' };
    const amount = { ...writtenOff, minor: Number(writtenOff.minor) + 1 };
    const recovery = { ...stated, amount };
    const { body: refused } = await desk.risk
      .post(`/loans/${loanId}/recoveries`, recovery)
      .expect(409);
    expect(refused).toMatchObject({ code: 'RecoveryExceedsClaim', details: { field: 'amount' } });
    const paid = { ...stated, amount: cny(5_000) };
    await desk.risk.post(`/loans/${loanId}/recoveries`, paid).expect(201);
    await approve('risk', 'v1').expect(409);
    await approve('approver', 'v1').expect(201);
  });

  it('come back on the books when the write-off is reversed', async () => {
    const reversal = { proposalId: 'o2', reason: '发现可执行财产' };
    await desk.rm.post(`/loans/${loanId}/write-off-reversals`, reversal).expect(201);
    await approve('risk', 'o2').expect(201);
    await approve('approver', 'o2').expect(201);
    const row = await eventually(loan, ({ status }) => status === 'active');
    expect(row).toMatchObject({ writtenOff: cny(0), overdueSince: '2026-02-10' });
    await desk.rm
      .post(`/loans/${loanId}/waivers`, {
        proposalId: 'w2',
        component: 'interest',
        amount: cny(1),
        reason: '协商',
      })
      .expect(201);
    const decline = `/loans/${loanId}/proposals/w2/declines`;
    const { body: receipt } = await desk.approver.post(decline, { reason: '依据不足' }).expect(201);
    const { body } = await desk.rm
      .get(`/loan-proposals?status=declined&after=${receipt.position}`)
      .expect(200);
    expect(body.items).toMatchObject([{ proposalId: 'w2', declined: { reason: '依据不足' } }]);
  });
});
