import { decides, projects, reacts } from '#kernel/testing';
import { SubmitAgreed } from '#credit';
import {
  accepted,
  captured,
  clientId,
  content,
  designed,
  needId,
  presented,
  product,
  ranked,
  solutionId,
  terms,
} from '../examples.js';
import { applyForSolutions } from '../processes/apply-for-solutions.process.js';
import { followFinancings } from '../processes/follow-financings.process.js';
import { needs } from '../views/needs.view.js';
import { solutions } from '../views/solutions.view.js';
import { needEvents } from '../need/need.events.js';
import { needRefusals } from '../need/need.refusals.js';
import { solutionOf } from './applications.js';
import {
  AcceptSolution,
  DesignSolution,
  NoteFinancing,
  PresentSolution,
  RejectSolution,
  ReviseSolution,
} from './solution.commands.js';
import { solution } from './solution.decider.js';
import { solutionEvents } from './solution.events.js';
import { solutionRefusals as refuse } from './solution.refusals.js';

const given = decides(solution);
const need = { needId, clientId, stage: 'assessed', capturedOn: '2026-03-02' };
const design = (more: object = {}) =>
  DesignSolution.of({ solutionId, clientId, needId, content: { ...content, ...more } });
const valueDate = '2026-03-02';
const progressed = (outcome: 'applied' | 'approved' | 'drawn' | 'declined') =>
  solutionEvents.FinancingProgressed({ applicationId: 'ap_of:so_1:1', outcome, valueDate });

describe('a solution', () => {
  it('is designed for a need, within the products of the bank', () => {
    given().when(design()).refuses(refuse.NeedUnknown, { field: 'needId' });
    given().when(design(), { need }).then(designed);
    const loans = [{ terms: { ...terms, termMonths: 600 } }];
    expect(() => given().when(design({ loans }), { need }).facts()).toThrow(
      expect.objectContaining({ code: 'OutsideProduct' }) as Error,
    );
  });

  it('offers something, and controls the risk of a client of high risk', () => {
    given()
      .when(design({ loans: [], market: [], services: [] }), { need })
      .refuses(refuse.PackageEmpty);
    const risky = { ...need, assessment: { riskClass: 'high' } };
    given()
      .when(design({ controls: [] }), { need: risky })
      .refuses(refuse.ControlsMissing, { riskClass: 'high' });
    given().when(design(), { need: risky }).then(designed);
  });

  it('offers no loan while credit to the client is blocked', () => {
    const standing = { riskClass: 'low', blocks: [{ cause: 'warning' }] };
    given()
      .when(design(), { need, standing })
      .refuses(refuse.CreditNotOffered, {
        causes: ['warning'],
      });
    expect(
      given()
        .when(design({ loans: [] }), { need, standing })
        .facts(),
    ).toHaveLength(1);
    const risky = { riskClass: 'high', blocks: [] };
    given()
      .when(design({ controls: [] }), { need, standing: risky })
      .refuses(refuse.ControlsMissing);
  });

  it('is designed for the client whose need it is', () =>
    given()
      .when(design(), { need: { ...need, clientId: 'cl_other' } })
      .refuses(refuse.NeedOfAnother));

  it('is held against the products again when the client accepts', () => {
    const accept = AcceptSolution.of({ solutionId, acceptedBy: '财务总监' });
    const termMonths = { least: 1, most: 6 };
    const narrower = { ...product.content, termMonths };
    const sold0 = { offered: [{ version: 1, from: '2026-01-01', content: narrower }] };
    expect(() => given(designed, presented).when(accept, { need, sold0 }).facts()).toThrow(
      expect.objectContaining({ code: 'OutsideProduct' }) as Error,
    );
  });

  it('offers what is for VIPs to a VIP only, and asks again when the client accepts', () => {
    const special = { ...product.content, onlyFor: 'vip' };
    const sold0 = { offered: [{ version: 1, from: '2026-01-01', content: special }] };
    const vip = { priority: 'vip', riskClass: 'low', blocks: [] };
    const other = { ...vip, priority: 'normal' };
    const refused = (facts: () => unknown) =>
      expect(facts).toThrow(expect.objectContaining({ code: 'ProductForOthers' }) as Error);
    refused(() => given().when(design(), { need, sold0 }).facts());
    refused(() => given().when(design(), { need, sold0, standing: other }).facts());
    expect(given().when(design(), { need, sold0, standing: vip }).facts()).toHaveLength(1);
    const accept = AcceptSolution.of({ solutionId, acceptedBy: '财务总监' });
    refused(() =>
      given(designed, presented).when(accept, { need, sold0, standing: other }).facts(),
    );
  });

  it('names whoever worked out its terms', () => {
    const revised = solutionEvents.SolutionRevised({
      ...{ version: 2, content, cause: 'review', reason: 'Shorter.', valueDate },
      revisedBy: 'rm-9',
    });
    const accept = AcceptSolution.of({ solutionId, acceptedBy: '财务总监' });
    const again = solutionEvents.SolutionPresented({ version: 2, occasion: '电话', valueDate });
    const [fact] = given(designed, revised, again).when(accept, { need }).facts();
    expect(fact?.data).toMatchObject({ preparedBy: ['rm-7', 'rm-9'], recordedBy: 'rm-7' });
  });

  it('is designed again where one was rejected, and not where the need is over', () => {
    const lost = { code: 'terms', isFinal: false };
    given()
      .when(design(), { need: { ...need, lost } })
      .then(designed);
    given()
      .when(design(), { need: { ...need, lost: { ...lost, isFinal: true } } })
      .refuses(needRefusals.NeedOver);
  });

  it('is revised with a cause until the client has answered', () => {
    const revise = ReviseSolution.of({
      solutionId,
      content,
      cause: 'marketChange',
      reason: 'Rates fell.',
    });
    const [revised] = given(designed, presented).when(revise, { need }).facts();
    expect(revised?.data).toMatchObject({ version: 2, cause: 'marketChange', revisedBy: 'rm-7' });
    given(designed, presented, accepted).when(revise, { need }).refuses(refuse.SolutionAnswered);
  });

  it('is answered only when its latest version was presented', () => {
    const accept = AcceptSolution.of({ solutionId, acceptedBy: '财务总监' });
    given(designed).when(accept).refuses(refuse.SolutionNotPresented);
    const present = PresentSolution.of({ solutionId, occasion: '客户财务总监到场' });
    given(designed).when(present).then(presented);
    given(designed, presented)
      .when(accept, { client: { managerId: 'rm-7' } })
      .then(accepted);
    const reject = RejectSolution.of({ solutionId, code: 'price', reason: 'Too dear.' });
    given(designed, presented)
      .when(reject)
      .then(
        solutionEvents.SolutionRejected({
          version: 1,
          code: 'price',
          reason: 'Too dear.',
          valueDate,
        }),
      );
  });

  it('notes what became of its credits, each once, and nothing of an unknown one', () => {
    const applicationId = 'ap_of:so_1:1';
    const note = NoteFinancing.of({ solutionId, applicationId, outcome: 'applied', valueDate });
    given(designed, presented, accepted).when(note).then(progressed('applied'));
    given(designed, presented, accepted, progressed('applied')).when(note).changesNothing();
    given().when(note).changesNothing();
    const told = { solutionId, outcome: 'applied', valueDate } as const;
    const other = { ...told, applicationId: 'ap_of:so_1:9' };
    given(designed, presented, accepted).when(NoteFinancing.of(other)).changesNothing();
  });
});

describe('an accepted solution', () => {
  it('applies for its loans with its own terms', () =>
    reacts(applyForSolutions)({ ...accepted, data: { ...accepted.data, clientId } }).then(
      SubmitAgreed.of({
        applicationId: 'ap_of:so_1:1',
        clientId,
        terms,
        product,
        managerId: 'rm-7',
        submittedBy: 'rm-7',
        preparedBy: ['rm-7'],
        valueDate,
      }),
    ));

  it('is known again by the ids of its application and its loan', () => {
    const from = { solutionId: 'so_1', applicationId: 'ap_of:so_1:1' };
    expect(solutionOf('ap_of:so_1:1')).toEqual(from);
    expect(solutionOf('ln_of:so_1:1')).toEqual(from);
    expect(solutionOf('ap_demo.qingfeng.1')).toBeUndefined();
  });

  it('follows them, and nothing else', () => {
    const drawdown = (loanId: string) => ({
      type: 'LoanDisbursed',
      data: { loanId, clientId, amount: terms.amount, valueDate },
    });
    reacts(followFinancings)(drawdown('ln_of:so_1:1'), { id: 'ln_of:so_1:1' }).then(
      NoteFinancing.of({
        solutionId,
        applicationId: 'ap_of:so_1:1',
        outcome: 'drawn',
        valueDate,
      }),
    );
    reacts(followFinancings)(drawdown('ln_7'), { id: 'ln_7' }).then();
  });
});

describe('the list of needs', () => {
  const row = projects(needs, { id: needId });
  const of = (fact: { readonly type: string; readonly data: object }) => ({
    ...fact,
    data: { ...fact.data, solutionId, clientId, needId },
  });
  const way = [captured, ranked, of(designed), of(presented), of(accepted)];

  it('shows how far each has come', () => {
    row(captured, ranked).matches({ stage: 'assessed', priority: 'first', score: 12 });
    row(
      ...way,
      of(progressed('applied')),
      of(progressed('approved')),
      of(progressed('drawn')),
    ).matches({ stage: 'drawn', applicationIds: ['ap_of:so_1:1'], solutionIds: [solutionId] });
  });

  it('is not lost while another of its credits may still be granted', () => {
    const second = { terms, product, applicationId: 'ap_of:so_1:2' };
    const both = solutionEvents.SolutionAccepted({
      ...accepted.data,
      loans: [...accepted.data.loans, second],
    });
    const declined = (applicationId: string) =>
      of(solutionEvents.FinancingProgressed({ applicationId, outcome: 'declined', valueDate }));
    const begun = [captured, ranked, of(designed), of(presented), of(both)];
    row(...begun, declined('ap_of:so_1:1')).matches({ stage: 'accepted', open: ['ap_of:so_1:2'] });
    row(...begun, declined('ap_of:so_1:1'), declined('ap_of:so_1:2')).matches({ stage: 'lost' });
  });

  it('is not lost once its credit is drawn', () => {
    const late = needEvents.NeedLost({ code: 'price', reason: 'Dear.', valueDate });
    row(...way, of(progressed('drawn')), late).matches({ stage: 'drawn' });
  });

  it('knows what was lost, and what of it was found again', () => {
    const declined = of(progressed('declined'));
    row(...way, declined).matches({ stage: 'lost', lost: { code: 'declined', isFinal: false } });
    const again = row(...way, declined, of(designed));
    again.matches({ stage: 'designed' });
    expect([...again.rows.values()][0]?.lost).toBeUndefined();
    const late = needEvents.NeedLost({ code: 'price', reason: 'Dear.', valueDate });
    row(captured, late).matches({
      stage: 'lost',
      lost: { code: 'price', reason: 'Dear.', isFinal: true },
    });
  });
});

describe('the list of solutions', () => {
  it('keeps every version with its reason', () => {
    const revised = solutionEvents.SolutionRevised({
      version: 2,
      content,
      cause: 'clientFeedback',
      reason: 'A longer grace period.',
      revisedBy: 'rm-7',
      valueDate,
    });
    const [row] = [...projects(solutions, { id: solutionId })(designed, revised).rows.values()];
    expect(row?.versions.map(({ version, cause }) => [version, cause])).toEqual([
      [1, undefined],
      [2, 'clientFeedback'],
    ]);
  });
});
