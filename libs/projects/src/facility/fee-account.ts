import type { Day, Money } from '#kernel';

/** The commitment fee of some months as it was booked, or what it is less by afterwards. */
export interface FeeBooked {
  readonly from: Day;
  /** The day after the last. */
  readonly until: Day;
  /** Negative where a drawdown was reported late. */
  readonly amount: Money;
  readonly accruedOn: Day;
  /** The part that was set off, and not charged to the loan. */
  readonly setOff?: Money;
  /** The drawdown that came on a day for which the fee was booked already. */
  readonly drawdownId?: string;
  /** The loan that it is charged to; else the accounts of the project owe it. */
  readonly loanId?: string;
}

/** What the commitment fee of a debt comes to on a day. */
export interface FeeAccount {
  readonly accrued: Money;
  /** The part that was charged to the loan, and is paid there. */
  readonly charged: Money;
  /** What the accounts of the project have paid. */
  readonly paid: Money;
  /** What they still owe; negative: credit against the next fee of the loan. */
  readonly owed: Money;
  /** The latest first. */
  readonly accruals: readonly FeeBooked[];
}

/** What loans were charged in all: a fee that was lowered afterwards is not charged less. */
const chargedBy = (booked: readonly FeeBooked[]): number =>
  booked
    .filter(({ loanId, drawdownId }) => loanId !== undefined && drawdownId === undefined)
    .reduce((total, { amount, setOff }) => total + amount.minor - (setOff?.minor ?? 0), 0);

export function feeAccountOn(
  fees: readonly FeeBooked[],
  paid: number,
  { day, currency }: { readonly day: Day; readonly currency: string },
): FeeAccount {
  const booked = fees.filter(({ accruedOn }) => accruedOn <= day);
  const sum = (some: readonly FeeBooked[]) =>
    some.reduce((total, { amount }) => total + amount.minor, 0);
  const money = (minor: number): Money => ({ minor, currency });
  const [accrued, charged] = [sum(booked), chargedBy(booked)];
  return {
    accrued: money(accrued),
    charged: money(charged),
    paid: money(paid),
    owed: money(accrued - charged - paid),
    accruals: booked.toReversed(),
  };
}
