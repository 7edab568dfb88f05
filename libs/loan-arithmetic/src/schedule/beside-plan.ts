import type { Day, RoundingMode } from '#kernel';
import { ratioOf, roundRatio, timesRatio } from '#kernel';
import type { PlainRow } from './amortisation.js';
import type { ScheduleTerms } from './terms.js';

/** An amount of principal on a day, in minor units. */
export interface DayAmount {
  readonly on: Day;
  readonly minor: bigint;
}

/** What is drawn, and what of it is paid back on the same day. */
export interface Drawn {
  readonly drawn: readonly DayAmount[];
  readonly paidDown: readonly DayAmount[];
}

/** Drawdowns day by day; without any, the principal on the first day. */
export function drawnBy(terms: ScheduleTerms, mode: RoundingMode, multiple: bigint): Drawn {
  const single = [{ on: terms.startsOn, amount: terms.principal }];
  const amounts = new Map<Day, bigint>();
  for (const { on, amount } of terms.drawdowns ?? single) {
    amounts.set(on, (amounts.get(on) ?? 0n) + BigInt(amount.minor));
  }
  const drawn = [...amounts].map(([on, minor]) => ({ on, minor }));
  drawn.sort((a, b) => (a.on < b.on ? -1 : 1));
  if (terms.downPayment === undefined) return { drawn, paidDown: [] };

  const share = ratioOf(terms.downPayment, 'downPayment');
  const paidDown = drawn.map(({ on, minor }) => {
    const part = timesRatio(share, { over: minor, under: multiple });
    return { on, minor: multiple * roundRatio(part, mode) };
  });
  return { drawn, paidDown };
}

/** Principal prepaid, day by day. */
export const prepaidBy = ({ prepayments = [] }: ScheduleTerms): readonly DayAmount[] =>
  prepayments.map(({ on, amount }) => ({ on, minor: BigInt(amount.minor) }));

/**
 * Puts a row without interest on each day on which principal is paid beside the plan, or adds it
 * to the row of that day: there are never two rows on one date. Rows at the end that a prepayment
 * left empty are dropped.
 */
export function withPayments(
  rows: readonly PlainRow[],
  drawn: readonly DayAmount[],
  paid: readonly DayAmount[],
): readonly PlainRow[] {
  if (paid.length === 0) return rows;
  const dates = new Set([...rows.map(({ dueOn }) => dueOn), ...paid.map(({ on }) => on)]);
  let repaid = 0n;
  const all = [...dates].sort().map((dueOn) => {
    const row = rows.find((candidate) => candidate.dueOn === dueOn);
    const beside = paid.filter(({ on }) => on === dueOn);
    const extra = beside.reduce((sum, { minor }) => sum + minor, 0n);
    const principal = (row?.principal ?? 0n) + extra;
    repaid += principal;
    const lent = drawn
      .filter(({ on }) => on < dueOn || (on === dueOn && extra > 0n))
      .reduce((sum, { minor }) => sum + minor, 0n);
    const from = row?.from ?? dueOn;
    return { from, dueOn, principal, interest: row?.interest ?? 0n, balanceAfter: lent - repaid };
  });
  const end = all.findLastIndex(({ principal, interest }) => principal > 0n || interest > 0n);
  return all.slice(0, end + 1);
}
