import type { BusinessCalendar, CodeOf, Day, DecimalText } from '#kernel';
import { addMonths, dayFrom, Decimal, defineCodes, partsOf } from '#kernel';
import type { ResetRule } from './reset.js';
import { resetRate } from './reset.js';

/** A published rate that loans follow. */
export const RateIndex = defineCodes(
  { en: 'Rate index', zh: '基准利率' },
  {
    lpr1Y: { en: 'LPR, 1 year', zh: 'LPR（1年期）' },
    lpr5Y: { en: 'LPR, over 5 years', zh: 'LPR（5年期以上）' },
    shibor3M: { en: 'SHIBOR, 3 months', zh: 'SHIBOR（3个月）' },
    sofr: { en: 'SOFR', zh: 'SOFR' },
    termSofr3M: { en: 'Term SOFR, 3 months', zh: '期限SOFR（3个月）' },
    euribor3M: { en: 'EURIBOR, 3 months', zh: 'EURIBOR（3个月）' },
    euribor6M: { en: 'EURIBOR, 6 months', zh: 'EURIBOR（6个月）' },
    hibor3M: { en: 'HIBOR, 3 months', zh: 'HIBOR（3个月）' },
  },
);
export type RateIndex = CodeOf<typeof RateIndex>;

/** A rate that was published, and when. */
export interface PublishedRate {
  readonly publishedOn: Day;
  readonly index: RateIndex;
  readonly annualRate: DecimalText;
}

/** How long before a reset its rate is fixed. */
export interface Fixing {
  /** Business days before the reset, such as 2 for EURIBOR; that day's publication counts. */
  readonly businessDays: number;
  readonly calendar: BusinessCalendar;
}

/** A rate that follows an index. */
export interface FloatingRate {
  readonly index: RateIndex;
  /** Basis points over the index, below zero for a discount (加点/减点). */
  readonly spreadBps: number;
  /** The index is multiplied by it; 1 where absent. */
  readonly multiplier?: DecimalText;
  readonly fixing?: Fixing;
  /** Agreed for the life of the loan: the rate is never outside them. */
  readonly rateFloor?: DecimalText;
  readonly rateCap?: DecimalText;
  /** Least and most that one reset may change the rate by, such as `"-0.01"` and `"0.01"`. */
  readonly periodFloor?: DecimalText;
  readonly periodCap?: DecimalText;
}

/**
 * `clamp(multiplier × index + spread_bp / 10000, floor, cap)`: floor and cap are agreed for this very
 * case. With a rate that stands, one reset moves it by no more than was agreed. Without a floor the
 * rate never falls below nothing: no schedule counts with less.
 */
export function floatingRate(
  published: PublishedRate,
  { spreadBps, multiplier, rateFloor, rateCap, periodFloor, periodCap }: FloatingRate,
  standing?: DecimalText,
): DecimalText {
  const rule: ResetRule = {
    spread: new Decimal(spreadBps).div(10_000).toFixed(),
    ...(multiplier !== undefined && { multiplier }),
    lifeFloor: rateFloor ?? '0',
    ...(rateCap !== undefined && { lifeCap: rateCap }),
    ...(standing !== undefined && periodFloor !== undefined && { periodFloor }),
    ...(standing !== undefined && periodCap !== undefined && { periodCap }),
  };
  return resetRate(new Decimal(standing ?? 0), published.annualRate, rule).toFixed();
}

/** When a floating rate is set anew. */
export const ResetRhythm = defineCodes(
  { en: 'Rate reset', zh: '利率调整方式' },
  {
    fixed: { en: 'Fixed for the term', zh: '固定利率', months: 0 },
    yearStart: { en: 'Every 1 January', zh: '每年1月1日调整', months: 12 },
    anniversary: {
      en: 'Every anniversary of drawdown',
      zh: '按放款日对年对月对日调整',
      months: 12,
    },
    halfYearly: { en: 'Every six months', zh: '按半年调整', months: 6 },
    quarterly: { en: 'Every quarter', zh: '按季调整', months: 3 },
    monthly: { en: 'Every month', zh: '按月调整', months: 1 },
  },
);
export type ResetRhythm = CodeOf<typeof ResetRhythm>;

/** The first reset day after a day, counted from the drawdown; undefined of a rate that is fixed. */
export function nextReset(rhythm: ResetRhythm, drawnOn: Day, after: Day): Day | undefined {
  const { months } = ResetRhythm(rhythm);
  if (months === 0) return undefined;
  const first = rhythm === 'yearStart' ? dayFrom(partsOf(drawnOn).year, 1, 1) : drawnOn;
  let number = 1;
  while (addMonths(first, number * months) <= after) number += 1;
  return addMonths(first, number * months);
}
