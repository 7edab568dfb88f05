import { contexts } from '../../apps/contexts.js';
import { LendingDesk } from '../lending-desk.js';
import { budgetLines, fundedProject, sources, windFarm } from '../project-desk.js';
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

const refused = async (way: string, body: object, code: string, field: string) => {
  const answer = await desk.rm.post(way, body);
  expect(answer.body).toMatchObject({ code, details: { field } });
  expect(JSON.stringify(answer.body)).toMatch(/\p{Script=Han}/u);
};

describe('a project', () => {
  it('is refused by code and field where its figures cannot be', async () => {
    const [first, second] = windFarm.sponsors;
    const sponsors = [first, { ...second, share: '0.31' }];
    await refused('/projects', { clientId, ...windFarm, sponsors }, 'SharesOverWhole', 'sponsors');
    const { body } = await desk.rm
      .post('/projects', { clientId, ...windFarm, sponsors: [{ ...first, share: '1.2' }] })
      .expect(400);
    expect(JSON.stringify(body)).toContain('share');
    const [equity, senior] = sources;
    const more = { equityTiming: 'first', reason: 'x' };
    await refused(
      `/projects/${projectId}/fundings`,
      { sources: [{ ...equity, providerClientId: clientId }, senior], ...more },
      'SourcesGoInCircles',
      'sources',
    );
    await refused(
      `/projects/${projectId}/fundings`,
      { sources: [equity], ...more },
      'SourcesDifferFromUses',
      'sources',
    );
    await refused(
      `/projects/${projectId}/milestones/grid/plans`,
      { title: 'x', beginsOn: '2026-05-01', dueOn: '2026-04-30', weight: '0.1', budget: cny(1) },
      'EndsBeforeItBegins',
      'dueOn',
    );
  });

  it('has parties, papers and milestones, certified by another person', async () => {
    const { rm, risk } = desk;
    const plan = { title: '基础完工', beginsOn: '2026-01-11', dueOn: '2026-02-28', weight: '0.4' };
    await rm
      .post(`/projects/${projectId}/stages`, { stage: 'construction', reason: '开工' })
      .expect(201);
    const stakeholder = {
      name: '国网陕西',
      role: 'offtaker',
      interest: '按期并网',
      stance: 'supports',
      influence: 'high',
    };
    await rm.post(`/projects/${projectId}/stakeholders/grid`, stakeholder).expect(201);
    await rm
      .post(`/projects/${projectId}/licences`, {
        licenceId: 'land',
        kind: 'landUse',
        authority: '宝鸡市自然资源局',
        grantedOn: '2025-12-01',
      })
      .expect(201);
    await rm
      .post(`/projects/${projectId}/milestones/base/plans`, { ...plan, budget: cny(150_000_000) })
      .expect(201);
    await rm
      .post(`/projects/${projectId}/costs`, {
        costId: 'c1',
        lineId: 'works',
        amount: cny(100_000_000),
        valueDate: '2026-01-10',
      })
      .expect(201);
    await desk.close('2026-03-10');
    const report = { completedOn: '2026-03-08', evidence: [{ title: '竣工报告' }] };
    const late = await eventually(
      async () => (await risk.get('/projects?delay=serious')).body.items,
      (items) => items.length === 1,
      60_000,
    );
    expect(late).toMatchObject([{ clientId, progress: { late: 1, delayRate: '1' } }]);
    const { body: warned } = await eventually(
      () => risk.get(`/warnings/${clientId}`),
      ({ body }) => body.warnings?.length === 1,
      60_000,
    );
    expect(warned.warnings).toMatchObject([{ rule: 'EW-09', level: 'orange' }]);
    const { body: kpis } = await risk.get('/risk-kpis').expect(200);
    expect(kpis.projects).toMatchObject({ projects: 1, inDefault: 0, due: 1, late: 1 });
    await rm.post(`/projects/${projectId}/milestones/base/reports`, report).expect(201);
    await rm
      .post(`/projects/${projectId}/milestones/base/certificates`, { certifier: '西北监理' })
      .expect(409);
    const { body } = await risk
      .post(`/projects/${projectId}/milestones/base/certificates`, { certifier: '西北监理' })
      .expect(201);
    const { body: seen } = await rm
      .get(`/projects/${projectId}?after=${body.position}`)
      .expect(200);
    expect(seen).toMatchObject({
      stage: 'construction',
      capitalShare: '0.24',
      licences: [{ licenceId: 'land', grantedOn: '2025-12-01' }],
      budget: [{ lineId: 'works', spent: cny(100_000_000) }, {}, {}],
      milestones: [{ state: 'certified', completedOn: '2026-03-08', delayDays: 8 }],
      progress: { schedulePerformance: '1', costPerformance: '1.5', delayRate: '0' },
    });
    expect(seen.budget).toHaveLength(budgetLines.length);
  });

  it('is told as of a day', async () => {
    const { body } = await desk.auditor.get(`/projects/${projectId}?asOf=2026-03-07`).expect(200);
    expect(body).toMatchObject({ progress: { late: 1, delayDays: 7, delayRate: '1' } });
  });

  it('has a map of its stakeholders, and counts in the portfolio', async () => {
    const { body: map } = await desk.rm.get(`/projects/${projectId}/stakeholders`).expect(200);
    expect(map.groups).toMatchObject([
      { stance: 'supports', influence: 'high', stakeholders: [{ name: '国网陕西' }] },
    ]);
    const { body: totals } = await desk.risk.get('/projects/totals?by=stage').expect(200);
    expect(totals).toMatchObject([
      { group: { value: 'construction' }, count: 1, sums: { budget: 50_000_000_000, due: 1 } },
    ]);
  });
});

describe('a drawdown', () => {
  const lines = [{ lineId: 'works', amount: cny(38_000_000) }];
  const request = { drawdownId: 'd1', sourceId: 'senior', lines, purpose: '支付工程款' };
  const path = () => `/projects/${projectId}/drawdowns`;

  it('keeps to the budget line and to the days of its source', async () => {
    const over = [{ lineId: 'works', amount: cny(150_000_001) }];
    await refused(path(), { ...request, lines: over }, 'DrawdownOverBudgetLine', 'lines');
    rapport.clock.day = '2028-01-01';
    await refused(path(), request, 'DrawdownAfterAvailability', 'sourceId');
    rapport.clock.day = '2026-03-11';
  });

  it('needs the certificate, another person, and its share of the capital', async () => {
    await desk.rm.post(path(), { ...request, milestoneId: 'base' }).expect(201);
    const approve = () => desk.approver.post(`/projects/${projectId}/drawdowns/d1/approvals`, {});
    expect((await approve()).body).toMatchObject({ code: 'CertificateMissing' });
    const certificate = { engineer: '西北监理', evidence: [{ title: '付款证书' }] };
    await desk.rm.post(`/projects/${projectId}/drawdowns/d1/certificates`, certificate).expect(201);
    expect((await approve()).body).toMatchObject({ code: 'CapitalBehind' });
    const payment = { paymentId: 'p1', sourceId: 'equity', amount: cny(12_000_000) };
    await desk.rm
      .post(`/projects/${projectId}/capital`, { ...payment, valueDate: '2026-03-10' })
      .expect(201);
    const { body } = await approve().expect(201);
    const { body: funding } = await desk.rm
      .get(`/projects/${projectId}/funding?after=${body.position}`)
      .expect(200);
    expect(funding.sources).toMatchObject([
      { sourceId: 'equity', come: cny(12_000_000) },
      { sourceId: 'senior', come: cny(38_000_000) },
    ]);
    const { body: pipeline } = await desk.risk
      .get(`/project-drawdowns?state=approved&after=${body.position}`)
      .expect(200);
    expect(pipeline.items).toMatchObject([{ projectId, amount: cny(38_000_000) }]);
    await desk.risk.get('/project-drawdowns/totals').expect(200);
  });
});

describe('the contingency of a project', () => {
  const path = () => `/projects/${projectId}/drawdowns`;
  const request = (drawdownId: string, yuan: number, more: object = {}) => ({
    ...{ drawdownId, sourceId: 'senior', purpose: '道路岩石爆破', ...more },
    lines: [{ lineId: 'contingency', amount: cny(yuan) }],
  });

  it('lasts as long as the work: two fifths are certified, so half of it may be drawn', async () => {
    await refused(path(), request('c1', 15_000_001), 'ContingencyAheadOfWork', 'lines');
    await desk.rm.post(path(), request('c1', 15_000_000)).expect(201);
    await refused(path(), request('c2', 1), 'ContingencyAheadOfWork', 'lines');
  });

  it('is drawn ahead for a reason, approved by one who may except it', async () => {
    const exception = { exception: '地质条件与勘察报告不符' };
    await desk.rm.post(path(), request('c2', 2_000_000, exception)).expect(201);
    const papers = { engineer: '西北监理', evidence: [{ title: '现场签证' }] };
    await desk.rm.post(`${path()}/c2/certificates`, papers).expect(201);
    const approvals = `${path()}/c2/approvals`;
    const { body } = await desk.risk.post(approvals, {}).expect(403);
    expect(body).toMatchObject({ code: 'ExceptionNotEntitled' });
    const paid = { paymentId: 'p2', sourceId: 'equity', amount: cny(12_000_000) };
    await desk.rm
      .post(`/projects/${projectId}/capital`, { ...paid, valueDate: '2026-03-11' })
      .expect(201);
    const { body: done } = await desk.approver.post(approvals, {}).expect(201);
    const { body: approved } = await desk.risk
      .get(`/project-drawdowns?projectId=${projectId}&state=approved&after=${done.position}`)
      .expect(200);
    expect(approved.items).toContainEqual(
      expect.objectContaining({ drawdownId: 'c2', ...exception }),
    );
  });
});

describe('the risks of a project', () => {
  it('are assessed at design, with a response and contacts, and reviewed at milestones', async () => {
    const risk = {
      projectId,
      clientId,
      kind: 'completion',
      title: '吊装延误',
      severity: 4,
      likelihood: 4,
      response: 'transfer',
      measures: '合同约定延期违约金',
      contingency: '调用外省吊车',
      contacts: ['grid'],
    };
    await refused(
      '/project-risks',
      { ...risk, contacts: ['nobody'] },
      'ContactUnknown',
      'contacts',
    );
    const { body } = await desk.rm.post('/project-risks', risk).expect(201);
    const review = { severity: 4, likelihood: 2, finding: '第二台吊车到场', milestoneId: 'base' };
    await desk.rm.post(`/project-risks/${body.id}/reviews`, review).expect(201);
    const { body: closing } = await desk.rm
      .post('/project-risks', { ...risk, kind: 'supply', title: '叶片供应' })
      .expect(201);
    const { body: receipt } = await desk.risk
      .post(`/project-risks/${closing.id}/closures`, { reason: '已到货' })
      .expect(201);
    const { body: list } = await desk.risk
      .get(`/project-risks?projectId=${projectId}&after=${receipt.position}`)
      .expect(200);
    expect(list.items).toMatchObject([
      { kind: 'supply', score: 16, state: 'closed' },
      { kind: 'completion', score: 8, band: 'medium', contacts: ['grid'] },
    ]);
    const { body: totals } = await desk.risk
      .get(`/project-risks/totals?projectId=${projectId}`)
      .expect(200);
    expect(totals).toMatchObject([{ group: { kind: 'completion', band: 'medium' }, count: 1 }]);
  });

  it('are reviewed at each milestone: the desk is asked to, until it has', async () => {
    const { rm, risk } = desk;
    const { body: assessed } = await rm
      .post('/project-risks', {
        ...{ projectId, clientId, kind: 'environmental', title: '弃渣场边坡' },
        ...{ severity: 3, likelihood: 3, response: 'reduce', measures: '挡渣墙' },
      })
      .expect(201);
    await rm.get(`/project-risks?after=${assessed.position}`).expect(200);
    const milestone = `/projects/${projectId}/milestones/road`;
    const plan = { title: '道路', beginsOn: '2026-03-01', dueOn: '2026-03-31', weight: '0.1' };
    await rm.post(`${milestone}/plans`, { ...plan, budget: cny(1) }).expect(201);
    const report = { completedOn: '2026-03-11', evidence: [{ title: '验收单' }] };
    await rm.post(`${milestone}/reports`, report).expect(201);
    await risk.post(`${milestone}/certificates`, { certifier: '西北监理' }).expect(201);
    const tasks = async (state: string) => {
      const { body } = await rm.get(`/tasks?clientId=${clientId}&state=${state}`);
      return body.items.filter((each: { sourceId?: string }) => each.sourceId === assessed.id);
    };
    const [task] = await eventually(
      () => tasks('open'),
      (found) => found.length === 1,
      60_000,
    );
    expect(task).toMatchObject({ title: expect.stringContaining('弃渣场边坡') });
    const review = { severity: 3, likelihood: 2, finding: '边坡稳定', milestoneId: 'road' };
    await rm.post(`/project-risks/${assessed.id}/reviews`, review).expect(201);
    await eventually(
      () => tasks('done'),
      (found) => found.length === 1,
      60_000,
    );
  });
});
