import type { LimitRow } from '#credit';
import type { Money } from '#kernel';

/** What the limits of a client and of the records merged into it come to. */
export interface LimitsTogether {
  readonly total: Money;
  readonly used: Money;
  readonly free: Money;
}

/** The sum of some limits, all of them in yuan; what is not in force allows nothing. */
export function limitsTogether(rows: readonly LimitRow[]): LimitsTogether {
  const sum = (minorOf: (row: LimitRow) => number): Money => ({
    minor: rows.reduce((all, row) => all + minorOf(row), 0),
    currency: 'CNY',
  });
  return {
    total: sum(({ inForce }) => inForce?.total.minor ?? 0),
    used: sum(({ used }) => used.minor),
    free: sum(({ free }) => free.minor),
  };
}
