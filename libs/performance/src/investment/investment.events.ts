import type { Day, Money } from '#kernel';
import { defineEvents, event } from '#kernel';
import type { InvestmentKind } from '../performance.codes.js';

/** What the bank spends on tools and skills, and what it brings (J-19). */
export const investmentEvents = defineEvents('investmentId', {
  InvestmentProposed: event<{
    readonly kind: InvestmentKind;
    readonly what: string;
    readonly purpose: string;
    readonly amount: Money;
    /** The course that teaches it. */
    readonly courseId?: string;
    readonly proposedBy: string;
    readonly valueDate: Day;
  }>(),
  InvestmentApproved: event<{ readonly approvedBy: string; readonly valueDate: Day }>(),
  InvestmentDeclined: event<{
    readonly reason: string;
    readonly declinedBy: string;
    readonly valueDate: Day;
  }>(),
  InvestmentReviewed: event<{
    readonly effective: boolean;
    readonly finding: string;
    readonly reviewedBy: string;
    readonly valueDate: Day;
  }>(),
});
