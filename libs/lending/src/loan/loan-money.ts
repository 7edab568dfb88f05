import type { Day, Facts, Money } from '#kernel';
import { folded, NotFound } from '#kernel';
import type { ScheduleRow, Share } from '#loan-arithmetic';
import type { Repayment } from '../book/account.js';
import type { Book, Settlement } from '../book/book.js';
import type { JudgedLoan } from './judged-loan.js';
import { judgedLoan } from './judged-loan.js';
import { aged, isPaid, rejudged } from './loan-ageing.js';
import { scheduledRows } from './loan-pay-off.js';
import type { Reallocation } from './loan.events.js';
import { loanEvents } from './loan.events.js';
import type { Loan, RecordedRepayment } from './loan.state.js';
import { accountOf, evolve } from './loan.state.js';

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
export function drawn(loan: Loan, amount: Money, valueDate: Day): LoanFacts {
  const { clientId, terms } = loan;
  const drawdowns = [...loan.drawdowns, { amount, on: valueDate }];
  const before = accountOf(loan);
  const rows = scheduledRows(terms, drawdowns, before.repayments);
  const judged = judgedLoan(loan, { ...before, drawdowns, rows });
  const schedule = { clientId, rows, standing: judged.standing(valueDate), valueDate };
  return [
    LoanDisbursed({ clientId, amount, valueDate }),
    loan.drawdowns.length === 0
      ? ScheduleAgreed(schedule)
      : ScheduleRecalculated({ ...schedule, because: 'drawdown' }),
    ...following(judged, valueDate),
  ];
}

/** The schedule that a prepayment or a pay-off leads to, and the repayment that it is for. */
export function prepaid(
  loan: Loan,
  rows: readonly ScheduleRow[],
  repayment: Repayment & Required<Pick<Repayment, 'prepayment'>>,
): LoanFacts {
  const { clientId } = loan;
  const { valueDate, prepayment } = repayment;
  const because = prepayment === 'payOff' ? 'payOff' : 'prepayment';
  const standing = judgedLoan(loan, { ...accountOf(loan), rows }).standing(valueDate);
  return [
    ScheduleRecalculated({ clientId, rows, standing, valueDate, because }),
    ...repaid(loan, repayment, rows),
  ];
}

/** A repayment with what it pays, and what follows. */
export function repaid(
  loan: Loan,
  repayment: Repayment,
  rows: readonly ScheduleRow[] = loan.rows,
): LoanFacts {
  const before = accountOf(loan);
  const account = { ...before, rows, repayments: [...before.repayments, repayment] };
  const judged = judgedLoan(loan, account);
  const { clientId } = loan;
  const { repaymentId, valueDate } = repayment;
  const { shares: allocation, held, rule } = settlementOf(judged.book, repaymentId);
  const standing = judged.standing(valueDate);
  const overpaid = { ...repayment.amount, minor: held };
  return [
    RepaymentRecorded({ clientId, ...repayment, allocation, overpaid, rule, standing }),
    ...following(judged, valueDate),
  ];
}

/** A repayment taken back, and what follows: as if it had never been. */
export function reversed(
  loan: Loan,
  { repaymentId, amount, valueDate, prepayment }: RecordedRepayment,
  reason: string,
): LoanFacts {
  const before = accountOf(loan);
  const repayments = before.repayments.filter((other) => other.repaymentId !== repaymentId);
  const rows =
    prepayment === undefined
      ? before.rows
      : scheduledRows(loan.terms, before.drawdowns, repayments);
  const judged = judgedLoan(loan, { ...before, repayments, rows });
  const { clientId } = loan;
  const standing = judged.standing(valueDate);
  return [
    RepaymentReversed({ clientId, repaymentId, amount, reason, standing, valueDate }),
    ...(prepayment === undefined
      ? []
      : [ScheduleRecalculated({ clientId, rows, standing, valueDate, because: 'reversal' })]),
    ...following(judged, valueDate),
  ];
}

/**
 * What follows from a money fact: the change of bucket, one recalculation when the fact is late or
 * moves what other repayments paid, and the end of the loan or its return.
 */
function following(judged: JudgedLoan, day: Day): LoanFacts {
  const { clientId, knownOn } = judged.loan;
  const buckets = rejudged(judged, day);
  const reallocations = moved(judged.loan, judged.book);
  const days = [knownOn, day, ...buckets.map(({ data }) => data.valueDate)];
  const latest = days.reduce((a, b) => (b > a ? b : a));
  const last = days.at(-1) ?? day;
  const standing = judged.standing(latest);
  return [
    ...buckets,
    ...(last < latest || reallocations.length > 0
      ? [LoanRecalculated({ clientId, reallocations, standing, valueDate: latest })]
      : []),
    ...ending(judged, day),
  ];
}

/** The loan ends with its last repayment, and runs again when that is taken back. */
function ending({ loan, book }: JudgedLoan, day: Day): LoanFacts {
  const { status, clientId, knownOn } = loan;
  const known = knownOn > day ? knownOn : day;
  const paid = isPaid(loan, book, known);
  if (status === 'settled' && !paid) return [LoanReopened({ clientId, valueDate: day })];
  if (status === 'settled' || !paid) return [];
  const valueDate = book.items.reduce(
    (latest, { clearedOn = latest }) => (clearedOn > latest ? clearedOn : latest),
    day,
  );
  return [LoanSettled({ clientId, valueDate })];
}

/**
 * The same facts, and what the end of the days up to one that is closed finds with them: what is
 * entered late is judged like what was there in time.
 */
export function caughtUp(loan: Loan, facts: LoanFacts, closedUpTo: Day | undefined): LoanFacts {
  if (closedUpTo === undefined) return facts;
  return [...facts, ...aged(folded(evolve, facts, loan), closedUpTo)];
}

/** What now pays something else than was recorded: repayments, and money out of suspense. */
function moved({ repayments, applied, agedOn = '' }: Loan, book: Book): readonly Reallocation[] {
  const now = (of: Settlement['of'], id: string) =>
    book.settlements.find((one) => one.of === of && one.id === id);
  const { currency } = book.account;
  const passed = book.settlements.filter(({ of, on }) => of === 'suspense' && on <= agedOn);
  const dates = new Set([...applied.map(({ on }) => on), ...passed.map(({ on }) => on)]);
  const standing = new Set(book.account.repayments.map(({ repaymentId }) => repaymentId));
  return [
    ...repayments
      .filter(({ repaymentId, reversed: isReversed }) => !isReversed && standing.has(repaymentId))
      .flatMap(({ repaymentId, allocation }) =>
        changed({ repaymentId }, allocation, now('repayment', repaymentId), currency),
      ),
    ...[...dates].sort().flatMap((appliedOn) => {
      const { allocation = [] } = applied.find(({ on }) => on === appliedOn) ?? {};
      return changed({ appliedOn }, allocation, now('suspense', appliedOn), currency);
    }),
  ];
}

function changed(
  what: { readonly repaymentId: string } | { readonly appliedOn: Day },
  recorded: readonly Share[],
  now: Settlement | undefined,
  currency: string,
): readonly Reallocation[] {
  const shares = now?.shares ?? [];
  if (sameShares(shares, recorded)) return [];
  const overpaid = { minor: 'repaymentId' in what ? (now?.held ?? 0) : 0, currency };
  return [{ ...what, allocation: shares, overpaid }];
}

const sameShares = (a: readonly Share[], b: readonly Share[]): boolean =>
  a.length === b.length &&
  a.every(({ itemId, amount, timing }, index) => {
    const other = b[index];
    return (
      other?.itemId === itemId && other.amount.minor === amount.minor && other.timing === timing
    );
  });

function settlementOf({ settlements }: Book, id: string): Settlement {
  const found = settlements.find((one) => one.of === 'repayment' && one.id === id);
  if (found === undefined) throw NotFound({ found: id });
  return found;
}
