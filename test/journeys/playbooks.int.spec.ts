import { contexts } from '../../apps/contexts.js';
import { LendingDesk, yearOfInstalments } from '../lending-desk.js';
import type { Rapport, Stores, Voice } from '../rapport.js';
import { eventually, startRapport, startStores } from '../rapport.js';
import type { SmallBank } from '../small-bank.js';
import { openBank } from '../small-bank.js';

/** What is done for clients of a place, and what it comes to. */
let stores: Stores;
let rapport: Rapport;
let bank: SmallBank;

beforeAll(async () => {
  stores = await startStores();
  // What is asked here is what is answered, not how soon.
  const patient = { RAPPORT_DEADLINE: '60000', RAPPORT_WAIT_LIMIT: '60000' };
  rapport = await startRapport(stores, contexts, undefined, patient);
  bank = await openBank(rapport);
  await bank.client('cl_ferry');
});
afterAll(async () => {
  await rapport.stop();
  await stores.stop();
});

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the JSON of any answer
type Shown = any;
const stands = (path: string, seen: (body: Shown) => boolean, voice: Voice = bank.wang) =>
  eventually(async () => (await voice.get(path)).body, seen, 60_000);
const stage = (to: string, reason: string) =>
  bank.sent(bank.wang, '/clients/cl_ferry/lifecycle-stages', { stage: to, reason });

describe('a playbook', () => {
  it('is data in both languages', async () => {
    const steps = await bank.shown(bank.wang, '/playbooks?on=2026-03-02');
    expect(steps).toContainEqual(
      expect.objectContaining({
        id: 'PB-likelyToLeave-1',
        taxonomy: 'lifecycle',
        label: { en: 'Speak with the client and keep it', zh: '及时沟通和挽留' },
      }),
    );
  });

  it('becomes tasks of the manager, with owner and day', async () => {
    await stage('established', 'Three years together.');
    await stage('likelyToLeave', 'It asks other banks for a rate.');
    const path = '/tasks?ownerId=me&source=playbook&state=open';
    const { items } = await stands(path, (body) =>
      body.items?.some((task: Shown) => task.sourceId === 'PB-likelyToLeave-1'),
    );
    const task = items.find((each: Shown) => each.sourceId === 'PB-likelyToLeave-1');
    expect(task).toMatchObject({ clientId: 'cl_ferry', ownerId: 'wang' });
    await bank.sent(bank.wang, `/tasks/${task.taskId}/completion`, { result: '客户同意留下。' });
    await stands('/clients/cl_ferry/playbook', ({ steps }) =>
      steps?.some((step: Shown) => step.taskId === task.taskId && step.state === 'done'),
    );
  });

  it('is measured: done, in time, and with which effect', async () => {
    await stage('established', 'It stays.');
    const results = await stands(
      '/playbooks/results',
      (rows) =>
        Array.isArray(rows) &&
        rows.some((row: Shown) => row.rule === 'PB-likelyToLeave-1' && row.moved.length > 0),
    );
    expect(results).toContainEqual({
      rule: 'PB-likelyToLeave-1',
      taxonomy: 'lifecycle',
      value: 'likelyToLeave',
      open: 0,
      done: 1,
      late: 0,
      dropped: 0,
      moved: [{ to: 'established', clients: 1 }],
    });
  });

  it('of the passive mode tells the client where to find help', async () => {
    const passive = { mode: 'passive', reason: '客户自行联系。' };
    await bank.sent(bank.head, '/clients/cl_ferry/crm-mode', passive);
    await stands('/clients/cl_ferry/playbook', ({ steps }) =>
      steps?.some((step: Shown) => step.rule === 'PB-passive-1'),
    );
  });
});

describe('the effects of dealing with clients', () => {
  const ofPassive = (rows: Shown) => rows.find?.((row: Shown) => row.of === 'passive');

  it('are told by mode: efficiency, response, satisfaction, risk, loyalty, cost', async () => {
    await bank.sent(bank.wang, '/interactions', {
      clientId: 'cl_ferry',
      channel: 'phone',
      direction: 'fromBank',
      subject: '告知求助渠道',
      valueDate: rapport.clock.today(),
    });
    await resolvedCase();
    await answeredSurvey();
    await declinedApplication();
    const byMode = await stands(
      '/relationship-effects?by=mode',
      (rows) => {
        const { contacts, cases, answers, decisions } = ofPassive(rows) ?? {};
        return contacts === 1 && cases === 1 && answers === 1 && decisions === 1;
      },
      bank.risk,
    );
    expect(ofPassive(byMode)).toEqual({
      ...{ of: 'passive', clients: 1 },
      ...{ decisions: 1, meanDecisionDays: '0', cases: 1, timelyShare: '1.0000' },
      ...{ meanCaseHours: expect.any(String), answers: 1, netPromoterScore: '-100' },
      ...{ arrears: 0, overdueClients: 0, leaving: 0, kept: 0, newLoans: [] },
      ...{ contacts: 1, contactHours: 2, hoursPerYear: 8 },
    });
  });

  it('are told by segment, with who was found likely to leave and who was kept', async () => {
    const byStage = await bank.shown(bank.risk, '/relationship-effects?by=lifecycle');
    expect(byStage).toContainEqual(
      expect.objectContaining({ of: 'established', clients: 1, leaving: 1, contacts: 1 }),
    );
    expect(byStage).toContainEqual(
      expect.objectContaining({ of: 'likelyToLeave', clients: 0, kept: 1 }),
    );
    const byType = await bank.shown(bank.risk, '/relationship-effects?by=type');
    expect(byType).toContainEqual(expect.objectContaining({ of: 'unclassified', cases: 1 }));
  });

  it('are those of one year, and are refused where no place is meant', async () => {
    const before = await bank.shown(bank.risk, '/relationship-effects?by=mode&year=2020');
    expect(ofPassive(before)).toMatchObject({ clients: 1, contacts: 0, cases: 0, hoursPerYear: 8 });
    expect((await bank.risk.get('/relationship-effects?by=weather')).status).toBe(400);
    expect((await bank.wang.get('/relationship-effects?by=mode')).status).toBe(403);
  });
});

/** A ticket of the client, from receipt to its end on the same day. */
async function resolvedCase() {
  const path = '/cases/ca_ferry';
  await bank.sent(bank.wang, '/cases', {
    ...{ caseId: 'ca_ferry', clientId: 'cl_ferry', category: 'service', channel: 'phone' },
    ...{ urgency: 'normal', subject: '如何更换联系人' },
  });
  const steps = [
    ['classification', { line: 'fixedAssets', serviceStep: 'channel', theme: '联系人' }],
    ['assessment', { importance: 'low', urgency: 'normal', finding: '资料齐全' }],
    ['plan', { actions: [{ what: '告知所需材料', dueOn: rapport.clock.today() }] }],
    ['assignment', { clientId: 'cl_ferry', ownerId: 'wang' }],
    ['answers', { text: '请携带授权书', channel: 'phone' }],
    ['resolution', { outcome: 'remedied', resolution: '已告知' }],
  ] as const;
  for (const [step, body] of steps) await bank.sent(bank.wang, `${path}/${step}`, body);
}

/** The client says in a survey that it would not recommend the bank. */
async function answeredSurvey() {
  const text = { en: 'Would you recommend us?', zh: '您会推荐我行吗？' };
  const question = { questionId: 'recommend', measure: 'recommend', required: true, text };
  const form = { formId: 'fm_1', title: text, questions: [question] };
  const { position } = await bank.sent(bank.head, '/survey-forms', form);
  await bank.shown(bank.head, '/survey-forms', position);
  const opened = await bank.sent(bank.head, '/surveys', {
    ...{ surveyId: 'sv_1', title: text, purpose: 'regular', formId: 'fm_1', anonymous: false },
    ...{ from: rapport.clock.today(), until: '2026-12-31', channels: ['phone'], repeats: false },
  });
  await bank.shown(bank.head, '/surveys/sv_1', opened.position);
  await bank.sent(bank.wang, '/surveys/sv_1/answers', {
    ...{ answerId: 'an_1', clientId: 'cl_ferry', group: 'all', channel: 'phone' },
    answers: [{ questionId: 'recommend', value: 2 }],
  });
}

/** The client asks for a loan, and is declined on the same day. */
async function declinedApplication() {
  const asked = { clientId: 'cl_ferry', terms: yearOfInstalments };
  const { id } = await bank.sent(bank.wang, '/applications', asked);
  const desk = await LendingDesk.of(rapport);
  await bank.sent(desk.approver, `/applications/${id}/declines`, { reason: '还款来源不足。' });
}
