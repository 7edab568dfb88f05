import type { Day, DecimalText, Ratio } from '#kernel';
import {
  daysBetween,
  noRatio,
  oneRatio,
  plusRatio,
  ratio,
  ratioOf,
  reduced,
  timesRatio,
} from '#kernel';
import type { DayCount } from '#loan-arithmetic';
import type { ChargeTerms } from './account.js';

/** What is unpaid of an overdue amount from a day on, in minor units. */
export interface Stretch {
  readonly from: Day;
  readonly unpaid: number;
}

/**
 * Days of the year that a penalty is counted over, always against actual days: the year of the
 * contract's own day count where it has one, otherwise 360 (日利率 = 年利率/360).
 */
export const penaltyYearOf = (dayCount: DayCount): number =>
  dayCount === 'A/365F' || dayCount === 'NL/365' || dayCount === '30E/365' ? 365 : 360;

/** The contract rate of a day, per year. */
export const rateOn = (
  { annualRate, rateChanges }: Pick<ChargeTerms, 'annualRate' | 'rateChanges'>,
  day: Day,
): DecimalText => rateChanges.findLast(({ on }) => on <= day)?.annualRate ?? annualRate;

/** The rate that overdue amounts bear on a day, per year: `r·(1+u)`. Source: 银发〔2003〕251号 三. */
export const penaltyRateOn = (terms: ChargeTerms, day: Day): Ratio =>
  timesRatio(
    ratioOf(rateOn(terms, day), 'annualRate'),
    plusRatio(oneRatio, ratioOf(terms.overdueMarkup, 'overdueMarkup')),
  );

/**
 * Penalty interest (罚息) on overdue principal, and compound interest (复利) on unpaid interest, up
 * to a day that does not count itself: `unpaid × r × (1+u) × days / 360`, in minor units and
 * unrounded. Penalty bears no penalty.
 */
export function chargedOn(stretches: readonly Stretch[], terms: ChargeTerms, to: Day): Ratio {
  const year = penaltyYearOf(terms.dayCount);
  let charged = noRatio;
  stretches.forEach(({ from, unpaid }, index) => {
    const next = stretches[index + 1]?.from ?? to;
    const end = next < to ? next : to;
    if (unpaid === 0 || from >= end) return;
    for (const [first, last] of split(from, end, terms)) {
      const part = timesRatio(penaltyRateOn(terms, first), ratio(daysBetween(first, last), year));
      charged = plusRatio(charged, timesRatio(ratio(unpaid), part));
    }
  });
  return reduced(charged);
}

/** A stretch of days cut where the rate changes inside it. */
function split(from: Day, to: Day, { rateChanges }: ChargeTerms): readonly (readonly [Day, Day])[] {
  const turns = rateChanges.map(({ on }) => on).filter((on) => from < on && on < to);
  const days = [from, ...turns, to];
  return turns.length === 0 ? [[from, to]] : days.slice(1).map((day, i) => [days[i] ?? from, day]);
}

/** The nearest whole minor unit, halves up, so that whole units added before change nothing. */
export function rounded({ over, under }: Ratio): number {
  const [twice, divisor] = [2n * over + under, 2n * under];
  const quotient = twice / divisor;
  return Number(twice < 0n && quotient * divisor !== twice ? quotient - 1n : quotient);
}
