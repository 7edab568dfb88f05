import { ValidateBy } from 'class-validator';
import { defineRefusals } from './refusals.js';

/** An amount in the currency's smallest unit: fen for CNY, cents for USD. Always a whole number. */
export interface Money {
  readonly minor: number;
  readonly currency: string;
}

export const moneyRefusals = defineRefusals({
  MixedCurrencies: { en: 'Amounts of different currencies.', zh: '币种不一致', status: 422 },
});

export const cny = (yuan: number): Money => ({ minor: Math.round(yuan * 100), currency: 'CNY' });

export const plus = (a: Money, b: Money): Money => ({ ...a, minor: a.minor + inSame(a, b) });
export const minus = (a: Money, b: Money): Money => ({ ...a, minor: a.minor - inSame(a, b) });
export const exceeds = (a: Money, b: Money): boolean => a.minor > inSame(a, b);
export const isNothing = ({ minor }: Money): boolean => minor === 0;
/** Nothing, in the currency of an amount. */
export const none = ({ currency }: Pick<Money, 'currency'>): Money => ({ minor: 0, currency });

function inSame(a: Money, b: Money): number {
  if (a.currency !== b.currency) {
    throw moneyRefusals.MixedCurrencies({ expected: a.currency, found: b.currency });
  }
  return b.minor;
}

export const isMoney = (value: unknown): value is Money =>
  typeof value === 'object' &&
  value !== null &&
  'minor' in value &&
  'currency' in value &&
  Number.isSafeInteger(value.minor) &&
  typeof value.currency === 'string' &&
  /^[A-Z]{3}$/.test(value.currency) &&
  Object.keys(value).length === 2;

/** The field is an amount of money greater than nothing. */
export const IsMoney = () =>
  ValidateBy({
    name: 'isMoney',
    validator: {
      validate: (value) => isMoney(value) && value.minor > 0,
      defaultMessage: () => '$property must be { minor: a whole number above 0, currency: "CNY" }',
    },
  });

/** The field is an amount of money, possibly nothing, never less. */
export const IsMoneyOrNothing = () =>
  ValidateBy({
    name: 'isMoneyOrNothing',
    validator: {
      validate: (value) => isMoney(value) && value.minor >= 0,
      defaultMessage: () => '$property must be { minor: a whole number from 0, currency: "CNY" }',
    },
  });
