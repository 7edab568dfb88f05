import type { BusinessCalendar, CodeOf, Day, DecimalText } from '#kernel';
import { addBusinessDays, addMonths, dayFrom, Decimal, defineCodes, partsOf } from '#kernel';
import { rateRefusals } from './agreed-rate.js';
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

/**
 * What a reset on a day is fixed on: the last rate published before it, or up to the fixing day
 * where one is agreed. The order of the list does not matter.
 * @throws NoRatePublished
 */
export function lastPublished(
  rates: readonly PublishedRate[],
  index: RateIndex,
  reset: Day,
  fixing?: Fixing,
): PublishedRate {
  const fixedOn = fixing && addBusinessDays(fixing.calendar, reset, -fixing.businessDays);
  const known = rates.filter(
    (rate) =>
      rate.index === index &&
      (fixedOn === undefined ? rate.publishedOn < reset : rate.publishedOn <= fixedOn),
  );
  const [first, ...others] = known;
  if (first === undefined) {
    throw rateRefusals.NoRatePublished({ field: 'fixing', index, before: fixedOn ?? reset });
  }
  return others.reduce((last, rate) => (rate.publishedOn > last.publishedOn ? rate : last), first);
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
 * case. With a rate that stands, one reset moves it by no more than was agreed.
 */
export function floatingRate(
  published: PublishedRate,
  { spreadBps, multiplier, rateFloor, rateCap, periodFloor, periodCap }: FloatingRate,
  standing?: DecimalText,
): DecimalText {
  const rule: ResetRule = {
    spread: new Decimal(spreadBps).div(10_000).toFixed(),
    ...(multiplier !== undefined && { multiplier }),
    ...(rateFloor !== undefined && { lifeFloor: rateFloor }),
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

/** The reset days after a drawdown and before maturity, counted from the drawdown. */
export function resetDays(rhythm: ResetRhythm, drawnOn: Day, maturesOn: Day): readonly Day[] {
  const { months } = ResetRhythm(rhythm);
  if (months === 0) return [];
  const first = rhythm === 'yearStart' ? dayFrom(partsOf(drawnOn).year, 1, 1) : drawnOn;
  const days: Day[] = [];
  for (let number = 1; addMonths(first, number * months) < maturesOn; number++) {
    days.push(addMonths(first, number * months));
  }
  return days;
}

/** A floating loan at its beginning: its first rate, and when it is reset. */
export interface FloatingLoan {
  readonly annualRate: DecimalText;
  readonly floating: FloatingRate;
  readonly resetDays: readonly Day[];
}

/**
 * The rate changes of a floating loan up to a day: what a schedule reads. Each reset is fixed on
 * what was published for it; resets after the day are not known yet.
 */
export function rateChangesOf(
  rates: readonly PublishedRate[],
  { annualRate, floating, resetDays: days }: FloatingLoan,
  known: Day,
): readonly { readonly on: Day; readonly annualRate: DecimalText }[] {
  let standing = annualRate;
  return days
    .filter((on) => on <= known)
    .map((on) => {
      const published = lastPublished(rates, floating.index, on, floating.fixing);
      standing = floatingRate(published, floating, standing);
      return { on, annualRate: standing };
    });
}
