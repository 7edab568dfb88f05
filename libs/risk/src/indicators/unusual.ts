import type { Day } from '#kernel';
import { addMonths, monthEnd } from '#kernel';
import type { AccountFigure } from '../facts/facts.codes.js';
import type { AccountMonth } from '../views/file/facts-of-client.js';

/** The months of accounts that a comparison reads, the latest first. */
export type ComparedMonth = Pick<
  AccountMonth,
  'accountId' | 'month' | 'upTo' | 'currency' | 'figures'
>;

/** Fewer months than these are no past to compare with. */
const fewestMonths = 6;
/** The standard deviation of normal values over their median absolute deviation. */
const normalScale = 1.4826;
/** Months that hardly differ count as if they differed by this share of their size. */
const leastSpread = 0.05;
/** No deviation is told beyond this. */
const mostDeviations = 99;

/**
 * How far the latest of some values lies from the others: their median, in robust standard
 * deviations. `size` is what the least spread is a share of. Undefined with fewer than six others.
 */
export function robustDeviation(
  latest: number,
  others: readonly number[],
  size: number,
): number | undefined {
  if (others.length < fewestMonths) return undefined;
  const usual = median(others);
  const least = robustSpread(others, usual, size);
  if (least === 0) return latest === usual ? 0 : Math.sign(latest - usual) * mostDeviations;
  const deviations = (latest - usual) / least;
  return Math.max(-mostDeviations, Math.min(mostDeviations, deviations));
}

/** The robust standard deviation of values about what is usual, the least share of a size at least. */
export function robustSpread(values: readonly number[], usual: number, size: number): number {
  const spread = normalScale * median(values.map((each) => Math.abs(each - usual)));
  return Math.max(spread, Math.abs(size) * leastSpread);
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}

/**
 * How unusual the latest month of the accounts is beside the client's own past. Where a month of
 * the year before is known for seven months and more, growth over the year is compared, which takes
 * the season out; else the month itself is. Only accounts that told of the latest month count, so
 * that one which has not reported yet is no fall. `whole` leaves out a month that goes on.
 */
export function unusualMonth(
  reported: readonly ComparedMonth[],
  figure: AccountFigure,
  whole: boolean,
): number | undefined {
  const told = whole ? reported.filter(isWhole) : reported;
  const [latest] = told;
  if (latest === undefined) return undefined;
  const months = sumsByMonth(told, latest, figure);
  const now = months.get(latest.month);
  if (now === undefined) return undefined;
  const before = [...months].filter(([month]) => month < latest.month);
  const size = median(before.map(([, value]) => value));
  const growth = new Map(
    [...months].flatMap(([month, value]) => {
      const yearBefore = months.get(addMonths(`${month}-01`, -12).slice(0, 7));
      return yearBefore === undefined ? [] : [[month, value - yearBefore] as const];
    }),
  );
  const grown = growth.get(latest.month);
  const grownBefore = [...growth].filter(([month]) => month < latest.month);
  const seasonal =
    grown === undefined
      ? undefined
      : robustDeviation(
          grown,
          grownBefore.map(([, value]) => value),
          size,
        );
  return (
    seasonal ??
    robustDeviation(
      now,
      before.map(([, value]) => value),
      size,
    )
  );
}

const isWhole = ({ month, upTo }: { readonly month: string; readonly upTo: Day }): boolean =>
  upTo >= monthEnd(`${month}-01`);

function sumsByMonth(
  reported: readonly ComparedMonth[],
  latest: ComparedMonth,
  figure: AccountFigure,
): ReadonlyMap<string, number> {
  const accounts = new Set(
    reported.filter(({ month }) => month === latest.month).map(({ accountId }) => accountId),
  );
  const sums = new Map<string, number>();
  for (const { accountId, month, currency, figures } of reported) {
    const value = figures[figure];
    if (!accounts.has(accountId) || currency !== latest.currency || value === undefined) continue;
    sums.set(month, (sums.get(month) ?? 0) + value);
  }
  return sums;
}
