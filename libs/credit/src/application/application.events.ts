import type { Day, Role } from '#kernel';
import { defineEvents, event } from '#kernel';
import type { Origin } from '#clients';
import type { CreditTerms } from '../credit-terms.js';
import type { Recommendation } from '../credit.codes.js';
import type { Offer } from '../product/offer.js';

/** Which row of the table of approval authority allowed an approval. */
export interface Authority {
  readonly rule: string;
  readonly version: number;
}

/** The life of an application for credit: submitted → reviewed → approved, declined or withdrawn. */
export const applicationEvents = defineEvents(['applicationId', 'clientId'], {
  /** A client asks for credit; `terms.amount` is what is asked for. */
  ApplicationSubmitted: event<{
    readonly clientId: string;
    readonly terms: CreditTerms;
    /** The version of the product, as it was offered; absent for a migrated application. */
    readonly product?: Offer;
    /** The relationship manager responsible for it. */
    readonly managerId: string;
    readonly submittedBy: string;
    readonly valueDate: Day;
    readonly origin?: Origin;
  }>(),
  /** Somebody else than the approver has looked into it (审查). */
  ApplicationReviewed: event<{
    readonly reviewedBy: string;
    readonly as: Role;
    readonly recommendation: Recommendation;
    readonly comment: string;
    readonly valueDate: Day;
  }>(),
  /** Credit is granted; `terms.amount` may be less than was asked for. */
  ApplicationApproved: event<{
    readonly terms: CreditTerms;
    readonly conditions: readonly string[];
    readonly managerId: string;
    readonly approvedBy: string;
    /** Absent for a migrated approval, which this bank's table did not judge. */
    readonly authority?: Authority;
    readonly valueDate: Day;
    readonly origin?: Origin;
  }>(),
  ApplicationDeclined: event<{
    readonly declinedBy: string;
    readonly reason: string;
    readonly valueDate: Day;
  }>(),
  /** The client does not want it any more. */
  ApplicationWithdrawn: event<{
    readonly reason: string;
    readonly valueDate: Day;
  }>(),
});
