import { contexts } from '../../apps/contexts.js';
import type { Rapport, Stores } from '../rapport.js';
import { eventually, startRapport, startStores } from '../rapport.js';
import type { SmallBank } from '../small-bank.js';
import { openBank } from '../small-bank.js';

/** How a client is reviewed by a day, and what bank and client plan for a year. */
let stores: Stores;
let rapport: Rapport;
let bank: SmallBank;
const clientId = 'cl_qinling';

beforeAll(async () => {
  stores = await startStores();
  rapport = await startRapport(stores, contexts);
  rapport.clock.day = '2026-03-02';
  bank = await openBank(rapport);
  await bank.client(clientId);
}, 300_000);
afterAll(async () => {
  await rapport.stop();
  await stores.stop();
});

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the JSON of any answer
type Shown = any;
const stands = (path: string, seen: (body: Shown) => boolean) =>
  eventually(async () => (await bank.wang.get(path)).body, seen, 60_000);

const findings = {
  finances: '营业收入下降，经营现金流仍为正',
  market: '行业竞争加剧',
  grade: 'good',
  riskClass: 'high',
  reason: '现金流可覆盖利息',
};

describe('a scheduled review', () => {
  const path = `/clients/${clientId}/reviews`;

  it('falls due by its rule, and its manager is prompted before', async () => {
    const { rules } = await bank.shown(bank.wang, '/client-review-rules?on=2026-03-02');
    expect(rules.map(({ id }: Shown) => id)).toContain('RV-N');
    const planned = await stands(path, ({ managerId }) => managerId === 'wang');
    expect(planned).toMatchObject({ rule: 'RV-N', dueOn: '2027-03-02' });
    await bank.close('2027-02-22');
    const due = '/client-reviews?by=2027-03-02';
    expect((await bank.shown(bank.wang, due)).items).toMatchObject([{ clientId }]);
    const { items } = await stands('/tasks?ownerId=me&source=review', (body) =>
      body.items?.some((task: Shown) => task.clientId === clientId),
    );
    expect(items[0]).toMatchObject({ dueOn: '2027-03-02' });
  });

  it('changes grade and risk class once a second person agrees', async () => {
    rapport.clock.day = '2027-02-22';
    await bank.sent(bank.wang, path, findings);
    const { position: held } = await bank.sent(bank.risk, `${path}/return`, { reason: '补充' });
    expect((await bank.shown(bank.wang, path, held)).returned).toMatchObject({ reason: '补充' });
    await bank.sent(bank.wang, path, findings);
    await bank.refused(bank.wang, `${path}/confirmation`, {}, 403);
    const { position } = await bank.sent(bank.risk, `${path}/confirmation`, {});
    expect(await bank.shown(bank.wang, path, position)).toMatchObject({
      ...{ grade: 'good', dueOn: '2027-08-22', rule: 'RV-G' },
      past: [{ on: '2027-02-22', grade: 'good', riskClass: 'high' }],
    });
    await stands(`/clients/${clientId}/credit-standing`, ({ riskClass }) => riskClass === 'high');
    const graded = ({ places = [] }: Shown) =>
      places.some(({ taxonomy, value }: Shown) => taxonomy === 'creditGrade' && value === 'good');
    await stands(`/clients/${clientId}/taxonomies`, graded);
  });
});

describe('a relationship plan', () => {
  it('has goals, actions with owners, looks between times, and a result', async () => {
    const { id } = await bank.sent(bank.wang, '/relationship-plans', {
      ...{ clientId, year: 2027, reviewOn: '2027-06-01' },
      goals: [{ goalId: 'lines', kind: 'otherLines', measure: '结算量占三成' }],
      actions: [],
    });
    const plan = `/relationship-plans/${id}`;
    const action = {
      ...{ actionId: 'cash', goalId: 'lines', ownerId: 'wang', dueOn: '2027-05-01' },
      what: '介绍现金管理平台',
    };
    await bank.sent(bank.wang, `${plan}/actions`, { action });
    const tasks = '/tasks?ownerId=me&source=relationshipPlan';
    await stands(`${tasks}&state=open`, ({ items }) => items?.length === 1);
    await bank.sent(bank.wang, `${plan}/actions/cash/completion`, { result: '客户同意试用' });
    await stands(`${tasks}&state=done`, ({ items }) => items?.length === 1);
    await bank.sent(bank.head, `${plan}/reviews`, {
      ...{ conclusion: '进展顺利', reviewOn: '2027-12-01' },
    });
    const open = await bank.refused(bank.wang, `${plan}/closing`, { conclusion: '总结' }, 409);
    expect(open.code).toBe('PlanGoalsOpen');
    const reached = { state: 'reached', evidence: '占比 34%' };
    await bank.sent(bank.wang, `${plan}/goals/lines/assessment`, reached);
    const { position } = await bank.sent(bank.wang, `${plan}/closing`, { conclusion: '达成' });
    expect(await bank.shown(bank.wang, plan, position)).toMatchObject({
      ...{ state: 'closed', reached: 1, reviewOn: '2027-12-01' },
      reviews: [{ by: 'head', conclusion: '进展顺利' }],
    });
    const { items } = await bank.shown(bank.wang, `/relationship-plans?clientId=${clientId}`);
    expect(items).toHaveLength(1);
    expect(await bank.shown(bank.head, '/relationship-plans/totals')).toEqual([
      { year: 2027, state: 'closed', plans: 1, goals: 1, reached: 1, actions: 1, done: 1 },
    ]);
  });
});
