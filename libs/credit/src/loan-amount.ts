import { IsAmount } from '#kernel';

/**
 * The most one amount may be, in minor units: 100 billion yuan. Sums and interest over the longest
 * term then stay whole numbers that are exact.
 */
const most = 10_000_000_000_000;

/** The field is an amount of money that is lent, paid or written off: more than nothing. */
export const IsLoanAmount = IsAmount('isLoanAmount', 1, most);

/** The field is such an amount, or nothing. */
export const IsLoanAmountOrNothing = IsAmount('isLoanAmount', 0, most);
