import { addDays } from '#kernel';
import { EventStore, issueToken, Settings } from '#platform';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contexts } from '../../apps/contexts.js';
import { LendingDesk } from '../lending-desk.js';
import type { Rapport, Stores } from '../rapport.js';
import { eventually, startRapport, startStores } from '../rapport.js';
import { start } from '../standalone.js';

let stores: Stores;
let rapport: Rapport;
let desk: LendingDesk;
let clientId = '';
let loanId = '';
let otherId = '';

beforeAll(async () => {
  stores = await startStores();
  const environment = {
    RAPPORT_PAYING_ACCOUNT: 'Example Bank|88880000|EXBKCNBJ',
    RAPPORT_WAIT_LIMIT: '30000',
  };
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

describe('what runs on a loan', () => {
  interface Line {
    readonly loanId: string;
    readonly account: string;
    readonly debit: number;
    readonly credit: number;
  }
  // What was known on an evening goes by the clock of the store.
  const today = new Date().toISOString().slice(0, 10);
  const [tomorrow, later, muchLater] = [1, 20, 200].map((days) => addDays(today, days)) as [
    string,
    string,
    string,
  ];
  let running = '';
  const path = (from: string, to: string) => `/ledger/accruals/journal?from=${from}&to=${to}`;
  const ran = async (from: string, to: string): Promise<readonly Line[]> =>
    (await desk.risk.get(path(from, to)).expect(200)).body.items;
  const moved = async (from: string, to: string) => {
    const own = (await ran(from, to)).filter((line) => line.loanId === running);
    return Object.fromEntries(own.map(({ account, debit, credit }) => [account, debit - credit]));
  };
  beforeAll(async () => {
    rapport.clock.day = today;
    running = await desk.running(clientId);
    rapport.clock.day = muchLater;
  });

  it('is as the loan book has it, on any evening', async () => {
    const { body } = await desk.risk.get(`/ledger/accruals?knownAt=${later}`).expect(200);
    const { body: loan } = await desk.risk.get(`/loans/${running}?knownAt=${later}`).expect(200);
    expect(loan.accruedInterest.minor).toBeGreaterThan(0);
    expect(body.items).toContainEqual(
      expect.objectContaining({
        ...{ loanId: running, on: later, interest: loan.accruedInterest, isOffBooks: false },
      }),
    );
  });

  it('is income evening after evening, and taken back when nobody pays for too long', async () => {
    const { interestReceivable: claim = 0, interestIncome } = await moved(today, later);
    expect(claim).toBeGreaterThan(0);
    expect(interestIncome).toBe(-claim);
    const days = [await moved(today, tomorrow), await moved(tomorrow, later)];
    const sum = days.reduce((all, day) => all + (day['interestReceivable'] ?? 0), 0);
    expect(sum).toBe(claim);
    expect(await moved(later, muchLater)).toEqual({
      interestReceivable: -claim,
      interestIncome: claim,
    });
    const all = await ran(today, later);
    expect(all.reduce((balance, { debit, credit }) => balance + debit - credit, 0)).toBe(0);
  });

  it('is a file, too, and nobody else’s', async () => {
    const csv = desk.service.get(path(today, later)).set('Accept', 'text/csv');
    expect((await csv.expect(200)).text).toMatch(/1132,Interest receivable,应收利息/);
    const { body } = await desk.rm.get(path(today, later)).expect(403);
    expect(body.code).toBe('NotAllowed');
  });

  it('is not booked before its evening, nor backwards', async () => {
    const early = await desk.risk.get(path(today, addDays(muchLater, 1))).expect(422);
    expect(early.body).toMatchObject({ code: 'EveningToCome', details: { field: 'to' } });
    const back = await desk.risk.get(path(later, today)).expect(422);
    expect(back.body).toMatchObject({ code: 'StretchReversed', details: { field: 'from' } });
  });
});

describe('rapport payments', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rapport-payments-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const run = async (...args: readonly string[]) => {
    const wish = {
      subject: 'service',
      name: 'Payments',
      roles: ['service'],
      lifetime: '1h',
    } as const;
    const RAPPORT_TOKEN = await issueToken(rapport.app.get(Settings), wish);
    const { ended, output } = start(['payments', ...args], {
      RAPPORT_URL: rapport.url,
      RAPPORT_TOKEN,
    });
    return { code: await ended, text: output() };
  };

  it('writes what is to be paid on a day, or says that nothing is', async () => {
    const { code, text } = await run('out', '2026-03-02');
    expect([code, text.match(/<CdtTrfTxInf>/g)?.length]).toEqual([0, 2]);
    const none = await run('out', '2026-03-03');
    expect([none.code, none.text]).toEqual([1, expect.stringMatching('Nothing is to be paid')]);
  });

  it('takes a statement in', async () => {
    const file = join(folder, 'statement.csv');
    writeFileSync(file, [heading, '8888,2026-04-01,7.00,CNY,R-20,,,nothing'].join('\n'));
    const { code, text } = await run('in', file);
    expect([code, text]).toEqual([
      0,
      expect.stringMatching(/^pm_\w+ received\n1 received, 0 passed over, 0 refused\n$/),
    ]);
  });
});
