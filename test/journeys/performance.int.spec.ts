import { localIssuer } from '#platform';
import { contexts } from '../../apps/contexts.js';
import { LendingDesk } from '../lending-desk.js';
import type { Rapport, Stores } from '../rapport.js';
import { eventually, startRapport, startStores } from '../rapport.js';
import type { SmallBank } from '../small-bank.js';
import { openBank } from '../small-bank.js';

/** How well clients are looked after, where work waits, and what people learn. */
let stores: Stores;
let rapport: Rapport;
let bank: SmallBank;

beforeAll(async () => {
  stores = await startStores();
  rapport = await startRapport(stores, contexts);
  bank = await openBank(rapport);
  await bank.client('cl_wind');
  await bank.client('cl_port', 'chen');
});
afterAll(async () => {
  await rapport.stop();
  await stores.stop();
});

const spoken = (voice: SmallBank['wang'], clientId: string, number: number) =>
  bank.sent(voice, '/interactions', {
    interactionId: `in_${clientId}.${number}`,
    clientId,
    channel: 'phone',
    direction: 'fromBank',
    subject: '回访',
    valueDate: '2026-03-02',
  });

describe('a scorecard', () => {
  it('counts what a manager did for clients in a month, and ranks managers', async () => {
    for (const number of [1, 2, 3, 4]) await spoken(bank.wang, 'cl_wind', number);
    await spoken(bank.chen, 'cl_port', 1);
    const promised = { clientId: 'cl_wind', kind: 'promise', what: '报价', dueOn: '2026-03-06' };
    await bank.sent(bank.wang, '/promises', { ...promised, promiseId: 'pr_1' });
    const kept = { result: '已发送' };
    const { position } = await bank.sent(bank.wang, '/promises/pr_1/fulfilment', kept);
    const cards = await bank.shown(bank.head, '/scorecards?month=2026-03', position);
    expect(cards).toMatchObject([
      { managerId: 'wang', month: '2026-03', clients: 1 },
      { managerId: 'chen', month: '2026-03', clients: 1 },
    ]);
    const measured = (rule: string) =>
      cards[0].measures.find((each: { rule: string }) => each.rule === rule);
    expect(measured('PS-03')).toMatchObject({ actual: '4.0000', target: '8', points: '5.0000' });
    expect(measured('PS-05')).toMatchObject({ actual: '1.0000', points: '5.0000' });
    expect(measured('PS-06')).not.toHaveProperty('points');
    const own = await bank.shown(bank.chen, '/scorecards?month=2026-03');
    expect(own).toMatchObject([{ managerId: 'chen' }]);
  });

  it('leads to the clients behind it', async () => {
    const rows = '/scorecards/rows?managerId=wang&month=2026-03';
    const { items } = await bank.shown(bank.head, rows);
    expect(items).toMatchObject([
      { clientId: 'cl_wind', sheets: [{ managerId: 'wang', contacts: 4, promisesInTime: 1 }] },
    ]);
    expect((await bank.shown(bank.chen, rows)).items).toEqual([]);
    expect((await bank.head.get('/scorecards?month=2026-13')).status).toBe(400);
  });
});

describe('the scorecard of a unit', () => {
  it('adds up those of its people, also for the unit above, for heads only', async () => {
    const cards = await bank.shown(bank.head, '/scorecards/units?month=2026-03');
    const of = (unitId: string) => cards.find((each: { unitId: string }) => each.unitId === unitId);
    expect(of('un_b')).toMatchObject({ clients: 2, afterRisk: 0 });
    const measures = (unitId: string) => of(unitId).measures;
    expect(measures('un_b')).toContainEqual(
      expect.objectContaining({ rule: 'PS-03', actual: '5.0000' }),
    );
    expect(measures('un_r')).toEqual(measures('un_b'));
    expect((await bank.wang.get('/scorecards/units?month=2026-03')).status).toBe(403);
  });
});

describe('a performance plan', () => {
  const path = '/performance-plans/pl_wang';

  it('is proposed, agreed to by the person, and held against the scorecard', async () => {
    await bank.sent(bank.head, '/performance-plans', {
      ...{ planId: 'pl_wang', personId: 'wang', from: '2026-03', until: '2026-06' },
      targets: [{ measure: 'contacts', target: '16' }],
    });
    const { code } = await bank.refused(bank.head, `${path}/acceptance`, {}, 403);
    expect(code).toBe('NotYourTargets');
    const { position } = await bank.sent(bank.wang, `${path}/acceptance`, {});
    await bank.shown(bank.head, path, position);
    const progress = await bank.shown(bank.head, `${path}/progress?month=2026-03`);
    expect(progress).toMatchObject({
      personId: 'wang',
      targets: [{ measure: 'contacts', target: '16', actual: '4.0000', reached: '0.2500' }],
    });
  });

  it('leads to an appraisal and to what follows from it', async () => {
    const actions = [{ what: '每周计划', dueOn: '2026-04-30' }];
    const talk = { month: '2026-03', assessment: '联系偏少', actions };
    await bank.sent(bank.head, `${path}/appraisals`, talk);
    const done = `${path}/actions/2026-03.1/completion`;
    const { position } = await bank.sent(bank.wang, done, { result: '已制定' });
    const mine = await bank.shown(bank.wang, '/me/performance-plans', position);
    expect(mine.items).toMatchObject([
      {
        appraisals: [{ month: '2026-03', heldBy: 'head' }],
        actions: [{ what: '每周计划', result: '已制定' }],
      },
    ]);
    expect((await bank.shown(bank.chen, '/me/performance-plans')).items).toEqual([]);
  });
});

describe('an investment in tools and skills', () => {
  it('is approved by a second person, and its effect is reviewed', async () => {
    const told = {
      ...{ investmentId: 'im_1', kind: 'tool', what: '现金流预测工具', purpose: '提前发现逾期' },
      amount: { minor: 20_000_000, currency: 'CNY' },
    };
    await bank.sent(bank.risk, '/investments', told);
    await bank.sent(bank.head, '/investments/im_1/approvals', {});
    const review = { effective: true, finding: '提前五周' };
    const { position } = await bank.sent(bank.risk, '/investments/im_1/review', review);
    expect(await bank.shown(bank.wang, '/investments?kind=tool', position)).toMatchObject({
      items: [{ investmentId: 'im_1', state: 'reviewed', effective: true, approvedBy: 'head' }],
    });
    expect(await bank.shown(bank.wang, '/investments/totals')).toMatchObject([
      { group: { kind: 'tool', currency: 'CNY' }, sums: { minor: 20_000_000, effective: 1 } },
    ]);
  });

  it('may be turned down', async () => {
    const told = {
      ...{ investmentId: 'im_2', kind: 'data', what: '行业数据', purpose: '研判' },
      amount: { minor: 900_000, currency: 'CNY' },
    };
    await bank.sent(bank.risk, '/investments', told);
    const { position } = await bank.sent(bank.head, '/investments/im_2/refusal', {
      reason: '重复',
    });
    expect(await bank.shown(bank.wang, '/investments?state=declined', position)).toMatchObject({
      items: [{ declined: '重复' }],
    });
  });
});

describe('the path of approval', () => {
  it('shows where applications wait, and why', async () => {
    const desk = await LendingDesk.of(rapport);
    const clientId = await desk.client({ zh: '秦岭风电' });
    await desk.granted(clientId);
    const asked = async () => bank.shown(bank.risk, '/approval-times/bottleneck');
    const path = await eventually(asked, ({ steps }) => steps.length === 2);
    expect(path).toMatchObject({
      bottleneck: 'review',
      cause: { zh: '等待风险审查' },
      steps: [
        { step: 'review', waits: 1, meanDays: '0.00' },
        { step: 'decision', waits: 1 },
      ],
      returnsPerDecision: '0.00',
    });
    const { items } = await bank.shown(bank.risk, '/approval-times');
    expect(items).toMatchObject([{ clientId, state: 'approved', days: 0, returns: 0 }]);
  });
});

describe('a training', () => {
  const course = {
    courseId: 'cs_talk',
    title: { en: 'Speaking with clients', zh: '客户沟通技巧' },
    topic: 'communication',
    passMark: 80,
    validMonths: 12,
  };

  it('is planned, tested by somebody else, and certified until a day', async () => {
    await bank.sent(bank.head, '/courses', course);
    const plan = { trainingId: 'tg_1', personId: 'wang', courseId: 'cs_talk', dueOn: '2026-06-30' };
    await bank.sent(bank.head, '/trainings', plan);
    const own = await bank.wang.post('/trainings/tg_1/tests', { courseId: 'cs_talk', score: 99 });
    expect(own.status).toBe(403);
    await bank.sent(bank.head, '/trainings/tg_1/tests', { courseId: 'cs_talk', score: 70 });
    const passed = { courseId: 'cs_talk', score: 88 };
    const { position } = await bank.sent(bank.head, '/trainings/tg_1/tests', passed);
    expect((await bank.wang.get('/trainings?personId=head')).status).toBe(403);
    expect((await bank.shown(bank.chen, '/me/trainings', position)).items).toEqual([]);
    expect(await bank.shown(bank.wang, '/me/trainings', position)).toMatchObject({
      items: [
        {
          state: 'certified',
          validUntil: '2027-03-02',
          tests: [
            { score: 70, passed: false },
            { score: 88, passed: true },
          ],
        },
      ],
    });
    const expiring = await bank.shown(bank.head, '/trainings?validUpTo=2027-03-31');
    expect(expiring.items).toMatchObject([{ personId: 'wang', courseId: 'cs_talk' }]);
    expect(await bank.shown(bank.head, '/trainings/totals')).toEqual([
      { group: { courseId: 'cs_talk', state: 'certified' }, count: 1, sums: {} },
    ]);
    const { items } = await bank.shown(bank.wang, '/courses?topic=communication');
    expect(items).toMatchObject([{ courseId: 'cs_talk', title: { zh: '客户沟通技巧' } }]);
    const nobody = { ...plan, trainingId: 'tg_2', personId: 'nobody' };
    const refused = await bank.refused(bank.head, '/trainings', nobody);
    expect(refused).toMatchObject({ code: 'TraineeUnknown', details: { field: 'personId' } });
  });
});

describe('a course', () => {
  it.each(['values', 'technology', 'risk'])('teaches %s too', async (topic) => {
    const title = { en: `About ${topic}`, zh: '全员培训' };
    const told = { courseId: `cs_${topic}`, title, topic, passMark: 60, validMonths: 36 };
    const { position } = await bank.sent(bank.head, '/courses', told);
    const { items } = await bank.shown(bank.wang, `/courses?topic=${topic}`, position);
    expect(items).toMatchObject([{ courseId: `cs_${topic}`, retired: false }]);
    const end = { reason: '课程更新' };
    const retired = await bank.sent(bank.head, `/courses/cs_${topic}/retirement`, end);
    const path = `/courses?topic=${topic}`;
    expect((await bank.shown(bank.wang, path, retired.position)).items).toMatchObject([
      { retired: true },
    ]);
  });
});

describe('an award', () => {
  it('is proposed by one head and given by another, and its amount is for heads', async () => {
    const bonus = { awardId: 'aw_1', personId: 'wang', kind: 'bonus', reason: '全年承诺按时履行' };
    const refused = await bank.refused(bank.head, '/awards', bonus);
    expect(refused.code).toBe('BonusNeedsAmount');
    const amount = { minor: 500_000, currency: 'CNY' };
    const asked = await bank.sent(bank.head, '/awards', { ...bonus, amount });
    const waiting = await bank.shown(bank.head, '/awards/proposals', asked.position);
    expect(waiting.items).toMatchObject([{ personId: 'wang', proposedBy: 'head', amount }]);
    expect((await bank.shown(bank.wang, '/awards')).items).toEqual([]);
    expect((await bank.head.post('/awards/aw_1/confirmation', {})).body.code).toBe(
      'NotIndependent',
    );
    const deputy = await secondHead();
    const { position } = await bank.sent(deputy, '/awards/aw_1/confirmation', {});
    expect(await bank.shown(bank.head, '/awards', position)).toMatchObject({
      items: [{ personId: 'wang', confirmedBy: 'deputy', amount }],
    });
    const { items } = await bank.shown(bank.chen, '/awards');
    expect(items).toMatchObject([{ personId: 'wang' }]);
    expect(items[0]).not.toHaveProperty('amount');
    const self = { ...bonus, awardId: 'aw_2', kind: 'praise', personId: 'head' };
    expect((await bank.head.post('/awards', self)).body.code).toBe('NotIndependent');
    await bank.sent(bank.head, '/awards', { ...self, personId: 'chen' });
    await bank.sent(deputy, '/awards/aw_2/refusal', { reason: '再看一季' });
    const settled = await bank.refused(deputy, '/awards/aw_2/confirmation', {}, 409);
    expect(settled.code).toBe('AwardSettled');
  });
});

/** Another head of the unit. */
async function secondHead() {
  const idp = await rapport.as('provisioner');
  const known = { personId: 'deputy', userName: 'deputy', name: { zh: '副行长' }, unitId: 'un_b' };
  await bank.sent(idp, '/staff', known);
  await bank.sent(idp, '/staff/deputy/sign-ins', { issuer: localIssuer, subject: 'deputy' });
  const role = { role: 'unitHead', validFrom: '2020-01-01' };
  await bank.sent(idp, '/staff/deputy/roles', role);
  return rapport.person('deputy');
}

describe('a certificate', () => {
  it('expires at the end of its last day', async () => {
    await bank.close('2027-03-02');
    const seen = async () => (await bank.shown(bank.head, '/trainings?state=expired')).items;
    const items = await eventually(seen, (found) => found.length === 1);
    expect(items).toMatchObject([{ personId: 'wang', validUntil: '2027-03-02' }]);
    expect(await bank.shown(bank.head, '/trainings/totals')).toEqual([
      { group: { courseId: 'cs_talk', state: 'expired' }, count: 1, sums: {} },
    ]);
  });
});
