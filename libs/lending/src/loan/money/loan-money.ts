import type { Day, Facts } from '#kernel';
import { NotFound } from '#kernel';
import type { Ledger, Outcome, Share } from '#loan-arithmetic';
import type { Posting } from '../../book/facts.js';
import { paymentId } from '../../book/facts.js';
import type { Instalment } from '../../book/instalments.js';
import type { LoanAccount } from '../../book/loan-account.js';
import { servicingOf } from '../../book/servicing-terms.js';
import type { LoanStanding } from '../../book/standing.js';
import type { Said } from './accounting.js';
import { accounting } from './accounting.js';
import type { JudgedLoan } from './judged-loan.js';
import { judgedLoan, startOf } from './judged-loan.js';
import { appliedIn, isPaid, rejudged } from './loan-ageing.js';
import type { Reallocation } from '../servicing/reallocation.js';
import type { ScheduleCause } from '../revision/schedule-cause.js';
import { loanEvents } from '../loan.events.js';
import type { Loan, RecordedRepayment } from '../loan.state.js';

const {
  LoanDisbursed,
  ScheduleAgreed,
  ScheduleRecalculated,
  RepaymentRecorded,
  RepaymentReversed,
  LoanRecalculated,
  LoanSettled,
  LoanReopened,
} = loanEvents;
type LoanFacts = readonly Facts<typeof loanEvents>[];

/** A drawdown, the schedule it makes, and what follows for earlier repayments. */
export function drawn(loan: Loan, disbursed: Said<'LoanDisbursed'>): LoanFacts {
  const { account } = loan;
  const { valueDate } = disbursed;
  const after = judgedLoan(loan, accounting.LoanDisbursed(disbursed, account));
  return [
    LoanDisbursed(disbursed),
    startOf(account) === undefined
      ? ScheduleAgreed({ ...scheduleOf(after, valueDate), ...byProduct(account) })
      : ScheduleRecalculated({ ...scheduleOf(after, valueDate), because: 'drawdown' }),
    ...following(after, valueDate),
  ];
}

/** A repayment with what it pays, what it changes of the schedule, and what follows. */
export function repaid(loan: Loan, posting: Posting & FromWhom): LoanFacts {
  const after = judgedLoan(loan, accounting.RepaymentRecorded(posting, loan.account));
  const { repaymentId, valueDate, prepayment } = posting;
  const { shares: allocation, overpaid, rule } = outcomeOf(after.ledger, repaymentId);
  const standing = after.standing(valueDate);
  const moves = paysAhead(loan, after);
  const isAhead = moves && !isPaid(after, valueDate);
  const ends = prepayment === 'payOff' || (prepayment === undefined && !isAhead);
  const changes = prepayment !== undefined || moves;
  return [
    ...rescheduled(after, valueDate, ends ? 'payOff' : 'prepayment', changes),
    RepaymentRecorded({ ...posting, allocation, overpaid, rule, standing }),
    ...following(after, valueDate),
  ];
}

/** A repayment taken back, and what follows: as if it had never been. */
export function reversed(
  loan: Loan,
  { repaymentId, amount, allocation, valueDate, prepayment }: RecordedRepayment,
  reason: string,
): LoanFacts {
  const after = judgedLoan(loan, accounting.RepaymentReversed({ repaymentId }, loan.account));
  const standing = after.standing(valueDate);
  return [
    RepaymentReversed({ repaymentId, amount, allocation, reason, standing, valueDate }),
    ...rescheduled(
      after,
      valueDate,
      'reversal',
      prepayment !== undefined || paysAhead(loan, after),
    ),
    ...following(after, valueDate),
  ];
}

/**
 * Any other event that moves money or changes what falls due: what it says and how the loan stands
 * after it, the schedule where it changes, and what follows.
 */
export function counted<D extends { readonly valueDate: Day }>(
  loan: Loan,
  data: D,
  counts: (data: D, account: LoanAccount) => LoanAccount,
  tell: (data: D & { readonly standing: LoanStanding }) => Facts<typeof loanEvents>,
  because: ScheduleCause,
): LoanFacts {
  const after = judgedLoan(loan, counts(data, loan.account));
  const { valueDate } = data;
  const same = sameRows(judgedLoan(loan).instalments(), after.instalments());
  return [
    tell({ ...data, standing: after.standing(valueDate) }),
    ...(same ? [] : [ScheduleRecalculated({ ...scheduleOf(after, valueDate), because })]),
    ...following(after, valueDate),
  ];
}

const sameRows = (a: readonly Instalment[], b: readonly Instalment[]): boolean =>
  a.length === b.length &&
  a.every((row, index) => {
    const other = b[index];
    return (
      other?.dueOn === row.dueOn &&
      other.due.minor === row.due.minor &&
      other.principal.minor === row.principal.minor
    );
  });

/** Whether money beyond what is due moves the rows to come, as products may have it. */
const paysAhead = (loan: Loan, after: JudgedLoan): boolean =>
  servicingOf(loan.account).surplus === 'pay' &&
  !sameRows(judgedLoan(loan).instalments(), after.instalments());

/** Who paid, and from what. */
type FromWhom = Pick<Said<'RepaymentRecorded'>, 'payer' | 'source'>;

/** The version of the product that a schedule is made by. */
export const byProduct = ({ product }: LoanAccount) =>
  product === undefined ? {} : { rule: { id: product.productId, version: product.version } };

const scheduleOf = (after: JudgedLoan, valueDate: Day) => ({
  rows: after.instalments(),
  standing: after.standing(valueDate),
  valueDate,
});

/** The schedule where it changes: as was said, or because the loan ends on another day. */
function rescheduled(
  after: JudgedLoan,
  valueDate: Day,
  because: ScheduleCause,
  changes: boolean,
): LoanFacts {
  const schedule = scheduleOf(after, valueDate);
  const same = schedule.rows.at(-1)?.dueOn === after.loan.maturesOn;
  return changes || !same ? [ScheduleRecalculated({ ...schedule, because })] : [];
}

/**
 * What follows from a money fact: the change of bucket, one recalculation when the fact is late or
 * moves what other repayments paid, and the end of the loan or its return.
 */
function following(after: JudgedLoan, day: Day): LoanFacts {
  const { knownOn } = after.loan;
  const buckets = rejudged(after, day);
  const reallocations = moved(after);
  const days = [knownOn, day, ...buckets.map(({ data }) => data.valueDate)];
  const latest = days.reduce((a, b) => (b > a ? b : a));
  const last = days.at(-1) ?? day;
  const standing = after.standing(latest);
  return [
    ...buckets,
    ...(last < latest || reallocations.length > 0
      ? [LoanRecalculated({ reallocations, standing, valueDate: latest })]
      : []),
    ...ending(after, day),
  ];
}

/** The loan ends with its last repayment, and runs again when that is taken back. */
function ending(after: JudgedLoan, day: Day): LoanFacts {
  const { status, knownOn } = after.loan;
  const paid = isPaid(after, knownOn > day ? knownOn : day);
  if (status === 'settled' && !paid) return [LoanReopened({ valueDate: day })];
  if (status === 'settled' || !paid) return [];
  const valueDate = after.ledger.items.reduce(
    (latest, { clearedOn = latest }) => (clearedOn > latest ? clearedOn : latest),
    day,
  );
  return [LoanSettled({ valueDate })];
}

/** What now pays something else than was recorded: repayments, and money out of suspense. */
function moved({ loan, account, ledger }: JudgedLoan): readonly Reallocation[] {
  const { repayments, applied, agedOn = '' } = loan;
  const stands = new Set(account.facts.map(({ id }) => id));
  const passed = ledger.outcomes.flatMap(({ fact }) =>
    fact.kind === 'application' && fact.valueDate <= agedOn ? [fact.valueDate] : [],
  );
  const dates = [...new Set([...applied.map(({ on }) => on), ...passed])].sort();
  return [
    ...repayments
      .filter(({ repaymentId }) => stands.has(paymentId(repaymentId)))
      .flatMap(({ repaymentId, allocation: was, valueDate: paidOn }) => {
        const { shares: allocation, overpaid } = outcomeOf(ledger, repaymentId);
        return sameShares(allocation, was)
          ? []
          : [{ repaymentId, paidOn, allocation, was, overpaid }];
      }),
    ...dates.flatMap((appliedOn) => {
      const { allocation: was = [] } = applied.find(({ on }) => on === appliedOn) ?? {};
      const { allocation } = appliedIn(ledger, appliedOn);
      return sameShares(allocation, was) ? [] : [{ appliedOn, allocation, was }];
    }),
  ];
}

const sameShares = (a: readonly Share[], b: readonly Share[]): boolean =>
  a.length === b.length &&
  a.every(({ itemId, amount, timing }, index) => {
    const other = b[index];
    return (
      other?.itemId === itemId && other.amount.minor === amount.minor && other.timing === timing
    );
  });

/** What became of a repayment. */
export function outcomeOf({ outcomes }: Ledger, repaymentId: string): Paid {
  const found = outcomes.find(({ fact }) => fact.id === paymentId(repaymentId));
  const { shares, overpaid, rule } = found ?? {};
  if (shares === undefined || overpaid === undefined || rule === undefined) {
    throw NotFound({ found: repaymentId });
  }
  return { shares, overpaid, rule };
}

type Paid = Pick<Outcome, 'shares' | 'overpaid'> & Required<Pick<Outcome, 'rule'>>;
