import type { Day, Money } from '#kernel';
import { existingDay, moneyOf, noRatio, plusRatio, roundRatio, sumOf } from '#kernel';
import { accrualPlan, runningInterest } from '../accrual/accrual.js';
import type { OverdueItem, PenaltyTerms } from '../accrual/penalty.js';
import { compoundOn, penaltyOn } from '../accrual/penalty.js';
import type { DueComponent } from '../allocation/allocation.codes.js';
import { repaymentSchedule } from '../schedule/repayment-schedule.js';
import type { ScheduleTerms } from '../schedule/terms.js';
import type { PrepaymentFeeRule } from './fee.js';
import { prepaymentFee } from './fee.js';

/** A due item and what was paid of it; items of the ledger are such. */
export type PayOffItem = OverdueItem & {
  readonly component: DueComponent;
  readonly amount: Money;
};

/** What a pay-off figure is computed from. */
export interface PayOffRequest {
  readonly terms: ScheduleTerms;
  /** All items of the loan, those not yet due too. */
  readonly items: readonly PayOffItem[];
  readonly penalty?: PenaltyTerms;
  readonly fee?: PrepaymentFeeRule;
  /**
   * Interest is paid to the day of the pay-off, unless said, or to the next due date.
   * Source: Fineract `LoanPreClosureInterestCalculationStrategy`.
   */
  readonly interestTo?: 'payOffDay' | 'nextDueDate';
}

/** What pays a loan off on a day. After it is paid nothing is left, to the minor unit. */
export interface PayOff {
  readonly on: Day;
  readonly principal: Money;
  /** Due and unpaid, and accrued since the last due date. */
  readonly interest: Money;
  /** Penalty and compound interest. */
  readonly penalty: Money;
  readonly fees: Money;
  readonly prepaymentFee: Money;
  readonly total: Money;
}

/** balance + interest to the day + penalty + fees + prepayment fee. */
export function payOff(request: PayOffRequest, on: Day): PayOff {
  existingDay(on, 'on');
  const { terms, items } = request;
  const { currency } = terms.principal;
  const money = (minor: number) => moneyOf(BigInt(minor), currency);
  const unpaid = (component: DueComponent) =>
    items.filter((item) => item.component === component).reduce((sum, item) => sum + left(item), 0);

  const principal = money(unpaid('principal'));
  const interest = money(interestOwed(request, on, principal));
  const penalty = money(unpaid('penalty') + penaltyNotCharged(request, on));
  const fees = money(unpaid('fee') + unpaid('cost'));
  const charge = money(feeFor(request, on));
  const total = sumOf([principal, interest, penalty, fees, charge], currency);
  return { on, principal, interest, penalty, fees, prepaymentFee: charge, total };
}

const paidOf = ({ movements }: PayOffItem): number =>
  movements.reduce((sum, { amount }) => sum + amount.minor, 0);
const left = (item: PayOffItem): number => item.amount.minor - paidOf(item);

/** Unpaid interest that is due, and what runs, less what was paid of it in advance. */
function interestOwed({ terms, items, interestTo }: PayOffRequest, on: Day, owed: Money): number {
  const interest = items.filter(({ component }) => component === 'interest');
  const due = interest
    .filter(({ dueOn }) => dueOn <= on)
    .reduce((sum, item) => sum + left(item), 0);
  if (owed.minor === 0) return due;
  const ahead = interest.filter(({ dueOn }) => dueOn > on);
  const advance = ahead.reduce((sum, item) => sum + paidOf(item), 0);
  const plan = accrualPlan(terms);
  const next = plan.periods.find(({ from, to }) => from < on && on < to);
  const running =
    interestTo === 'nextDueDate'
      ? (next?.interest ?? 0n)
      : roundRatio(runningInterest(plan, on), plan.mode);
  return due + Number(running) - advance;
}

/** Penalty and compound interest to the day, less what was charged as items already. */
function penaltyNotCharged({ terms, items, penalty }: PayOffRequest, on: Day): number {
  if (penalty === undefined) return 0;
  const accrued = items.reduce((sum, item) => {
    if (item.component === 'principal') return plusRatio(sum, penaltyOn(item, penalty, on));
    if (item.component === 'interest') return plusRatio(sum, compoundOn(item, penalty, on));
    return sum;
  }, noRatio);
  const charged = items
    .filter(({ component }) => component === 'penalty')
    .reduce((sum, { amount }) => sum + amount.minor, 0);
  return Number(roundRatio(accrued, terms.rounding?.mode ?? 'halfUp')) - charged;
}

/** The fee is for principal that is not due yet. */
function feeFor({ terms, items, fee }: PayOffRequest, on: Day): number {
  const early = items.filter(({ component, dueOn }) => component === 'principal' && dueOn > on);
  const minor = early.reduce((sum, item) => sum + left(item), 0);
  if (fee === undefined || minor === 0) return 0;
  const { annualRate, dayCount } = terms;
  const amount = { minor, currency: terms.principal.currency };
  const schedule = repaymentSchedule(terms);
  return prepaymentFee(fee, { on, amount, schedule, annualRate, dayCount }).minor;
}
