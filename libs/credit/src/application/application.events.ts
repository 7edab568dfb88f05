import type { Day, Money, Role } from '#kernel';
import { defineEvents, event } from '#kernel';
import type { Origin } from '#clients';
import type { CreditTerms } from '../credit-terms.js';
import type {
  DeclineCode,
  EndOfCommitment,
  Recommendation,
  WithdrawalCode,
} from '../credit.codes.js';
import type { Offer } from '../product/offer.js';
import type { GrantedProduct } from '../product/product-checks.js';
import type { DocumentKind } from '../product/product.codes.js';
import type { HandlingPriority, RiskClass } from '../standing/standing.codes.js';
import type { AppliedPolicy } from '../policy/policies-on.js';
import type { Quote } from '../pricing/quote.js';
import type { Condition } from './condition.fields.js';

/** Which row of the table of approval authority allowed an approval, and what it was held against. */
export interface Authority {
  readonly rule: string;
  /** Of the bank's own table, or of the rule of the release. */
  readonly version: number;
  readonly setBy: 'bank' | 'release';
  /** What the client and its group owe or may draw, this credit included, in yuan. */
  readonly exposure: { readonly client: Money; readonly group?: Money };
  readonly riskClass: RiskClass;
}

/** The life of an application: submitted, returned, reviewed, then approved, declined, withdrawn. */
export const applicationEvents = defineEvents(['applicationId', 'clientId'], {
  /** A client asks for credit; `terms.amount` is what is asked for. */
  ApplicationSubmitted: event<{
    readonly clientId: string;
    /** The groups of the client on this day. */
    readonly groupIds: readonly string[];
    readonly terms: CreditTerms;
    /** The version of the product, as it was offered; absent for a migrated application. */
    readonly product?: Offer;
    readonly priority: HandlingPriority;
    /** The documents that the decision needs and the client's file does not hold. */
    readonly missing: readonly DocumentKind[];
    /** The relationship manager responsible for it. */
    readonly managerId: string;
    readonly submittedBy: string;
    /** Whoever worked out the terms with the client before, where it comes of an agreement. */
    readonly preparedBy?: readonly string[];
    /** The enquiry that it comes of. */
    readonly enquiryId?: string;
    readonly valueDate: Day;
    readonly origin?: Origin;
  }>(),
  /** It is to be completed (退回补件). */
  ApplicationReturned: event<{
    readonly returnedBy: string;
    readonly reason: string;
    readonly missing: readonly DocumentKind[];
    readonly valueDate: Day;
  }>(),
  ApplicationCompleted: event<{
    readonly completedBy: string;
    readonly comment: string;
    readonly missing: readonly DocumentKind[];
    readonly valueDate: Day;
  }>(),
  /** Somebody else than the approver has looked into it (审查). */
  ApplicationReviewed: event<{
    readonly reviewedBy: string;
    readonly as: Role;
    readonly recommendation: Recommendation;
    readonly comment: string;
    readonly riskClass?: RiskClass;
    readonly groupIds: readonly string[];
    readonly valueDate: Day;
  }>(),
  /** Which policies apply to it as it stands, and what deviates from them. */
  ApplicationJudged: event<{
    readonly policies: readonly AppliedPolicy[];
    /** What its rate comes to; absent where the table of prices has no line for it. */
    readonly price?: Quote;
    readonly valueDate: Day;
  }>(),
  /** The rules alone do not grant it; persons decide. */
  ApplicationRouted: event<{ readonly because: readonly string[]; readonly valueDate: Day }>(),
  /** Credit is granted; `terms.amount` may be less than was asked for. */
  ApplicationApproved: event<{
    readonly terms: CreditTerms;
    /** The amount that was asked for. */
    readonly requested: Money;
    /** The version it is granted under: its servicing goes with the loan. */
    readonly product?: GrantedProduct;
    readonly conditions: readonly Condition[];
    /** The last day on which the loan may be drawn first; absent for a migrated approval. */
    readonly validUntil?: Day;
    readonly managerId: string;
    readonly groupIds: readonly string[];
    readonly approvedBy: string;
    /** Absent for a migrated approval, which this bank's table did not judge. */
    readonly authority?: Authority;
    /** The policies that applied, and what deviates from them; absent for a migrated approval. */
    readonly policies?: readonly AppliedPolicy[];
    /** What the granted rate comes to, with its parts. */
    readonly price?: Quote;
    /** Why it is granted against a negative review or a policy. */
    readonly override?: { readonly reason: string };
    readonly valueDate: Day;
    readonly origin?: Origin;
  }>(),
  ApplicationDeclined: event<{
    readonly declinedBy: string;
    readonly code: DeclineCode;
    readonly reason: string;
    readonly valueDate: Day;
  }>(),
  /** The client does not want it any more. */
  ApplicationWithdrawn: event<{
    readonly code: WithdrawalCode;
    readonly reason: string;
    readonly valueDate: Day;
  }>(),
  /** It counts no more against authority and limits. */
  CommitmentEnded: event<{
    readonly code: EndOfCommitment;
    readonly amount: Money;
    readonly groupIds: readonly string[];
    readonly valueDate: Day;
  }>(),
});
