import { contexts } from '../../apps/contexts.js';
import { LendingDesk } from '../lending-desk.js';
import { fundedProject } from '../project-desk.js';
import type { Rapport, Stores } from '../rapport.js';
import { eventually, startRapport, startStores } from '../rapport.js';

let stores: Stores;
let rapport: Rapport;
let desk: LendingDesk;
let clientId: string, projectId: string;

const cny = (yuan: number) => ({ minor: Math.round(yuan * 100), currency: 'CNY' });

beforeAll(async () => {
  stores = await startStores();
  rapport = await startRapport(stores, contexts);
  desk = await LendingDesk.of(rapport);
  rapport.clock.day = '2026-01-10';
  clientId = await desk.client({ zh: '秦岭风电有限公司' });
  projectId = await fundedProject(desk, clientId);
});
afterAll(async () => {
  await rapport.stop();
  await stores.stop();
});

/** A half-year that earns so much, in millions of yuan, with a debt service of twenty. */
const half = (endsOn: string, earned: number) => ({
  endsOn,
  revenue: (earned + 10) * 100_000_000,
  operatingCosts: 600_000_000,
  tax: 300_000_000,
  workingCapitalChange: 0,
  maintenanceCapex: 100_000_000,
  interest: 800_000_000,
  principal: 1_200_000_000,
});

describe('a plan of cash flows', () => {
  it('is refused where its periods cannot be', async () => {
    const plan = { debt: cny(10), equity: cny(120), ratePerPeriod: '0.0215', reason: 'Model' };
    const periods = [half('2026-06-30', 26), half('2026-06-30', 30)];
    const { body } = await desk.rm
      .post(`/projects/${projectId}/cases/bank/plans`, { ...plan, periods })
      .expect(422);
    expect(body).toMatchObject({ code: 'PeriodsOutOfOrder', details: { field: 'periods' } });
    await desk.rm
      .post(`/projects/${projectId}/cases/bank/plans`, { ...plan, periods: periods.slice(0, 1) })
      .expect(422);
  });

  it('answers covers by period, sensitivities and the debt it carries', async () => {
    const periods = [
      half('2026-06-30', 26),
      half('2026-12-31', 28),
      half('2027-06-30', 30),
      half('2027-12-31', 30),
    ];
    const plan = { debt: cny(48_000_000), equity: cny(12_000_000), ratePerPeriod: '0.0215' };
    const { body: made } = await desk.rm
      .post(`/projects/${projectId}/cases/bank/plans`, { ...plan, periods, reason: '财务模型' })
      .expect(201);
    const { body } = await desk.rm
      .get(`/projects/${projectId}/cases/bank?after=${made.position}`)
      .expect(200);
    expect(body).toMatchObject({
      ratios: { lowestDscr: '1.3000', zone: 'onPlan', tailPeriods: 0 },
      periods: [{ dscr: '1.3000', gearing: '0.8000', reserveTarget: 2_000_000_000 }, {}, {}, {}],
    });
    const { body: tornado } = await desk.risk
      .get(`/projects/${projectId}/cases/bank/tornado?price=0.05`)
      .expect(200);
    expect(tornado.lines.map(({ factor }: { factor: string }) => factor)).toEqual([
      'delay',
      'rate',
      'price',
      'cost',
    ]);
    const picture = await desk.risk
      .get(`/projects/${projectId}/cases/bank/tornado`)
      .set('Accept', 'image/svg+xml')
      .set('Accept-Language', 'zh-CN')
      .expect(200)
      .expect('content-type', /image\/svg\+xml/);
    expect(String(picture.body)).toMatch(/<title id="t">最低偿债覆盖率敏感性 · 银行情景/);
    const { body: debt } = await desk.rm
      .get(`/projects/${projectId}/cases/bank/sculpting?cover=1.30`)
      .expect(200);
    expect(debt).toMatchObject({ cover: '1.30', periods: [{}, {}, {}, {}] });
    await desk.rm.get(`/projects/${projectId}/cases/downside`).expect(404);
  });
});

describe('a covenant', () => {
  let covenantId: string;
  const terms = {
    title: '偿债覆盖率',
    clause: '第21.2条',
    kind: 'financial',
    ratio: {
      over: ['cashFlow'],
      under: ['debtService'],
      side: 'atLeast',
      limit: '1.10',
      lockUp: '1.20',
      windowMonths: 6,
    },
    firstTestOn: '2026-06-30',
    lastTestOn: '2036-12-31',
    everyMonths: 6,
    dueWithinDays: 60,
    cureDays: 30,
  };
  const covenant = async () =>
    (await desk.rm.get(`/projects/${projectId}/covenants/${covenantId}`)).body;

  it('is in the calendar with its next test', async () => {
    const { body } = await desk.rm
      .post(`/projects/${projectId}/covenants`, { clientId, ...terms })
      .expect(201);
    covenantId = body.id as string;
    const { body: calendar } = await desk.risk
      .get(`/covenants?testUpTo=2026-06-30&after=${body.position}`)
      .expect(200);
    expect(calendar.items).toMatchObject([
      { covenantId, status: 'untested', nextTestOn: '2026-06-30', nextDueOn: '2026-08-29' },
    ]);
    const { body: outlook } = await desk.rm
      .get(`/projects/${projectId}/cases/bank/covenants?after=${body.position}`)
      .expect(200);
    expect(outlook.covenants).toMatchObject([
      {
        ...{ covenantId, leastHeadroom: '0.1818', beyondPlan: [] },
        tests: [{ testOn: '2026-06-30', value: '1.300000', result: 'met' }, {}, {}, {}],
      },
    ]);
    await desk.close('2026-05-31');
    const announced = await eventually(covenant, (seen) => 'announced' in seen, 60_000);
    expect(announced).toMatchObject({ announced: '2026-06-30' });
  });

  it('is tested on the cash flows that came, with headroom', async () => {
    rapport.clock.day = '2026-07-20';
    const { body: came } = await desk.rm
      .post(`/projects/${projectId}/cash-flows`, { period: half('2026-06-30', 21) })
      .expect(201);
    await desk.rm.get(`/projects/${projectId}/cases/bank?after=${came.position}`).expect(200);
    const { body } = await desk.rm
      .post(`/projects/${projectId}/covenants/${covenantId}/tests`, { testOn: '2026-06-30' })
      .expect(201);
    const { body: seen } = await desk.rm
      .get(`/projects/${projectId}/covenants/${covenantId}?after=${body.position}`)
      .expect(200);
    expect(seen).toMatchObject({
      status: 'breached',
      headroom: '-0.0455',
      tests: [{ value: '1.050000', figures: { cashFlow: 2_100_000_000 } }],
      breach: { cureBy: '2026-08-19' },
      nextTestOn: '2026-12-31',
    });
  });

  it('is waived by another person, and a default when the waiver is over', async () => {
    const lockedBy = async (ids: readonly string[]) => {
      const { body: accounts } = await eventually(
        () => desk.rm.get(`/projects/${projectId}/accounts`),
        (answer) => answer.body.lockedBy.length === ids.length,
        60_000,
      );
      expect(accounts.lockedBy).toEqual(ids);
    };
    await lockedBy([covenantId]);
    const waiver = { until: '2026-09-30', reason: '来风偏少' };
    const path = `/projects/${projectId}/covenants/${covenantId}/waivers`;
    await desk.rm.post(path, waiver).expect(201);
    await desk.rm.post(`${path}/grants`, {}).expect(403);
    const { body } = await desk.risk.post(`${path}/grants`, {}).expect(201);
    const { body: seen } = await desk.rm
      .get(`/projects/${projectId}/covenants/${covenantId}?after=${body.position}`)
      .expect(200);
    expect(seen).toMatchObject({ status: 'waived', waivedUntil: '2026-09-30' });
    await lockedBy([]);
    await desk.close('2026-10-01');
    await eventually(covenant, ({ status }) => status === 'defaulted', 60_000);
    const { body: totals } = await desk.risk.get('/covenants/totals?by=status').expect(200);
    expect(totals).toMatchObject([{ group: { value: 'defaulted' }, count: 1 }]);
  });
});

describe('the covenants of a client', () => {
  let borrower: string, project: string;

  /** What warns of the borrower, by rule. */
  const warnings = async (rule: string, level: string | null) => {
    const { body } = await eventually(
      () => desk.risk.get(`/warnings/${borrower}`),
      (answer) =>
        answer.body.warnings?.some(
          (each: { rule: string; level: string | null }) =>
            each.rule === rule && each.level === level,
        ),
      60_000,
    );
    return body.warnings as readonly { rule: string; observed: string }[];
  };
  const agreed = async (covenant: object): Promise<string> => {
    const terms = {
      clientId: borrower,
      clause: '第21条',
      everyMonths: 12,
      lastTestOn: '2036-12-31',
    };
    const { body } = await desk.rm
      .post(`${project}/covenants`, { ...terms, dueWithinDays: 30, cureDays: 20, ...covenant })
      .expect(201);
    return body.id as string;
  };

  beforeAll(async () => {
    rapport.clock.day = '2026-10-10';
    borrower = await desk.client({ zh: '太白清洁能源有限公司' });
    project = `/projects/${await fundedProject(desk, borrower)}`;
  });

  it('warn of little headroom (EW-10), and no more once there is enough', async () => {
    const covenantId = await agreed({
      title: '资产负债率不高于70%',
      kind: 'financial',
      ratio: {
        ...{ over: ['debt'], under: ['totalAssets'], side: 'atMost', limit: '0.70' },
        windowMonths: 12,
      },
      firstTestOn: '2026-09-30',
    });
    const test = (debt: number) =>
      desk.rm
        .post(`${project}/covenants/${covenantId}/tests`, {
          testOn: '2026-09-30',
          figures: { debt, totalAssets: 1_000_000 },
        })
        .expect(201);
    await test(680_000);
    expect(await warnings('EW-10', 'yellow')).toMatchObject([
      { rule: 'EW-10', observed: '0.0286', threshold: '0.05' },
    ]);
    await test(600_000);
    await warnings('EW-10', null);
  });

  it('warn when papers are missing (EW-11), more when it is a default', async () => {
    const covenantId = await agreed({
      title: '每年提交工程保险单',
      kind: 'information',
      firstTestOn: '2026-10-15',
    });
    await desk.close('2026-11-15');
    await warnings('EW-11', 'orange');
    await desk.close('2026-12-06');
    await warnings('EW-11', 'red');
    const { body } = await desk.rm.get(`${project}/covenants/${covenantId}`).expect(200);
    expect(body).toMatchObject({ status: 'defaulted', breach: { testOn: '2026-10-15' } });
  });
});
