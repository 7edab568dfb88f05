import { contexts } from '../../apps/contexts.js';
import type { Rapport, Stores, Voice } from '../rapport.js';
import { eventually, startRapport, startStores } from '../rapport.js';

/** A loan of 120,000.00 yuan, 10,000.00 of principal a month. */
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

let stores: Stores;
let rapport: Rapport;
let rm: Voice, risk: Voice, approver: Voice, admin: Voice, auditor: Voice;
let clientId: string, loanId: string;

beforeAll(async () => {
  stores = await startStores();
  rapport = await startRapport(stores, contexts);
  rm = await rapport.as('relationshipManager');
  risk = await rapport.as('riskOfficer');
  approver = await rapport.as('creditApprover');
  admin = await rapport.as('administrator');
  auditor = await rapport.as('auditor');
});
afterAll(async () => {
  await rapport.stop();
  await stores.stop();
});

const close = async (day: string) => {
  rapport.clock.day = day;
  await admin.post(`/business-days/${day.slice(0, 4)}/closings`, { day }).expect(201);
};
const segment = async () => (await rm.get(`/segments/clients/${clientId}`)).body;
const warnings = async () => (await rm.get(`/warnings/${clientId}`)).body;
const standing = (level: string | undefined) => eventually(warnings, (row) => row.level === level);
const inSegment = (name: string) => eventually(segment, (row) => row.segment === name);

describe('a client who falls overdue', () => {
  it('borrows', async () => {
    rapport.clock.day = '2026-01-10';
    const client = await rm.post('/clients', {
      form: 'legalEntity',
      role: 'client',
      facts: { name: { zh: '秦岭风电有限公司' }, size: 'medium' },
      source: { provenance: 'interview', statedOn: '2026-01-09' },
    });
    clientId = client.body.id;
    await rm.get(`/clients/${clientId}?after=${client.body.position}`).expect(200);
    for (const kind of ['businessLicence', 'financialStatement']) {
      const paper = { clientId, kind, title: kind, issuedOn: '2025-12-31', archivedAs: 'XA-7' };
      await rm.post('/documents', paper).expect(201);
    }
    const application = await rm.post('/applications', { clientId, terms }).expect(201);
    const path = `/applications/${application.body.id}`;
    const review = { recommendation: 'approve', comment: 'Cash flow covers the debt service.' };
    await risk.post(`${path}/reviews`, review).expect(201);
    await approver.post(`${path}/approvals`, {}).expect(201);
    const [loan] = await eventually(
      async () => (await rm.get(`/loans?clientId=${clientId}`)).body.items,
      (items) => items.length === 1,
    );
    loanId = loan.loanId;
    await rm.post(`/loans/${loanId}/agreements`, { agreementNumber: 'XA-1' }).expect(201);
    const payee = { name: '宝钢股份', account: '6222020200112233' };
    const drawdown = { proposalId: 'd1', amount: terms.amount, payee, way: 'own', use: '采购' };
    await rm.post(`/loans/${loanId}/drawdowns`, drawdown).expect(201);
    await risk.post(`/loans/${loanId}/proposals/d1/approvals`, {}).expect(201);
  });

  it('is stable at first', async () => {
    await close('2026-01-12');
    expect(await inSegment('stable')).toMatchObject({
      why: { by: 'rule', rule: 'SG-T1', because: { runningLoans: 1 } },
      exposure: [terms.amount],
    });
    expect(await warnings()).toMatchObject({ rank: 0, warnings: [] });
  });

  it('comes on the watch list the day after, and is at risk', async () => {
    await close('2026-02-10');
    await close('2026-02-11');
    expect(await standing('yellow')).toMatchObject({
      rules: ['EW-01'],
      since: '2026-02-11',
      warnings: [{ observed: 1, threshold: 1, stage: 'raised' }],
    });
    expect(await inSegment('risk')).toMatchObject({ why: { rule: 'SG-R2', version: 2 } });
    const list = await risk.get('/watch-list?level=yellow').expect(200);
    expect(list.body.items).toMatchObject([{ clientId, name: { zh: '秦岭风电有限公司' } }]);
    const totals = await risk.get('/watch-list/totals?by=rule').expect(200);
    expect(totals.body).toMatchObject([{ group: { value: 'EW-01' }, count: 1 }]);
    const credit = await risk.get('/watch-list?signal=credit').expect(200);
    expect(credit.body.items).toMatchObject([{ clientId, signals: ['credit'] }]);
    const fraud = await risk.get('/watch-list?signal=fraud').expect(200);
    expect(fraud.body.items).toEqual([]);
    const types = await risk.get('/watch-list/totals?by=signal').expect(200);
    expect(types.body).toMatchObject([{ group: { value: 'credit' }, count: 1 }]);
    const segments = await rm.get('/segments').expect(200);
    expect(segments.body[0]).toEqual({ segment: 'risk', clients: 1, exposure: [terms.amount] });
  });

  it('shows the figure of today and the facts that caused the warning', async () => {
    rapport.clock.day = '2026-02-12';
    const {
      warnings: [warning],
    } = await warnings();
    expect(warning).toMatchObject({
      observed: 1,
      today: { on: '2026-02-12', state: 'known', observed: 2 },
      facts: [{ stream: `loan-${loanId}` }],
      label: { zh: '还款逾期' },
    });
    const indicators = await risk.get(`/warnings/${clientId}/indicators`).expect(200);
    expect(indicators.body).toMatchObject({
      daysPastDue: { state: 'known', observed: 2 },
      guaranteeCoverage: { state: 'none' },
      liabilitiesToAssets: { state: 'missing', formula: { en: expect.any(String) } },
    });
  });

  it('is dealt with step by step, by those who may', async () => {
    const warning = `/warnings/${clientId}/EW-01`;
    const finding = { severity: 3, likelihood: 2, finding: 'A customer of theirs pays late.' };
    const refused = await risk.post(`${warning}/assessments`, finding).expect(409);
    expect(refused.body).toMatchObject({ code: 'WarningNotAcknowledged' });
    await rm.post(`${warning}/acknowledgement`, {}).expect(201);
    await rm.post(`${warning}/assessments`, finding).expect(403);
    await risk.post(`${warning}/assessments`, finding).expect(201);
    const action = { response: 'engageAndAmend', action: 'Payment agreed for the 13th.' };
    await rm.post(`${warning}/actions`, action).expect(201);
    await risk.post(`/warnings/${clientId}/EW-09/acknowledgement`, {}).expect(404);
    await risk.post(`/warnings/nobody/EW-01/acknowledgement`, {}).expect(404);
  });

  it('pays, and all is well again', async () => {
    rapport.clock.day = '2026-02-13';
    const { overdue, penalty } = (await rm.get(`/loans/${loanId}`).expect(200)).body;
    expect(overdue).toEqual({ minor: 1_036_000, currency: 'CNY' });
    // Three days at the contract rate of 3.6 % and half as much again.
    expect(penalty).toEqual({ minor: 466, currency: 'CNY' });
    const amount = { minor: 1_036_466, currency: 'CNY' };
    await rm.post(`/loans/${loanId}/repayments`, { amount }).expect(201);
    expect(await standing(undefined)).toMatchObject({
      rank: 0,
      warnings: expect.arrayContaining([
        expect.objectContaining({ level: null, stage: 'acted', changedOn: '2026-02-13' }),
      ]),
    });
    await inSegment('stable');
    const verdict = { verdict: 'truePositive', conclusion: 'Paid three days late.' };
    await risk.post(`/warnings/${clientId}/EW-01/closure`, verdict).expect(201);
  });

  it('is seen as it was, on any day since', async () => {
    const then = await risk.get('/watch-list?asOf=2026-02-12').expect(200);
    expect(then.body.items).toMatchObject([{ clientId, level: 'yellow' }]);
    const now = await risk.get('/watch-list').expect(200);
    expect(now.body.items).toEqual([]);
  });

  it('may be judged otherwise by a person, until a day', async () => {
    const override = { type: 'strategic', expiresOn: '2026-06-30', reason: 'Parent moves here.' };
    const path = `/segments/clients/${clientId}/override`;
    await rm.post(path, override).expect(403);
    await risk.post('/segments/clients/nobody/override', override).expect(422);
    await risk.post(path, { ...override, expiresOn: '2028-01-01' }).expect(409);
    await risk.post(path, override).expect(201);
    await inSegment('strategic');
    await risk.post(`${path}/end`, { reason: 'It went elsewhere.' }).expect(201);
    expect(await inSegment('stable')).toMatchObject({ why: { by: 'rule', rule: 'SG-T1' } });
  });

  it('shows what was found, done and concluded', async () => {
    const { warnings: all } = await warnings();
    expect(all.find(({ rule }: { rule: string }) => rule === 'EW-01')).toMatchObject({
      assessment: { severity: 3, likelihood: 2, gravity: 6 },
      actions: [{ response: 'engageAndAmend' }],
      closing: { verdict: 'truePositive', conclusion: 'Paid three days late.' },
    });
  });

  it('may be warned of by a person, for what no rule sees', async () => {
    const said = {
      level: 'orange',
      title: { en: 'The founder is ill', zh: '创始人患病' },
      finding: 'He has not been at the works for a month.',
      playbook: 'reviewDebtor',
    };
    await auditor.post(`/warnings/${clientId}`, said).expect(403);
    const bad = await rm.post(`/warnings/${clientId}`, { ...said, level: 'pink' }).expect(400);
    expect(bad.body).toMatchObject({ code: 'InvalidRequest' });
    await rm.post('/warnings/nobody', said).expect(422);
    await rm.post(`/warnings/${clientId}`, said).expect(201);
    expect(await standing('orange')).toMatchObject({ rules: ['HAND-1'] });
    const path = `/warnings/${clientId}/HAND-1`;
    await risk.post(`${path}/acknowledgement`, {}).expect(201);
    const look = { severity: 4, likelihood: 2, finding: 'His daughter leads the works.' };
    await risk.post(`${path}/assessments`, look).expect(201);
    const verdict = { verdict: 'falsePositive', conclusion: 'The works go on.' };
    const own = await risk.post(`${path}/closure`, verdict).expect(409);
    expect(own.body).toMatchObject({ code: 'NotIndependent' });
    const second = await rapport.as('riskOfficer', 'creditApprover');
    await second.post(`${path}/closure`, verdict).expect(201);
    expect(await standing(undefined)).toMatchObject({ rules: [] });
  });

  it('has a story that an auditor can read', async () => {
    const path = `/audit/subjects/client/${clientId}/trail?sort=position&limit=500`;
    const all = await eventually(
      async () => (await auditor.get(path)).body.items as { type: string; command: string }[],
      (items) => items.some(({ command }) => command === 'LiftClientTypeOverride'),
    );
    expect(all.map(({ type }) => type)).toEqual(
      expect.arrayContaining([
        'ClientRegistered',
        'LoanDisbursed',
        'LoanFellOverdue',
        'WarningClosed',
      ]),
    );
    const raised = all.find(({ type }) => type === 'WarningRaised');
    expect(raised).toMatchObject({ actor: 'process:assess-clients', command: 'AssessClient' });
    const lifted = all.find(({ command }) => command === 'LiftClientTypeOverride');
    expect(lifted).toMatchObject({ actor: 'riskOfficer', reason: 'It went elsewhere.' });
    await rm.get(path).expect(200);
    await rm.get('/audit/trail?actor=riskOfficer').expect(403);
  });

  it('is judged by rules that anybody at the bank may read', async () => {
    const warning = await rm.get('/early-warning-rules?on=2026-03-02').expect(200);
    expect(warning.body.rules[0]).toMatchObject({
      id: 'EW-01',
      version: 2,
      label: { zh: '还款逾期' },
      playbookLabel: { response: 'engageAndAmend' },
    });
    const types = await rm.get('/segment-rules?on=2026-03-02').expect(200);
    expect(types.body.rules[0]).toMatchObject({ type: 'risk' });
    await rm.get('/segment-rules?on=2026-02-30').expect(400);
  });
});
