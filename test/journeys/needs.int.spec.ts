import { contexts } from '../../apps/contexts.js';
import { yearOfInstalments } from '../lending-desk.js';
import type { Rapport, Stores, Voice } from '../rapport.js';
import { eventually, startRapport, startStores } from '../rapport.js';
import type { SmallBank } from '../small-bank.js';
import { openBank } from '../small-bank.js';

let stores: Stores;
let rapport: Rapport;
let bank: SmallBank;
let approver: Voice;
const clientId = 'cl_qinling';

beforeAll(async () => {
  stores = await startStores();
  rapport = await startRapport(stores, contexts);
  rapport.clock.day = '2026-01-12';
  bank = await openBank(rapport);
  approver = await rapport.as('creditApprover');
  await bank.client(clientId);
  for (const kind of ['businessLicence', 'financialStatement']) {
    const paper = { clientId, kind, title: kind, issuedOn: '2025-12-31', archivedAs: 'XA-7' };
    await bank.sent(bank.wang, '/documents', paper);
  }
}, 300_000);
afterAll(async () => {
  await rapport.stop();
  await stores.stop();
});

const stands = (path: string, seen: (body: Shown) => boolean) =>
  eventually(async () => (await bank.wang.get(path)).body, seen, 60_000);
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the JSON of any answer
type Shown = any;

const answers = ['core', 'purpose', 'repayment'].map((question) => ({ question, text: '采购' }));
const captured = {
  clientId,
  formId: 'NF-2',
  answers,
  need: {
    purpose: 'workingCapital',
    amount: yearOfInstalments.amount,
    termMonths: 12,
    riskTolerance: 'balanced',
    services: ['financialAdvice'],
  },
  heldOn: '2026-01-12',
};
const content = {
  title: '旺季综合方案',
  loans: [{ terms: yearOfInstalments }],
  market: [{ kind: 'shortTermPaper', amount: { minor: 500_000_000, currency: 'CNY' } }],
  services: [{ service: 'marketAnalysis', scope: '原料价格月报' }],
  controls: [],
};

let needId: string;
let solutionId: string;

describe('a need', () => {
  it('is captured in a talk, by a form that is shown before', async () => {
    const { forms } = await bank.shown(bank.wang, '/need-forms?on=2026-01-12');
    const guide = forms.find(({ id }: Shown) => id === 'NF-2');
    expect(guide.questions.map(({ id }: Shown) => id)).toContain('repayment');
    const refused = await bank.refused(bank.wang, '/needs', { ...captured, answers: [] });
    expect(refused).toMatchObject({ code: 'AnswerMissing', details: { field: 'answers' } });
    ({ id: needId } = await bank.sent(bank.wang, '/needs', captured));
  });

  it('ranks by importance and risk, before those that rank lower', async () => {
    const { id } = await bank.sent(bank.wang, '/needs', captured);
    await bank.sent(bank.wang, `/needs/${id}/assessments`, {
      strategicImportance: 1,
      reason: '普通采购',
    });
    const { position } = await bank.sent(bank.wang, `/needs/${needId}/assessments`, {
      strategicImportance: 5,
      reason: '国家重点项目',
    });
    const { items } = await bank.shown(bank.wang, `/needs?clientId=${clientId}`, position);
    expect(items.map((row: Shown) => [row.needId, row.score, row.priority])).toEqual([
      [needId, 10, 'first'],
      [id, 2, 'last'],
    ]);
    const lost = { code: 'noNeed', reason: '项目取消' };
    const { position: after } = await bank.sent(bank.wang, `/needs/${id}/losses`, lost);
    const totals = await bank.shown(bank.wang, '/needs/totals', after);
    expect(totals).toContainEqual(expect.objectContaining({ stage: 'lost', needs: 1 }));
  });
});

describe('a solution', () => {
  it('controls the risk of a client of high risk, and is revised with a cause', async () => {
    const standing = { riskClass: 'high', reason: 'Early days.' };
    const { position } = await bank.sent(
      bank.risk,
      `/clients/${clientId}/credit-standing/risk-class`,
      standing,
    );
    await bank.shown(bank.wang, `/clients/${clientId}/credit-standing`, position);
    await bank.sent(bank.wang, `/needs/${needId}/assessments`, {
      strategicImportance: 5,
      reason: '国家重点项目',
    });
    const bare = await bank.refused(bank.wang, '/solutions', { clientId, needId, content });
    expect(bare.code).toBe('ControlsMissing');
    const controls = [{ measure: 'accountControl', term: '回款账户监管' }];
    const whole = { ...content, controls };
    ({ id: solutionId } = await bank.sent(bank.wang, '/solutions', {
      clientId,
      needId,
      content: whole,
    }));
    const revised = await bank.sent(bank.wang, `/solutions/${solutionId}/versions`, {
      content: whole,
      cause: 'clientFeedback',
      reason: '客户希望按月还款',
    });
    const shown = await bank.shown(bank.wang, `/solutions/${solutionId}`, revised.position);
    expect(shown).toMatchObject({ version: 2, versions: [{ version: 1 }, { version: 2 }] });
  });

  it('is accepted once presented, and applies for its loan with its own terms', async () => {
    const path = `/solutions/${solutionId}`;
    const early = await bank.refused(bank.wang, `${path}/acceptance`, { acceptedBy: '王总' }, 409);
    expect(early.code).toBe('SolutionNotPresented');
    await bank.sent(bank.wang, `${path}/presentations`, { occasion: '现场汇报' });
    await bank.sent(bank.wang, `${path}/acceptance`, { acceptedBy: '王总' });
    const { items } = await stands(
      `/applications?clientId=${clientId}`,
      (body) => body.items.length === 1,
    );
    expect(items).toMatchObject([
      { applicationId: `ap_of:${solutionId}:1`, managerId: 'wang', terms: yearOfInstalments },
    ]);
    await stands(`/needs/${needId}`, ({ stage }) => stage === 'applied');
  });

  it('is followed to the drawdown, which counts as a success', async () => {
    const application = `/applications/ap_of:${solutionId}:1`;
    await bank.sent(bank.risk, `${application}/reviews`, {
      recommendation: 'approve',
      comment: 'Covered.',
    });
    rapport.clock.day = '2026-01-20';
    await bank.sent(approver, `${application}/approvals`, {});
    const loan = `/loans/ln_of:${solutionId}:1`;
    await stands(loan, ({ status }) => status === 'granted');
    await bank.sent(bank.wang, `${loan}/agreements`, { agreementNumber: 'QL-2026-1' });
    const payee = { name: '宝钢股份', account: '6222020200112233' };
    await bank.sent(bank.wang, `${loan}/drawdowns`, {
      proposalId: 'd1',
      amount: yearOfInstalments.amount,
      payee,
      way: 'entrusted',
      use: '采购钢材',
    });
    await bank.sent(bank.risk, `${loan}/proposals/d1/approvals`, {});
    await stands(`/needs/${needId}`, ({ stage }) => stage === 'drawn');
    const success = await bank.shown(bank.risk, '/needs/success?purpose=workingCapital');
    expect(success).toMatchObject({
      needs: 2,
      drawn: 1,
      lost: 1,
      successRate: '0.5',
      meanDaysToDrawdown: '8',
    });
    const page = await bank.shown(bank.wang, `/clients/${clientId}/overview`);
    expect(page).toMatchObject({
      loans: [{ loanId: `ln_of:${solutionId}:1` }],
      needs: [{ needId, stage: 'drawn' }, { stage: 'lost' }],
      solutions: [{ solutionId, status: 'accepted' }],
    });
    const brief = await bank.shown(bank.wang, `/clients/${clientId}/brief`);
    expect(brief.needs).toHaveLength(2);
    const shown = await bank.shown(bank.wang, `/solutions?needId=${needId}`);
    expect(shown.items[0].credits).toMatchObject([{ outcome: 'drawn' }]);
  });

  it('is out of sight for whom the client is out of reach', async () => {
    await bank.chen.get(`/needs/${needId}`).expect(404);
    await bank.chen.get(`/solutions/${solutionId}`).expect(404);
    expect((await bank.shown(bank.chen, '/needs')).items).toEqual([]);
  });
});
