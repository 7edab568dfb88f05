import type { Currency } from './currency.js';
import { minorDigits } from './currency.js';
import type { DecimalText } from './decimal.js';
import type { IsField, Schema } from '../definers/fields.js';
import { defineField } from '../definers/fields.js';
import type { Ratio } from './ratio.js';
import { ratioOf, roundRatio, timesRatio } from './ratio.js';
import { defineRefusals } from '../definers/words/refusals.js';
import type { RoundingMode } from './rounding.js';

/** An amount in the currency's smallest unit: fen for CNY, cents for USD. Always a whole number. */
export interface Money {
  readonly minor: number;
  readonly currency: string;
}

export const moneyRefusals = defineRefusals({
  MixedCurrencies: {
    en: 'The amounts are in different currencies.',
    zh: '币种不一致',
    status: 422,
  },
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

/** The schema of an amount of `minimum` to `maximum` minor units. */
const amount = (minimum: number, maximum: number): Schema => ({
  type: 'object',
  additionalProperties: false,
  required: ['minor', 'currency'],
  properties: {
    minor: {
      type: 'integer',
      minimum,
      maximum,
      description: 'In the smallest unit: fen, cents.',
    },
    currency: { type: 'string', pattern: '^[A-Z]{3}$', examples: ['CNY'] },
  },
});

/** The field is an amount of money of `least` to `most` minor units. */
export const IsAmount = (name: string, least: number, most = Number.MAX_SAFE_INTEGER): IsField => {
  const bounded = most < Number.MAX_SAFE_INTEGER;
  const range = bounded ? `from ${least} to ${most}` : `from ${least}`;
  const inChinese = bounded ? `${least} 至 ${most} 的整数` : `不小于 ${least} 的整数`;
  return defineField({
    name,
    en: `must be { minor: a whole number ${range}, currency: "CNY" }`,
    zh: `必须为金额：{ minor: ${inChinese}（最小货币单位）, currency: "CNY" }`,
    test: (value) => isMoney(value) && value.minor >= least && value.minor <= most,
    schema: amount(least, most),
  });
};

/** The field is an amount of money greater than nothing. */
export const IsMoney = IsAmount('isMoney', 1);

/** The field is an amount of money, possibly nothing, never less. */
export const IsMoneyOrNothing = IsAmount('isMoneyOrNothing', 0);
