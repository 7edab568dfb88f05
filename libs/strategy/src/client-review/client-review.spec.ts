import { AssignRiskClass } from '#credit';
import { PromptManager } from '#engagement';
import { NotIndependent } from '#kernel';
import { decides, projects, reacts } from '#kernel/testing';
import { businessDayEvents } from '#platform';
import { GradeByReview, PlaceInTaxonomies } from '../placement/placement.commands.js';
import { placement } from '../placement/placement.decider.js';
import { placementEvents } from '../placement/placement.events.js';
import { followReviews } from '../processes/follow-reviews.process.js';
import { clientReviews } from '../views/client-reviews.view.js';
import { ConfirmReview, HoldReview, ReturnReview } from './client-review.commands.js';
import { clientReview, reviewRefusals as refuse } from './client-review.decider.js';
import { clientReviewEvents } from './client-review.events.js';
import { confirmed, findings, held } from './client-review.examples.js';
import { nextReview, reviewRuleFor } from './client-review.rules.js';

const given = decides(clientReview);
const clientId = 'cl_qinling';
const hold = HoldReview.of({ clientId, ...findings });
const confirm = ConfirmReview.of({ clientId });
const head = { actor: { id: 'head', roles: ['unitHead'] } };

describe('the review of a client', () => {
  it('is held by one person and confirmed by another', () => {
    const known = { client: { clientId } };
    given().when(hold, known).then(held);
    given(held).when(hold, known).refuses(refuse.ReviewAwaitsDecision);
    given(held).when(confirm).refuses(NotIndependent);
    given(held).when(confirm, head).then(confirmed);
    given(held, confirmed).when(confirm, head).refuses(refuse.NoReviewHeld);
  });

  it('is sent back with a reason, and held anew', () => {
    const back = ReturnReview.of({ clientId, reason: '请补充市场分析' });
    const returned = clientReviewEvents.ReviewReturned({
      reason: '请补充市场分析',
      valueDate: '2026-03-02',
    });
    given(held).when(back, head).then(returned);
    given(held, returned).when(hold, { client: { clientId } }).then(held);
  });

  it('changes risk class and grade once it is confirmed', () => {
    const fact = clientReviewEvents.ReviewConfirmed({ ...confirmed.data, clientId });
    reacts(followReviews)(fact).then(
      AssignRiskClass.of({ clientId, riskClass: 'medium', reason: findings.reason }),
      GradeByReview.of({ clientId, grade: 'good', until: '2026-09-02', day: '2026-03-02' }),
    );
  });
});

describe('when a client is reviewed', () => {
  it.each([
    ['RV-W', 'watch', '2026-06-02'],
    ['RV-G', 'good', '2026-09-02'],
    ['RV-P', 'prime', '2027-03-02'],
    ['RV-N', undefined, '2027-03-02'],
  ] as const)('follows from %s for a client graded %s', (id, grade, day) => {
    expect(reviewRuleFor(grade, '2026-03-02').id).toBe(id);
    expect(nextReview('2026-03-02', grade, '2026-03-02')).toBe(day);
  });

  it('comes nearer with a worse grade, never sooner than in thirty days', () => {
    const row = projects(clientReviews, { id: clientId });
    const watched = placementEvents.ClientSegmented({
      clientId,
      ...{ taxonomy: 'creditGrade', value: 'watch', from: 'good', rule: 'CG-W1', version: 1 },
      because: {},
      valueDate: '2026-07-01',
    });
    const fact = clientReviewEvents.ReviewConfirmed({ ...confirmed.data, clientId });
    row(fact).matches({ dueOn: '2026-09-02', grade: 'good', rule: 'RV-G' });
    row(fact, watched).matches({ dueOn: '2026-07-31', grade: 'watch', rule: 'RV-W' });
  });

  it('its manager is prompted', () =>
    reacts(followReviews)(
      businessDayEvents.BusinessDayClosed({ day: '2026-08-25', valueDate: '2026-08-25' }),
      {},
      [{ clientId, dueOn: '2026-09-02', rule: 'RV-G' }],
    ).then(
      PromptManager.of({
        ...{ taskId: 'tk_review.cl_qinling.2026-09-02', clientId },
        title: '客户定期评估 (review the client)',
        ...{ dueOn: '2026-09-02', source: 'review', sourceId: 'RV-G' },
      }),
    ));
});

describe('the credit grade after a review', () => {
  const figures = {
    ...{ daysPastDue: 0, loansWrittenOff: 0, runningLoans: 1, exposure: [], flags: [] },
    longOverdueIn24Months: false,
    rating: 'AAA',
  } as const;
  const reviewed = placementEvents.GradeReviewed({
    grade: 'good',
    until: '2026-09-02',
    valueDate: '2026-03-02',
  });
  const graded = (value: string, day: string) =>
    PlaceInTaxonomies.of({
      clientId,
      day,
      figures: value === 'watch' ? { ...figures, creditWarning: 'red' } : figures,
    });
  const gradeAfter = (day: string, value = 'any') => {
    const facts = placement.decide(graded(value, day), placement.fold([reviewed], undefined), {
      now: `${day}T00:00:00Z`,
      timeZone: 'Asia/Shanghai',
      today: day,
      actor: { id: 'system', roles: [] },
    });
    return facts
      .map(({ data }) => data as { taxonomy: string; value: string })
      .find(({ taxonomy }) => taxonomy === 'creditGrade')?.value;
  };

  it('is that of the review until the next is due, unless the rules watch the client', () => {
    expect(gradeAfter('2026-09-02')).toBe('good');
    expect(gradeAfter('2026-09-03')).toBe('prime');
    expect(gradeAfter('2026-09-02', 'watch')).toBe('watch');
  });
});
