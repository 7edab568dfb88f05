import type { Day, Facts, Money } from '#kernel';
import { NotFound } from '#kernel';
import type { Ledger, Outcome, ScheduleRow, Share } from '#loan-arithmetic';
import { rejudged } from './loan-ageing.js';
import type { LoanAccount, Repayment } from './loan-account.js';
import { ledgerOf, standingOn, startOf } from './loan-account.js';
import { scheduledRows } from './loan-pay-off.js';
import type { LoanStanding, Reallocation } from './loan.events.js';
import { loanEvents } from './loan.events.js';
import type { Loan, RecordedRepayment } from './loan.state.js';
import { accountOf } from './loan.state.js';

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
  const account = { ...before, drawdowns, rows };
  const ledger = ledgerOf(account);
  const standing = standingAfter(loan, account, ledger, valueDate);
  const schedule = { clientId, rows, standing, valueDate };
  return [
    LoanDisbursed({ clientId, amount, valueDate }),
    loan.drawdowns.length === 0
      ? ScheduleAgreed(schedule)
      : ScheduleRecalculated({ ...schedule, because: 'drawdown' }),
    ...following(loan, account, ledger, valueDate),
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
  const account = { ...accountOf(loan), rows };
  const because = prepayment === 'payOff' ? 'payOff' : 'prepayment';
  const standing = standingAfter(loan, account, ledgerOf(account), valueDate);
  return [
    ScheduleRecalculated({ clientId, rows, standing, valueDate, because }),
    ...repaid(loan, repayment, account),
  ];
}

/** A repayment with what it pays, and what follows. */
export function repaid(
  loan: Loan,
  repayment: Repayment,
  before: LoanAccount = accountOf(loan),
): LoanFacts {
  const account = { ...before, repayments: [...before.repayments, repayment] };
  const ledger = ledgerOf(account);
  const { clientId } = loan;
  const { repaymentId, valueDate } = repayment;
  const { shares: allocation, overpaid } = outcomeOf(ledger, repaymentId);
  const standing = standingAfter(loan, account, ledger, valueDate);
  return [
    RepaymentRecorded({ clientId, ...repayment, allocation, overpaid, standing }),
    ...following(loan, account, ledger, valueDate),
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
  const account = { ...before, repayments, rows };
  const ledger = ledgerOf(account);
  const { clientId } = loan;
  const standing = standingAfter(loan, account, ledger, valueDate);
  return [
    RepaymentReversed({ clientId, repaymentId, amount, reason, standing, valueDate }),
    ...(prepayment === undefined
      ? []
      : [ScheduleRecalculated({ clientId, rows, standing, valueDate, because: 'reversal' })]),
    ...following(loan, account, ledger, valueDate),
  ];
}

/**
 * What follows from a money fact: the change of bucket, one recalculation when the fact is late or
 * moves what other repayments paid, and the end of the loan or its return.
 */
function following(loan: Loan, account: LoanAccount, ledger: Ledger, day: Day): LoanFacts {
  const { clientId } = loan;
  const buckets = rejudged(loan, account, ledger, day);
  const reallocations = moved(loan.repayments, ledger);
  const days = [loan.knownOn, day, ...buckets.map(({ data }) => data.valueDate)];
  const latest = days.reduce((a, b) => (b > a ? b : a));
  const last = days.at(-1) ?? day;
  const standing = standingAfter(loan, account, ledger, latest);
  return [
    ...buckets,
    ...(last < latest || reallocations.length > 0
      ? [LoanRecalculated({ clientId, reallocations, standing, valueDate: latest })]
      : []),
    ...ending(loan, ledger, day),
  ];
}

/** The loan ends with its last repayment, and runs again when that is taken back. */
function ending({ status, clientId, terms }: Loan, { items }: Ledger, day: Day): LoanFacts {
  const cleared = items.every(({ unpaid }) => unpaid.minor === 0);
  if (status === 'settled' && !cleared) return [LoanReopened({ clientId, valueDate: day })];
  if (status === 'settled' || !cleared || terms.revolving === true) return [];
  const valueDate = items.reduce(
    (latest, { clearedOn = latest }) => (clearedOn > latest ? clearedOn : latest),
    day,
  );
  return [LoanSettled({ clientId, valueDate })];
}

/** The standing repayments that now pay something else than was recorded. */
const moved = (repayments: readonly RecordedRepayment[], ledger: Ledger): readonly Reallocation[] =>
  repayments.flatMap(({ repaymentId, reversed: isReversed, allocation }) => {
    const now = ledger.outcomes.find(({ fact }) => fact.id === repaymentId);
    if (isReversed || now === undefined || sameShares(now.shares, allocation)) return [];
    return [{ repaymentId, allocation: now.shares, overpaid: now.overpaid }];
  });

const sameShares = (a: readonly Share[], b: readonly Share[]): boolean =>
  a.length === b.length &&
  a.every(({ itemId, amount, timing }, index) => {
    const other = b[index];
    return (
      other?.itemId === itemId && other.amount.minor === amount.minor && other.timing === timing
    );
  });

function outcomeOf({ outcomes }: Ledger, id: string): Outcome {
  const outcome = outcomes.find(({ fact }) => fact.id === id);
  if (outcome === undefined) throw NotFound({ found: id });
  return outcome;
}

/** How the loan stands on a day; ageing goes on from the last day it was through. */
const standingAfter = (
  { agedOn }: Loan,
  account: LoanAccount,
  ledger: Ledger,
  day: Day,
): LoanStanding => standingOn(account, ledger, day, agedOn ?? startOf(account.drawdowns) ?? day);
