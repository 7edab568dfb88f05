import type { BusinessCalendar, CodeOf, Day, DecimalText } from '#kernel';
import {
  addMonths,
  compareRatios,
  dayFrom,
  Decimal,
  defineCodes,
  divideRounded,
  following,
  noRatio,
  partsOf,
  plusRatio,
  ratio,
  ratioOf,
  timesRatio,
} from '#kernel';
import { rateRefusals } from './agreed-rate.js';
import type { ResetRule } from './reset.js';
import { resetRate } from './reset.js';

/** The loan prime rate 贷款市场报价利率 is quoted for two tenors. */
export const LprTenor = defineCodes(
  { en: 'LPR tenor', zh: 'LPR期限品种' },
  {
    oneYear: { en: '1 year', zh: '1年期' },
    overFiveYears: { en: 'Over 5 years', zh: '5年期以上' },
  },
);
export type LprTenor = CodeOf<typeof LprTenor>;

/** A rate that was published, and when. */
export interface PublishedRate {
  readonly publishedOn: Day;
  readonly tenor: LprTenor;
  readonly annualRate: DecimalText;
}

/** Loans of more than five years go by the rate over five years, others by the one-year rate. */
export const lprTenorFor = (termMonths: number): LprTenor =>
  termMonths > 60 ? 'overFiveYears' : 'oneYear';

/** The day of publication in a month: the 20th, or the next business day. Source: PBOC. */
export const lprPublicationDay = (month: Day, calendar: BusinessCalendar): Day => {
  const { year, month: number } = partsOf(month);
  return following(calendar, dayFrom(year, number, 20));
};

/**
 * The rate of a month from the banks' quotes: the mean without one highest and one lowest,
 * rounded to the nearest 0.05 percentage points. Source: PBOC announcement [2019] No. 15.
 */
export function lprFromQuotes(quotes: readonly DecimalText[]): DecimalText {
  const sorted = quotes.map((quote) => ratioOf(quote, 'quotes')).sort(compareRatios);
  const kept = sorted.slice(1, -1);
  if (kept.length === 0) throw rateRefusals.NoRatePublished({ field: 'quotes', quotes });
  const sum = kept.reduce(plusRatio, noRatio);
  const { over, under } = timesRatio(sum, ratio(2_000n, kept.length));
  return new Decimal(divideRounded(over, under, 'halfUp').toString()).div(2_000).toFixed();
}

/**
 * The last rate of a tenor published before a day: what a reset on that day is fixed on. Order
 * of the list does not matter.
 * @throws NoRatePublished
 */
export function lastPublished(
  rates: readonly PublishedRate[],
  tenor: LprTenor,
  before: Day,
): PublishedRate {
  const known = rates.filter((rate) => rate.tenor === tenor && rate.publishedOn < before);
  const [first, ...others] = known;
  if (first === undefined) throw rateRefusals.NoRatePublished({ field: 'fixing', tenor, before });
  return others.reduce((last, rate) => (rate.publishedOn > last.publishedOn ? rate : last), first);
}

/** A rate that follows the LPR. */
export interface FloatingRate {
  readonly tenor: LprTenor;
  /** Basis points over the LPR, below zero for a discount (加点/减点). */
  readonly spreadBps: number;
  /** Agreed for the life of the loan: the rate is never outside them. */
  readonly rateFloor?: DecimalText;
  readonly rateCap?: DecimalText;
  /** Least and most that one reset may change the rate by, such as `"-0.01"` and `"0.01"`. */
  readonly periodFloor?: DecimalText;
  readonly periodCap?: DecimalText;
}

/**
 * `clamp(LPR + spread_bp / 10000, floor, cap)`: floor and cap are agreed for this very case. With
 * a rate that stands, one reset moves it by no more than was agreed.
 */
export function floatingRate(
  published: PublishedRate,
  { spreadBps, rateFloor, rateCap, periodFloor, periodCap }: FloatingRate,
  standing?: DecimalText,
): DecimalText {
  const rule: ResetRule = {
    spread: new Decimal(spreadBps).div(10_000).toFixed(),
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
 * the last rate published before it; resets after the day are not known yet.
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
      standing = floatingRate(lastPublished(rates, floating.tenor, on), floating, standing);
      return { on, annualRate: standing };
    });
}
