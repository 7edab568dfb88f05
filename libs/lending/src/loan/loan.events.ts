import type { GuaranteeType } from '#credit';
import type { Day, DecimalText, Money } from '#kernel';
import { defineEvents, event } from '#kernel';
import type {
  AgeingBucket,
  FeeFact,
  PlanChange,
  RateIndex,
  Share,
  TechnicalOverdue,
} from '#loan-arithmetic';
import type { Origin } from '#clients';
import type { PublishedOn } from '../benchmark/published-on.js';
import type { PrepaymentKind } from '../book/facts.js';
import type { Instalment } from '../book/instalments.js';
import type { LoanStanding } from '../book/standing.js';
import type { Difference } from '../book/difference.js';
import type { LoanClass, Stage } from '../risk-class.codes.js';
import type { Clauses } from './clauses.js';
import type { Granted } from './granted.js';
import type { Evidence } from './loan-command.js';
import type { DrawdownTakenBack } from './money/drawdown.facts.js';
import type { PaidOut, Payee } from './money/payee.js';
import type { RepaymentSource, WaivedComponent } from './proposal/proposal.codes.js';
import type { StatedChange } from './servicing/stated-change.js';
import type { FeeKind } from './servicing/servicing.codes.js';
import type {
  ByRule,
  OrderRule,
  ProposalApproved,
  ProposalMade,
  MeasureRefused,
  TurnedAway,
} from './proposal/proposal.facts.js';
import type { TakenOver } from './take-over/take-over.facts.js';
import type { Signatory } from './signatories.js';
import type { Reallocation } from './servicing/reallocation.js';
import type { Revision } from './revision/revised-figure.js';
import type { ScheduleCause } from './revision/schedule-cause.js';

/** A financial fact of a loan: the day it counts for. */
interface OfLoan {
  readonly valueDate: Day;
}
type Standing = OfLoan & { readonly standing: LoanStanding };

/** The life of a loan: opened → signed → active → settled or written off. */
export const loanEvents = defineEvents(['loanId', 'clientId'], {
  /** The bank has granted the loan; the agreement is to be signed. */
  LoanGranted: event<OfLoan & Granted>(),
  /** Whose the loan is now: the manager of its client, and the units that the manager works in. */
  LoanPlaced: event<OfLoan & { readonly managerId: string; readonly units: readonly string[] }>(),
  /** The approval's last day has passed, and nothing was drawn. */
  LoanLapsed: event<OfLoan & { readonly clientId: string; readonly applicationId: string }>(),
  AgreementSigned: event<
    OfLoan & {
      readonly agreementNumber: string;
      readonly amount: Money;
      readonly annualRate: DecimalText;
      readonly termMonths: number;
      readonly signatories?: readonly Signatory[];
      readonly clauses?: Clauses;
    }
  >(),
  /** Somebody proposes something that others have to approve. */
  LoanProposalMade: event<ProposalMade>(),
  /** One step of approval; nothing remains with the last, and the proposal is carried out. */
  LoanProposalApproved: event<ProposalApproved>(),
  LoanProposalDeclined: event<
    OfLoan & { readonly proposalId: string; readonly declinedBy: string; readonly reason: string }
  >(),
  /** A drawdown that a project had released, and that the loan does not allow. */
  DrawdownTurnedAway: event<TurnedAway>(),
  /** A measure that a risk response asked for, and that the loan does not allow. */
  MeasureTurnedAway: event<MeasureRefused>(),
  LoanDisbursed: event<
    OfLoan & {
      readonly amount: Money;
      /** Absent of a drawdown that was taken over from another system. */
      readonly drawdown?: PaidOut;
      readonly origin?: Origin;
    }
  >(),
  /** A drawdown was paid out by mistake: it counts as never having been, on its own day. */
  DrawdownReversed: event<Standing & DrawdownTakenBack>(),
  /** The loan came onto the book as it stood: bought, or run by another system before. */
  LoanTakenOver: event<Standing & TakenOver>(),
  /** Papers show what the money of a drawdown was spent on. */
  UseEvidenced: event<
    OfLoan & { readonly drawdownId: string; readonly evidence: readonly Evidence[] }
  >(),
  /** The money was not used as agreed; from this day on the loan bears the markup. */
  LoanMisused: event<
    Standing & {
      readonly drawdownId?: string;
      readonly finding: string;
      readonly markup: DecimalText;
      /** The contract rate with the markup. */
      readonly annualRate: DecimalText;
      readonly evidence: readonly Evidence[];
    }
  >(),
  /** Money in suspense was given back. */
  SuspenseRefunded: event<
    Standing & { readonly refundId: string; readonly amount: Money; readonly payee: Payee }
  >(),
  /** The bank forgoes an amount of one component. */
  LoanComponentWaived: event<
    Standing & {
      readonly waiverId: string;
      readonly component: WaivedComponent;
      readonly amount: Money;
      readonly reason: string;
    }
  >(),
  /** The schedule of the whole life of the loan, decided with the first drawdown. */
  ScheduleAgreed: event<Standing & ByRule & { readonly rows: readonly Instalment[] }>(),
  /** The schedule of the whole life, decided anew: another drawdown, a prepayment, its reversal. */
  ScheduleRecalculated: event<
    Standing & { readonly rows: readonly Instalment[]; readonly because: ScheduleCause }
  >(),
  /** Money came in; what it paid is decided and recorded. */
  RepaymentRecorded: event<
    Standing & {
      readonly repaymentId: string;
      readonly amount: Money;
      readonly allocation: readonly Share[];
      /** What is held in suspense of it. */
      readonly overpaid: Money;
      readonly rule: OrderRule;
      readonly prepayment?: PrepaymentKind;
      readonly payer?: Payee;
      readonly source?: RepaymentSource;
    }
  >(),
  /** A repayment counts as never having been; it counts for the day of the repayment. */
  RepaymentReversed: event<
    Standing & {
      readonly repaymentId: string;
      readonly amount: Money;
      /** What it was last counted to have paid: all of that is owed again. */
      readonly allocation: readonly Share[];
      readonly reason: string;
    }
  >(),
  FeeCharged: event<
    Standing & {
      readonly feeId: string;
      readonly kind: FeeKind;
      readonly fee: FeeFact['fee'];
      readonly dueOn: Day;
    }
  >(),
  /** The payer's bank took a repayment back: what it paid is owed again from this day. */
  RepaymentChargedBack: event<
    Standing & {
      readonly chargeBackId: string;
      readonly repaymentId: string;
      readonly amount: Money;
      readonly reason: string;
    }
  >(),
  /** The borrower is told that another rate counts from a day on, and why. */
  RateResetAnnounced: event<
    Standing & {
      readonly from: Day;
      readonly annualRate: DecimalText;
      readonly formerRate: DecimalText;
      readonly published?: PublishedOn;
      readonly reason: string;
    }
  >(),
  /** The next day on which the rate is set anew by itself, and the one on which it is announced. */
  RateResetPlanned: event<
    OfLoan & { readonly index: RateIndex; readonly resetOn: Day; readonly noticeOn: Day }
  >(),
  /** What fell due in these days was late for a technical reason (第1号令 第十条). */
  OverdueExcused: event<
    OfLoan & TechnicalOverdue & { readonly finding: string; readonly evidence: readonly Evidence[] }
  >(),
  /** Nothing recent enough was published to fix the rate on: nobody guesses. */
  RateFixingMissing: event<
    OfLoan & { readonly index: RateIndex; readonly resetOn: Day; readonly fixedOn: Day }
  >(),
  /** The contract was changed in favour of the debtor, or at least so that it can be kept. */
  LoanRestructured: event<
    Standing & {
      readonly restructuringId: string;
      readonly change: PlanChange;
      readonly stated: StatedChange;
      readonly inDifficulty: boolean;
      readonly former: { readonly annualRate: DecimalText; readonly maturesOn?: Day };
      readonly reason: string;
    }
  >(),
  /** The loan matures later (展期). */
  LoanExtended: event<
    Standing & {
      readonly extensionId: string;
      readonly change: PlanChange;
      readonly formerlyOn: Day;
      readonly maturesOn: Day;
      readonly rule: string;
      readonly reason: string;
    }
  >(),
  /** All that is owed is due at once (提前到期). */
  LoanAccelerated: event<Standing & { readonly accelerationId: string; readonly reason: string }>(),
  /** The claim was sold; nothing is owed to the bank any more. */
  LoanTransferred: event<
    OfLoan & {
      readonly assignee: Payee;
      readonly price: Money;
      readonly principal: Money;
      readonly interest: Money;
      readonly reason: string;
    }
  >(),
  /** Shares of the debtor took the place of a part of the debt (债转股). */
  DebtConverted: event<
    Standing & {
      readonly conversionId: string;
      readonly amount: Money;
      readonly company: string;
      readonly shares: string;
      readonly reason: string;
    }
  >(),
  /** The class that three persons decided, and the stage of IFRS 9: they set the order of payment. */
  LoanClassified: event<Standing & { readonly class: LoanClass; readonly stage: Stage }>(),
  /** Two persons valued something into days that were closed: what that changed of the last one. */
  ClosedDaysRevised: event<
    OfLoan & {
      readonly proposalId: string;
      readonly closedUpTo: Day;
      readonly changes: readonly Revision[];
    }
  >(),
  /** At the end of a day rows, schedule and facts of the loan did not come to the same. */
  LoanFiguresDiffered: event<OfLoan & { readonly differences: readonly Difference[] }>(),
  /** A late fact came: what the repayments pay now, and how the loan stands on the last known day. */
  LoanRecalculated: event<Standing & { readonly reallocations: readonly Reallocation[] }>(),
  /** Money that was paid early meets what has fallen due. */
  SuspenseApplied: event<
    Standing & { readonly allocation: readonly Share[]; readonly rule: OrderRule }
  >(),
  /** An instalment was not paid in full by the end of its due date. */
  InstalmentMissed: event<
    Standing & {
      readonly instalment: number;
      readonly principal: Money;
      readonly interest: Money;
    }
  >(),
  /** Yesterday something was due and was not paid. */
  LoanFellOverdue: event<Standing & ByRule & { readonly since: Day }>(),
  /** A further instalment is overdue, of a loan that was overdue before. */
  ArrearsGrew: event<Standing & { readonly instalment: number }>(),
  OverdueBucketChanged: event<
    Standing & ByRule & { readonly from: AgeingBucket; readonly to: AgeingBucket }
  >(),
  /** Nothing is overdue any more. */
  LoanCameCurrent: event<Standing & ByRule & { readonly from: AgeingBucket }>(),
  LoanSettled: event<OfLoan & { readonly origin?: Origin }>(),
  /** A settled loan runs again, because a repayment was reversed. */
  LoanReopened: event<OfLoan>(),
  /** The loan is taken off the books (核销); the claim stands. */
  LoanWrittenOff: event<
    OfLoan & {
      readonly principal: Money;
      readonly interest: Money;
      readonly reason: string;
      /** The rule that allows it. */
      readonly rule?: OrderRule;
      readonly origin?: Origin;
    }
  >(),
  /** A loan that was written off is on the books again; what was recovered counts as repaid. */
  WriteOffReversed: event<Standing & { readonly reason: string }>(),
  /** Money came in on a loan that is written off. */
  RecoveryRecorded: event<OfLoan & { readonly recoveryId: string; readonly amount: Money }>(),
  /** A guarantee or collateral, with its value; the same id again is a new valuation. */
  GuaranteeRecorded: event<
    OfLoan & {
      readonly guaranteeId: string;
      readonly type: GuaranteeType;
      readonly value: Money;
      /** Who guarantees, where it is somebody: a client's id or a name. */
      readonly guarantor?: string;
      /** All guarantees of the loan together, after this. */
      readonly guaranteed: Money;
    }
  >(),
  GuaranteeReleased: event<
    OfLoan & { readonly guaranteeId: string; readonly reason: string; readonly guaranteed: Money }
  >(),
  /** The source of a migration does not tell what became of the loan. */
  LoanOutcomeUnreported: event<OfLoan & { readonly origin: Origin }>(),
});
