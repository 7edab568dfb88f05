import { contexts } from '../../apps/contexts.js';
import { LendingDesk } from '../lending-desk.js';
import { fundedProject } from '../project-desk.js';
import type { Rapport, Stores } from '../rapport.js';
import { eventually, startRapport, startStores } from '../rapport.js';

let stores: Stores;
let rapport: Rapport;
let desk: LendingDesk;
let project: string;

const cny = (yuan: number) => ({ minor: Math.round(yuan * 100), currency: 'CNY' });

beforeAll(async () => {
  stores = await startStores();
  rapport = await startRapport(stores, contexts);
  desk = await LendingDesk.of(rapport);
  rapport.clock.day = '2026-01-10';
  project = `/projects/${await fundedProject(desk, await desk.client({ zh: '秦岭风电有限公司' }))}`;
});
afterAll(async () => {
  await rapport.stop();
  await stores.stop();
});

const post = async (way: string, body: object): Promise<number> => {
  const answer = await desk.rm.post(`${project}/${way}`, body).expect(201);
  return answer.body.position as number;
};
const members = (ours: string, theirs: string) => [
  { memberId: 'us', name: '本行', role: 'agent', share: ours },
  { memberId: 'icbc', name: '工商银行', role: 'participant', share: theirs },
];

describe('the money of a project', () => {
  it('is lent by a syndicate whose shares change, and each lender is owed its own', async () => {
    const refused = await desk.rm.post(`${project}/facilities/senior/syndicates`, {
      members: members('0.6', '0.5'),
      reason: 'x',
    });
    expect(refused.body).toMatchObject({ code: 'SharesNotWhole', details: { field: 'members' } });
    await post('facilities/senior/syndicates', { members: members('0.6', '0.4'), reason: '银团' });
    const transfer = {
      members: members('0.5', '0.5'),
      reason: '份额转让',
      valueDate: '2026-03-01',
    };
    await post('facilities/senior/syndicates', transfer);
    await post('capital', {
      paymentId: 'p1',
      sourceId: 'equity',
      amount: cny(120_000_000),
      valueDate: '2026-01-10',
    });
    const lines = [{ lineId: 'works', amount: cny(50_000_001.01) }];
    await post('drawdowns', {
      drawdownId: 'd1',
      sourceId: 'senior',
      lines,
      purpose: '一期工程款',
    });
    const papers = { engineer: '西北监理', evidence: [{ title: '计量证书' }] };
    await post('drawdowns/d1/certificates', papers);
    const { body: approved } = await desk.approver
      .post(`${project}/drawdowns/d1/approvals`, {})
      .expect(201);
    const of = async (day: string) =>
      (await desk.rm.get(`${project}/facilities/senior?asOf=${day}&after=${approved.position}`))
        .body;
    expect(await of('2026-01-10')).toMatchObject({
      owed: cny(50_000_001.01),
      lenders: [
        { memberId: 'us', owed: cny(30_000_000.61), committed: cny(228_000_000) },
        { memberId: 'icbc', owed: cny(20_000_000.4) },
      ],
    });
  });

  it('bears a commitment fee on what is not drawn', async () => {
    const { body } = await desk.rm
      .get(`${project}/facilities/senior/commitment-fee?from=2026-01-01&until=2026-01-20`)
      .expect(200);
    expect(body).toMatchObject({
      stretches: [{ from: '2026-01-10', until: '2026-01-20', days: 10 }],
      fee: { minor: 4_583_333, currency: 'CNY' },
    });
    const wrong = await desk.rm.get(
      `${project}/facilities/senior/commitment-fee?from=2026-02-01&until=2026-01-20`,
    );
    expect(wrong.body).toMatchObject({ code: 'FeePeriodReversed', details: { field: 'until' } });
  });

  it('goes through its accounts in the order that was agreed', async () => {
    const payments = {
      runId: 'w1',
      sourceId: 'senior',
      operating: cny(1_000_000),
      tax: cny(0),
      fee: cny(50_000),
      interest: cny(2_000_000),
      principal: cny(3_000_000),
      valueDate: '2026-01-10',
    };
    await desk.rm.post(`${project}/accounts/payments`, payments).expect(409);
    await post('accounts/agreements', {
      bank: '本行',
      revenueAccount: '6100-1',
      debtServiceAccount: '6100-2',
      reserveAccount: '6100-3',
      reserveMonths: 6,
      sweepShare: '0.5',
      lockUp: '1.20',
      reason: '账户协议',
    });
    await post('accounts/receipts', {
      receiptId: 'r1',
      amount: cny(8_050_000),
      valueDate: '2026-01-10',
    });
    const after = await post('accounts/payments', payments);
    const { body } = await desk.rm.get(`${project}/accounts?after=${after}`).expect(200);
    expect(body).toMatchObject({
      revenue: 0,
      lockedUp: false,
      runs: [{ dscr: '1.4100', unpaid: 0 }],
    });
    const paid = body.runs[0].payments.map((each: { step: string; paid: number }) => [
      each.step,
      each.paid,
    ]);
    expect(paid.slice(5)).toEqual([
      ['reserve', 0],
      ['sweep', 100_000_000],
      ['distribution', 100_000_000],
    ]);
    const facility = await desk.rm.get(`${project}/facilities/senior?after=${after}`).expect(200);
    expect(facility.body).toMatchObject({ repaid: cny(4_000_000), owed: cny(46_000_001.01) });
  });

  it('pays the commitment fee of a month that is over out of its accounts', async () => {
    await desk.close('2026-01-31');
    const facility = async (after = 0) =>
      (await desk.rm.get(`${project}/facilities/senior?after=${after}`)).body;
    const { fee } = await eventually(facility, (seen) => seen.fee.accruals.length === 1, 60_000);
    // 329,999,998.99 yuan for 22 days at 0.5 %.
    expect(fee).toMatchObject({ accrued: cny(100_833.33), owed: cny(100_833.33) });
    rapport.clock.day = '2026-02-10';
    const [receipt, none] = [{ receiptId: 'r2', amount: cny(1_000_000) }, cny(0)];
    await post('accounts/receipts', { ...receipt, valueDate: '2026-02-10' });
    const after = await post('accounts/payments', {
      ...{ runId: 'w2', sourceId: 'senior', valueDate: '2026-02-10' },
      ...{ operating: none, tax: none, interest: none, principal: none, fee: cny(100_833.33) },
    });
    expect(await facility(after)).toMatchObject({
      fee: { accrued: cny(100_833.33), charged: none, paid: cny(100_833.33), owed: none },
    });
  });
});
