import { contexts } from '../../apps/contexts.js';
import type { Rapport, Stores, Voice } from '../rapport.js';
import { eventually, startRapport, startStores } from '../rapport.js';

let stores: Stores;
let rapport: Rapport;
let rm: Voice, risk: Voice, approver: Voice;
let clientId: string;

const yuan = (minor: number) => ({ minor, currency: 'CNY' });
const terms = {
  product: 'workingCapital',
  purpose: 'workingCapital',
  guaranteeType: 'unsecured',
  amount: yuan(12_000_000),
  termMonths: 12,
  everyMonths: 1,
  method: 'equalPrincipal',
  annualRate: '0.036',
  dayCount: '30E/360',
  industry: { scheme: 'GBT4754', code: 'C' },
  region: { scheme: 'CN', code: '61' },
};
const path = '/concentration-limits/industry.C';

beforeAll(async () => {
  stores = await startStores();
  // 200 commands at once take their time on a busy machine; none of them may be given up.
  const patient = { RAPPORT_DEADLINE: '120000', RAPPORT_WAIT_LIMIT: '60000' };
  rapport = await startRapport(stores, contexts, { api: true, worker: true }, patient);
  rm = await rapport.as('relationshipManager');
  risk = await rapport.as('riskOfficer');
  approver = await rapport.as('creditApprover');
  const client = await rm.post('/clients', {
    form: 'legalEntity',
    role: 'client',
    facts: { name: { zh: '秦岭风电有限公司' } },
    source: { provenance: 'interview', statedOn: '2026-03-01' },
  });
  clientId = client.body.id;
  for (const kind of ['businessLicence', 'financialStatement']) {
    const paper = { clientId, kind, title: kind, issuedOn: '2025-12-31', archivedAs: 'X' };
    await rm.post('/documents', paper).expect(201);
  }
});
afterAll(async () => {
  await rapport.stop();
  await stores.stop();
});

const limit = async (after?: number) =>
  (await rm.get(`${path}${after === undefined ? '' : `?after=${after}`}`).expect(200)).body;
async function applied(minor: number): Promise<{ id: string; position: number }> {
  const asked = { clientId, terms: { ...terms, amount: yuan(minor) } };
  return (await rm.post('/applications', asked).expect(201)).body;
}

/** The limit allows so much. */
async function allowing(minor: number): Promise<void> {
  const proposal = { most: yuan(minor), reviewOn: '2027-03-01', reason: '制造业集中度管理' };
  const { body } = await risk.post(`${path}/proposals`, proposal).expect(201);
  const { version } = await limit(body.position);
  await risk.post(`${path}/approvals`, { version }).expect(403);
  const approval = await approver.post(`${path}/approvals`, { version }).expect(201);
  await limit(approval.body.position);
}

describe('a concentration limit', () => {
  it('begins with what has been granted before it, and is for something that there is', async () => {
    for (const amount of [600_000, 300_000, 100_000]) {
      const { id, position } = await applied(amount);
      await rm.get(`/applications/${id}?after=${position}`).expect(200);
      const approval = await approver.post(`/applications/${id}/approvals`, {}).expect(201);
      await rm.get(`/applications/${id}?after=${approval.body.position}`).expect(200);
    }
    const nowhere = await risk
      .post('/concentration-limits/industry.Z/proposals', {
        ...{ most: yuan(1), reviewOn: '2027-03-01', reason: 'x' },
      })
      .expect(400);
    expect(JSON.stringify(nowhere.body)).toContain('ceilingId');
    await allowing(31_000_000);
    const seen = await eventually(limit, ({ used }) => used.minor === 1_000_000);
    const near = await rm.get('/concentration-limits?use=alert').expect(200);
    expect(near.body.items).toEqual([]);
    expect(seen).toMatchObject({
      headroom: yuan(30_000_000),
      use: 'within',
      dimension: 'industry',
    });
  });

  it('is reserved by a review, and free again once the application is declined', async () => {
    const { id, position } = await applied(25_000_000);
    await rm.get(`/applications/${id}?after=${position}`).expect(200);
    const review = { recommendation: 'approve', comment: '现金流稳定' };
    await risk.post(`/applications/${id}/reviews`, review).expect(201);
    const held = await eventually(limit, ({ used }) => used.minor === 26_000_000);
    expect(held).toMatchObject({ use: 'alert', share: '0.8387' });
    const rows = await rm.get(`${path}/reservations`).expect(200);
    expect(rows.body.items).toMatchObject([
      { applicationId: id, isGranted: false },
      ...Array.from({ length: 3 }, () => ({ isGranted: true })),
    ]);
    const large = await applied(5_000_001);
    await rm.get(`/applications/${large.id}?after=${large.position}`).expect(200);
    const refused = await approver.post(`/applications/${large.id}/approvals`, {}).expect(409);
    expect(refused.body).toMatchObject({
      code: 'CeilingExceeded',
      details: { ceilingId: 'industry.C', headroom: yuan(5_000_000) },
      labels: { zh: '超过集中度限额的剩余空间' },
    });
    const no = { reason: '行业集中度' };
    await approver.post(`/applications/${id}/declines`, { ...no, code: 'concentration' });
    await eventually(limit, ({ used }) => used.minor === 1_000_000);
  });

  it('is never exceeded by 200 decisions at once', async () => {
    await allowing(2_500_000);
    const all = await Promise.all(Array.from({ length: 200 }, () => applied(100_000)));
    const last = Math.max(...all.map(({ position }) => position));
    await rm.get(`/applications/${all[0]?.id}?after=${last}`).expect(200);
    const reservations = await Promise.all(
      all.map(({ id }) =>
        approver.post('/concentration-limits/industry.C/reservations', { applicationId: id }),
      ),
    );
    const held = reservations.filter(({ status }) => status === 201);
    expect(held).toHaveLength(15);
    await limit(Math.max(...held.map(({ body }) => body.position)));
    const decided = all.filter((_, at) => at % 5 === 0 || reservations[at]?.status === 201);
    const decisions = await Promise.all(
      decided.map(({ id }) => approver.post(`/applications/${id}/approvals`, {})),
    );
    expect(decisions.filter(({ status }) => status === 201)).toHaveLength(15);
    const refused = decisions.filter(({ status }) => status === 409);
    expect(new Set(refused.map(({ body }) => body.code))).toEqual(new Set(['CeilingExceeded']));
    const seen = await limit(Math.max(...decisions.map(({ body }) => body.position ?? 0)));
    expect(seen).toMatchObject({ used: yuan(2_500_000), headroom: yuan(0) });
  });

  it('is free again once nothing was drawn of what was granted', async () => {
    const { body: page } = await rm.get('/loans?status=granted&limit=1').expect(200);
    expect(page.items).toMatchObject([{ drawableUntil: '2026-08-29' }]);
    rapport.clock.day = '2026-08-30';
    const admin = await rapport.as('administrator');
    await admin.post('/business-days/2026/closings', { day: '2026-08-30' }).expect(201);
    const seen = await eventually(limit, ({ used }) => used.minor === 0);
    expect(seen).toMatchObject({ headroom: yuan(2_500_000) });
    const { body: left } = await rm.get('/loans?status=granted').expect(200);
    expect(left.items).toEqual([]);
  });

  it('is reserved by the rules alone where it has room; persons decide what it has not', async () => {
    const standing = `/clients/${clientId}/credit-standing/risk-class`;
    await risk.post(standing, { riskClass: 'low', reason: 'AAA' }).expect(201);
    const online = async (minor: number) => {
      const asked = { ...terms, product: 'online', amount: yuan(minor) };
      const { body } = await rm.post('/applications', { clientId, terms: asked }).expect(201);
      return eventually(
        async () => (await rm.get(`/applications/${body.id}`)).body,
        ({ stage, routed }) => stage === 'approved' || routed !== undefined,
      );
    };
    expect(await online(1_500_000)).toMatchObject({ decidedBy: 'process:straight-through' });
    const { stage, routed } = await online(1_500_000);
    expect([stage, routed]).toEqual(['submitted', ['concentration']]);
    await eventually(limit, ({ used }) => used.minor === 1_500_000);
  });

  it('ends by two persons, and binds nobody from then on', async () => {
    const { body } = await risk.post(`${path}/ends`, { reason: '不再需要' }).expect(201);
    const { version } = await limit(body.position);
    await risk.post(`${path}/approvals`, { version }).expect(403);
    const ended = await approver.post(`${path}/approvals`, { version }).expect(201);
    const row = await limit(ended.body.position);
    expect(row).toMatchObject({ endedOn: '2026-08-30', used: yuan(1_500_000) });
    expect(row.most).toBeUndefined();
    const again = await risk.post(`${path}/ends`, { reason: '不再需要' }).expect(409);
    expect(again.body).toMatchObject({
      code: 'CeilingNotInForce',
      details: { field: 'ceilingId' },
    });
  });
});
