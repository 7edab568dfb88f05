import type { DecimalText } from '#kernel';
import { Decimal } from '#kernel';

/** A delay of more days than these is a long one. */
const longDays = 90;

/** How numbers of days are spread. */
export interface Spread {
  readonly both: number;
  readonly later: number;
  /** Later by more than 90 days. */
  readonly muchLater: number;
  readonly earlier: number;
  /** Of all, those that came early counted with their minus; absent where there is none. */
  readonly medianDays?: DecimalText;
  /** To one place. */
  readonly meanDays?: DecimalText;
  /** Of those that came later. */
  readonly medianDaysLater?: DecimalText;
}

/** How many of some delays are late or early, and what lies in their middle. */
export function spreadOf(days: readonly number[]): Spread {
  const later = days.filter((each) => each > 0);
  const sum = days.reduce((before, each) => before + each, 0);
  return {
    both: days.length,
    later: later.length,
    muchLater: days.filter((each) => each > longDays).length,
    earlier: days.filter((each) => each < 0).length,
    ...(days.length > 0 && {
      medianDays: middleOf(days),
      meanDays: new Decimal(sum).div(days.length).toFixed(1),
    }),
    ...(later.length > 0 && { medianDaysLater: middleOf(later) }),
  };
}

function middleOf(values: readonly number[]): DecimalText {
  const sorted = [...values].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const [low = 0, high = 0] = sorted.slice(half - 1 + (sorted.length % 2), half + 1);
  return new Decimal(sorted.length % 2 === 1 ? low : low + high)
    .div(sorted.length % 2 === 1 ? 1 : 2)
    .toString();
}
