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

/** Puts a row without interest on each day of a down payment, or adds it to the row of that day. */
export function withDownPayments(
  rows: readonly PlainRow[],
  { drawn, paidDown }: Drawn,
): readonly PlainRow[] {
  if (paidDown.length === 0) return rows;
  const dates = new Set([...rows.map(({ dueOn }) => dueOn), ...paidDown.map(({ on }) => on)]);
  let repaid = 0n;
  return [...dates].sort().map((dueOn) => {
    const row = rows.find((candidate) => candidate.dueOn === dueOn);
    const down = paidDown.find(({ on }) => on === dueOn)?.minor ?? 0n;
    const principal = (row?.principal ?? 0n) + down;
    repaid += principal;
    const lent = drawn
      .filter(({ on }) => on < dueOn || (on === dueOn && down > 0n))
      .reduce((sum, { minor }) => sum + minor, 0n);
    return {
      from: row?.from ?? dueOn,
      dueOn,
      principal,
      interest: row?.interest ?? 0n,
      balanceAfter: lent - repaid,
    };
  });
}
