import type { LoanStanding } from '#lending';
import type { Share } from '#loan-arithmetic';
import { LedgerAccount } from '../integration.codes.js';

/** What stands on each account, in minor units: debit above zero, credit below. It sums to nothing. */
export type Balances = Readonly<Record<LedgerAccount, number>>;
export type Amounts = Readonly<Partial<Record<LedgerAccount, number>>>;

/** The accounts of one loan, and what each of its payments has paid, so that it can be booked anew. */
export interface Books {
  readonly balances: Balances;
  readonly paid: Readonly<Record<string, Amounts>>;
}

export const noBooks: Books = {
  balances: Object.fromEntries(LedgerAccount.all.map((account) => [account, 0])) as Balances,
  paid: {},
};

/** Books amounts, and on the last account what makes them balance. */
export function booked<B extends Books>(books: B, amounts: Amounts, balancing: LedgerAccount): B {
  const balances: Record<LedgerAccount, number> = { ...books.balances };
  let sum = 0;
  for (const account of LedgerAccount.all) {
    const amount = amounts[account] ?? 0;
    balances[account] += amount;
    sum += amount;
  }
  balances[balancing] -= sum;
  return { ...books, balances };
}

/** Where each component of a debt is booked when it is paid. */
const accountOf: Readonly<Record<Share['component'], LedgerAccount>> = {
  principal: 'loans',
  interest: 'interestIncome',
  penalty: 'penaltyIncome',
  fee: 'feeIncome',
  cost: 'feeIncome',
  refund: 'suspense',
};

/** What an allocation pays, as credits. */
export function creditsOf(allocation: readonly Share[]): Amounts {
  const credits: Partial<Record<LedgerAccount, number>> = {};
  for (const { component, amount } of allocation) {
    const account = accountOf[component];
    credits[account] = (credits[account] ?? 0) - amount.minor;
  }
  return credits;
}

export const negative = (amounts: Amounts): Amounts =>
  Object.fromEntries(Object.entries(amounts).map(([account, minor]) => [account, -minor]));

/** A payment, or money out of suspense, pays something else than was booked; the rest is suspense. */
export function paysNow<B extends Books>(books: B, key: string, credits: Amounts): B {
  const undone = booked(books, negative(books.paid[key] ?? {}), 'suspense');
  return { ...booked(undone, credits, 'suspense'), paid: { ...books.paid, [key]: credits } };
}

/** A payment counts no more; gives what it had paid, too. */
export function unpaid<B extends Books>(books: B, key: string, minor: number): B {
  const { [key]: credits = {}, ...paid } = books.paid;
  const amounts = { ...negative(credits), clearing: -minor };
  return { ...booked(books, amounts, 'suspense'), paid };
}

/** Principal and suspense are what the loan says they are; what is left was interest. */
export const anchored = <B extends Books>(
  books: B,
  { outstanding, overpaid }: Pick<LoanStanding, 'outstanding' | 'overpaid'>,
): B =>
  booked(
    books,
    {
      loans: outstanding.minor - books.balances.loans,
      suspense: -overpaid.minor - books.balances.suspense,
    },
    'interestIncome',
  );
