import type { Day, Money } from '#kernel';
import { addDays, daysBetween } from '#kernel';
import type { Drawdown, DueItem, ItemState, Ledger, ScheduleRow } from '#loan-arithmetic';
import { AgeingBucket, ageingOn, allocate, unpaidOn } from '#loan-arithmetic';
import type { LoanStanding, PrepaymentKind } from './loan.events.js';

export interface Repayment {
  readonly repaymentId: string;
  readonly amount: Money;
  readonly valueDate: Day;
  /** Set where it changes the schedule: what becomes of the rows, or that they end on its day. */
  readonly prepayment?: PrepaymentKind;
}

/** The money facts of a loan: all that allocation, ageing and every figure follow from. */
export interface LoanAccount {
  readonly currency: string;
  readonly drawdowns: readonly Drawdown[];
  /** The schedule in force, of the whole life of the loan. */
  readonly rows: readonly ScheduleRow[];
  /** Those that stand, in the order of recording. */
  readonly repayments: readonly Repayment[];
}

/** What each repayment pays and what is left of each due item: a pure function of the facts. */
export function ledgerOf({ currency, drawdowns, rows, repayments }: LoanAccount): Ledger {
  const first = startOf(drawdowns);
  if (first === undefined) return allocate([], { currency });
  const schedule = { kind: 'charge', id: 'schedule', position: 0 } as const;
  return allocate(
    [
      { ...schedule, valueDate: first, items: rows.flatMap(itemsOf) },
      ...repayments.map(({ repaymentId, amount, valueDate }, index) => ({
        kind: 'payment' as const,
        id: repaymentId,
        amount,
        valueDate,
        position: index + 1,
        type: 'repayment' as const,
      })),
    ],
    { currency },
  );
}

/** The day of the first drawdown. */
export const startOf = (drawdowns: readonly Drawdown[]): Day | undefined =>
  drawdowns.map(({ on }) => on).sort()[0];

const itemsOf = ({ number, dueOn, principal, interest }: ScheduleRow): readonly DueItem[] =>
  [
    { component: 'interest' as const, amount: interest },
    { component: 'principal' as const, amount: principal },
  ]
    .filter(({ amount }) => amount.minor > 0)
    .map((item) => ({ ...item, id: `${number}.${item.component}`, instalment: number, dueOn }));

/**
 * How the loan stands at the end of a day, by the facts that count up to then. `judged` is the
 * last day that ageing has been through; what it will find later is found after that day.
 */
export function standingOn(
  { currency, drawdowns }: Pick<LoanAccount, 'currency' | 'drawdowns'>,
  ledger: Ledger,
  day: Day,
  judged: Day = day,
): LoanStanding {
  const { items } = ledger;
  const money = (minor: number): Money => ({ minor, currency });
  const unpaid = (part: readonly ItemState[]) =>
    money(sum(part, (item) => unpaidOn(item, day).minor));
  const drawn = sum(drawdowns, ({ amount, on }) => (on <= day ? amount.minor : 0));
  const repaid = sum(items, ({ component, movements }) =>
    component === 'principal'
      ? sum(movements, ({ on, amount }) => (on <= day ? amount.minor : 0))
      : 0,
  );
  const { daysPastDue, bucket, pastDueSince } = ageingOn(items, day);
  const coming = items.filter((item) => item.dueOn > day && unpaidOn(item, day).minor > 0);
  const nextDueOn = earliest(coming.map(({ dueOn }) => dueOn));
  return {
    on: day,
    outstanding: money(drawn - repaid),
    due: unpaid(items.filter(({ dueOn }) => dueOn <= day)),
    overdue: unpaid(items.filter(({ dueOn }) => dueOn < day)),
    overpaid: money(
      sum(ledger.outcomes, ({ fact, overpaid }) => (fact.valueDate <= day ? overpaid.minor : 0)),
    ),
    daysPastDue,
    bucket,
    overdueSince: pastDueSince ?? null,
    nextDueOn,
    nextDue: unpaid(coming.filter(({ dueOn }) => dueOn === nextDueOn)),
    nextAgeingOn: nextTurn(items, judged),
  };
}

/**
 * The first day after a day on which ageing finds something: an unpaid instalment falls due, the
 * overdue enters its next bucket, or a late item is paid. Null when nothing is left to come.
 */
export function nextTurn(items: readonly ItemState[], after: Day): Day | null {
  const oldest = earliest(
    items.filter((item) => item.dueOn <= after && isOpenOn(item, after)).map(({ dueOn }) => dueOn),
  );
  const nextBucket =
    oldest === null
      ? undefined
      : AgeingBucket.all
          .map((bucket) => AgeingBucket(bucket).from)
          .find((from) => from > daysBetween(oldest, after));
  return earliest([
    ...items
      .filter((item) => item.dueOn > after && isOpenOn(item, item.dueOn))
      .map(({ dueOn }) => dueOn),
    ...(oldest === null || nextBucket === undefined ? [] : [addDays(oldest, nextBucket)]),
    ...items.flatMap(({ dueOn, clearedOn }) =>
      clearedOn !== undefined && clearedOn > after && clearedOn > dueOn ? [clearedOn] : [],
    ),
  ]);
}

/** Whether something of the item is unpaid at the end of a day. */
export const isOpenOn = ({ clearedOn }: Pick<ItemState, 'clearedOn'>, day: Day): boolean =>
  clearedOn === undefined || clearedOn > day;

const earliest = (days: readonly Day[]): Day | null =>
  days.reduce<Day | null>((least, day) => (least === null || day < least ? day : least), null);

const sum = <T>(all: readonly T[], of: (one: T) => number): number =>
  all.reduce((total, one) => total + of(one), 0);
