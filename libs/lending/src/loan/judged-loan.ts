import type { CreditTerms } from '#credit';
import { scheduleTerms } from '#credit';
import type { Day } from '#kernel';
import type { AccrualPlan, Prepayment, ScheduleRow } from '#loan-arithmetic';
import { accrualPlan } from '#loan-arithmetic';
import type { LoanAccount, Repayment } from '../book/account.js';
import { startOf } from '../book/account.js';
import type { Book } from '../book/book.js';
import { bookOf } from '../book/book.js';
import type { LoanStanding } from '../book/standing.js';
import { standingIn } from '../book/standing.js';
import { nextTurn } from '../book/turns.js';
import type { Loan } from './loan.state.js';
import { accountOf } from './loan.state.js';

/** A loan with the book of its facts: kept once for a decision, asked for every figure of it. */
export interface JudgedLoan {
  readonly loan: Loan;
  readonly account: LoanAccount;
  readonly book: Book;
  readonly plan: AccrualPlan;
  /** How it stands at the end of a day; ageing goes on after the day it was judged last. */
  readonly standing: (day: Day, judged?: Day) => LoanStanding;
}

/** The loan as the facts of an account would have it, its own unless given. */
export function judgedLoan(loan: Loan, account: LoanAccount = accountOf(loan)): JudgedLoan {
  const book = bookOf(account);
  const plan = planOf(loan.terms, account);
  const begun = loan.agedOn ?? startOf(account.drawdowns);
  return {
    loan,
    account,
    book,
    plan,
    standing: (day, judged = begun ?? day) => ({
      ...standingIn(book, plan, day),
      nextAgeingOn: nextTurn(book, judged),
    }),
  };
}

/** A loan's rows change rarely and its money often: what follows from the rows is worked out once. */
const plans = new WeakMap<readonly ScheduleRow[], { readonly of: string; plan: AccrualPlan }>();

/** How interest runs; nothing runs of a loan without a schedule, or after its last row. */
export function planOf(
  terms: CreditTerms,
  { rows, drawdowns, repayments }: Pick<LoanAccount, 'rows' | 'drawdowns' | 'repayments'>,
): AccrualPlan {
  const end = rows.at(-1)?.dueOn;
  if (end === undefined) return noPlan(terms);
  const prepayments = prepaymentsOf(repayments);
  const of = JSON.stringify(prepayments);
  const known = plans.get(rows);
  if (known?.of === of) return known.plan;
  const whole = accrualPlan(scheduleTerms(terms, drawdowns, prepayments));
  const plan = { ...whole, periods: whole.periods.filter(({ period }) => period.dueOn <= end) };
  plans.set(rows, { of, plan });
  return plan;
}

const noPlan = ({ amount: { currency }, dayCount }: CreditTerms): AccrualPlan => ({
  currency,
  dayCount,
  mode: 'halfUp',
  periods: [],
});

/** The repayments that the schedule reckons with. */
export const prepaymentsOf = (repayments: readonly Repayment[]): readonly Prepayment[] =>
  repayments.flatMap(({ valueDate: on, amount, prepayment: effect }) =>
    effect === undefined || effect === 'payOff' ? [] : [{ on, amount, effect }],
  );
