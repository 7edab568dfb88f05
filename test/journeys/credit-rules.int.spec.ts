import { contexts } from '../../apps/contexts.js';
import { LendingDesk, yearOfInstalments } from '../lending-desk.js';
import type { Rapport, Stores, Voice } from '../rapport.js';
import { eventually, startRapport, startStores } from '../rapport.js';

let stores: Stores;
let rapport: Rapport;
let desk: LendingDesk;
let clientId: string;

beforeAll(async () => {
  stores = await startStores();
  rapport = await startRapport(stores, contexts);
  desk = await LendingDesk.of(rapport);
  clientId = await desk.client({ zh: '秦岭风电有限公司' });
  await desk.documented(clientId);
});
afterAll(async () => {
  await rapport.stop();
  await stores.stop();
});

const yuan = (minor: number) => ({ minor, currency: 'CNY' });
const seen = async (path: string, after: number) =>
  (await desk.rm.get(`${path}${path.includes('?') ? '&' : '?'}after=${after}`).expect(200)).body;

async function applied(minor: number, terms: object = {}): Promise<string> {
  const asked = { clientId, terms: { ...yearOfInstalments, amount: yuan(minor), ...terms } };
  return (await desk.rm.post('/applications', asked).expect(201)).body.id as string;
}
const approve = (who: Voice, id: string) => who.post(`/applications/${id}/approvals`, {});

/** Draft by a risk officer, approval by a credit approver. Gives the position of the approval. */
async function put(tableId: string, content: object, version: number, from = '2026-03-02') {
  const path = `/credit-rules/${tableId}`;
  await desk.risk.post(`${path}/drafts`, { ...content, reason: '董事会授权' }).expect(201);
  const { body } = await desk.approver.post(`${path}/approvals`, { version, from }).expect(201);
  await seen(path, body.position);
}

describe('the table of authority', () => {
  const label = { en: 'By the board', zh: '董事会授权' };
  const line = { label, riskReview: false, committee: false };
  const lines = [
    { ...line, id: 'B-1', table: 'general', level: 1, role: 'riskOfficer', upTo: 500_000_000 },
    { ...line, id: 'B-2', table: 'general', level: 2, role: 'creditApprover' },
    { ...line, id: 'B-3', table: 'standard', level: 1, role: 'riskOfficer' },
    { ...line, id: 'B-4', table: 'project', level: 3, role: 'creditApprover' },
  ];

  it('is that of the release until the bank sets its own', async () => {
    const { body } = await desk.rm.get('/credit-rules/authority/in-force').expect(200);
    expect(body).toMatchObject({ setBy: 'release' });
    expect(body.content.authority.lines[0]).toMatchObject({ id: 'AA-01', upTo: 100_000_000 });
    await desk.rm.get('/credit-rules/unknown/in-force').expect(400);
    const id = await applied(300_000_000);
    const refused = await approve(desk.risk, id).expect(403);
    expect(refused.body).toMatchObject({ code: 'AuthorityExceeded' });
  });

  it('is drafted by one person and approved by another, from a day on', async () => {
    const path = '/credit-rules/authority';
    const draft = { authority: { lines }, reason: '董事会授权' };
    await desk.rm.post(`${path}/drafts`, draft).expect(403);
    const half = { ...draft, authority: { lines: lines.slice(0, 2) } };
    const wrong = await desk.risk.post(`${path}/drafts`, half).expect(422);
    expect(wrong.body).toMatchObject({
      code: 'ProductsWithoutAuthority',
      labels: { zh: '该类产品缺少审批权限' },
    });
    await desk.risk.post(`${path}/drafts`, draft).expect(201);
    const of = { version: 1, from: '2026-03-03' };
    const own = await desk.risk.post(`${path}/approvals`, of).expect(409);
    expect(own.body).toMatchObject({ code: 'NotIndependent' });
    const past = { version: 1, from: '2026-03-01' };
    const late = await desk.approver.post(`${path}/approvals`, past).expect(422);
    expect(late.body).toMatchObject({ code: 'RulesFromPast', details: { field: 'from' } });
    const done = await desk.approver.post(`${path}/approvals`, of).expect(201);
    const table = await seen(path, done.body.position);
    expect(table).toMatchObject({
      versions: [{ version: 1, from: '2026-03-03', approvedBy: 'creditApprover' }],
    });
    const today = await seen(`${path}/in-force`, done.body.position);
    const tomorrow = await seen(`${path}/in-force?on=2026-03-03`, done.body.position);
    expect([today.setBy, tomorrow.setBy]).toEqual(['release', 'bank']);
    const list = await seen('/credit-rules', done.body.position);
    expect(list.items).toMatchObject([{ tableId: 'authority', version: 1 }]);
  });

  it('judges decisions from its day on, and they name its version', async () => {
    await put('authority', { authority: { lines } }, 2);
    const id = await applied(300_000_000);
    const { body } = await approve(desk.risk, id).expect(201);
    const row = await seen(`/applications/${id}`, body.position);
    expect(row.authority).toMatchObject({ rule: 'B-1', version: 2, setBy: 'bank' });
  });
});

describe('a credit policy (E-14)', () => {
  const path = '/credit-policies/industry.C';
  const content = { newCredit: 'open', leastRate: '0.04' };

  it('is drafted by one person and put in force by another', async () => {
    const draft = { content, reason: '行业产能过剩' };
    await desk.rm.post(`${path}/drafts`, draft).expect(403);
    const odd = await desk.risk.post('/credit-policies/segment.rich/drafts', draft).expect(422);
    expect(odd.body).toMatchObject({ code: 'PolicyForNobody' });
    await desk.risk.post(`${path}/drafts`, draft).expect(201);
    const of = { version: 1, from: '2026-03-02' };
    const own = await desk.risk.post(`${path}/approvals`, of).expect(409);
    expect(own.body).toMatchObject({ code: 'NotIndependent' });
    const done = await desk.approver.post(`${path}/approvals`, of).expect(201);
    const row = await seen(path, done.body.position);
    expect(row).toMatchObject({ versions: [{ version: 1, content, reason: '行业产能过剩' }] });
    const list = await seen('/credit-policies', done.body.position);
    expect(list.items).toMatchObject([{ policyId: 'industry.C' }]);
  });

  it('shows in the application where it deviates, and the next level alone grants it', async () => {
    const id = await applied(12_000_000);
    const row = await eventually(
      async () => (await desk.rm.get(`/applications/${id}`)).body,
      ({ policies }) => policies !== undefined,
    );
    const deviating = { policyId: 'industry.C', version: 1, deviations: ['annualRate'] };
    expect(row.policies).toMatchObject([deviating]);
    const silent = await approve(desk.risk, id).expect(422);
    expect(silent.body).toMatchObject({ code: 'DeviationNeedsReason' });
    const body = { reason: '核心企业承诺回购' };
    const approvals = `/applications/${id}/approvals`;
    const low = await desk.risk.post(approvals, body).expect(403);
    expect(low.body).toMatchObject({ code: 'DeviationNeedsNextLevel' });
    const done = await desk.approver.post(approvals, body).expect(201);
    const granted = await seen(`/applications/${id}`, done.body.position);
    expect(granted).toMatchObject({ override: body.reason, policies: [deviating] });
  });

  it('for one client may stop new credit', async () => {
    const own = `/credit-policies/client.${clientId}`;
    const draft = { content: { newCredit: 'stopped' }, reason: '风险处置' };
    const drafted = await desk.risk.post(`${own}/drafts`, draft).expect(201);
    await seen(`/clients/${clientId}/credit-policy`, drafted.body.position);
    const of = { version: 1, from: '2026-03-02' };
    const done = await desk.approver.post(`${own}/approvals`, of).expect(201);
    const row = await seen(`/clients/${clientId}/credit-policy`, done.body.position);
    expect(row).toMatchObject({ clientId, versions: [{ content: draft.content }] });
    const id = await applied(12_000_000, { annualRate: '0.045' });
    const refused = await approve(desk.approver, id).expect(422);
    expect(refused.body).toMatchObject({
      code: 'PolicyForbids',
      details: { policyId: `client.${clientId}` },
    });
    const ended = async (policy: string) => {
      await desk.approver.post(`${policy}/ends`, { reason: '处置完毕' }).expect(201);
      const over = { version: 2, from: '2026-03-02' };
      await desk.approver.post(`${policy}/approvals`, over).expect(409);
      return (await desk.risk.post(`${policy}/approvals`, over).expect(201)).body.position;
    };
    await seen(`/clients/${clientId}/credit-policy`, await ended(own));
    await approve(desk.approver, id).expect(201);
    await seen(path, await ended(path));
  });
});

describe('the price of a credit (J-22, E-09)', () => {
  const asked = 'product=workingCapital&guaranteeType=unsecured&termMonths=12&currency=CNY';

  it('is quoted with its parts', async () => {
    const { body } = await desk.rm.get(`/credit-rules/pricing/quote?${asked}`).expect(200);
    expect(body).toMatchObject({ guide: '0.0345', breakEven: '0.0295', setBy: 'release' });
    expect(body.lines.map(({ part }: { part: string }) => part)).toEqual([
      'funding',
      'cost',
      'expectedLoss',
      'capital',
      'margin',
    ]);
    const strategic = `/credit-rules/pricing/quote?${asked}&segment=strategic`;
    const preferred = await desk.rm.get(strategic).expect(200);
    expect(preferred.body).toMatchObject({ guide: '0.0325' });
    const franc = asked.replace('CNY', 'CHF');
    const unknown = await desk.rm.get(`/credit-rules/pricing/quote?${franc}`).expect(422);
    expect(unknown.body).toMatchObject({ code: 'PriceUnknown' });
  });

  it('binds once the bank has set it, and a rate below needs more authority', async () => {
    const { body } = await desk.rm.get('/credit-rules/pricing/in-force').expect(200);
    const { pricing } = body.content;
    const path = '/credit-rules/pricing/drafts';
    const noMargin = { ...pricing, parts: pricing.parts.slice(0, -1) };
    const wrong = await desk.risk.post(path, { pricing: noMargin, reason: 'x' }).expect(422);
    expect(wrong.body).toMatchObject({ code: 'PartMissing', details: { part: 'margin' } });
    await put('pricing', { pricing }, 1);
    const id = await applied(12_000_000, { annualRate: '0.034' });
    const refused = await approve(desk.risk, id).expect(403);
    expect(refused.body).toMatchObject({ code: 'RateNeedsAuthority' });
    const done = await approve(desk.approver, id).expect(201);
    const row = await seen(`/applications/${id}`, done.body.position);
    expect(row.price).toMatchObject({
      ...{ guide: '0.0345', asked: '0.034', standing: 'below', setBy: 'bank', version: 1 },
      returnOnCapital: '0.1188',
    });
    expect(row.authority).toMatchObject({ rule: 'B-2' });
  });
});

describe('the capital of the bank', () => {
  it('is recorded by two persons, and no credit goes beyond what the law allows of it', async () => {
    const capital = {
      reportedOn: '2025-12-31',
      netCapital: 4_000_000_000,
      netTier1: 4_000_000_000,
    };
    const before = await desk.rm.get('/credit-rules/capital/in-force').expect(200);
    expect(before.body).toMatchObject({ setBy: 'release' });
    await put('capital', { capital }, 1);
    // 3.36 million are granted; 10 % of the net capital are four.
    const id = await applied(74_000_000);
    const refused = await approve(desk.approver, id).expect(422);
    expect(refused.body).toMatchObject({
      code: 'LargeExposureExceeded',
      details: { holder: 'client', rule: { id: 'LE-01' }, shareOfCapital: '0.1025' },
    });
    const less = await applied(64_000_000);
    await approve(desk.approver, less).expect(201);
  });
});
