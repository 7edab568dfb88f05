import type { OddUnits } from './allocation.codes.js';
import type { AllocationRule } from './allocation.rules.js';

/** Which instalments that are not due yet a payment reaches, and who takes odd units. */
export type AheadRule = Pick<AllocationRule, 'advance' | 'oddUnits'>;

/**
 * What of a payment each instalment to come takes, of which none takes more than is left of it.
 * In the order of the instalments.
 */
export function aheadParts(
  total: number,
  left: readonly number[],
  { advance, oddUnits = 'earliest' }: AheadRule,
): readonly number[] {
  switch (advance) {
    case 'nextInstalment':
      return oneByOne(total, left);
    case 'lastInstalment':
      return oneByOne(total, left.toReversed()).toReversed();
    case 'reamortise':
      return equallyBounded(total, left, oddUnits);
  }
}

/** Whole units that sum to a total; what cannot be shared goes to the last, or to the first ones. */
export function equalParts(
  total: number,
  count: number,
  oddUnits: OddUnits = 'last',
): readonly number[] {
  const share = Math.trunc(total / count);
  const odd = total - share * count;
  const oddOf = (index: number): number => {
    if (oddUnits === 'last') return index === count - 1 ? odd : 0;
    return index < odd ? 1 : 0;
  };
  return Array.from({ length: count }, (_, index) => share + oddOf(index));
}

function oneByOne(total: number, left: readonly number[]): number[] {
  let rest = total;
  return left.map((most) => {
    const part = Math.min(rest, most);
    rest -= part;
    return part;
  });
}

/** What one cannot take the others share. */
function equallyBounded(
  total: number,
  left: readonly number[],
  oddUnits: OddUnits,
): readonly number[] {
  const takers = left.map((most) => ({ most, part: 0 }));
  let rest = total;
  let open = takers;
  while (rest > 0 && open.length > 0) {
    const offered = equalParts(rest, open.length, oddUnits);
    open.forEach((taker, index) => {
      const more = Math.min(offered[index] ?? 0, taker.most - taker.part);
      taker.part += more;
      rest -= more;
    });
    open = open.filter(({ most, part }) => part < most);
  }
  return takers.map(({ part }) => part);
}
