import { EventStore } from '#platform';
import { contexts } from '../../apps/contexts.js';
import { LendingDesk } from '../lending-desk.js';
import type { Rapport, Stores } from '../rapport.js';
import { eventually, startRapport, startStores } from '../rapport.js';

let stores: Stores;
let rapport: Rapport;
let desk: LendingDesk;
let clientId = '';
let loanId = '';
let otherId = '';

beforeAll(async () => {
  stores = await startStores();
  const environment = { RAPPORT_PAYING_ACCOUNT: 'Example Bank|88880000|EXBKCNBJ' };
  rapport = await startRapport(stores, contexts, { api: true, worker: true }, environment);
  desk = await LendingDesk.of(rapport);
  clientId = await desk.client({ zh: '金山制造有限公司' });
  loanId = await desk.running(clientId);
  otherId = await desk.running(await desk.client({ en: 'Jade River' }));
  await desk.close('2026-03-02');
  rapport.clock.day = '2026-04-02';
});
afterAll(async () => {
  await rapport.stop();
  await stores.stop();
});

const head = async () => (await rapport.app.get(EventStore).head()) ?? 0;
const heading = 'account,valueDate,amount,currency,reference,payerName,payerAccount,remittance';
const statement = (...lines: readonly string[]) =>
  desk.service.post('/bank-statements', { format: 'csv', text: [heading, ...lines].join('\n') });
const outstanding = async (id: string) => {
  const { body } = await desk.rm.get(`/loans/${id}?after=${await head()}`).expect(200);
  return body.outstanding.minor as number;
};

describe('a bank statement', () => {
  const paid = () => `8888,2026-04-02,10360.00,CNY,R-1,金山,6222,合同A-${loanId}四月还款`;

  it('books what names a loan on it, once, however often it comes', async () => {
    const before = await outstanding(loanId);
    const taken = await statement(paid(), '8888,2026-04-01,-3.00,CNY,FEE,,,').expect(201);
    expect(taken.body).toMatchObject({ passedOver: 1, refused: [] });
    const [{ paymentId }] = taken.body.payments;
    const after = await eventually(
      () => outstanding(loanId),
      (minor) => minor < before,
    );
    const again = await statement(paid()).expect(201);
    expect(again.body.payments[0].paymentId).toBe(paymentId);
    const { body } = await desk.rm.get(`/payments/${paymentId}?after=${await head()}`).expect(200);
    expect(body).toMatchObject({ status: 'matched', loanId, clientId, matchedBy: 'reference' });
    const written = await desk.rm.get(`/loans/${loanId}/statement?after=${await head()}`);
    expect(JSON.stringify(written.body)).toContain(paymentId);
    expect(await outstanding(loanId)).toBe(after);
  });

  it('holds in suspense what names none, until somebody says what it pays', async () => {
    const taken = await statement('8888,2026-04-01,500.00,CNY,R-2,Somebody,6333,thank you');
    const [{ paymentId, position }] = taken.body.payments;
    const { body } = await desk.risk.get(`/payments?status=held&after=${position}`).expect(200);
    expect(body.items).toMatchObject([{ paymentId, because: 'noReference' }]);
    // What is nobody's yet is seen by those who see all clients.
    const unseen = await desk.rm.get(`/payments?status=held&after=${position}`).expect(200);
    expect(unseen.body.items).toEqual([]);
    const wrong = { clientId, loanId: otherId };
    const refused = await desk.risk.post(`/payments/${paymentId}/match`, wrong).expect(422);
    expect(refused.body).toMatchObject({ code: 'LoanUnknown', details: { field: 'loanId' } });
    await desk.risk.post(`/payments/${paymentId}/match`, { clientId, loanId }).expect(201);
    const matched = await eventually(
      async () => (await desk.rm.get(`/payments/${paymentId}?after=${await head()}`)).body,
      (row) => row.status === 'matched',
    );
    expect(matched).toMatchObject({ matchedBy: 'person', decidedBy: 'riskOfficer' });
    await desk.risk.post(`/payments/${paymentId}/match`, { clientId, loanId }).expect(409);
  });

  it('that names two loans waits, and may go back', async () => {
    const words = `A-${loanId} A-${otherId}`;
    const taken = await statement(`8888,2026-04-01,9.00,CNY,R-3,Somebody,6333,${words}`);
    const [{ paymentId }] = taken.body.payments;
    const row = await desk.risk.get(`/payments/${paymentId}?after=${await head()}`).expect(200);
    expect(row.body.because).toBe('severalLoans');
    const reason = { reason: 'The payer asked for it.' };
    await desk.rm.post(`/payments/${paymentId}/return`, reason).expect(403);
    await desk.risk.post(`/payments/${paymentId}/return`, reason).expect(201);
    const back = await desk.risk.get(`/payments/${paymentId}?after=${await head()}`).expect(200);
    expect(back.body).toMatchObject({ status: 'returned', ...reason });
  });

  it('that cannot be read is refused as a whole, with the place', async () => {
    const { body } = await statement(
      `8888,2026-04-01,1.00,CNY,R-9,,,A-${loanId}`,
      '8888,tomorrow,1.00,CNY,R-10,,,',
    ).expect(422);
    expect(body).toMatchObject({ code: 'StatementUnreadable', details: { field: 'text' } });
    expect(body.details.reason).toMatch('line 3');
    await desk.rm.post('/bank-statements', { format: 'csv', text: heading }).expect(403);
    const future = await statement('8888,2027-01-01,1.00,CNY,R-11,,,').expect(201);
    expect(future.body.refused).toMatchObject([{ reference: 'R-11', code: 'PaymentInFuture' }]);
  });
});

describe('what is to be paid out', () => {
  it('is a list, and a file of its day for the system that pays', async () => {
    const { body } = await desk.rm.get(`/payment-orders?loanId=${loanId}`).expect(200);
    expect(body.items).toMatchObject([
      { orderId: 'd1', valueDate: '2026-03-02', payee: { name: '宝钢股份' } },
    ]);
    const file = await desk.service.get('/payment-orders/file?valueDate=2026-03-02').expect(200);
    expect(file.headers['content-type']).toMatch('application/xml');
    expect(file.text).toMatch('pain.001.001.09');
    expect(file.text.match(/<CdtTrfTxInf>/g)).toHaveLength(2);
    await desk.service.get('/payment-orders/file?valueDate=2026-03-03').expect(404);
    await desk.rm.get('/payment-orders/file?valueDate=2026-03-02').expect(403);
  });
});
