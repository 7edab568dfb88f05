import type { DecimalText } from '#kernel';
import { compareRatios, defineRefusals, ratioOf } from '#kernel';

export const rateRefusals = defineRefusals({
  RateNegative: { en: 'The rate is negative.', zh: '利率不得为负', status: 422 },
  RateBelowFloor: { en: 'The rate is below its floor.', zh: '利率低于下限', status: 422 },
  RateAboveCap: { en: 'The rate is above its cap.', zh: '利率高于上限', status: 422 },
  FloorAboveCap: { en: 'The floor is above the cap.', zh: '利率下限高于上限', status: 422 },
  NoRatePublished: {
    en: 'No rate was published before the day.',
    zh: '该日之前没有已公布的利率',
    status: 422,
  },
});

/** Least and most that a rate may be. Per year, such as `"0.031"`. */
export interface RateBounds {
  readonly rateFloor?: DecimalText;
  readonly rateCap?: DecimalText;
}

/**
 * Refuses an agreed rate outside its bounds; an agreed rate is never clamped. A rate below nothing
 * needs a floor below nothing.
 * @throws RateNegative, RateBelowFloor, RateAboveCap, FloorAboveCap, InvalidValue
 */
export function checkRate(
  rate: DecimalText,
  { rateFloor, rateCap }: RateBounds,
  field: string,
): void {
  const found = ratioOf(rate, field);
  const floor = rateFloor === undefined ? undefined : ratioOf(rateFloor, 'rateFloor');
  const isAgreed = floor !== undefined && floor.over < 0n;
  if (found.over < 0n && !isAgreed) throw rateRefusals.RateNegative({ field, found: rate });
  const cap = rateCap === undefined ? undefined : ratioOf(rateCap, 'rateCap');
  if (floor && cap && compareRatios(floor, cap) > 0) {
    throw rateRefusals.FloorAboveCap({ field: 'rateFloor', rateFloor, rateCap });
  }
  if (floor && compareRatios(found, floor) < 0) {
    throw rateRefusals.RateBelowFloor({ field, found: rate, rateFloor });
  }
  if (cap && compareRatios(found, cap) > 0) {
    throw rateRefusals.RateAboveCap({ field, found: rate, rateCap });
  }
}
