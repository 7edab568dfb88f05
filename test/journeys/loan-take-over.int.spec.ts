import { contexts } from '../../apps/contexts.js';
import { LendingDesk, yearOfInstalments } from '../lending-desk.js';
import type { Rapport, Stores } from '../rapport.js';
import { eventually, startRapport, startStores } from '../rapport.js';

let stores: Stores;
let rapport: Rapport;
let desk: LendingDesk;
let clientId: string;

const cny = (yuan: number) => ({ minor: Math.round(yuan * 100), currency: 'CNY' });
const seller = { name: '长安资产管理', account: '6222020200998877' };

beforeAll(async () => {
  stores = await startStores();
  rapport = await startRapport(stores, contexts);
  desk = await LendingDesk.of(rapport);
  rapport.clock.day = '2026-02-11';
  clientId = await desk.client({ zh: '渭河机械有限公司' });
});
afterAll(async () => {
  await rapport.stop();
  await stores.stop();
});

const seen = async (path: string) => (await desk.rm.get(path).expect(200)).body;
const approve = (loanId: string, proposalId: string) =>
  desk.risk.post(`/loans/${loanId}/proposals/${proposalId}/approvals`, {});

describe('an agreement', () => {
  it('tells who signed it for the bank and for the client', async () => {
    const loanId = await desk.granted(clientId);
    const sign = (signatories: readonly object[]) =>
      desk.rm.post(`/loans/${loanId}/agreements`, { agreementNumber: 'A-signed', signatories });
    const client = { party: 'client', name: '王芳', capacity: '法定代表人' };
    const { body: refused } = await sign([client]).expect(422);
    expect(refused).toMatchObject({ code: 'SignatureMissing', details: { missing: ['bank'] } });
    expect(JSON.stringify(refused)).toContain('双方签署');
    const { body } = await sign([client, { party: 'bank', name: '李华' }]).expect(201);
    const { body: loan } = await desk.rm
      .get(`/loans/${loanId}?after=${body.position}`)
      .set('Accept-Language', 'zh')
      .expect(200);
    expect(loan).toMatchObject({
      signedOn: '2026-02-11',
      signatories: [{ ...client, signedOn: '2026-02-11' }, { name: '李华' }],
      labels: { 'signatories.bank': '代表银行' },
    });
  });
});

describe('a drawdown that was paid out by mistake', () => {
  it('is taken back by two persons, and can be paid out again', async () => {
    const loanId = await desk.running(clientId);
    const path = `/loans/${loanId}/drawdowns/d1/reversals`;
    await desk.rm.post(path, { proposalId: 'x1' }).expect(400);
    await desk.rm.post(path, { proposalId: 'x1', reason: '重复放款' }).expect(201);
    await desk.rm.post(`/loans/${loanId}/proposals/x1/approvals`, {}).expect(403);
    const { body } = await approve(loanId, 'x1').expect(201);
    const after = `after=${body.position}`;
    expect(await seen(`/loans/${loanId}?${after}`)).toMatchObject({
      status: 'signed',
      disbursed: cny(0),
      outstanding: cny(0),
    });
    const { sums } = await seen(`/exposures/${clientId}?${after}`);
    expect(sums).toMatchObject([{ outstanding: cny(0) }]);
    const { items } = await seen(`/payment-orders?loanId=${loanId}&${after}`);
    expect(items).toMatchObject([{ orderId: 'd1', reversedBecause: '重复放款' }]);
    const { body: books } = await desk.auditor.get(`/ledger?loanId=${loanId}&${after}`).expect(200);
    expect(books.items).toMatchObject([{ balances: { loans: 0, clearing: 0 } }]);
    await desk.payOut(loanId, yearOfInstalments.amount, 'd2');
    expect(
      await eventually(
        () => seen(`/loans/${loanId}`),
        ({ status }) => status === 'active',
      ),
    ).toMatchObject({ disbursed: cny(120_000) });
  });
});

const figures = {
  takenOverOn: '2026-02-11',
  principal: cny(90_000),
  accruedInterest: cny(90),
  due: [{ dueOn: '2026-02-01', principal: cny(10_000), interest: cny(300) }],
};
const remaining = { ...yearOfInstalments, termMonths: 9, schedule: { firstDueOn: '2026-03-01' } };

describe('a loan that the bank buys', () => {
  it('comes onto the book as it stands, by two persons and for its price', async () => {
    const loanId = await desk.granted(clientId, remaining);
    const path = `/loans/${loanId}/take-overs`;
    const bought = {
      ...{ proposalId: 't1', figures, reason: '受让' },
      purchase: { seller, price: cny(95_000) },
    };
    const later = { ...figures, due: [{ dueOn: '2026-02-12', fee: cny(1) }] };
    const { body: refused } = await desk.rm.post(path, { ...bought, figures: later }).expect(422);
    expect(refused).toMatchObject({ code: 'TakenOverNotDue', details: { field: 'figures.due' } });
    await desk.rm.post(path, bought).expect(201);
    await desk.rm.post(`/loans/${loanId}/proposals/t1/approvals`, {}).expect(403);
    const { body } = await approve(loanId, 't1').expect(201);
    const after = `after=${body.position}`;
    expect(await seen(`/loans/${loanId}?${after}`)).toMatchObject({
      status: 'active',
      outstanding: cny(100_000),
      overdue: cny(10_300),
      overdueSince: '2026-02-01',
      daysPastDue: 10,
      takenOver: { on: '2026-02-11', seller: seller.name, price: cny(95_000) },
    });
    const { lines } = await seen(`/loans/${loanId}/schedule?${after}`);
    expect(lines.map(({ dueOn }: { dueOn: string }) => dueOn).slice(0, 2)).toEqual([
      '2026-02-01',
      '2026-03-01',
    ]);
    const explained = await seen(
      `/loans/${loanId}/explain?figure=outstanding&on=2026-02-11&${after}`,
    );
    expect(explained).toMatchObject({ amount: cny(100_000) });
    const { items } = await seen(`/payment-orders?loanId=${loanId}&${after}`);
    expect(items).toMatchObject([{ payee: seller, amount: cny(95_000) }]);
  });
});

describe('a loan that another system ran', () => {
  it('is granted by a migration, and a second person approves how it stands', async () => {
    const expected = [{ kind: 'loan', count: 1 }];
    const opening = { migrationId: 'mg_core', source: 'core-2019', reason: '旧核心下线', expected };
    await desk.admin.post('/migrations', opening).expect(201);
    const applicationId = 'ap_core.7';
    const origin = { kind: 'migration', source: 'core-2019', assumed: [] };
    const common = { clientId, applicationId, managerId: 'relationshipManager', origin };
    const loan = {
      ...common,
      ...{ loanId: 'ln_core.7', terms: remaining, approvedOn: '2025-06-01' },
      ...{ guaranteed: cny(0), outcome: 'running', takeOver: figures },
    };
    await desk.service.post('/loans/migrations', { ...loan, takeOver: undefined }).expect(422);
    await desk.service.post('/loans/migrations', loan).expect(201);
    const { body } = await approve('ln_core.7', '1').expect(201);
    const row = await seen(`/loans/ln_core.7?after=${body.position}`);
    expect(row).toMatchObject({
      status: 'active',
      migrated: true,
      outstanding: cny(100_000),
      daysPastDue: 10,
    });
  });
});
