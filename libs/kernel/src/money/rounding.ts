import type { CodeOf } from '../definers/words/codes.js';
import { defineCodes } from '../definers/words/codes.js';

/** How a figure between two whole units becomes one of them. */
export const RoundingMode = defineCodes(
  { en: 'Rounding', zh: '舍入方式' },
  {
    halfUp: { en: 'Half away from zero', zh: '四舍五入' },
    halfEven: { en: 'Half to the even neighbour', zh: '四舍六入五成双' },
    halfDown: { en: 'Half towards zero', zh: '五舍六入' },
    up: { en: 'Away from zero', zh: '远离零取整' },
    down: { en: 'Towards zero', zh: '截断' },
    ceiling: { en: 'Towards plus infinity', zh: '向上取整' },
    floor: { en: 'Towards minus infinity', zh: '向下取整' },
  },
);
export type RoundingMode = CodeOf<typeof RoundingMode>;

/** The whole number that stands for `numerator / denominator`. The denominator is positive. */
export function divideRounded(numerator: bigint, denominator: bigint, mode: RoundingMode): bigint {
  // The usual case in one division.
  if (mode === 'halfUp' && numerator >= 0n) {
    return (2n * numerator + denominator) / (2n * denominator);
  }
  const quotient = numerator / denominator;
  const rest = numerator - quotient * denominator;
  if (rest === 0n) return quotient;
  const away = numerator < 0n ? quotient - 1n : quotient + 1n;
  const twice = 2n * (rest < 0n ? -rest : rest);
  switch (mode) {
    case 'halfUp':
      return twice >= denominator ? away : quotient;
    case 'halfDown':
      return twice > denominator ? away : quotient;
    case 'halfEven':
      if (twice === denominator) return quotient % 2n === 0n ? quotient : away;
      return twice > denominator ? away : quotient;
    case 'up':
      return away;
    case 'down':
      return quotient;
    case 'ceiling':
      return numerator > 0n ? away : quotient;
    case 'floor':
      return numerator < 0n ? away : quotient;
  }
}
