import { samplesOf } from '#kernel/testing';
import { awardEvents } from './award/award.events.js';
import { courseEvents } from './course/course.events.js';
import { investmentEvents } from './investment/investment.events.js';
import { planEvents } from './plan/plan.events.js';
import { trainingEvents } from './training/training.events.js';

/** A stored sample of every version of every event of a course. */
export const courseSamples = samplesOf(
  courseEvents,
  { courseId: 'cs_1' },
  {
    CoursePublished: [
      {
        title: { en: 'Speaking with clients', zh: '客户沟通技巧' },
        topic: 'communication',
        passMark: 80,
        validMonths: 24,
      },
    ],
    CourseRetired: [{ reason: 'A better one.' }],
  },
);

/** A stored sample of every version of every event of a training. */
export const trainingSamples = samplesOf(
  trainingEvents,
  { trainingId: 'tg_1', personId: 'pn_wang' },
  {
    TrainingPlanned: [{ courseId: 'cs_1', dueOn: '2026-06-30' }],
    TestTaken: [
      {
        courseId: 'cs_1',
        score: 86,
        passed: true,
        validUntil: '2028-03-02',
        valueDate: '2026-03-02',
      },
    ],
    CertificateExpired: [{ courseId: 'cs_1', validUntil: '2028-03-02', valueDate: '2028-03-02' }],
  },
);

/** A stored sample of every version of every event of an award. */
export const awardSamples = samplesOf(
  awardEvents,
  { awardId: 'aw_1', personId: 'pn_wang' },
  {
    AwardProposed: [
      {
        kind: 'bonus',
        reason: 'Kept every promise of the year.',
        amount: { minor: 500_000, currency: 'CNY' },
        proposedBy: 'pn_gao',
        valueDate: '2026-03-02',
      },
    ],
    AwardGiven: [{ confirmedBy: 'pn_he', valueDate: '2026-03-03' }],
    AwardDeclined: [{ reason: 'Too early.', declinedBy: 'pn_he', valueDate: '2026-03-03' }],
  },
);

/** A stored sample of every version of every event of a performance plan. */
export const planSamples = samplesOf(
  planEvents,
  { planId: 'pl_1', personId: 'pn_wang' },
  {
    TargetsProposed: [
      {
        from: '2026-03',
        until: '2026-12',
        targets: [{ measure: 'contacts', target: '12' }],
        proposedBy: 'pn_gao',
        valueDate: '2026-03-02',
      },
    ],
    TargetsAccepted: [{ valueDate: '2026-03-03' }],
    AppraisalHeld: [
      {
        month: '2026-03',
        assessment: 'Speaks often, promises too much.',
        actions: [{ actionId: '2026-03.1', what: 'Plan the week.', dueOn: '2026-04-30' }],
        heldBy: 'pn_gao',
        valueDate: '2026-04-02',
      },
    ],
    AppraisalActionDone: [
      { actionId: '2026-03.1', result: 'Plans on Mondays.', valueDate: '2026-04-20' },
    ],
  },
);

/** A stored sample of every version of every event of an investment. */
export const investmentSamples = samplesOf(
  investmentEvents,
  { investmentId: 'im_1' },
  {
    InvestmentProposed: [
      {
        kind: 'tool',
        what: 'Cash-flow forecasts.',
        purpose: 'See arrears a month earlier.',
        amount: { minor: 20_000_000, currency: 'CNY' },
        courseId: 'cs_1',
        proposedBy: 'pn_gao',
        valueDate: '2026-03-02',
      },
    ],
    InvestmentApproved: [{ approvedBy: 'pn_he', valueDate: '2026-03-03' }],
    InvestmentDeclined: [{ reason: 'Too dear.', declinedBy: 'pn_he', valueDate: '2026-03-03' }],
    InvestmentReviewed: [
      { effective: true, finding: 'Five weeks.', reviewedBy: 'pn_gao', valueDate: '2026-09-01' },
    ],
  },
);
