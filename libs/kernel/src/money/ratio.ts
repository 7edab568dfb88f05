import type { DecimalText } from './decimal.js';
import { Decimal } from './decimal.js';
import { InvalidValue } from '../definers/words/refusals.js';
import type { RoundingMode } from './rounding.js';
import { divideRounded } from './rounding.js';

/**
 * An exact fraction of whole numbers. Rates, year fractions and interest before rounding are
 * fractions, so that nothing is lost until the one rounding that a due amount gets.
 */
export interface Ratio {
  readonly over: bigint;
  /** Always positive. */
  readonly under: bigint;
}

export const noRatio: Ratio = { over: 0n, under: 1n };
export const oneRatio: Ratio = { over: 1n, under: 1n };

/** A fraction of two whole numbers, such as 31 days of 360. The second is positive. */
export const ratio = (over: number | bigint, under: number | bigint = 1n): Ratio => ({
  over: BigInt(over),
  under: BigInt(under),
});

/** The exact value of a decimal in text. Refuses what is not one. */
export function ratioOf(text: DecimalText, field = 'value'): Ratio {
  const parts = /^(-?)(\d{1,20})(?:\.(\d{1,40}))?$/.exec(text);
  if (parts === null) throw InvalidValue({ field, found: text });
  const [, sign = '', whole = '', fraction = ''] = parts;
  return { over: BigInt(sign + whole + fraction), under: 10n ** BigInt(fraction.length) };
}

export function plusRatio(a: Ratio, b: Ratio): Ratio {
  if (a.under === b.under) return { over: a.over + b.over, under: a.under };
  if (a.over === 0n) return b;
  if (b.over === 0n) return a;
  const common = greatestCommonDivisor(a.under, b.under);
  const [first, second] = [b.under / common, a.under / common];
  return { over: a.over * first + b.over * second, under: a.under * first };
}

export const minusRatio = (a: Ratio, b: Ratio): Ratio =>
  plusRatio(a, { over: -b.over, under: b.under });

export const timesRatio = (a: Ratio, b: Ratio): Ratio => ({
  over: a.over * b.over,
  under: a.under * b.under,
});

/** A fraction divided by another, which is not nothing. */
export const perRatio = (a: Ratio, b: Ratio): Ratio =>
  b.over < 0n
    ? { over: -a.over * b.under, under: -a.under * b.over }
    : { over: a.over * b.under, under: a.under * b.over };

/** Below zero when the first is the smaller, 0 when they are equal. */
export function compareRatios(a: Ratio, b: Ratio): number {
  const difference = a.over * b.under - b.over * a.under;
  return difference === 0n ? 0 : difference < 0n ? -1 : 1;
}

/** The nearest whole number by a rounding mode. */
export const roundRatio = ({ over, under }: Ratio, mode: RoundingMode): bigint =>
  divideRounded(over, under, mode);

/** The fraction as a decimal of 34 significant digits. */
export const decimalOf = ({ over, under }: Ratio): Decimal =>
  new Decimal(over.toString()).div(under.toString());

/** The same fraction with the smallest denominator: keeps long sums short. */
export function reduced({ over, under }: Ratio): Ratio {
  const common = greatestCommonDivisor(over < 0n ? -over : over, under);
  return common <= 1n ? { over, under } : { over: over / common, under: under / common };
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
}
