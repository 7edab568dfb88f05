import type { Day, Money } from '#kernel';
import { addDays } from '#kernel';
import type { AgeingBucket, Book, Outlook } from '#loan-arithmetic';
import { beyondTolerance, figuresOn } from '#loan-arithmetic';

/**
 * How a loan stands at the end of a day, by all facts that count up to then: the decided figures
 * of allocation and ageing, so that nobody else has to know the schedule. Figures of later days
 * follow from it by `standingOn`, as long as nothing new happens.
 */
export interface LoanStanding {
  readonly on: Day;
  /** Principal drawn and not repaid. */
  readonly outstanding: Money;
  /** Fallen due up to the day and unpaid, without penalty. Includes what is overdue. */
  readonly due: Money;
  /** The part of `due` that fell due before the day. */
  readonly overdue: Money;
  /** Paid before anything was due for it, or beyond all that is owed (暂收款). */
  readonly overpaid: Money;
  /** Interest that has run up to the day, which does not count itself, and is not due yet. */
  readonly accruedInterest: Money;
  /** Penalty and compound interest up to the day, charged or not, and unpaid. */
  readonly penalty: Money;
  readonly daysPastDue: number;
  readonly bucket: AgeingBucket;
  /** The earliest due date that is unpaid and past. */
  readonly overdueSince: Day | null;
  /** The next due day with something unpaid, after the day; null when none is left. */
  readonly nextDueOn: Day | null;
  readonly nextDue: Money;
  /** The next day on which the end of the day will find something new, as far as is known. */
  readonly nextAgeingOn: Day | null;
  /** What the figures of later days follow from. */
  readonly basis: Outlook;
}

/** How the loan of a book stands at the end of a day. */
export function standingIn(book: Book, day: Day, nextAgeingOn: Day | null): LoanStanding {
  const basis = book.outlookOn(day);
  return { ...figuresOf(basis, day), nextAgeingOn, basis };
}

/**
 * The same loan at the end of a later day, if nothing happens until then that `nextAgeingOn` does
 * not announce: days past due, overdue, interest and penalty go on by themselves.
 */
export const standingOn = (standing: LoanStanding, day: Day): LoanStanding =>
  day <= standing.on ? standing : { ...standing, ...figuresOf(standing.basis, day) };

function figuresOf(basis: Outlook, on: Day): Omit<LoanStanding, 'nextAgeingOn' | 'basis'> {
  const money = (minor: number): Money => ({ minor, currency: basis.currency });
  const { outstanding, due, overdue, held, accruedInterest, penalty, nextDue, ...rest } = figuresOn(
    basis,
    on,
  );
  return {
    ...rest,
    on,
    outstanding: money(outstanding),
    due: money(due),
    overdue: money(overdue),
    overpaid: money(held),
    accruedInterest: money(accruedInterest),
    penalty: money(penalty),
    nextDue: money(nextDue),
  };
}

/**
 * The earliest due day with something unpaid, past or to come, that is more than is tolerated. Days
 * past due count from it.
 */
export function unpaidSince({ open, coming, ageing }: Outlook): Day | undefined {
  const unpaid = [...open, ...coming.flatMap((due) => due.open)];
  const days = beyondTolerance(unpaid, ageing?.tolerated).map(({ dueOn }) => dueOn);
  return days.reduce<Day | undefined>(
    (least, day) => (least === undefined || day < least ? day : least),
    undefined,
  );
}

/**
 * The first day on which something unpaid counts as overdue: the days of tolerance are over. It may
 * be a day to come.
 */
export function lateFrom(outlook: Outlook): Day | undefined {
  const since = unpaidSince(outlook);
  return since && addDays(since, (outlook.ageing?.graceDays ?? 0) + 1);
}
