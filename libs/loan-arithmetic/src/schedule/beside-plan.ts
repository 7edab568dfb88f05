import type { Day, RoundingMode } from '#kernel';
import { ratioOf, roundRatio, timesRatio } from '#kernel';
import type { DayAmount, PlainRow } from './rows.js';
import { stagedPrincipal } from './methods/stages.js';
import type { ScheduleTerms } from './terms.js';

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
  for (const { on, minor } of terms.stages === undefined ? [] : stagedPrincipal(terms).drawn) {
    amounts.set(on, (amounts.get(on) ?? 0n) + BigInt(minor));
  }
  const drawn = [...amounts].map(([on, minor]) => ({ on, minor })).sort(byDay);
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

/** The day with the earlier ones before it. */
export const byDay = (a: { readonly on: Day }, b: { readonly on: Day }): number =>
  a.on < b.on ? -1 : a.on > b.on ? 1 : 0;

/**
 * Puts a row without interest on each day on which principal is paid beside the plan. Rows of one
 * date become one, unless they are to stay apart; rows at the end that a prepayment left empty are
 * dropped. What is drawn on a due date belongs to the next row.
 */
export function withPayments(
  rows: readonly PlainRow[],
  drawn: readonly DayAmount[],
  paid: readonly DayAmount[],
  apart: boolean,
): readonly PlainRow[] {
  if (paid.length === 0 && areApart(rows)) return rows;
  const beside = paid.map(({ on, minor }) => ({ row: besideRow(on, minor), isBeside: true }));
  const all = [...beside, ...rows.map((row) => ({ row, isBeside: false }))].sort((a, b) =>
    a.row.dueOn < b.row.dueOn ? -1 : a.row.dueOn > b.row.dueOn ? 1 : 0,
  );
  const result: PlainRow[] = [];
  let balance = 0n;
  let next = 0;
  for (const { row, isBeside } of all) {
    for (; (drawn[next]?.on ?? '9999-12-31') < row.dueOn; next += 1) {
      balance += drawn[next]?.minor ?? 0n;
    }
    // Of what is drawn on the day, a down payment is paid back at once.
    for (; isBeside && drawn[next]?.on === row.dueOn; next += 1) {
      balance += drawn[next]?.minor ?? 0n;
    }
    balance += row.capitalised - row.principal;
    const before = result.at(-1);
    const dated = { ...row, balanceAfter: balance };
    if (!apart && before?.dueOn === row.dueOn) result.splice(-1, 1, merged(before, dated));
    else result.push(dated);
  }
  const end = result.findLastIndex(({ principal, interest }) => principal > 0n || interest > 0n);
  return result.slice(0, end + 1);
}

const areApart = (rows: readonly PlainRow[]): boolean =>
  rows.every(({ dueOn }, index) => index === 0 || (rows[index - 1]?.dueOn ?? '') < dueOn);

const besideRow = (on: Day, principal: bigint): PlainRow => ({
  from: on,
  dueOn: on,
  principal,
  interest: 0n,
  capitalised: 0n,
  balanceAfter: 0n,
});

/** Two rows of one date as one: it begins with the earlier interest. */
const merged = (a: PlainRow, b: PlainRow): PlainRow => ({
  from: a.from === a.dueOn ? b.from : a.from,
  dueOn: a.dueOn,
  principal: a.principal + b.principal,
  interest: a.interest + b.interest,
  capitalised: a.capitalised + b.capitalised,
  balanceAfter: b.balanceAfter,
});
