import { ValidateBy } from 'class-validator';
import type { Currency } from './currency.js';
import { minorDigits } from './currency.js';
import type { DecimalText } from './decimal.js';
import type { Ratio } from './ratio.js';
import { ratioOf, roundRatio, timesRatio } from './ratio.js';
import { defineRefusals } from './refusals.js';
import type { RoundingMode } from './rounding.js';

/** An amount in the currency's smallest unit: fen for CNY, cents for USD. Always a whole number. */
export interface Money {
  readonly minor: number;
  readonly currency: string;
}

export const moneyRefusals = defineRefusals({
  MixedCurrencies: { en: 'Amounts of different currencies.', zh: '币种不一致', status: 422 },
  AmountTooLarge: {
    en: 'The amount is larger than can be kept exactly.',
    zh: '金额超出可精确表示的范围',
    status: 422,
  },
  FractionOfMinorUnit: {
    en: 'The amount has more decimal places than its currency.',
    zh: '金额小数位数超过该币种的最小单位',
    status: 422,
  },
});

export const cny = (yuan: number): Money => ({ minor: Math.round(yuan * 100), currency: 'CNY' });

export const plus = (a: Money, b: Money): Money => exact(a.minor + inSame(a, b), a.currency);
export const minus = (a: Money, b: Money): Money => exact(a.minor - inSame(a, b), a.currency);
export const exceeds = (a: Money, b: Money): boolean => a.minor > inSame(a, b);
export const isNothing = ({ minor }: Money): boolean => minor === 0;
/** Nothing, in the currency of an amount. */
export const none = ({ currency }: Pick<Money, 'currency'>): Money => ({ minor: 0, currency });

/** An amount of minor units. Refused beyond 2⁵³ − 1, about 90 trillion yuan. */
export const moneyOf = (minor: bigint, currency: Currency): Money => exact(Number(minor), currency);

/** Binary numbers are exact up to 2⁵³ − 1: a sum beyond that is refused, never rounded. */
function exact(minor: number, currency: Currency): Money {
  if (!Number.isSafeInteger(minor)) {
    throw moneyRefusals.AmountTooLarge({ field: 'minor', found: String(minor), currency });
  }
  return { minor, currency };
}

/** An amount as people write it, `"1234.50"` yuan. Refused with parts of a minor unit. */
export function moneyIn(text: DecimalText, currency: Currency): Money {
  const { over, under } = ratioOf(text, 'amount');
  const scaled = over * 10n ** BigInt(minorDigits(currency));
  if (scaled % under !== 0n) throw moneyRefusals.FractionOfMinorUnit({ field: 'amount', text });
  return moneyOf(scaled / under, currency);
}

/** The amount as people write it: `"1234.50"` for 123,450 fen, `"1235"` for 1,235 yen. */
export function moneyText({ minor, currency }: Money): DecimalText {
  const places = minorDigits(currency);
  const digits = String(Math.abs(minor)).padStart(places + 1, '0');
  const sign = minor < 0 ? '-' : '';
  if (places === 0) return sign + digits;
  return `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** An amount times an exact fraction, rounded once. */
export const timesMoney = ({ minor, currency }: Money, by: Ratio, mode: RoundingMode): Money =>
  moneyOf(roundRatio(timesRatio({ over: BigInt(minor), under: 1n }, by), mode), currency);

/** What amounts of one currency come to; nothing of that currency for no amounts. */
export const sumOf = (amounts: readonly Money[], currency: Currency): Money =>
  amounts.reduce<Money>(plus, none({ currency }));

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
