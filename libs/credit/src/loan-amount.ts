import { isMoney } from '#kernel';
import { ValidateBy } from 'class-validator';

/**
 * The most one amount may be, in minor units: 100 billion yuan. Sums and interest over the longest
 * term then stay whole numbers that are exact.
 */
const most = 10_000_000_000_000;

const IsAmount = (least: number) => () =>
  ValidateBy({
    name: 'isLoanAmount',
    validator: {
      validate: (value) => isMoney(value) && value.minor >= least && value.minor <= most,
      defaultMessage: () =>
        `$property must be { minor: a whole number from ${least} to ${most}, currency: "CNY" }`,
    },
  });

/** The field is an amount of money that is lent, paid or written off: more than nothing. */
export const IsLoanAmount = IsAmount(1);

/** The field is such an amount, or nothing. */
export const IsLoanAmountOrNothing = IsAmount(0);
