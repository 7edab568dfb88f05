import type { LimitRow } from '#credit';
import type { Money } from '#kernel';

/** The limit of a client, and what is held of it and of those of the records merged into it. */
export interface LimitsTogether {
  readonly total: Money;
  readonly used: Money;
  readonly free: Money;
}

/** A client has one limit, its own, whatever its records were allowed; all in yuan. */
export function limitsTogether(
  own: LimitRow | undefined,
  rows: readonly LimitRow[],
): LimitsTogether {
  const yuan = (minor: number): Money => ({ minor, currency: 'CNY' });
  const total = own?.inForce?.total.minor ?? 0;
  const used = rows.reduce((sum, row) => sum + row.used.minor, 0);
  return { total: yuan(total), used: yuan(used), free: yuan(Math.max(0, total - used)) };
}
