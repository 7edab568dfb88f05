import { contexts } from '../../apps/contexts.js';
import type { Rapport, Stores } from '../rapport.js';
import { eventually, startRapport, startStores } from '../rapport.js';
import { LendingDesk } from '../lending-desk.js';
import type { SmallBank } from '../small-bank.js';
import { openBank } from '../small-bank.js';

/** What clients think of the bank: asked in plain words, reckoned exactly, and acted upon. */
let stores: Stores;
let rapport: Rapport;
let bank: SmallBank;

beforeAll(async () => {
  stores = await startStores();
  rapport = await startRapport(stores, contexts);
  bank = await openBank(rapport);
  for (const id of ['cl_wind', 'cl_rail', 'cl_port']) await bank.client(id);
});
afterAll(async () => {
  await rapport.stop();
  await stores.stop();
});

const title = { en: 'How do we serve you?', zh: '服务满意度调查' };
const rated = (dimension: string) => ({
  questionId: dimension,
  measure: 'rating',
  dimension,
  text: { en: `How is the ${dimension}?`, zh: '您如何评价？' },
  required: true,
});
const questions = [
  {
    questionId: 'recommend',
    measure: 'recommend',
    text: { en: 'Would you recommend us?', zh: '您会推荐我行吗？' },
    required: true,
  },
  ...['product', 'efficiency', 'attitude', 'resolution'].map(rated),
];
const plan = {
  title,
  purpose: 'regular',
  formId: 'fm_year',
  from: '2026-03-02',
  until: '2026-03-31',
  channels: ['email', 'interview'],
  anonymous: false,
  repeats: true,
};
const answers = (recommend: number, rating: number) =>
  questions.map(({ questionId }) => ({
    questionId,
    value: questionId === 'recommend' ? recommend : rating,
  }));

describe('a form', () => {
  it('speaks plainly, or is refused by the word that clients need not know', async () => {
    const hard = {
      ...rated('product'),
      text: { en: 'Is our DSCR fair?', zh: '偿债备付率合理吗？' },
    };
    const form = { formId: 'fm_year', title, questions };
    const refused = await bank.refused(bank.head, '/survey-forms', { ...form, questions: [hard] });
    expect(refused).toMatchObject({
      code: 'JargonInForm',
      labels: { zh: '题目使用了过于专业的术语' },
      details: { field: 'questions.0', word: 'DSCR' },
    });
    const { position } = await bank.sent(bank.head, '/survey-forms', form);
    expect(await bank.shown(bank.wang, '/survey-forms/fm_year', position)).toMatchObject({
      version: 1,
    });
  });
});

describe('a survey', () => {
  it('invites clients of every group and counts what comes back', async () => {
    await bank.sent(bank.head, '/surveys', { ...plan, surveyId: 'sv_year' });
    const given = [
      ['cl_wind', 'strategic', 10, 5],
      ['cl_rail', 'growth', 9, 4],
      ['cl_port', 'growth', 3, 2],
    ] as const;
    let position = 0;
    for (const [clientId, group, recommend, rating] of given) {
      const invitationId = `iv_${clientId}`;
      const told = { clientId, group, channel: 'interview', invitationId };
      await bank.sent(bank.wang, '/surveys/sv_year/invitations', told);
      if (clientId === 'cl_rail') continue;
      const answer = { ...told, answerId: `an_${clientId}`, answers: answers(recommend, rating) };
      ({ position } = await bank.sent(bank.wang, '/surveys/sv_year/answers', answer));
    }
    await bank.shown(bank.head, '/surveys/sv_year', position);
    const seen = async () => bank.shown(bank.head, '/surveys/sv_year');
    const row = await eventually(seen, ({ returned }) => returned === 2);
    expect(row).toMatchObject({ invited: 3, returned: 2, formVersion: 1 });
    expect(row.results).toMatchObject({
      responseRate: '0.6667',
      validRate: '1.0000',
      recommendation: { answers: 2, score: '0.00', from: '-100.00', upTo: '100.00' },
      satisfaction: { satisfiedShare: '0.5000', mean: '3.50' },
      weighted: '3.50',
      groups: [
        { group: 'growth', invited: 2, answered: 1 },
        { group: 'strategic', invited: 1, answered: 1 },
      ],
    });
    const open = '/surveys/sv_year/invitations?state=open';
    expect((await bank.shown(bank.wang, open)).items).toMatchObject([{ clientId: 'cl_rail' }]);
    expect((await bank.shown(bank.chen, open)).items).toEqual([]);
  });

  it('makes a case of an unhappy client, and a task of a need', async () => {
    const cases = async () => (await bank.shown(bank.wang, '/cases?clientId=cl_port')).items;
    const [found] = await eventually(cases, (items) => items.length === 1);
    expect(found).toMatchObject({ category: 'feedback', caseId: 'ca_an_cl_port' });
    const need = { clientId: 'cl_wind', kind: 'need', what: '美元贷款额度' };
    await bank.sent(bank.wang, '/survey-answers/an_cl_wind/follow-ups', need);
    const tasks = async () => (await bank.shown(bank.wang, '/tasks?source=survey')).items;
    const [task] = await eventually(tasks, (items) => items.length === 1);
    expect(task).toMatchObject({ title: '美元贷款额度', clientId: 'cl_wind', ownerId: 'wang' });
    const mine = await bank.shown(bank.wang, '/survey-answers?surveyId=sv_year');
    expect(mine.items).toHaveLength(2);
    expect((await bank.shown(bank.chen, '/survey-answers')).items).toEqual([]);
  });

  it('turns what was found into a need, which settles the task', async () => {
    const captured = {
      ...{ clientId: 'cl_wind', formId: 'NF-2', heldOn: '2026-03-02', answerId: 'an_cl_wind' },
      answers: ['core', 'purpose', 'repayment'].map((question) => ({ question, text: '美元' })),
      need: {
        ...{ purpose: 'workingCapital', amount: { minor: 100_000_000, currency: 'CNY' } },
        ...{ termMonths: 12, riskTolerance: 'balanced' },
      },
    };
    const strange = { ...captured, answerId: 'an_cl_port' };
    expect((await bank.refused(bank.wang, '/needs', strange)).code).toBe('NeedNotFound');
    const { id, position } = await bank.sent(bank.wang, '/needs', captured);
    expect(await bank.shown(bank.wang, `/needs/${id}`, position)).toMatchObject({
      answerId: 'an_cl_wind',
    });
    const task = async () => bank.shown(bank.wang, '/tasks/tk_an_cl_wind.need');
    const done = await eventually(task, ({ state }) => state === 'done');
    expect(done).toMatchObject({ result: id });
  });

  it('draws a sample that covers every group, the same one by the same seed', async () => {
    const drawn = await bank.shown(bank.head, '/surveys/samples?seed=2026&perGroup=2');
    expect(drawn).toHaveLength(2);
    expect(await bank.shown(bank.head, '/surveys/samples?seed=2026&perGroup=2')).toEqual(drawn);
    const whole = await bank.shown(bank.head, '/surveys/samples?seed=2027&perGroup=50');
    expect(whole).toHaveLength(3);
    await bank.sent(bank.head, '/surveys', { ...plan, surveyId: 'sv_drawn', repeats: false });
    const sample = { seed: '2026', perGroup: 2, channel: 'email' };
    const { position } = await bank.sent(bank.head, '/surveys/sv_drawn/samples', sample);
    await bank.sent(bank.head, '/surveys/sv_drawn/samples', sample);
    const row = await bank.shown(bank.head, '/surveys/sv_drawn', position);
    expect(row.samples).toMatchObject([{ seed: '2026', perGroup: 2, clients: 2 }]);
    const invited = async () => bank.shown(bank.head, '/surveys/sv_drawn/invitations');
    const { items } = await eventually(invited, (page) => page.items.length === 2);
    const clients = (rows: readonly { clientId: string }[]) => rows.map((each) => each.clientId);
    expect(clients(items).sort()).toEqual(clients(drawn).sort());
    expect((await bank.wang.get('/surveys/samples?seed=1&perGroup=2')).status).toBe(403);
  });

  it('asks how far the bank is what it stands for, and why clients leave', async () => {
    const asked = [
      {
        ...{ questionId: 'integrity', measure: 'rating', value: 'integrity', required: true },
        text: { en: 'Do we keep our word?', zh: '我行是否信守承诺？' },
      },
      {
        ...{ questionId: 'why', measure: 'choice', required: false },
        text: { en: 'Why would you leave us?', zh: '您为何考虑离开？' },
        choices: [
          { code: 'rate', en: 'The rate', zh: '利率' },
          { code: 'speed', en: 'Too slow', zh: '太慢' },
        ],
      },
    ];
    const form = { formId: 'fm_values', title, questions: asked };
    await bank.sent(bank.head, '/survey-forms', form);
    const values = { ...plan, surveyId: 'sv_values', purpose: 'values', formId: 'fm_values' };
    await bank.sent(bank.head, '/surveys', { ...values, repeats: false });
    const { position } = await bank.sent(bank.wang, '/surveys/sv_values/answers', {
      ...{ answerId: 'an_value', clientId: 'cl_port', group: 'growth', channel: 'email' },
      answers: [
        { questionId: 'integrity', value: 4 },
        { questionId: 'why', choice: 'rate' },
      ],
    });
    const { results } = await bank.shown(bank.head, '/surveys/sv_values', position);
    expect(results.values).toEqual([{ value: 'integrity', answers: 1, mean: '4.00' }]);
    const stay = async () => (await bank.wang.get('/tasks/tk_an_value.stay')).body;
    const task = await eventually(stay, ({ state }) => state === 'open');
    expect(task).toMatchObject({ clientId: 'cl_port', sourceId: 'an_value', dueOn: '2026-03-09' });
    const offer = {
      ...{ winBackId: 'wb_1', reason: 'rate', signal: '问卷', measure: 'lowerRate' },
      ...{ answerId: 'an_value', offer: '下调 0.1 个百分点', validUntil: '2026-03-31' },
    };
    const wrong = { ...offer, clientId: 'cl_wind' };
    expect((await bank.refused(bank.wang, '/win-backs', wrong)).code).toBe('AnswerNotOfClient');
    const made = await bank.sent(bank.wang, '/win-backs', { ...offer, clientId: 'cl_port' });
    const kept = await bank.shown(bank.wang, '/win-backs?clientId=cl_port', made.position);
    expect(kept.items).toMatchObject([{ answerId: 'an_value', reason: 'rate' }]);
  });

  it('takes an answer that misses something as not valid, and none that does not fit', async () => {
    const told = { answerId: 'an_rail', clientId: 'cl_rail', group: 'growth', channel: 'email' };
    const wrong = { ...told, answers: [{ questionId: 'recommend', value: 10.5 }] };
    expect((await bank.wang.post('/surveys/sv_year/answers', wrong)).status).toBe(400);
    const half = { ...told, answers: [{ questionId: 'recommend', value: 10 }] };
    const { position } = await bank.sent(bank.wang, '/surveys/sv_year/answers', half);
    const { results } = await bank.shown(bank.head, '/surveys/sv_year', position);
    expect(results).toMatchObject({ answered: 3, valid: 2, validRate: '0.6667' });
  });

  it('is compared with a competitor, and what is found is done and reviewed', async () => {
    const peer = { peer: '某银行', netPromoterScore: -5, source: '公开报告' };
    await bank.sent(bank.head, '/surveys/sv_year/peers', peer);
    const finding = {
      findingId: 'slow',
      dimension: 'efficiency',
      diagnosis: '审批等待偏长',
      action: '一次性资料清单',
      dueOn: '2026-04-30',
    };
    await bank.sent(bank.head, '/surveys/sv_year/findings', finding);
    const review = { effective: true, result: '等待缩短三天' };
    const path = '/surveys/sv_year/findings/slow/review';
    const { position } = await bank.sent(bank.head, path, review);
    expect(await bank.shown(bank.head, '/surveys/sv_year', position)).toMatchObject({
      results: { peers: [{ peer: '某银行', ahead: '5.00' }] },
      findings: [{ findingId: 'slow', effective: true, result: '等待缩短三天' }],
    });
  });

  it('that is anonymous takes no name, and shows no group of a few', async () => {
    const secret = { ...plan, surveyId: 'sv_secret', anonymous: true, repeats: false };
    await bank.sent(bank.head, '/surveys', secret);
    const told = { answerId: 'an_1', group: 'growth', channel: 'email', answers: answers(9, 5) };
    const named = { ...told, clientId: 'cl_wind' };
    const refused = await bank.refused(bank.wang, '/surveys/sv_secret/answers', named);
    expect(refused.code).toBe('AnswerMustBeAnonymous');
    await bank.sent(bank.wang, '/surveys/sv_secret/answers', told);
    const few = await bank.shown(bank.head, '/surveys/sv_secret');
    expect(few.results.recommendation).toBeUndefined();
    let position = 0;
    for (const number of [2, 3, 4, 5]) {
      const more = { ...told, answerId: `an_${number}` };
      ({ position } = await bank.sent(bank.wang, '/surveys/sv_secret/answers', more));
    }
    const row = await bank.shown(bank.head, '/surveys/sv_secret', position);
    expect(row.results.recommendation).toMatchObject({ answers: 5, score: '100.00' });
    expect(JSON.stringify(row)).not.toContain('cl_');
    const read = await rapport.as('auditor');
    const one = await bank.shown(read, '/survey-answers?surveyId=sv_secret', position);
    expect(one.items).toEqual([]);
  });

  it('calls back whoever has drawn a loan down', async () => {
    const told = { ...plan, surveyId: 'sv_loan', purpose: 'postLoan', channels: ['phone'] };
    const { position } = await bank.sent(bank.head, '/surveys', told);
    await bank.shown(bank.head, '/surveys/sv_loan', position);
    const desk = await LendingDesk.of(rapport);
    const clientId = await desk.client({ zh: '秦岭风电' });
    const loanId = await desk.running(clientId);
    const invited = async () => (await bank.shown(bank.risk, '/surveys/sv_loan/invitations')).items;
    const [invitation] = await eventually(invited, (items) => items.length === 1);
    expect(invitation).toMatchObject({ clientId, about: loanId, channel: 'phone' });
    const tasks = async () =>
      (await bank.shown(bank.risk, `/tasks?clientId=${clientId}&source=survey`)).items;
    const [task] = await eventually(tasks, (items) => items.length === 1);
    expect(task).toMatchObject({ source: 'survey', sourceId: loanId, dueOn: '2026-03-16' });
  });

  it('ends on its last day, and the next of its series begins', async () => {
    await bank.close('2026-03-31');
    const next = async () => bank.shown(bank.head, '/surveys?series=sv_year');
    const { items } = await eventually(next, (page) => page.items.length === 2);
    expect(items).toMatchObject([
      { surveyId: 'sv_year.2', number: 2, from: '2026-04-01', until: '2026-04-30', state: 'open' },
      { surveyId: 'sv_year', number: 1, state: 'closed' },
    ]);
    const late = { answerId: 'an_late', clientId: 'cl_rail', group: 'growth', channel: 'email' };
    const body = { ...late, answers: answers(10, 5) };
    const refused = await bank.refused(bank.wang, '/surveys/sv_year/answers', body, 409);
    expect(refused.code).toBe('SurveyNotRunning');
  });
});
