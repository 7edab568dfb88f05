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
  const terms = { termMonths: 12, everyMonths: 1, method: 'interestOnly', annualRate: '0.036' };
  loanId = await desk.granted(clientId, terms);
  const floating = { index: 'lpr1Y', spreadBps: 50, resets: 'quarterly', rateFloor: '0.03' };
  const clauses = { floating, rateNoticeDays: 5 };
  await desk.rm
    .post(`/loans/${loanId}/agreements`, { agreementNumber: 'A-1', clauses })
    .expect(201);
  await desk.payOut(loanId, { minor: 12_000_000, currency: 'CNY' });
}, 300_000);
afterAll(async () => {
  await rapport.stop();
  await stores.stop();
});

const record = (publishedOn: string, annualRate: string, by: 'risk' | 'rm' = 'risk') =>
  desk[by].post('/benchmarks/lpr1Y/fixings', { publishedOn, annualRate, source: '中国人民银行' });
const loan = async () => (await desk.rm.get(`/loans/${loanId}`).expect(200)).body;
const resetIs = (expected: object) =>
  eventually(loan, ({ reset }) =>
    Object.entries(expected).every(([field, value]) => reset[field] === value),
  );
const named = async (filter: string) =>
  (await desk.rm.get(`/loans?${filter}`).expect(200)).body.items as readonly { loanId: string }[];

describe('the published values of an index', () => {
  it('are recorded once, never ahead of their day, and corrected by somebody else', async () => {
    await record('2026-01-09', '0.031', 'rm').expect(403);
    const ahead = await record('2026-01-20', '0.03').expect(422);
    expect(ahead.body).toMatchObject({ code: 'FixingToCome', details: { field: 'publishedOn' } });
    await desk.risk
      .post('/benchmarks/libor/fixings', {
        publishedOn: '2026-01-09',
        annualRate: '0.03',
        source: 'x',
      })
      .expect(400);
    await record('2025-12-22', '0.0310').expect(201);
    const again = await record('2025-12-22', '0.0330').expect(409);
    expect(again.body).toMatchObject({
      code: 'FixingRepeated',
      labels: { zh: expect.any(String) },
    });
    const path = '/benchmarks/lpr1Y/fixings/2025-12-22/corrections';
    const correction = { annualRate: '0.0300', reason: '录入错误' };
    await desk.risk.post(path, correction).expect(409);
    const { body } = await desk.admin.post(path, correction).expect(201);
    const shown = await desk.rm.get(`/benchmarks/lpr1Y?after=${body.position}`).expect(200);
    expect(shown.body).toMatchObject({ latestOn: '2025-12-22', latest: '0.0300' });
    expect((await desk.rm.get('/benchmarks').expect(200)).body.items).toHaveLength(1);
    const nobody = '/benchmarks/lpr1Y/fixings/2025-11-20/corrections';
    await desk.admin.post(nobody, correction).expect(404);
  });
});

describe('a rate that follows an index', () => {
  it('is planned from the drawdown on', async () =>
    expect((await loan()).reset).toEqual({
      index: 'lpr1Y',
      on: '2026-04-10',
      noticeOn: '2026-04-05',
      isMissing: false,
    }));

  it('is not guessed where nothing recent was published', async () => {
    await desk.close('2026-04-05');
    const row = await resetIs({ isMissing: true });
    expect(row).toMatchObject({ annualRate: '0.036', reset: { on: '2026-04-10' } });
    expect(await named('fixingMissing=true')).toMatchObject([{ loanId }]);
    expect(await named('fixingMissing=false')).toEqual([]);
    await desk.rm.get('/loans?fixingMissing=maybe').expect(400);
  });

  it('is announced on the next evening that knows one, and the borrower is told', async () => {
    const { body } = await record('2026-03-20', '0.0290').expect(201);
    await desk.rm.get(`/benchmarks/lpr1Y?after=${body.position}`).expect(200);
    await desk.close('2026-04-06');
    const row = await resetIs({ isMissing: false, on: '2026-07-10', noticeOn: '2026-07-05' });
    expect(row).toMatchObject({ annualRate: '0.036' });
    expect(await named('fixingMissing=true')).toEqual([]);
    const notices = await eventually(
      async () => (await desk.rm.get(`/notices?clientId=${clientId}`)).body.items,
      (items) => items.some(({ topic }: { topic: string }) => topic === 'rateChange'),
    );
    // The notice of five days is kept: it counts a day later than it was planned for.
    expect(JSON.stringify(notices)).toContain('2026-04-11');
  });

  it('counts from the day it was announced for', async () => {
    rapport.clock.day = '2026-04-11';
    const { annualRate, rates } = await loan();
    // 2.90 % and 50 basis points.
    expect({ annualRate, rates }).toEqual({
      annualRate: '0.034',
      rates: [{ from: '2026-04-11', annualRate: '0.034' }],
    });
    const { body } = await desk.rm.get(`/loans/${loanId}/schedule`).expect(200);
    const interest = (body.lines as { interest: { minor: number } }[]).map(
      (line) => line.interest.minor,
    );
    // Of the first period one day still bears the former rate.
    expect(interest.slice(2, 4)).toEqual([36_000, 34_067]);
  });

  it('is never below its floor', async () => {
    const { body } = await (async () => {
      rapport.clock.day = '2026-06-22';
      return record('2026-06-22', '0.0200').expect(201);
    })();
    await desk.rm.get(`/benchmarks/lpr1Y?after=${body.position}`).expect(200);
    await desk.close('2026-07-05');
    await resetIs({ on: '2026-10-10' });
    rapport.clock.day = '2026-07-10';
    expect(await loan()).toMatchObject({ annualRate: '0.03' });
  });
});
