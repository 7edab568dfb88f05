import { contexts } from '../../apps/contexts.js';
import { LendingDesk } from '../lending-desk.js';
import { fundedProject } from '../project-desk.js';
import type { Rapport, Stores } from '../rapport.js';
import { eventually, startRapport, startStores } from '../rapport.js';

let stores: Stores;
let rapport: Rapport;
let desk: LendingDesk;
let project: string, loanId: string, other: string;

const cny = (yuan: number) => ({ minor: Math.round(yuan * 100), currency: 'CNY' });
const payee = { name: '中国电建', account: '6222020200112233' };

beforeAll(async () => {
  stores = await startStores();
  rapport = await startRapport(stores, contexts);
  desk = await LendingDesk.of(rapport);
  rapport.clock.day = '2026-01-10';
  const clientId = await desk.client({ zh: '秦岭风电有限公司' });
  project = `/projects/${await fundedProject(desk, clientId)}`;
  loanId = await desk.granted(clientId, { amount: cny(1_000_000) });
  other = await desk.granted(await desk.client({ zh: '宝鸡钢铁有限公司' }));
  const paid = { paymentId: 'p1', sourceId: 'equity', amount: cny(120_000_000) };
  await desk.rm.post(`${project}/capital`, { ...paid, valueDate: '2026-01-10' }).expect(201);
});
afterAll(async () => {
  await rapport.stop();
  await stores.stop();
});

/** A drawdown that is asked for, certified and approved in the project. */
async function approved(drawdownId: string): Promise<void> {
  const lines = [{ lineId: 'works', amount: cny(400_000) }];
  const request = { drawdownId, sourceId: 'senior', lines, purpose: '支付工程款' };
  const path = `${project}/drawdowns`;
  await desk.rm.post(path, { ...request, payee, way: 'entrusted' }).expect(201);
  const certificate = { engineer: '西北监理', evidence: [{ title: '付款证书' }] };
  await desk.rm.post(`${path}/${drawdownId}/certificates`, certificate).expect(201);
  await desk.approver.post(`${path}/${drawdownId}/approvals`, {}).expect(201);
}

const becomes = async (drawdownId: string, state: string) => {
  const { body } = await eventually(
    () => desk.rm.get(`/project-drawdowns?projectId=${project.slice(10)}&state=${state}`),
    ({ body: { items } }) =>
      items.some((each: { drawdownId: string }) => each.drawdownId === drawdownId),
    60_000,
  );
  return body.items.find((each: { drawdownId: string }) => each.drawdownId === drawdownId);
};

describe('a drawdown of a project on a loan', () => {
  it('needs a loan of the borrower, and somebody to pay', async () => {
    const tie = (id: string) => desk.rm.post(`${project}/facilities/senior/loans`, { loanId: id });
    const wrong = await tie(other);
    expect(wrong.body).toMatchObject({ code: 'LoanNotOfProject', details: { field: 'loanId' } });
    await tie(loanId).expect(201);
    const lines = [{ lineId: 'works', amount: cny(1) }];
    const { body } = await desk.rm
      .post(`${project}/drawdowns`, { drawdownId: 'd0', sourceId: 'senior', lines, purpose: 'x' })
      .expect(422);
    expect(body).toMatchObject({ code: 'PayeeMissing', details: { field: 'payee' } });
  });

  it('comes back where the loan does not allow it', async () => {
    await approved('d1');
    const row = await becomes('d1', 'turnedAway');
    expect(row).toMatchObject({ loanId, reason: expect.stringMatching(/\p{Script=Han}/u) });
  });

  it('is instructed on the loan once, and marked when it is paid out there', async () => {
    const signed = { agreementNumber: 'XA-2026-1' };
    await desk.rm.post(`/loans/${loanId}/agreements`, signed).expect(201);
    await approved('d2');
    const proposal = await eventually(
      () => desk.risk.get(`/loans/${loanId}/proposals/pd.d2`),
      ({ status }) => status === 200,
      60_000,
    );
    expect(proposal.body).toMatchObject({
      kind: 'drawdown',
      status: 'open',
      proposal: { amount: cny(400_000), payee, use: '支付工程款' },
    });
    const funding = await desk.rm.get(`${project}/funding`).expect(200);
    expect(funding.body.sources).toMatchObject([{}, { sourceId: 'senior', come: cny(0) }]);
    await desk.risk.post(`/loans/${loanId}/proposals/pd.d2/approvals`, {}).expect(201);
    expect(await becomes('d2', 'paidOut')).toMatchObject({ paidOutOn: '2026-01-10' });
    const facility = await desk.rm.get(`${project}/facilities/senior`).expect(200);
    expect(facility.body).toMatchObject({ loanId, drawn: cny(400_000) });
  });

  it('is drawn no longer where the loan takes back what it paid by mistake, and is paid anew', async () => {
    const reversal = { proposalId: 'back', reason: '收款账户有误' };
    await desk.rm.post(`/loans/${loanId}/drawdowns/pd.d2/reversals`, reversal).expect(201);
    await desk.risk.post(`/loans/${loanId}/proposals/back/approvals`, {}).expect(201);
    const row = await becomes('d2', 'takenBack');
    expect(row).toMatchObject({ reason: '收款账户有误', paidOutOn: '2026-01-10' });
    const after = async (path: string) =>
      (await desk.rm.get(`${project}/${path}`).expect(200)).body;
    expect((await after('funding')).sources).toMatchObject([{}, { come: cny(0) }]);
    expect(await after('facilities/senior')).toMatchObject({ drawn: cny(0) });
    await approved('d4');
    await eventually(
      () => desk.risk.get(`/loans/${loanId}/proposals/pd.d4`),
      ({ status }) => status === 200,
      60_000,
    );
    await desk.risk.post(`/loans/${loanId}/proposals/pd.d4/approvals`, {}).expect(201);
    expect(await becomes('d4', 'paidOut')).toMatchObject({ paidOutOn: '2026-01-10' });
    expect(await after('facilities/senior')).toMatchObject({ drawn: cny(400_000) });
  });

  it('comes back where somebody declines it on the loan', async () => {
    await approved('d3');
    await eventually(
      () => desk.risk.get(`/loans/${loanId}/proposals/pd.d3`),
      ({ status }) => status === 200,
      60_000,
    );
    const no = { reason: '发票不符' };
    await desk.risk.post(`/loans/${loanId}/proposals/pd.d3/declines`, no).expect(201);
    expect(await becomes('d3', 'turnedAway')).toMatchObject({ reason: '发票不符' });
  });

  it('leaves a commitment fee on the rest, charged to the loan at the end of the month', async () => {
    await desk.close('2026-01-31');
    const { body } = await eventually(
      () => desk.rm.get(`${project}/facilities/senior`),
      ({ body: { fee } }) => fee.accruals.length === 1,
      60_000,
    );
    // 379.6 million yuan for 22 days at 0.5 %.
    const amount = cny(115_988.89);
    expect(body.fee).toMatchObject({
      ...{ accrued: amount, charged: amount, owed: cny(0) },
      accruals: [{ from: '2026-01-10', until: '2026-02-01', amount, loanId }],
    });
    const due = await eventually(
      () => desk.rm.get(`/loans/${loanId}/schedule`),
      ({ body: { lines } }) => lines.some((each: { fee: { minor: number } }) => each.fee.minor > 0),
      60_000,
    );
    expect(due.body.lines).toContainEqual(expect.objectContaining({ fee: amount }));
  });
});
