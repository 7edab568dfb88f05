import type { Day, DayParts } from '#kernel';
import { daysInMonth, partsOf } from '#kernel';

/** The families of conventions in which every month has 30 days. */
export type Thirty = 'isda' | 'psa' | 'us' | 'euro' | 'euroIsda' | 'euroPlus' | 'februaryEnd';

/**
 * Days between two dates as `360·ΔY + 30·ΔM + D2 − D1`, where the kind says what a 31st and the
 * end of February become. `maturity` matters to `euroIsda` only: the last day of February stays
 * what it is when it is the maturity.
 * Source: ISDA 2006 4.16(f)–(h); PSA; Strata for `30E+` and `30E/365`.
 */
export function thirtyDays(kind: Thirty, from: Day, to: Day, maturity?: Day): number {
  const start = partsOf(from);
  const end = partsOf(to);
  const [first, last] = dayNumbers(kind, start, end, to === maturity);
  return 360 * (end.year - start.year) + 30 * (end.month - start.month) + last - first;
}

function dayNumbers(
  kind: Thirty,
  from: DayParts,
  to: DayParts,
  matures: boolean,
): readonly [number, number] {
  const capped = Math.min(from.day, 30);
  const last = to.day;
  switch (kind) {
    case 'euro':
      return [capped, Math.min(last, 30)];
    case 'euroPlus':
      // A 31st at the end becomes the 1st of the next month, which is 31 days into this one.
      return [capped, last];
    case 'isda':
      return [capped, last === 31 && capped === 30 ? 30 : last];
    case 'psa': {
      const start = endsFebruary(from) ? 30 : capped;
      return [start, last === 31 && start === 30 ? 30 : last];
    }
    case 'us': {
      const start = endsFebruary(from) ? 30 : capped;
      const bothFebruary = endsFebruary(from) && endsFebruary(to);
      return [start, bothFebruary || (last === 31 && start === 30) ? 30 : last];
    }
    case 'euroIsda':
      return [
        endsFebruary(from) ? 30 : capped,
        endsFebruary(to) && !matures ? 30 : Math.min(last, 30),
      ];
    case 'februaryEnd':
      return [endsFebruary(from) ? 30 : capped, endsFebruary(to) ? 30 : Math.min(last, 30)];
  }
}

const endsFebruary = ({ year, month, day }: DayParts): boolean =>
  month === 2 && day === daysInMonth(year, 2);
