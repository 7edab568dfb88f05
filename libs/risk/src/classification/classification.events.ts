import type { Day, Money } from '#kernel';
import type { Stage } from '#lending';
import type { LoanClass } from '#lending';
import { defineEvents, event } from '#kernel';
import type { ExpectedLoss } from '../staging/loss-of-claim.js';
import type { StageFinding } from '../staging/stage.js';
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
      /** Why it is in its stage (IFRS 9). */
      readonly stageFindings: readonly StageFinding[];
      readonly daysPastDue: number;
      readonly findings: readonly Finding[];
      /** Set where a better class has not been earned. */
      readonly held?: Hold;
    }
  >(),
  /** What is expected to be lost of the claim, where what it follows from is news; at month-ends. */
  LossExpected: event<
    OfClaim & { readonly stage: Stage; readonly principal: Money; readonly loss: ExpectedLoss }
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
