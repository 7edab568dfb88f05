import type { CodeOf, Day, Ratio } from '#kernel';
import { defineCodes, ratio } from '#kernel';
import {
  actualDays,
  actualOverActualAfb,
  actualOverActualIcma,
  actualOverActualIsda,
  actualOverActualYear,
  actualSplitOn31December,
  actualWithLeapDay,
  daysWithoutLeapDay,
} from './actual.js';
import { dayCountRefusals } from './day-count.refusals.js';
import type { InterestPeriod } from './interest-period.js';
import { anniversaryFraction, monthlyFraction } from './months.js';
import type { Thirty } from './thirty.js';
import { thirtyDays } from './thirty.js';

type Days = (from: Day, to: Day, period?: InterestPeriod) => number;
type Fraction = (from: Day, to: Day, period?: InterestPeriod) => Ratio;

/** Days over a fixed number. The fractions of a year at most are made once and shared. */
function over(under: number, days: Days = actualDays): Fraction {
  const shared = Array.from({ length: 367 }, (_, count) => ratio(count, under));
  return (from, to, period) => {
    const count = days(from, to, period);
    return shared[count] ?? ratio(count, under);
  };
}

const thirty =
  (kind: Thirty): Days =>
  (from, to, period) =>
    thirtyDays(kind, from, to, period?.last === true ? period.to : undefined);

const isda = thirty('isda');
const psa = thirty('psa');
const us = thirty('us');
const euro = thirty('euro');
const euroIsda = thirty('euroIsda');
const euroPlus = thirty('euroPlus');
const euro365 = thirty('februaryEnd');
const one: Days = () => 1;
const withoutLeapDay: Days = daysWithoutLeapDay;

/**
 * How the days from one date (counted) to another (not counted) become a fraction of a year.
 * Sources: ISDA 2006 definitions 4.16, ICMA rule 251, FBF master agreement (AFB), PSA standard
 * formulas; names and edge cases as in OpenGamma Strata's `StandardDayCounts`.
 */
export const DayCount = defineCodes({ en: 'Day count', zh: '计息天数惯例' }, {
  'A/360': {
    en: 'Actual days over 360',
    zh: '实际天数/360',
    days: actualDays,
    fraction: over(360),
  },
  'A/365F': {
    en: 'Actual days over 365',
    zh: '实际天数/365',
    days: actualDays,
    fraction: over(365),
  },
  'A/364': {
    en: 'Actual days over 364',
    zh: '实际天数/364',
    days: actualDays,
    fraction: over(364),
  },
  'A/365.25': {
    en: 'Actual days over 365.25',
    zh: '实际天数/365.25',
    days: actualDays,
    fraction: (from: Day, to: Day) => ratio(4 * actualDays(from, to), 1_461),
  },
  'A/365A': {
    en: 'Actual days over 366 with a 29 February inside, else 365',
    zh: '实际天数/365（含2月29日为366）',
    days: actualDays,
    fraction: actualWithLeapDay,
  },
  'A/A ISDA': {
    en: 'Actual over actual, split at 1 January (ISDA)',
    zh: '实际天数/实际天数（ISDA，1月1日分段）',
    days: actualDays,
    fraction: actualOverActualIsda,
  },
  'A/A 31DEC': {
    en: 'Actual over actual, split at 31 December',
    zh: '实际天数/实际天数（12月31日分段）',
    days: actualDays,
    fraction: actualSplitOn31December,
  },
  'A/A AFB': {
    en: 'Actual over actual, whole years backwards (AFB)',
    zh: '实际天数/实际天数（AFB）',
    days: actualDays,
    fraction: actualOverActualAfb,
  },
  'A/A Year': {
    en: 'Actual over the days of the running year',
    zh: '实际天数/对应年度天数',
    days: actualDays,
    fraction: actualOverActualYear,
  },
  'A/A ICMA': {
    en: 'Actual over actual of the coupon period (ICMA)',
    zh: '实际天数/实际天数（ICMA，按付息期）',
    days: actualDays,
    fraction: actualOverActualIcma,
  },
  'NL/360': {
    en: 'Actual days without 29 February, over 360',
    zh: '不计闰日天数/360',
    days: withoutLeapDay,
    fraction: over(360, withoutLeapDay),
  },
  'NL/365': {
    en: 'Actual days without 29 February, over 365',
    zh: '不计闰日天数/365',
    days: withoutLeapDay,
    fraction: over(365, withoutLeapDay),
  },
  '30/360': { en: '30/360 (ISDA)', zh: '30/360（ISDA）', days: isda, fraction: over(360, isda) },
  '30/360 PSA': { en: '30/360 (PSA)', zh: '30/360（PSA）', days: psa, fraction: over(360, psa) },
  '30U/360': { en: '30/360 (US)', zh: '30/360（美国）', days: us, fraction: over(360, us) },
  '30E/360': {
    en: '30E/360 (Eurobond)',
    zh: '30E/360（欧洲债券）',
    days: euro,
    fraction: over(360, euro),
  },
  '30E/360 ISDA': {
    en: '30E/360 (ISDA, end of February is the 30th)',
    zh: '30E/360（ISDA，2月末视为30日）',
    days: euroIsda,
    fraction: over(360, euroIsda),
  },
  '30E+/360': { en: '30E+/360', zh: '30E+/360', days: euroPlus, fraction: over(360, euroPlus) },
  '30E/365': { en: '30E/365', zh: '30E/365', days: euro365, fraction: over(365, euro365) },
  '1/1': { en: 'One for every period', zh: '每期计1', days: one, fraction: over(1, one) },
  month: {
    en: 'By months: rate/12, parts of a month by its days',
    zh: '按月计息（年利率/12，不足整期按天数比例）',
    days: actualDays,
    fraction: monthlyFraction,
  },
  anniversary: {
    en: 'By years and months, odd days over 360',
    zh: '对年对月对日',
    days: actualDays,
    fraction: anniversaryFraction,
  },
} satisfies Readonly<
  Record<string, { readonly en: string; readonly zh: string; days: Days; fraction: Fraction }>
>);
export type DayCount = CodeOf<typeof DayCount>;

/**
 * The part of a year between two dates, exact: the first counts, the second does not.
 * @throws UnknownDayCount, DaysOutOfOrder, CouponPeriodMissing
 */
export function yearFraction(
  dayCount: DayCount,
  from: Day,
  to: Day,
  period?: InterestPeriod,
): Ratio {
  if (to < from) throw dayCountRefusals.DaysOutOfOrder({ field: 'to', from, to });
  return known(dayCount).fraction(from, to, period);
}

/** The days that a convention counts between two dates, such as 30 for any whole month. */
export function countedDays(
  dayCount: DayCount,
  from: Day,
  to: Day,
  period?: InterestPeriod,
): number {
  if (to < from) throw dayCountRefusals.DaysOutOfOrder({ field: 'to', from, to });
  return known(dayCount).days(from, to, period);
}

function known(dayCount: DayCount) {
  if (!DayCount.includes(dayCount)) {
    throw dayCountRefusals.UnknownDayCount({ field: 'dayCount', found: dayCount });
  }
  return DayCount(dayCount);
}
