import { contexts } from '../../apps/contexts.js';
import { yearOfInstalments } from '../lending-desk.js';
import type { Rapport, Stores, Voice } from '../rapport.js';
import { eventually, startRapport, startStores } from '../rapport.js';
import type { SmallBank } from '../small-bank.js';
import { openBank } from '../small-bank.js';

/** A year with a client: lead, need, solution, loan, trouble, care and loyalty, told as one story. */
let stores: Stores;
let rapport: Rapport;
let bank: SmallBank;
let approver: Voice;

beforeAll(async () => {
  stores = await startStores();
  rapport = await startRapport(stores, contexts);
  rapport.clock.day = '2026-01-12';
  bank = await openBank(rapport);
  approver = await rapport.as('creditApprover');
}, 300_000);
afterAll(async () => {
  await rapport.stop();
  await stores.stop();
});

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the JSON of any answer
type Shown = any;
let clientId: string;
const facts = {
  name: { zh: '西安秦岭风电有限公司' },
  industry: { scheme: 'GBT4754', code: 'C' },
  region: { scheme: 'CN', code: '61' },
  purpose: 'fixedAsset',
  amount: { minor: 2_000_000_000, currency: 'CNY' },
};
const stands = (path: string, seen: (body: Shown) => boolean) =>
  eventually(async () => (await bank.wang.get(path)).body, seen, 60_000);
const visit = (interactionId: string, subject: string, valueDate: string) =>
  bank.sent(bank.wang, '/interactions', {
    ...{ interactionId, clientId, subject, valueDate },
    ...{ channel: 'visit', direction: 'fromBank', outcome: 'toFollowUp' },
  });

describe('a year with a client', () => {
  let loan: string;
  let needId: string;

  it('January: another client recommends the company; the lead becomes a client', async () => {
    await bank.client('cl_old');
    const { id } = await bank.sent(bank.wang, '/leads', {
      ...{ source: 'referral', referredBy: 'cl_old', facts },
    });
    const talk = { channel: 'visit', outcome: 'interested', contactedOn: '2026-01-12' };
    await bank.sent(bank.wang, `/leads/${id}/contacts`, { ...talk, attempts: 1 });
    await bank.sent(bank.wang, `/leads/${id}/qualification`, { reason: '意向明确' });
    await bank.sent(bank.wang, `/leads/${id}/conversion`, {});
    const ties = await stands(`/lead-clients?leadId=${id}`, ({ items }) => items?.length === 2);
    clientId = ties.items.find(({ tie }: Shown) => tie === 'became').clientId;
    await stands(`/clients/${clientId}`, ({ role }) => role === 'prospect');
    await bank.sent(bank.wang, `/clients/${clientId}/conversions`, {});
    const visits = await stands(
      `/tasks?source=playbook&clientId=${clientId}`,
      ({ items }) => items?.length === 1,
    );
    expect(visits.items).toMatchObject([{ sourceId: 'PB-new-1', dueOn: '2026-01-26' }]);
  });

  it('Wang meets the company, and promises an offer', async () => {
    for (const kind of ['businessLicence', 'financialStatement']) {
      const paper = { clientId, kind, title: kind, issuedOn: '2025-12-31', archivedAs: 'XA-7' };
      await bank.sent(bank.wang, '/documents', paper);
    }
    const { position } = await visit('in_first', '初次拜访', '2026-01-12');
    await bank.shown(bank.wang, '/interactions/in_first', position);
    await bank.sent(bank.wang, '/promises', {
      ...{ promiseId: 'pr_offer', clientId, kind: 'promise', what: '一周内给出方案' },
      ...{ dueOn: '2026-01-19', interactionId: 'in_first' },
    });
    const day = await stands('/me/day?day=2026-01-12', ({ promises }) => promises.length === 1);
    expect(day.promises).toMatchObject([{ promiseId: 'pr_offer', clientId }]);
  });

  it('finds out what the company needs, and offers a solution in time', async () => {
    const answers = ['core', 'purpose', 'repayment'].map((question) => ({
      question,
      text: '采购',
    }));
    const need = {
      ...{ purpose: 'workingCapital', amount: yearOfInstalments.amount, termMonths: 12 },
      ...{ riskTolerance: 'balanced', services: ['financialAdvice'] },
    };
    const told = { clientId, formId: 'NF-2', answers, need, heldOn: '2026-01-12' };
    ({ id: needId } = await bank.sent(bank.wang, '/needs', told));
    const rank = { strategicImportance: 4, reason: '重点企业' };
    await bank.sent(bank.wang, `/needs/${needId}/assessments`, rank);
    const loans = [{ terms: yearOfInstalments }];
    const content = { title: '旺季方案', loans, market: [], services: [], controls: [] };
    const { id } = await bank.sent(bank.wang, '/solutions', { clientId, needId, content });
    await bank.sent(bank.wang, `/solutions/${id}/presentations`, { occasion: '现场汇报' });
    const kept = { result: '方案已当面说明' };
    const { position } = await bank.sent(bank.wang, '/promises/pr_offer/fulfilment', kept);
    expect(await bank.shown(bank.head, '/promises/pr_offer', position)).toMatchObject({
      inTime: true,
    });
    await bank.sent(bank.wang, `/solutions/${id}/acceptance`, { acceptedBy: '财务部' });
    await stands(`/applications/ap_of:${id}:1`, ({ applicationId }) => applicationId !== undefined);
    loan = `/loans/ln_of:${id}:1`;
  });

  it('grants the loan and pays it out; the client earns points and is called back', async () => {
    const form = {
      ...{ formId: 'fm_loan', title: { en: 'After your loan', zh: '贷后回访' } },
      questions: [
        {
          ...{ questionId: 'recommend', measure: 'recommend', required: true },
          text: { en: 'Would you recommend us?', zh: '您会推荐我行吗？' },
        },
      ],
    };
    await bank.sent(bank.head, '/survey-forms', form);
    const survey = await bank.sent(bank.head, '/surveys', {
      ...{ surveyId: 'sv_loan', title: form.title, purpose: 'postLoan', formId: 'fm_loan' },
      ...{ from: '2026-01-12', until: '2026-12-31', channels: ['phone'] },
      ...{ anonymous: false, repeats: false },
    });
    await bank.shown(bank.head, '/surveys/sv_loan', survey.position);
    const application = loan.replace('/loans/ln_', '/applications/ap_');
    const review = { recommendation: 'approve', comment: 'Covered.' };
    await bank.sent(bank.risk, `${application}/reviews`, review);
    rapport.clock.day = '2026-01-20';
    await bank.sent(approver, `${application}/approvals`, {});
    await stands(loan, ({ status }) => status === 'granted');
    await bank.sent(bank.wang, `${loan}/agreements`, { agreementNumber: 'QL-2026-1' });
    await bank.sent(bank.wang, `${loan}/drawdowns`, {
      ...{ proposalId: 'd1', amount: yearOfInstalments.amount, way: 'entrusted', use: '采购钢材' },
      payee: { name: '宝钢股份', account: '6222020200112233' },
    });
    await bank.sent(bank.risk, `${loan}/proposals/d1/approvals`, {});
    await stands(`/needs/${needId}`, ({ stage }) => stage === 'drawn');
    const club = await stands(`/clients/${clientId}/loyalty`, ({ balance }) => balance === 200);
    expect(club).toMatchObject({ tier: 'member', entries: [{ occasion: 'drawdown' }] });
    const calls = await stands('/tasks?source=survey', ({ items }) => items?.length === 1);
    expect(calls.items).toMatchObject([{ clientId, title: '贷后回访 (After your loan)' }]);
  });

  it('hears that the client is content, which earns more points', async () => {
    const told = {
      ...{ answerId: 'an_1', clientId, group: 'postLoan', channel: 'phone' },
      answers: [{ questionId: 'recommend', value: 9 }],
    };
    await bank.sent(bank.wang, '/surveys/sv_loan/answers', told);
    await stands(`/clients/${clientId}/loyalty`, ({ balance }) => balance === 250);
    const { results } = await bank.shown(bank.head, '/surveys/sv_loan');
    expect(results).toMatchObject({ answered: 1, recommendation: { score: '100.00' } });
  });

  it('February: an instalment is late; the bank says what it does and why', async () => {
    await bank.close('2026-02-25');
    await stands(loan, ({ daysPastDue }) => daysPastDue > 0);
    const { position } = await bank.sent(bank.wang, '/notices', {
      ...{ clientId, topic: 'riskMeasure', about: loan.slice('/loans/'.length) },
      en: { subject: 'Why we call more often', text: 'A payment is late; we look for a way.' },
      zh: { subject: '近期联系较多的原因', text: '有一期还款逾期，我们愿共同寻找解决办法。' },
    });
    const { items } = await bank.shown(bank.wang, '/notices?topic=riskMeasure', position);
    expect(items).toMatchObject([{ state: 'unaddressed', language: 'zh' }]);
    const news = await stands(`/me/day?day=2026-02-25`, (day) => day.news.length > 0);
    expect(news.news[0].news).toContainEqual(expect.objectContaining({ kind: 'fellOverdue' }));
  });

  it('answers a complaint, repairs it, and reviews the effect', async () => {
    const path = '/cases/ca_late';
    await bank.sent(bank.wang, '/cases', {
      ...{ caseId: 'ca_late', clientId, category: 'complaint', channel: 'phone' },
      ...{ urgency: 'normal', subject: '催收电话过多' },
    });
    const kind = { line: 'other', serviceStep: 'repayment', theme: '催收频次' };
    await bank.sent(bank.wang, `${path}/classification`, kind);
    const weigh = { importance: 'high', urgency: 'normal', finding: '一周联系五次' };
    await bank.sent(bank.wang, `${path}/assessment`, weigh);
    const plan = { actions: [{ what: '合并联系', dueOn: '2026-02-27' }] };
    await bank.sent(bank.wang, `${path}/plan`, plan);
    await bank.sent(bank.wang, `${path}/assignment`, { clientId, ownerId: 'wang' });
    await bank.sent(bank.wang, `${path}/answers`, { text: '改为每周一次', channel: 'phone' });
    const end = { outcome: 'remedied', resolution: '已合并联系' };
    await bank.sent(bank.wang, `${path}/resolution`, end);
    const effect = { effective: true, satisfaction: 4, finding: '客户满意' };
    const { position } = await bank.sent(bank.head, `${path}/effect-review`, effect);
    expect(await bank.shown(bank.head, path, position)).toMatchObject({ state: 'closed' });
  });

  it('keeps the client that had looked elsewhere, and thanks it', async () => {
    await bank.sent(bank.wang, '/win-backs', {
      ...{ winBackId: 'wb_1', clientId, reason: 'riskMeasure', signal: '向他行询价' },
      ...{ measure: 'explanation', offer: '当面说明措施与计划', validUntil: '2026-03-31' },
    });
    await bank.sent(bank.wang, '/win-backs/wb_1/success', { result: '客户继续合作' });
    const gift = { entryId: 'gift', reward: 'lecture' };
    const path = `/clients/${clientId}/loyalty`;
    const { position } = await bank.sent(bank.wang, `${path}/redemptions`, gift);
    expect(await bank.shown(bank.wang, path, position)).toMatchObject({ balance: 150 });
  });

  it('thinks of the client on its day, and a senior looks after it', async () => {
    const founded = { careDayId: 'cy_1', clientId, occasion: 'founding', monthDay: '02-27' };
    const { position } = await bank.sent(bank.wang, '/care-days', founded);
    await bank.shown(bank.wang, `/care-days?clientId=${clientId}`, position);
    const day = await bank.shown(bank.wang, '/me/day?day=2026-02-25');
    expect(day.care).toMatchObject([{ careDayId: 'cy_1', on: '2026-02-27' }]);
    const named = { sponsorId: 'head', reason: '重点客户' };
    const sponsor = await bank.sent(bank.wang, `/contacts/${clientId}/sponsors`, named);
    expect(await bank.shown(bank.wang, `/contacts/${clientId}`, sponsor.position)).toMatchObject({
      sponsorId: 'head',
    });
  });

  it('shows in the scorecard of Wang what each month was', async () => {
    const january = await stands('/scorecards?month=2026-01', (cards) => cards.length === 1);
    const actual = (cards: Shown, rule: string) =>
      cards[0].measures.find((each: Shown) => each.rule === rule)?.actual;
    expect(actual(january, 'PS-01')).toBe('1.0000');
    expect(actual(january, 'PS-05')).toBe('1.0000');
    const february = await stands('/scorecards?month=2026-02', (cards) => cards.length === 1);
    expect(actual(february, 'PS-02')).toBe('0.0000');
    expect(actual(february, 'PS-06')).toBe('1.0000');
  });
});
