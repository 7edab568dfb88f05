import type { Day, Evolve } from '#kernel';
import type { CreditTerms } from '../credit-terms.js';
import type { ApplicationStage } from '../credit.codes.js';
import type { Offer } from '../product/offer.js';
import type { RiskClass } from '../standing/standing.codes.js';
import type { applicationEvents } from './application.events.js';

/** What later decisions need to know of an application. */
export interface Application {
  readonly stage: ApplicationStage;
  readonly clientId: string;
  readonly groupIds: readonly string[];
  /** What is asked for; once it is granted, what is granted. */
  readonly terms: CreditTerms;
  readonly product?: Offer;
  readonly managerId: string;
  /** The submitter and all reviewers: none of them decides. */
  readonly involved: readonly string[];
  readonly submittedBy: string;
  /** Whoever worked out the terms before it was submitted. */
  readonly preparedBy: readonly string[];
  readonly riskReviewed: boolean;
  /** Whether the last review of a risk officer says no. */
  readonly negative: boolean;
  readonly riskClass?: RiskClass;
  /** The value date of what happened last. */
  readonly lastOn: Day;
}

const at = (stage: ApplicationStage, lastOn: Day, before: Application): Application => ({
  ...before,
  stage,
  lastOn,
});

export const evolveApplication: Evolve<Application, typeof applicationEvents> = {
  ApplicationSubmitted: ({
    clientId,
    groupIds,
    terms,
    product,
    managerId,
    submittedBy,
    preparedBy = [],
    valueDate,
  }) => ({
    stage: 'submitted',
    clientId,
    groupIds,
    terms,
    ...(product && { product }),
    managerId,
    involved: [submittedBy, ...preparedBy],
    submittedBy,
    preparedBy,
    riskReviewed: false,
    negative: false,
    lastOn: valueDate,
  }),
  ApplicationReturned: ({ valueDate }, before) => at('returned', valueDate, before),
  ApplicationCompleted: ({ valueDate, completedBy }, before) => ({
    ...at('submitted', valueDate, before),
    involved: [...before.involved, completedBy],
  }),
  ApplicationReviewed: (
    { reviewedBy, as, recommendation, riskClass, groupIds, valueDate },
    before,
  ) => ({
    ...at('reviewed', valueDate, before),
    groupIds,
    involved: [...before.involved, reviewedBy],
    riskReviewed: before.riskReviewed || as === 'riskOfficer',
    negative: as === 'riskOfficer' ? recommendation === 'decline' : before.negative,
    ...(riskClass && { riskClass }),
  }),
  ApplicationJudged: (_, before) => before,
  ApplicationRouted: (_, before) => before,
  ApplicationApproved: ({ valueDate, terms }, before) => ({
    ...at('approved', valueDate, before),
    terms,
  }),
  ApplicationDeclined: ({ valueDate }, before) => at('declined', valueDate, before),
  ApplicationWithdrawn: ({ valueDate }, before) => at('withdrawn', valueDate, before),
  CommitmentEnded: ({ valueDate }, before) => at('ended', valueDate, before),
};
