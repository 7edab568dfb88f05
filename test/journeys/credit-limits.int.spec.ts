import { contexts } from '../../apps/contexts.js';
import type { Rapport, Stores, Voice } from '../rapport.js';
import { eventually, startRapport, startStores } from '../rapport.js';

let stores: Stores;
let rapport: Rapport;
let rm: Voice, risk: Voice, approver: Voice;
let limitId: string;

const terms = {
  product: 'workingCapital',
  purpose: 'workingCapital',
  guaranteeType: 'unsecured',
  amount: { minor: 12_000_000, currency: 'CNY' },
  termMonths: 12,
  everyMonths: 1,
  method: 'equalPrincipal',
  annualRate: '0.036',
  dayCount: '30E/360',
  industry: { scheme: 'GBT4754', code: 'C' },
  region: { scheme: 'CN', code: '61' },
};
const yuan = (minor: number) => ({ minor, currency: 'CNY' });
const proposal = {
  holder: 'client',
  total: yuan(100_000_000),
  subLimits: [{ id: 'dollars', currency: 'USD', most: 10_000_000 }],
  inputs: {
    creditStanding: '五年无逾期',
    financialPosition: '资产负债率 48%',
    outlook: '在手订单两年',
    collateralValue: '厂房评估 200 万元',
  },
  validUntil: '2027-03-01',
  reason: '年度授信重检',
};

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
  limitId = client.body.id;
});
afterAll(async () => {
  await rapport.stop();
  await stores.stop();
});

const row = async () => (await rm.get(`/limits/${limitId}`)).body;
const reserve = (applicationId: string, more: object = {}) =>
  rm.post(`/limits/${limitId}/reservations`, {
    applicationId,
    amount: yuan(1_000_000),
    product: 'workingCapital',
    termMonths: 12,
    ...more,
  });

describe('a limit', () => {
  it('is proposed with four inputs and approved by a second person, for a year at most', async () => {
    const path = `/limits/${limitId}`;
    const long = await rm
      .post(`${path}/proposals`, { ...proposal, validUntil: '2027-03-04' })
      .expect(422);
    expect(long.body).toMatchObject({ code: 'LimitTooLong', details: { field: 'validUntil' } });
    await rm.post(`${path}/proposals`, { ...proposal, inputs: {} }).expect(400);
    const huge = { ...proposal, total: yuan(9_000_000_000_000) };
    await risk.post(`${path}/proposals`, huge).expect(201);
    const refused = await approver.post(`${path}/approvals`, { version: 1 }).expect(422);
    expect(refused.body).toMatchObject({
      code: 'LargeExposureExceeded',
      labels: { zh: '额度超过大额风险暴露监管上限' },
    });
    await approver.post(`${path}/declines`, { reason: 'Too much' }).expect(201);
    await rm.post(`/limits/${limitId}/proposals`, proposal).expect(201);
    const { body } = await approver
      .post(`/limits/${limitId}/approvals`, { version: 2 })
      .expect(201);
    const seen = await rm.get(`/limits/${limitId}?after=${body.position}`).expect(200);
    expect(seen.body).toMatchObject({
      inForce: { inputs: proposal.inputs },
      reviewOn: '2027-03-01',
      free: yuan(100_000_000),
    });
    const due = await rm.get('/limits?reviewBy=2027-03-01').expect(200);
    expect(due.body.items).toHaveLength(1);
  });

  it('is never exceeded by 200 commands at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, index) => reserve(`ap_many${index}`)),
    );
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(100);
    expect(statuses.filter((status) => status === 409)).toHaveLength(100);
    const full = await eventually(row, ({ free }) => free.minor === 0);
    expect(full).toMatchObject({ used: yuan(100_000_000) });
    expect(full.reservations).toHaveLength(100);
  });

  it('is free again once something is given back, and holds each of its parts', async () => {
    for (const index of answersOf(await row()).slice(0, 20)) {
      const release = { applicationId: index, reason: 'Not needed' };
      await rm.post(`/limits/${limitId}/releases`, release).expect(201);
    }
    const refused = await reserve('ap_usd', {
      amount: { minor: 2_000_000, currency: 'USD' },
    }).expect(409);
    expect(refused.body).toMatchObject({ code: 'LimitExceeded', details: { bound: 'dollars' } });
  });

  it('must hold an application before it is granted, and is freed with it', async () => {
    for (const kind of ['businessLicence', 'financialStatement']) {
      const paper = {
        clientId: limitId,
        kind,
        title: kind,
        issuedOn: '2025-12-31',
        archivedAs: 'X',
      };
      await rm.post('/documents', paper).expect(201);
    }
    const { body } = await rm.post('/applications', { clientId: limitId, terms }).expect(201);
    const path = `/applications/${body.id}`;
    const refused = await approver.post(`${path}/approvals`, {}).expect(409);
    expect(refused.body).toMatchObject({ code: 'LimitNotReserved', details: { limitId } });
    await reserve(body.id, { amount: terms.amount }).expect(201);
    const less = { amount: yuan(10_000_000) };
    await approver.post(`${path}/approvals`, less).expect(201);
    interface Held {
      readonly applicationId: string;
      readonly reserved: { readonly minor: number };
    }
    const stays = ({ reservations }: { readonly reservations: readonly Held[] }) =>
      reservations.find(({ applicationId }) => applicationId === body.id)?.reserved.minor;
    const seen = await eventually(row, (each) => stays(each) === 10_000_000);
    expect(seen.applicationIds).toContain(body.id);
    const conditions = await eventually(
      async () => (await rm.get(`/applications/${body.id}/conditions`)).body,
      ({ isOpen }) => isOpen === true,
    );
    expect(conditions).toMatchObject({ conditions: [{ id: 'c1', kind: 'useEvidence' }] });
  });
});

describe('the conditions of a credit', () => {
  it('are evidenced, confirmed by a second person, or waived by an approver', async () => {
    const list = await rm.get('/conditions?open=true').expect(200);
    const [{ applicationId }] = list.body.items;
    const path = `/applications/${applicationId}/conditions/c1`;
    const early = await risk.post(`${path}/confirmations`, {}).expect(404);
    expect(early.body).toMatchObject({ code: 'NotFound' });
    await rm.post(`${path}/evidence`, { evidence: '发票三张' }).expect(201);
    await rm.post(`${path}/confirmations`, {}).expect(403);
    await risk.post(`${path}/rejections`, { reason: 'Another supplier' }).expect(201);
    const none = await risk.post(`${path}/confirmations`, {}).expect(409);
    expect(none.body).toMatchObject({ code: 'EvidenceMissing' });
    await rm.post(`${path}/waivers`, { reason: 'x' }).expect(403);
    const { body } = await approver
      .post(`${path}/waivers`, { reason: '已提供现金质押' })
      .expect(201);
    const seen = await rm.get(`/applications/${applicationId}/conditions?after=${body.position}`);
    expect(seen.body).toMatchObject({ isOpen: false, conditions: [{ state: 'waived' }] });
    const again = await risk.post(`${path}/confirmations`, {}).expect(409);
    expect(again.body).toMatchObject({ code: 'ConditionSettled' });
  });
});

const answersOf = ({ applicationIds }: { applicationIds: string[] }): string[] => applicationIds;
