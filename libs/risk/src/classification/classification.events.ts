import type { Day } from '#kernel';
import { defineEvents, event } from '#kernel';
import type { Stage } from '../staging/staging.codes.js';
import type { LoanClass } from './classification.codes.js';
import type { Finding } from './classify.js';
import type { Hold } from './upgrade.js';

interface OfClaim {
  readonly loanId: string;
  readonly valueDate: Day;
}

/** The class of each claim on a debtor, from the evening's proposal to the decision of three. */
export const classificationEvents = defineEvents('clientId', {
  /** What the rules call for on an evening, where it is news. */
  ClassProposed: event<
    OfClaim & {
      readonly class: LoanClass;
      /** By the claim alone, without the debtor's other claims. */
      readonly own: LoanClass;
      readonly stage: Stage;
      readonly daysPastDue: number;
      readonly findings: readonly Finding[];
      /** Set where a better class has not been earned. */
      readonly held?: Hold;
    }
  >(),
  /** 初分: the relationship manager's classification. */
  ClassFirstGiven: event<
    OfClaim & { readonly class: LoanClass; readonly reason: string; readonly by: string }
  >(),
  /** 认定: the risk officer's. */
  ClassConfirmed: event<
    OfClaim & { readonly class: LoanClass; readonly reason: string; readonly by: string }
  >(),
  /** 审批: the class stands from this day on. */
  ClassDecided: event<
    OfClaim & {
      readonly from: LoanClass;
      readonly class: LoanClass;
      readonly own: LoanClass;
      readonly by: string;
    }
  >(),
});
