import type { Day, DecimalText, Money } from '#kernel';
import type { AllocationRule } from '../allocation/allocation.rules.js';
import type { Dated, DueItem, LedgerFact, Payment } from '../allocation/facts.js';
import type { ChargesOfDay, DueComponent, SurplusRule } from '../allocation/allocation.codes.js';
import type { AgeingTerms, TechnicalOverdue } from '../ageing/days-past-due.js';
import type { Frequency } from '../schedule/schedule.codes.js';
import type { PrepaymentFeeRule } from '../prepayment/fee.js';
import type { PrepaymentEffect } from '../schedule/prepayments.codes.js';
import type { RateChange, ScheduleTerms } from '../schedule/terms.js';
import type { OverdueTerms } from './overdue-interest.js';

/** What the book of a loan is kept by: the contract, as far as money follows from it. */
export interface BookTerms {
  /**
   * The terms of the schedule. What is drawn, prepaid and reset are facts; `principal` counts only
   * for the currency.
   */
  readonly schedule: Omit<ScheduleTerms, 'startsOn' | 'drawdowns' | 'prepayments' | 'rateChanges'>;
  /** What overdue amounts bear; nothing where absent. */
  readonly overdue?: OverdueTerms;
  /** In place of the default orders: those of the contract or of the tenant. */
  readonly allocation?: readonly AllocationRule[];
  /**
   * What becomes of money beyond what is due: it is held and meets what falls due next (`hold`, the
   * default), or pays principal that is not due yet as the allocation rule says, from the day on which
   * the loan may end early and for the fee of a prepayment (`pay`). Interest that has not run is
   * never paid.
   */
  readonly surplus?: SurplusRule;
  /**
   * Inside one day, after what falls due: fees and other charges come before money (`chargesFirst`, the
   * default), or in the order of their recording among it.
   */
  readonly sameDay?: ChargesOfDay;
  readonly ageing?: AgeingTerms;
  readonly technical?: readonly TechnicalOverdue[];
  /**
   * Interest of a pay-off counts to its day (the default) or to the next due day.
   * Source: Fineract `LoanPreClosureInterestCalculationStrategy`.
   */
  readonly payOffInterest?: 'toTheDay' | 'toNextDueDay';
  /**
   * Whether money that pays all that is owed ends the loan before its time: always where absent, or
   * so many months after the first drawdown; until then it is held.
   */
  readonly endsEarly?: 'never' | { readonly afterMonths: number };
  /** For principal that is prepaid or paid off before it is due. */
  readonly prepaymentFee?: PrepaymentFeeRule;
}

/**
 * What was due and unpaid when the loan came onto the book, as it fell due; it bears penalty from
 * that day on. Principal that was not due comes with a drawdown, interest that had run with
 * `accruedInterest`. Source: ACTUS, a contract that runs at its status date or is purchased.
 */
export interface TakenOverFact extends Dated {
  readonly kind: 'takenOver';
  readonly items: readonly DueItem[];
}

/** Money was paid out to the borrower. */
export interface DrawdownFact extends Dated {
  readonly kind: 'drawdown';
  readonly amount: Money;
}

/** From this day on interest counts at this rate. */
export interface RateResetFact extends Dated, Pick<RateChange, 'annualRate' | 'instalment'> {
  readonly kind: 'rateReset';
  /** The rate of misuse: what overdue amounts bear counts on the rate before it. */
  readonly uplift?: true;
}

/** Money came in; a prepayment says what becomes of the plan, a pay-off ends it on its day. */
export interface BookPayment extends Payment {
  readonly prepayment?: PrepaymentEffect | 'payOff';
}

/** A fee of a fixed amount, or a share of what is overdue at the beginning of the day. */
export interface FeeFact extends Dated {
  readonly kind: 'fee';
  readonly fee:
    | { readonly amount: Money }
    | { readonly share: DecimalText; readonly of: readonly DueComponent[] };
  /** The day of the charge where absent. */
  readonly dueOn?: Day;
}

/** The loan was not used as agreed: from this day on it bears the heavier markup. */
export interface MisuseFact extends Dated {
  readonly kind: 'misuse';
  readonly markup: DecimalText;
}

/**
 * A payment was taken back by its payer's bank after it had counted: what it paid is owed again
 * from this day, last paid first, and falls due with the next instalment.
 */
export interface ChargeBackFact extends Dated {
  readonly kind: 'chargeBack';
  readonly of: string;
  readonly amount: Money;
}

/** The plan of what is still to come changes on this day. */
export interface PlanChangeFact extends Dated {
  readonly kind: 'planChange';
  readonly change: PlanChange;
}

export type PlanChange =
  /** All that is owed becomes due on the day (提前到期). */
  | { readonly to: 'accelerate' }
  /** Dates of everything not yet due move by so many days or months; amounts stay. */
  | { readonly to: 'shift'; readonly by: Frequency }
  /** Overdue principal and interest are spread equally over the instalments to come. */
  | { readonly to: 'reAmortise' }
  /** All principal, and interest that is due, in new instalments (重新约定还款计划). */
  | {
      readonly to: 'reAge' | 'reschedule';
      /** In place of the terms that stood: rate, method, number, period, first due day… */
      readonly terms: Partial<BookTerms['schedule']>;
      /** What becomes of interest that is unpaid: kept as it is, spread, or made principal. */
      readonly interest?: 'kept' | 'spread' | 'capitalised';
    };

/** A fact of a loan's money. */
export type BookFact =
  | Exclude<LedgerFact, Payment>
  | BookPayment
  | DrawdownFact
  | TakenOverFact
  | RateResetFact
  | FeeFact
  | MisuseFact
  | ChargeBackFact
  | PlanChangeFact;

/** A fact of the book that stands, reversals worked off. */
export type StandingBookFact = Exclude<BookFact, { readonly kind: 'reversal' }>;

/**
 * Order inside one day: the rate, what is taken over or drawn, changes of the plan, what falls due, then money.
 * What falls due by the plan comes before the phase of money.
 */
export const phaseOfDay: Readonly<Record<StandingBookFact['kind'], number>> = {
  rateReset: 0,
  misuse: 0,
  takenOver: 0,
  drawdown: 1,
  planChange: 2,
  withdrawal: 3,
  charge: 3,
  fee: 3,
  chargeBack: 4,
  waiver: 4,
  payment: 4,
  application: 4,
  refund: 4,
  assetClass: 5,
};

/** The same where charges of a day count as recorded. */
export const phaseAsRecorded: typeof phaseOfDay = {
  ...phaseOfDay,
  withdrawal: phaseOfDay.payment,
  charge: phaseOfDay.payment,
  fee: phaseOfDay.payment,
};

/** The first phase in which money moves: what falls due that day is due by then. */
export const moneyPhase = 3;
