import type { Ratio } from '#kernel';
import { minusRatio, noRatio, plusRatio, ratioOf, roundRatio, timesRatio } from '#kernel';
import { elapsed } from '../../daycount/elapsed.js';
import type { Plan } from './principal-rules.js';

/**
 * Flat interest 等本等息: `P·rate·time` of each drawdown from its day to maturity, in equal parts over
 * the rows from the one of its period on; the rest in the last. Rows free of interest bear none.
 */
export function flatInterest(plan: Plan): (index: number) => bigint {
  const { terms, periods, rows, mode, drawn } = plan;
  const free = terms.grace?.interestFree ?? 0;
  const rate = ratioOf(terms.annualRate, 'annualRate');
  const interest = Array.from({ length: rows }, () => 0n);
  for (const { on, minor } of drawn) {
    const at = periods.findIndex(({ to }) => on < to);
    const first = Math.max(free, at);
    let time: Ratio = noRatio;
    for (let index = first; index < rows; index += 1) {
      const period = periods[index];
      if (period === undefined) break;
      const whole = period.yearFraction;
      const part = index === at ? minusRatio(whole, elapsed(terms.dayCount, period, on)) : whole;
      time = plusRatio(time, part);
    }
    const { over, under } = timesRatio(timesRatio(rate, { over: minor, under: 1n }), time);
    const total = roundRatio({ over, under }, mode);
    const count = BigInt(rows - first);
    if (count <= 0n) continue;
    const share = roundRatio({ over, under: under * count }, mode);
    for (let index = first; index < rows; index += 1) {
      const part = index === rows - 1 ? total - share * (count - 1n) : share;
      interest[index] = (interest[index] ?? 0n) + part;
    }
  }
  return (index) => interest[index] ?? 0n;
}
