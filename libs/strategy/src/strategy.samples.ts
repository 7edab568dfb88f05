import { samplesOf } from '#kernel/testing';
import { clientReviewEvents } from './client-review/client-review.events.js';
import * as reviews from './client-review/client-review.examples.js';
import { modeEvents } from './mode/mode.events.js';
import * as modes from './mode/mode.examples.js';
import { criteriaEvents } from './criteria/criteria.events.js';
import * as criteria from './criteria/criteria.examples.js';
import { placementEvents } from './placement/placement.events.js';
import * as places from './placement/placement.examples.js';
import { relationshipPlanEvents } from './relationship-plan/relationship-plan.events.js';
import * as plans from './relationship-plan/relationship-plan.examples.js';
import { segmentEvents } from './segment/segment.events.js';
import * as facts from './segment/segment.examples.js';

/** A stored sample of every version of every event of a segment. */
export const segmentSamples = samplesOf(
  segmentEvents,
  { clientId: 'cl_qinling' },
  {
    ClientTypeAssigned: [facts.foundStable.data],
    ClientTypeEnded: [facts.foundNothing.data],
    ClientTypeOverridden: [facts.overridden.data],
    ClientTypeOverrideEnded: [facts.overrideLifted.data],
  },
);

/** A stored sample of every version of every event of the mode of a relationship. */
export const modeSamples = samplesOf(
  modeEvents,
  { clientId: 'cl_qinling' },
  {
    ModeSwitched: [modes.keptBasic.data],
    FacilityModeSwitched: [modes.facilityResponsible.data],
    FacilityModeEnded: [modes.facilityEnded.data],
  },
);

/** A stored sample of every version of every event of the places of a client. */
export const placementSamples = samplesOf(
  placementEvents,
  { clientId: 'cl_qinling' },
  {
    ClientSegmented: [places.servedOrdinarily.data],
    ClientSegmentEnded: [places.ungraded.data],
    OwnerNamed: [places.ownerNamed.data],
    GradeReviewed: [{ grade: 'good', until: '2026-09-02', valueDate: '2026-03-02' }],
  },
);

/** A stored sample of every version of every event of the reviews of a client. */
export const clientReviewSamples = samplesOf(
  clientReviewEvents,
  { clientId: 'cl_qinling' },
  {
    ReviewHeld: [reviews.held.data],
    ReviewConfirmed: [reviews.confirmed.data],
    ReviewReturned: [{ reason: '请补充市场分析', valueDate: '2026-03-02' }],
  },
);

/** A stored sample of every version of every event of a relationship plan. */
export const relationshipPlanSamples = samplesOf(
  relationshipPlanEvents,
  { planId: 'lp_1', clientId: 'cl_qinling' },
  {
    PlanAgreed: [plans.agreed.data],
    PlanActionAdded: [{ ...plans.action, actionId: 'a2', valueDate: '2026-03-02' }],
    PlanActionDone: [plans.done.data],
    PlanReviewed: [
      {
        conclusion: '进展顺利',
        reviewOn: '2026-12-01',
        reviewedBy: 'rm-7',
        valueDate: '2026-06-01',
      },
    ],
    PlanGoalAssessed: [plans.assessed.data],
    PlanClosed: [plans.closed.data],
  },
);

/** A stored sample of every version of every event of criteria. */
export const criteriaSamples = samplesOf(
  criteriaEvents,
  { criteriaId: 'ct_1' },
  {
    CriteriaDrafted: [criteria.drafted.data],
    CriteriaTried: [criteria.triedOnHistory.data],
    CriteriaProposed: [criteria.proposed.data],
    CriteriaApproved: [criteria.approved.data],
    CriteriaDeclined: [criteria.declined.data],
    CriteriaWithdrawn: [criteria.withdrawn.data],
  },
);
