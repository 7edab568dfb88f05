import { collateralEvents } from './collateral/collateral.events.js';
import * as collateral from './collateral/collateral.examples.js';
import { ceilingEvents } from './ceiling/ceiling.events.js';
import * as ceiling from './ceiling/ceiling.examples.js';
import { enhancementEvents } from './enhancement/enhancement.events.js';
import { samplesOf } from '#kernel/testing';
import { conditionEvents } from './condition/condition.events.js';
import { limitEvents } from './limit/limit.events.js';
import { approvedLimit, proposed, reserved } from './limit/limit.examples.js';
import { committeeEvents } from './committee/committee.events.js';
import { documentEvents } from './document/document.events.js';
import { documentId, recorded } from './document/document.examples.js';
import { stepEvents } from './step/step.events.js';
import { standingEvents } from './standing/standing.events.js';
import { productEvents } from './product/product.events.js';
import { drafted, offered, productId } from './product/product.examples.js';
import { applicationEvents } from './application/application.events.js';
import {
  applicationId,
  approved,
  clientId,
  reviewed,
  submitted,
} from './application/application.examples.js';

const deviation = {
  policyId: 'industry.C',
  version: 1,
  newCredit: 'open',
  deviations: ['annualRate'],
} as const;

/** A stored sample of every version of every event of an application. */
export const applicationSamples = samplesOf(
  applicationEvents,
  { applicationId, clientId },
  {
    ApplicationSubmitted: [submitted.data],
    ApplicationReviewed: [reviewed.data],
    ApplicationApproved: [approved.data],
    ApplicationDeclined: [
      {
        declinedBy: 'ca-1',
        code: 'repaymentCapacity',
        reason: 'Debt service not covered',
        valueDate: '2025-02-20',
      },
    ],
    ApplicationWithdrawn: [
      { code: 'otherBank', reason: 'Found another bank', valueDate: '2025-02-20' },
    ],
    ApplicationReturned: [
      {
        returnedBy: 'ro-1',
        reason: 'The statement is of 2022',
        missing: ['financialStatement'],
        valueDate: '2025-02-11',
      },
    ],
    ApplicationCompleted: [
      { completedBy: 'rm-7', comment: 'Here it is', missing: [], valueDate: '2025-02-12' },
    ],
    ApplicationJudged: [{ policies: [deviation], valueDate: '2025-02-10' }],
    ApplicationRouted: [{ because: ['riskClass'], valueDate: '2025-02-10' }],
    CommitmentEnded: [
      {
        code: 'settled',
        amount: approved.data.terms.amount,
        groupIds: [],
        valueDate: '2026-02-20',
      },
    ],
  },
);

/** A stored sample of every version of every event of a product. */
export const productSamples = samplesOf(
  productEvents,
  { productId },
  {
    ProductDrafted: [drafted.data],
    ProductApproved: [offered.data],
    ProductDeclined: [
      { version: 1, reason: 'Too wide', declinedBy: 'ca-1', valueDate: '2026-03-03' },
    ],
    ProductWithdrawn: [
      {
        version: 1,
        from: '2026-04-01',
        reason: 'Over',
        withdrawnBy: 'ca-1',
        valueDate: '2026-03-03',
      },
    ],
  },
);

const stated = { reason: 'As the committee said', by: 'ro-1', valueDate: '2026-03-02' };
const block = { ...stated, cause: 'redWarning', reference: 'EW-01' } as const;

/** A stored sample of every version of every event of a client's standing. */
export const standingSamples = samplesOf(
  standingEvents,
  { clientId },
  {
    CreditBlocked: [block],
    CreditUnblocked: [block],
    RiskClassAssigned: [{ ...stated, riskClass: 'low' }],
    StraightThroughSet: [{ ...stated, allowed: false }],
    SegmentNoted: [{ segment: 'growth', valueDate: '2026-03-02' }],
    DiscountGranted: [
      {
        ...{ reference: 'loyalty.gift', takes: '0.0005' },
        ...{ until: '2027-03-02', valueDate: '2026-03-02' },
      },
    ],
    DiscountUsed: [{ reference: 'loyalty.gift', applicationId: 'ap_1', valueDate: '2026-04-02' }],
    HandlingPrioritySet: [{ ...stated, priority: 'vip' }],
  },
);

/** A stored sample of every version of every event of a concentration limit. */
export const ceilingSamples = samplesOf(
  ceilingEvents,
  { ceilingId: ceiling.ceilingId },
  {
    CeilingProposed: [ceiling.proposed.data],
    CeilingApproved: [ceiling.approved.data],
    CeilingDeclined: [
      { version: 1, reason: 'Too wide', declinedBy: 'ca-1', valueDate: '2026-03-02' },
    ],
    CeilingEndProposed: [
      {
        ...{ ceilingId: ceiling.ceilingId, version: 2, reason: 'No longer needed' },
        ...{ proposedBy: 'ro-1', valueDate: '2026-03-02' },
      },
    ],
    CeilingEnded: [
      {
        ...{ ceilingId: ceiling.ceilingId, version: 2 },
        ...{ approvedBy: 'ca-1', valueDate: '2026-03-02' },
      },
    ],
    CeilingReserved: [ceiling.reserved.data],
    CeilingFreed: [
      {
        ...{ applicationId, clientId, reason: 'declined' },
        freed: { minor: 12_000_000, currency: 'CNY' },
        valueDate: '2026-03-02',
      },
    ],
  },
);

/** A stored sample of every version of every event of a vote in the credit committee. */
export const committeeSamples = samplesOf(
  committeeEvents,
  { applicationId, clientId },
  {
    CommitteeConvened: [
      {
        clientId,
        members: ['a', 'b', 'c'],
        quorum: 2,
        convenedBy: 'ca-1',
        valueDate: '2025-02-15',
      },
    ],
    VoteCast: [{ member: 'a', vote: 'approve', comment: 'Sound', valueDate: '2025-02-16' }],
    CommitteeResolved: [
      { resolution: 'approve', approve: 2, decline: 1, abstain: 0, valueDate: '2025-02-16' },
    ],
  },
);

/** A stored sample of every version of every event of a document. */
export const documentSamples = samplesOf(
  documentEvents,
  { documentId, clientId },
  {
    DocumentRecorded: [recorded.data],
    DocumentVerified: [{ verifiedBy: 'ro-1', valueDate: '2025-02-10' }],
    DocumentRejected: [
      {
        kind: 'financialStatement',
        reason: 'Illegible',
        rejectedBy: 'ro-1',
        valueDate: '2025-02-10',
      },
    ],
  },
);

/** A stored sample of every version of every event of a limit. */
export const limitSamples = samplesOf(
  limitEvents,
  { limitId: clientId },
  {
    LimitProposed: [proposed.data],
    LimitApproved: [approvedLimit.data],
    LimitDeclined: [
      { version: 1, reason: 'Too much', declinedBy: 'ca-1', valueDate: '2026-03-02' },
    ],
    LimitReserved: [reserved.data],
    LimitReleased: [
      {
        applicationId,
        leaving: { minor: 0, currency: 'CNY' },
        reason: 'withdrawn',
        valueDate: '2026-03-03',
      },
    ],
  },
);

const ofCondition = { conditionId: 'c1', by: 'ca-1', valueDate: '2025-03-01' };

/** A stored sample of every version of every event of the conditions of a credit. */
export const conditionSamples = samplesOf(
  conditionEvents,
  { applicationId, clientId },
  {
    ConditionEvidenced: [{ ...ofCondition, clientId, evidence: 'Receipt of the registry' }],
    ConditionMet: [{ ...ofCondition, clientId }],
    EvidenceRejected: [{ ...ofCondition, clientId, reason: 'Another plot' }],
    CreditDrawn: [{ clientId, valueDate: '2025-03-04' }],
    ConditionWaived: [{ ...ofCondition, clientId, reason: 'Replaced by cash' }],
  },
);

const ofCollateral = { clientId, valueDate: '2026-03-02' };

/** A stored sample of every version of every event of collateral. */
export const collateralSamples = samplesOf(
  collateralEvents,
  { collateralId: collateral.collateralId, clientId },
  {
    CollateralOffered: [collateral.offered.data],
    AppraisalSubmitted: [collateral.appraised.data],
    AppraisalRejected: [{ ...ofCollateral, reason: 'No visit to the site', rejectedBy: 'ro-1' }],
    CollateralValued: [collateral.valued.data],
    CollateralRegistered: [collateral.registered.data],
    CollateralInsured: [
      {
        ...ofCollateral,
        ...{ insurer: 'PICC', policy: 'P-1', insured: { minor: 90_000_000, currency: 'CNY' } },
        ...{ from: '2026-03-01', until: '2027-02-28' },
      },
    ],
    CoverChanged: [
      {
        ...collateral.covering.data,
        ...{ kind: 'institution', guarantor: { clientId: 'cl_8', name: 'Hongda' } },
      },
    ],
    ReleaseAsked: [{ ...ofCollateral, reason: 'Replaced', askedBy: 'rm-7' }],
    ReleaseDeclined: [{ ...ofCollateral, reason: 'Still needed', declinedBy: 'ro-1' }],
    CollateralReleased: [{ ...ofCollateral, reason: 'Repaid', releasedBy: 'ca-1' }],
  },
);

/** A stored sample of every version of every event of the task of an application. */
export const stepSamples = samplesOf(
  stepEvents,
  { applicationId, clientId },
  {
    StepAssigned: [
      {
        ...{ clientId, task: 'review', since: '2025-02-10', ownerId: 'ro-2' },
        ...{ dueOn: '2025-02-17', reason: 'On leave' },
        ...{ assignedBy: 'ro-1', valueDate: '2025-02-11' },
      },
    ],
  },
);

/** A stored sample of every version of every event of a request for more security. */
export const enhancementSamples = samplesOf(
  enhancementEvents,
  { enhancementId: 'en_1', clientId },
  {
    SecurityAsked: [
      {
        ...ofCollateral,
        ...{ kinds: ['realEstate', 'person'], amount: { minor: 50_000_000, currency: 'CNY' } },
        ...{
          reason: 'The value has fallen',
          dueOn: '2026-03-20',
          ownerId: 'rm-7',
          askedBy: 'ro-1',
        },
      },
    ],
    SecurityRefused: [{ ...ofCollateral, reason: 'Nothing left', recordedBy: 'rm-7' }],
    EnhancementClosed: [{ ...ofCollateral, reason: 'Enough', closedBy: 'ca-1' }],
  },
);
