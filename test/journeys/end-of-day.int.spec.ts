import { contexts } from '../../apps/contexts.js';
import { LendingDesk } from '../lending-desk.js';
import type { Rapport, Stores } from '../rapport.js';
import { eventually, startRapport, startStores } from '../rapport.js';

let stores: Stores;
let rapport: Rapport;
let desk: LendingDesk;
let clientId: string, loanId: string;

beforeAll(async () => {
  stores = await startStores();
  rapport = await startRapport(stores, contexts);
  desk = await LendingDesk.of(rapport);
  rapport.clock.day = '2026-01-10';
  clientId = await desk.client({ zh: '秦岭风电有限公司' });
  const address = { channel: 'email', address: 'cfo@qinling.example', office: 'CFO' };
  await desk.rm.post(`/clients/${clientId}/reach/addresses`, address).expect(201);
  // The twentieth of each month, from the second on.
  loanId = await desk.running(clientId, { schedule: { dueDay: 20, firstStub: 'long' } });
});
afterAll(async () => {
  await rapport.stop();
  await stores.stop();
});

const noticesOf = async (topic: string) =>
  (await desk.service.get(`/notices?about=${loanId}&topic=${topic}`)).body.items;

describe('a loan whose terms state the day of the month', () => {
  it('falls due on it', async () => {
    const { lines } = await eventually(
      async () => (await desk.rm.get(`/loans/${loanId}/schedule`)).body,
      (schedule) => schedule.lines.length > 0,
    );
    expect(lines.map(({ dueOn }: { dueOn: string }) => dueOn).slice(0, 2)).toEqual([
      '2026-02-20',
      '2026-03-20',
    ]);
  });
});

describe('the borrower', () => {
  it('is reminded before an instalment is due, by the gateway of the channel', async () => {
    await desk.close('2026-02-13');
    const [notice] = await eventually(
      () => noticesOf('payment'),
      (items) => items.length === 1,
    );
    expect(notice).toMatchObject({
      noticeId: `nt_${loanId}.payment.2026-02-20.7`,
      clientId,
      state: 'ready',
      channel: 'email',
      address: 'cfo@qinling.example',
      language: 'zh',
      subject: '2026-02-20还款提醒',
    });
    const path = `/notices/${notice.noticeId}`;
    const deliveredAt = '2026-02-13T10:00:00Z';
    const { body } = await desk.service.post(`${path}/deliveries`, { deliveredAt }).expect(201);
    const { body: row } = await desk.rm.get(`${path}?after=${body.position}`).expect(200);
    expect(row).toMatchObject({ state: 'delivered' });
  });

  it('is told of a new rate, and why', async () => {
    const reset = { from: '2026-03-21', annualRate: '0.034', reason: 'LPR下调' };
    await desk.risk.post(`/loans/${loanId}/rate-resets`, reset).expect(201);
    const [notice] = await eventually(
      () => noticesOf('rateChange'),
      (items) => items.length === 1,
    );
    expect(notice.text).toContain('3.6%调整为3.4%');
  });

  it('is spoken with at the key moment: the manager has a contact that is due', async () => {
    const path = `/tasks?source=keyMoment&clientId=${clientId}`;
    const [task] = await eventually(
      async () => (await desk.rm.get(path)).body.items,
      (items) => items.length > 0,
    );
    expect(task).toMatchObject({ sourceId: loanId, source: 'keyMoment' });
    expect(task.title).toContain('2026-03-21');
  });

  it('may be written to by its manager, of what it agreed to hear of', async () => {
    const words = { subject: '市场信息', text: '请见附件' };
    const news = { clientId, topic: 'market', en: words, zh: words };
    const { body } = await desk.rm.post('/notices', news).expect(409);
    expect(body).toMatchObject({ code: 'ConsentMissing', details: { field: 'topic' } });
    const sent = await desk.rm.post('/notices', { ...news, topic: 'riskAlert' }).expect(201);
    const path = `/notices/${sent.body.id}`;
    const failed = await desk.service.post(`${path}/failures`, { reason: '退信' }).expect(201);
    const { body: row } = await desk.rm.get(`${path}?after=${failed.body.position}`).expect(200);
    expect(row).toMatchObject({ state: 'failed', reason: '退信' });
  });
});

describe('a day that is closed (L11)', () => {
  it('takes nothing from one person', async () => {
    await desk.close('2026-03-01');
    await eventually(
      async () => (await desk.rm.get('/business-days')).body,
      ({ closedUpTo }) => closedUpTo === '2026-03-01',
    );
    const late = { repaymentId: 'late', amount: { minor: 1_048_000, currency: 'CNY' } };
    const refused = await desk.service
      .post(`/loans/${loanId}/repayments`, { ...late, valueDate: '2026-02-20' })
      .expect(409);
    expect(refused.body).toMatchObject({
      code: 'DayClosed',
      details: { field: 'valueDate', closedUpTo: '2026-03-01' },
    });
  });

  it('takes it from two, and shows what that changed of its evening', async () => {
    await eventually(
      async () => (await desk.rm.get(`/loans/${loanId}`)).body,
      ({ daysPastDue }) => daysPastDue === 9,
    );
    const { due } = (await desk.rm.get(`/loans/${loanId}`)).body;
    const late = { amount: due, countsFor: '2026-02-20', repaymentId: 'late', reason: '系统故障' };
    const proposed = { ...late, proposalId: 'p-late' };
    await desk.service.post(`/loans/${loanId}/late-repayments`, proposed).expect(201);
    const path = `/loans/${loanId}/proposals/p-late`;
    const { body } = await desk.risk.post(`${path}/approvals`, {}).expect(201);
    const { body: row } = await desk.rm.get(`${path}?after=${body.position}`).expect(200);
    expect(row).toMatchObject({
      status: 'approved',
      revised: {
        closedUpTo: '2026-03-01',
        changes: expect.arrayContaining([{ figure: 'daysPastDue', before: 9, after: 0 }]),
      },
    });
    const { body: loan } = await desk.rm.get(`/loans/${loanId}?after=${body.position}`).expect(200);
    expect(loan).toMatchObject({ daysPastDue: 0, overdue: { minor: 0 } });
  });

  it('gives a repayment back by two only', async () => {
    await desk.risk
      .post(`/loans/${loanId}/repayments/late/reversals`, { reason: '退票' })
      .expect(409);
    const back = { proposalId: 'p-back', reason: '退票' };
    await desk.risk.post(`/loans/${loanId}/repayments/late/late-reversals`, back).expect(201);
    const path = `/loans/${loanId}/proposals/p-back`;
    await desk.head.post(`${path}/declines`, { reason: '票据有效' }).expect(201);
  });
});
