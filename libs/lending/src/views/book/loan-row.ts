import type { CreditTerms } from '#credit';
import type { Day, DecimalText, Money } from '#kernel';
import type { RateIndex } from '#loan-arithmetic';
import type { Industry, Name, Region } from '#clients';
import type { OrganisationName } from '#organisation';
import type { LoanStatus } from '../../lending.codes.js';
import type { LoanClass, Stage } from '../../risk-class.codes.js';
import type { LoanStanding } from '../../book/standing.js';
import type { PublishedOn } from '../../benchmark/published-on.js';
import type { Signatory } from '../../loan/signatories.js';

/** A loan as it stands at the end of the day `on`. */
export interface LoanRow
  extends Omit<CreditTerms, 'amount' | 'revolving'>, Omit<LoanStanding, 'basis'> {
  readonly loanId: string;
  readonly clientId: string;
  readonly applicationId: string;
  /** The relationship manager of today. */
  readonly managerId: string;
  /** The relationship manager at origination. */
  readonly originatedBy: string;
  /** The manager's unit and those above it. */
  readonly units: readonly string[];
  readonly status: LoanStatus;
  readonly currency: string;
  readonly approved: Money;
  readonly approvedOn: Day;
  /** A year, or `unknown`. */
  readonly approvalYear: string;
  readonly grantedOn: Day;
  /** The last day for the first drawdown; none once it is made, or the approval has lapsed. */
  readonly drawableUntil?: Day;
  readonly revolving: boolean;
  readonly industry: Industry;
  readonly region: Region;
  readonly agreementNumber?: string;
  /** The day of the agreement, and who signed it for the bank and for the client. */
  readonly signedOn?: Day;
  readonly signatories?: readonly Signatory[];
  /** All drawdowns together. */
  readonly disbursed: Money;
  /** The first drawdown. */
  readonly disbursedOn?: Day;
  readonly maturesOn?: Day;
  readonly guaranteed: Money;
  readonly writtenOff: Money;
  readonly writtenOffOn?: Day;
  readonly recovered: Money;
  readonly settledOn: Day | null;
  readonly migrated: boolean;
  /** How it stood when it came onto the book, of a loan that was bought or run elsewhere before. */
  readonly takenOver?: TakenOverFrom;
  /** Contract rates that were set since the loan was granted, by the day they count from. */
  readonly rates: readonly RateFrom[];
  /** What the index was published at by which the rate was set last. */
  readonly published?: PublishedOn;
  /** The next reset of a rate that follows an index; none from the last due day on. */
  readonly reset?: PlannedReset;
  readonly restructuredOn?: Day;
  /** Restructured because the debtor is in financial difficulty. */
  readonly inDifficulty: boolean;
  readonly extensions: number;
  /** The class of the regulator that was decided (五级分类), and the stage of IFRS 9. */
  readonly class: LoanClass;
  readonly stage: Stage;
  /** The money was not used as agreed: from a day on the loan bears a markup on its rate. */
  readonly misuse?: { readonly from: Day; readonly markup: DecimalText };
}

/** When a rate is set anew by itself, and whether what it is to be fixed on is missing. */
export interface PlannedReset {
  readonly index: RateIndex;
  readonly on: Day;
  /** The evening on which it is fixed and announced. */
  readonly noticeOn: Day;
  readonly isMissing: boolean;
}

/** How a loan stood when it came onto the book, and what the bank paid for it. */
export interface TakenOverFrom {
  readonly on: Day;
  /** All principal, due or not. */
  readonly outstanding: Money;
  readonly accruedInterest?: Money;
  readonly overdueSince: Day | null;
  readonly seller?: string;
  readonly price?: Money;
}

/** A rate and the day it counts from. */
export interface RateFrom {
  readonly from: Day;
  readonly annualRate: DecimalText;
}

/** A loan as lists show it: with the names behind its ids, and in words. */
export interface ListedLoan extends LoanRow {
  /** Absent where the asker does not see the client. */
  readonly clientName?: Name;
  readonly managerName?: OrganisationName;
  /** What its codes mean, in the language that was asked for. */
  readonly labels?: Readonly<Record<string, string>>;
}

/** A loan as it is kept: as it stood when something last happened, and what follows from that. */
export interface KeptLoan extends LoanRow {
  readonly basis: LoanStanding['basis'];
  /** The earliest due day with something unpaid, past or to come; `never` when there is none. */
  readonly unpaidSince: Day;
  /** The first day on which that counts as overdue, past or to come; `never` when there is none. */
  readonly lateFrom: Day;
}
