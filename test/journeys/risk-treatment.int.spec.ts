import { contexts } from '../../apps/contexts.js';
import type { Rapport, Stores, Voice } from '../rapport.js';
import { LendingDesk } from '../lending-desk.js';
import { eventually, startRapport, startStores } from '../rapport.js';

let stores: Stores;
let rapport: Rapport;
let rm: Voice, li: Voice, chen: Voice;
let clientId: string, loanId: string;

beforeAll(async () => {
  stores = await startStores();
  rapport = await startRapport(stores, contexts);
  rm = await rapport.as('relationshipManager');
  li = await rapport.as('riskOfficer');
  chen = await rapport.as('creditApprover');
  const client = await rm.post('/clients', {
    form: 'legalEntity',
    role: 'client',
    facts: { name: { zh: '秦岭风电有限公司' }, size: 'medium' },
    source: { provenance: 'interview', statedOn: '2026-01-09' },
  });
  clientId = client.body.id;
  await rm.get(`/clients/${clientId}?after=${client.body.position}`).expect(200);
  const manager = { managerId: 'relationshipManager' };
  const { body } = await rm.post(`/clients/${clientId}/manager-assignments`, manager).expect(201);
  await rm.get(`/clients/${clientId}?after=${body.position}`).expect(200);
  const desk = await LendingDesk.of(rapport);
  rapport.clock.day = '2026-03-02';
  loanId = await desk.running(clientId);
});
afterAll(async () => {
  await rapport.stop();
  await stores.stop();
});

interface Task {
  readonly sourceId?: string;
}
const tasks = async (wanted: (task: Task) => boolean) =>
  (await rm.get(`/tasks?clientId=${clientId}&limit=100`)).body.items.filter(wanted);

describe('a credit report', () => {
  it('counts from the day on which it became known', async () => {
    const report = {
      reportId: 'CR-1',
      bureau: 'PBOC',
      reportedOn: '2026-02-10',
      knownOn: '2026-02-20',
      currency: 'CNY',
      figures: { daysPastDue: 0, inquiries: 7 },
    };
    const path = `/clients/${clientId}/credit-reports`;
    const early = { ...report, knownOn: '2026-02-09' };
    const refused = await rm.post(path, early).expect(422);
    expect(refused.body).toMatchObject({ code: 'KnownBeforeItHappened' });
    const { body } = await rm.post(path, report).expect(201);
    const list = await li.get(`/clients/${clientId}/credit-reports?after=${body.position}`);
    expect(list.body).toMatchObject([{ reportId: 'CR-1', knownOn: '2026-02-20' }]);
  });
});

describe('the treatment of a client', () => {
  it('follows its level of risk: actions with a day and an approver, as tasks', async () => {
    const { body } = await rm.get('/treatment-rules?band=orange&on=2026-03-02').expect(200);
    expect(body.rules).toMatchObject([
      { id: 'TR-O1', withinDays: 10, approver: 'riskOfficer' },
      { id: 'TR-O2', withinDays: 15, approver: 'creditApprover' },
    ]);
    await rm.get('/treatment-rules?band=purple').expect(400);
    const said = {
      level: 'orange',
      title: { en: 'A large customer is insolvent', zh: '大客户破产' },
      finding: 'A third of the sales went there.',
      playbook: 'reviewDebtor',
    };
    await rm.post(`/warnings/${clientId}`, said).expect(201);
    const found = await eventually(
      () => tasks(({ sourceId = '' }) => sourceId.startsWith('TR-')),
      (items) => items.length === 2,
    );
    expect(found).toMatchObject([
      { sourceId: 'TR-O1', source: 'warning' },
      { sourceId: 'TR-O2', detail: expect.stringContaining('Approved by') },
    ]);
  });
});

describe('a contingency plan', () => {
  const plan = {
    scenario: 'liquidity',
    title: 'The largest customer stops paying',
    trigger: 'Two of its invoices are 30 days overdue.',
    measures: [{ action: 'Open the standby line', owner: 'relationshipManager', withinDays: 2 }],
    contacts: [{ personId: 'pe_treasurer', purpose: 'Treasurer of the client' }],
  };
  let path: string;
  const row = async () => (await li.get(path)).body;

  it('is written, approved by a second person and dated for a test', async () => {
    const bad = { ...plan, measures: [] };
    await rm.post('/contingency-plans', { clientId, ...bad }).expect(400);
    const drafted = await rm.post('/contingency-plans', { clientId, ...plan }).expect(201);
    path = `/contingency-plans/${drafted.body.id}`;
    await li.post(`${path}/starts`, { reason: 'x' }).expect(409);
    await rm.post(`${path}/approval`, { version: 1 }).expect(403);
    await li.post(`/contingency-plans/${drafted.body.id}/approval`, { version: 1 }).expect(201);
    expect(await eventually(row, ({ stage }) => stage === 'approved')).toMatchObject({
      approvedBy: 'riskOfficer',
      testBy: '2026-06-02',
      contacts: plan.contacts,
    });
    const due = await li.get('/contingency-plans?untestedOn=2026-06-03').expect(200);
    expect(due.body.items).toHaveLength(1);
  });

  it('is tried, revised for its gaps, and starts as tasks when it has to', async () => {
    const planId = path.split('/')[2];
    const gaps = { how: 'callOut', result: 'gaps', findings: 'The treasurer has left.' };
    await rm.post(`/contingency-plans/${planId}/tests`, gaps).expect(201);
    const early = await li.post(`${path}/starts`, { reason: 'Now.' }).expect(409);
    expect(early.body).toMatchObject({ code: 'PlanHasGaps' });
    const revised = { ...plan, contacts: [{ personId: 'pe_new', purpose: 'Treasurer' }] };
    await rm.post(`/contingency-plans/${planId}/revisions`, revised).expect(201);
    await li.post(`/contingency-plans/${planId}/approval`, { version: 2 }).expect(201);
    await li
      .post(`/contingency-plans/${planId}/starts`, { reason: 'It is insolvent.' })
      .expect(201);
    const [task] = await eventually(
      () => tasks(({ sourceId }) => sourceId === planId),
      (items) => items.length === 1,
    );
    expect(task).toMatchObject({ title: 'Open the standby line', dueOn: '2026-03-04' });
    expect(await eventually(row, ({ stage }) => stage === 'started')).toMatchObject({
      version: 2,
      tests: [{ result: 'gaps', version: 1 }],
      starts: [{ version: 2, by: 'riskOfficer' }],
    });
    await li.post(`/contingency-plans/${planId}/retirement`, { reason: 'Over.' }).expect(201);
    await rm.post(`/contingency-plans/${planId}/tests`, gaps).expect(409);
  });
});

describe('advice on a risk', () => {
  const advice = {
    topic: 'exchangeRate',
    en: { subject: 'Your dollar income', text: 'Half of your sales are in dollars.' },
    zh: { subject: '美元收入', text: '贵司一半销售以美元结算。' },
    proposal: 'Forward contracts for half a year.',
  };

  it('goes to a client that agreed, as a notice with a proposal, and its answer is kept', async () => {
    const refused = await rm.post('/risk-advice', { clientId, ...advice }).expect(409);
    expect(refused.body).toMatchObject({ code: 'NoConsentToAdvice' });
    const address = { channel: 'email', address: 'cfo@example.com' };
    await rm.post(`/clients/${clientId}/reach/addresses`, address).expect(201);
    const consent = { topic: 'riskAdvice', evidence: 'Signed at the bank.' };
    const agreed = await rm.post(`/clients/${clientId}/reach/consents`, consent).expect(201);
    await rm.get(`/clients/${clientId}/reach?after=${agreed.body.position}`).expect(200);
    const offered = await rm.post('/risk-advice', { clientId, ...advice }).expect(201);
    const adviceId = offered.body.id;
    const notice = await eventually(
      async () => (await rm.get(`/notices?clientId=${clientId}`)).body.items,
      (items) => items.some(({ about }: { about?: string }) => about === adviceId),
    );
    expect(notice).toContainEqual(
      expect.objectContaining({ topic: 'riskAdvice', subject: '美元收入' }),
    );
    const yes = { answer: 'accepted', comment: 'From April on.' };
    const answered = await rm.post(`/risk-advice/${adviceId}/answers`, yes).expect(201);
    const again = await rm.post(`/risk-advice/${adviceId}/answers`, yes).expect(409);
    expect(again.body).toMatchObject({ code: 'AdviceAnswered' });
    const list = await li.get(`/risk-advice?after=${answered.body.position}`).expect(200);
    expect(list.body.items).toMatchObject([{ adviceId, answer: 'accepted' }]);
    await chen.get('/risk-advice').expect(403);
  });
});

describe('the four responses', () => {
  let responseId: string;
  const response = async () => (await li.get(`/responses/${responseId}`)).body;
  const proposed = async (proposalId: string, terms: object) => {
    const proposal = { proposal: 'Half a year more.', channel: 'email', terms };
    await rm.post(`/responses/${responseId}/proposals`, proposal).expect(201);
    const yes = { answer: 'accepted', comment: 'Agreed at the works.' };
    await rm.post(`/responses/${responseId}/proposals/answer`, yes).expect(201);
    return eventually(
      async () => (await rm.get(`/loans/${loanId}/proposals/${proposalId}`)).body,
      (row) => row.proposedBy !== undefined,
    );
  };

  it('amend a loan: what the client accepts is proposed to lending, where others approve', async () => {
    const { body } = await li.get(`/responses?clientId=${clientId}`).expect(200);
    [{ responseId }] = body.items;
    const foreign = { loanId: 'ln_none', maturesOn: '2027-09-02' };
    const path = `/responses/${responseId}/proposals`;
    const other = { proposal: 'x', channel: 'email', terms: foreign };
    const refused = await rm.post(path, other).expect(422);
    expect(refused.body).toMatchObject({ code: 'LoanOfOtherClient' });
    const made = await proposed(`${responseId}.1`, { loanId, maturesOn: '2027-09-02' });
    expect(made).toMatchObject({
      proposal: { kind: 'extension', maturesOn: '2027-09-02' },
      proposedBy: 'relationshipManager',
    });
  });

  it('hear of it where the loan does not allow what was agreed', async () => {
    const terms = { loanId, maturesOn: '2040-01-01' };
    const far = { proposal: 'Much later.', channel: 'meeting', terms };
    await rm.post(`/responses/${responseId}/proposals`, far).expect(201);
    const yes = { answer: 'accepted', comment: 'Good.' };
    await rm.post(`/responses/${responseId}/proposals/answer`, yes).expect(201);
    const { turnedAway } = await eventually(response, (row) => row.turnedAway.length === 1);
    expect(turnedAway).toMatchObject([{ loanId, kind: 'extension' }]);
  });

  it('make everything due when a suit is filed, and stop new credit under a target', async () => {
    const suit = { stage: 'filed', court: '西安市中级人民法院' };
    await li.post(`/responses/${responseId}/legal-stages`, suit).expect(201);
    const made = await eventually(
      async () => (await rm.get(`/loans/${loanId}/proposals/${responseId}.filed`)).body,
      (row) => row.proposedBy !== undefined,
    );
    expect(made).toMatchObject({ proposal: { kind: 'acceleration' }, proposedBy: 'riskOfficer' });
    const target = { clientId, target: { minor: 1_000_000, currency: 'CNY' }, by: '2026-12-31' };
    await li.post(`/responses/${responseId}/exposure-targets`, target).expect(201);
    const { blocks } = await eventually(
      async () => (await li.get(`/clients/${clientId}/credit-standing`)).body,
      ({ blocks: found = [] }) => found.length > 0,
    );
    expect(blocks).toMatchObject([{ cause: 'exposureTarget', reference: responseId }]);
  });
});

describe('a rating', () => {
  it('has figures and what people judge, by weights', async () => {
    const marks = [{ criterion: 'management', mark: 5 }];
    const said = { marks, reason: 'Two crises came through.' };
    await rm.post(`/ratings/${clientId}/qualities`, said).expect(403);
    const six = { ...said, marks: [{ criterion: 'management', mark: 6 }] };
    await li.post(`/ratings/${clientId}/qualities`, six).expect(400);
    await li.post(`/ratings/${clientId}/qualities`, said).expect(201);
    const rated = await eventually(
      async () => (await li.get(`/ratings/${clientId}`)).body,
      ({ quality, score }) => quality !== undefined && score !== undefined,
    );
    expect(rated).toMatchObject({ quality: { score: '100.00', share: '0.20', by: 'riskOfficer' } });
  });
});

describe('a rule set in shadow', () => {
  it('judges beside the one in force, for the risk team alone', async () => {
    const drafted = await li.post('/rule-sets', { template: 'watch', reason: 'A trial.' });
    const path = `/rule-sets/${drafted.body.id}/shadow`;
    await li.get(`/rule-sets/${drafted.body.id}?after=${drafted.body.position}`).expect(200);
    await rm.get(path).expect(403);
    const { body } = await li.get(path).expect(200);
    expect(body).toMatchObject({
      champion: { ruleSetId: 'release' },
      on: '2026-03-02',
      clients: 1,
    });
    const watched = await li.get('/warnings').expect(200);
    expect(watched.body.items).toMatchObject([{ clientId, watched: true }]);
  });
});
