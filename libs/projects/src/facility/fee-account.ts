import type { Day, Money } from '#kernel';

/** The commitment fee of some months, as it was booked. */
export interface FeeBooked {
  readonly from: Day;
  /** The day after the last. */
  readonly until: Day;
  readonly amount: Money;
  readonly accruedOn: Day;
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
  /** What they still owe. */
  readonly owed: Money;
  /** The latest first. */
  readonly accruals: readonly FeeBooked[];
}

export function feeAccountOn(
  fees: readonly FeeBooked[],
  paid: number,
  { day, currency }: { readonly day: Day; readonly currency: string },
): FeeAccount {
  const booked = fees.filter(({ accruedOn }) => accruedOn <= day);
  const sum = (some: readonly FeeBooked[]) =>
    some.reduce((total, { amount }) => total + amount.minor, 0);
  const money = (minor: number): Money => ({ minor, currency });
  const [accrued, charged] = [
    sum(booked),
    sum(booked.filter(({ loanId }) => loanId !== undefined)),
  ];
  return {
    accrued: money(accrued),
    charged: money(charged),
    paid: money(paid),
    owed: money(accrued - charged - paid),
    accruals: booked.toReversed(),
  };
}
