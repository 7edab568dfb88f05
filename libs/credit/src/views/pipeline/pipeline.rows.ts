import type { DataOf, Day, Money, Occurrence, Role, Rows } from '#kernel';
import { daysBetween, pick } from '#kernel';
import type { Authority } from '../../application/application.events.js';
import { applicationEvents } from '../../application/application.events.js';
import type { Condition } from '../../application/condition.fields.js';
import { ceilingsOf } from '../../ceiling/ceiling.fields.js';
import type { CreditTerms } from '../../credit-terms.js';
import { repaymentFormOf } from '../../credit-terms.js';
import type {
  ApplicationStage,
  DeclineCode,
  Recommendation,
  RepaymentForm,
  WithdrawalCode,
} from '../../credit.codes.js';
import { documentEvents } from '../../document/document.events.js';
import { loanIdOf } from '../../loan-id.js';
import type { Quote } from '../../pricing/quote.js';
import type { AppliedPolicy } from '../../policy/policies-on.js';
import type { ProductVersion } from '../../product/product-checks.js';
import type { DocumentKind } from '../../product/product.codes.js';
import type { HandlingPriority, RiskClass } from '../../standing/standing.codes.js';

export interface Review {
  readonly by: string;
  readonly as: Role;
  readonly recommendation: Recommendation;
  readonly comment: string;
  readonly riskClass?: RiskClass;
  readonly on: Day;
}

/** An application, how far it has come, and how many calendar days each stage took. */
export interface ApplicationRow {
  readonly applicationId: string;
  readonly clientId: string;
  readonly managerId: string;
  readonly stage: ApplicationStage;
  readonly terms: CreditTerms;
  readonly repaymentForm: RepaymentForm;
  /** The concentration limits that it counts under, where the bank has set them. */
  readonly ceilingIds: readonly string[];
  /** The version of the product it was held against; absent for a migrated one. */
  readonly product?: ProductVersion;
  readonly requested: Money;
  readonly priority: HandlingPriority;
  /** The documents that the decision needs and that have not come. */
  readonly missing: readonly DocumentKind[];
  /** Why it was returned for completion, and when. */
  readonly returned?: { readonly reason: string; readonly on: Day };
  readonly submittedBy: string;
  /** The enquiry that it came of. */
  readonly enquiryId?: string;
  readonly submittedOn: Day;
  readonly reviews: readonly Review[];
  /** Since when it is in its stage. */
  readonly stageSince: Day;
  readonly decidedBy?: string;
  readonly decidedOn?: Day;
  readonly granted?: Money;
  readonly conditions?: readonly Condition[];
  /** The last day on which the loan may be drawn first. */
  readonly validUntil?: Day;
  readonly authority?: Authority;
  /** The policies that apply, or applied to the decision, and the terms that deviate from each. */
  readonly policies?: readonly AppliedPolicy[];
  /** What the rate comes to, with its parts (E-09). */
  readonly price?: Quote;
  /** Why it was granted against a negative review. */
  readonly override?: string;
  /** Why the rules alone did not grant it. */
  readonly routed?: readonly string[];
  /** Why it was declined or withdrawn. */
  readonly code?: DeclineCode | WithdrawalCode;
  readonly reason?: string;
  /** The loan of an approved application. */
  readonly loanId?: string;
  /** From submission to the first review. */
  readonly reviewDays?: number;
  /** From the last review, or from submission, to the decision. */
  readonly decisionDays?: number;
  /** From submission to the decision. */
  readonly totalDays?: number;
  /** The moments of the server's clock: when it came, since when it waits for the client. */
  readonly submittedAt: string;
  readonly waitsSince?: string;
  /** Seconds that the client took to complete it. */
  readonly clientSeconds: number;
  /** Seconds from submission to decision by the server's clock, without the client's. */
  readonly bankSeconds?: number;
  readonly migrated: boolean;
}

function submitted(
  data: DataOf<typeof applicationEvents.ApplicationSubmitted>,
  { id, at }: Occurrence,
): ApplicationRow {
  const { clientId, managerId, terms, product, submittedBy, valueDate, origin } = data;
  return {
    applicationId: id,
    clientId,
    managerId,
    stage: 'submitted',
    terms,
    repaymentForm: repaymentFormOf(terms),
    ceilingIds: ceilingsOf(terms),
    ...(product && { product: { productId: product.productId, version: product.version } }),
    requested: terms.amount,
    priority: data.priority,
    missing: data.missing,
    submittedBy,
    ...(data.enquiryId !== undefined && { enquiryId: data.enquiryId }),
    submittedOn: valueDate,
    reviews: [],
    stageSince: valueDate,
    submittedAt: at,
    clientSeconds: 0,
    migrated: origin !== undefined,
  };
}

const secondsBetween = (from: string, to: string): number =>
  Math.max(0, Math.floor((Date.parse(to) - Date.parse(from)) / 1_000));

const decided = (row: ApplicationRow, decidedBy: string, on: Day, at: string) => ({
  ...row,
  decidedBy,
  decidedOn: on,
  stageSince: on,
  decisionDays: daysBetween(row.reviews.at(-1)?.on ?? row.submittedOn, on),
  totalDays: daysBetween(row.submittedOn, on),
  bankSeconds: Math.max(0, secondsBetween(row.submittedAt, at) - row.clientSeconds),
});

const events = { ...applicationEvents, ...pick(documentEvents, 'DocumentRecorded') };

const changes: Rows<ApplicationRow, typeof events> = {
  ApplicationReturned: ({ reason, missing, valueDate }, row, { at }) => ({
    ...row,
    stage: 'returned',
    returned: { reason, on: valueDate },
    missing: [...new Set([...row.missing, ...missing])],
    stageSince: valueDate,
    waitsSince: at,
  }),
  ApplicationCompleted: ({ missing, valueDate }, { waitsSince, ...row }, { at }) => ({
    ...row,
    stage: 'submitted',
    missing,
    stageSince: valueDate,
    clientSeconds: row.clientSeconds + secondsBetween(waitsSince ?? at, at),
  }),
  ApplicationReviewed: ({ reviewedBy: by, as, valueDate, ...review }, row) => ({
    ...row,
    stage: 'reviewed',
    reviews: [...row.reviews, reviewOf({ by, as, on: valueDate, ...review })],
    stageSince: valueDate,
    reviewDays: row.reviewDays ?? daysBetween(row.submittedOn, valueDate),
  }),
  ApplicationJudged: ({ policies, price }, row) => ({ ...row, policies, ...(price && { price }) }),
  ApplicationRouted: ({ because }, row) => ({ ...row, routed: because }),
  ApplicationApproved: (approval, row, { at }) => ({
    ...decided(row, approval.approvedBy, approval.valueDate, at),
    stage: 'approved',
    terms: approval.terms,
    granted: approval.terms.amount,
    conditions: approval.conditions,
    ...(approval.validUntil !== undefined && { validUntil: approval.validUntil }),
    ...(approval.authority && { authority: approval.authority }),
    ...(approval.policies && { policies: approval.policies }),
    ...(approval.price && { price: approval.price }),
    ...(approval.override && { override: approval.override.reason }),
    loanId: loanIdOf(row.applicationId),
  }),
  ApplicationDeclined: ({ declinedBy, code, reason, valueDate }, row, { at }) => ({
    ...decided(row, declinedBy, valueDate, at),
    stage: 'declined',
    code,
    reason,
  }),
  ApplicationWithdrawn: ({ code, reason, valueDate }, row) => ({
    ...row,
    stage: 'withdrawn',
    stageSince: valueDate,
    code,
    reason,
  }),
  CommitmentEnded: ({ valueDate }, row) => ({ ...row, stage: 'ended', stageSince: valueDate }),
  DocumentRecorded: ({ kind }, row) => ({
    ...row,
    missing: row.missing.filter((each) => each !== kind),
  }),
};

const reviewOf = ({ by, as, recommendation, comment, riskClass, on }: Review): Review => ({
  by,
  as,
  recommendation,
  comment,
  ...(riskClass && { riskClass }),
  on,
});

/** How the row of an application follows from what happens to it. */
export const pipelineFold = {
  events,
  by: 'applicationId',
  opens: { ApplicationSubmitted: submitted },
  on: changes,
  key: {
    DocumentRecorded: ({ applicationId }: { readonly applicationId?: string }) =>
      applicationId ?? [],
  },
} as const;
