import type { DataOf, Day } from '#kernel';
import { addMonths, Decimal } from '#kernel';
import type { BusinessLine } from '#clients';
import { inYuan } from '#credit';
import type { loanEvents } from '#lending';
import type { accountEvents } from '#risk';
import type { SegmentFigures } from '../segment/segment-figures.js';
import { Taxonomy } from '../taxonomy/taxonomy.codes.js';

/** Where a client stands in a taxonomy, since when, and what said so. */
export interface Placing {
  readonly value: string;
  readonly since: Day;
  /** The rule and its version; absent where a person decided. */
  readonly rule?: string;
  readonly version?: number;
  /** The criteria of the bank that the rule belongs to. */
  readonly criteriaId?: string;
  /** The figures that the rule looked at. */
  readonly because?: Partial<SegmentFigures>;
  /** What a person said. */
  readonly reason?: string;
}

/** A change of place; null is no place. */
export interface Move {
  readonly taxonomy: Taxonomy;
  readonly from: string | null;
  readonly to: string | null;
  readonly on: Day;
}

/** Interest and fees received in a month, in fen. */
export interface MonthIncome {
  /** `2026-03`. */
  readonly month: string;
  readonly minor: number;
}

/** The closing balance and the number of payments of an account in a month. */
interface AccountMonth {
  readonly accountId: string;
  readonly month: string;
  readonly closing?: number;
  readonly payments?: number;
}

/** What a row remembers for the taxonomies. */
export interface WithPlaces {
  readonly places: Readonly<Partial<Record<Taxonomy, Placing>>>;
  /** The same as words to list by: `serviceTier:key`. */
  readonly placed: readonly string[];
  /** The latest sixty, the oldest first. */
  readonly moves: readonly Move[];
  /** The day of the last move. */
  readonly movedOn?: Day;
  readonly income: readonly MonthIncome[];
  readonly accountMonths: readonly AccountMonth[];
  /** Kinds of loan that the client ever took. */
  readonly products: readonly string[];
  /** Other lines of business that it uses. */
  readonly lines: readonly BusinessLine[];
  /** The days on which applications and loans began, the latest sixty. */
  readonly dealtOn: readonly Day[];
}

export const noPlaces: WithPlaces = {
  places: {},
  placed: [],
  moves: [],
  income: [],
  accountMonths: [],
  products: [],
  lines: [],
  dealtOn: [],
};

const most = { moves: 60, accountMonths: 60, dealings: 60 } as const;

/** The row after an application or a loan has begun on a day. */
export const withDealing = <R extends WithPlaces>(row: R, day: Day): R => ({
  ...row,
  dealtOn: [...row.dealtOn, day].slice(-most.dealings),
});

/** How far the cooperation reaches, how often there is something to do. */
export const cooperationOn = ({ lines, dealtOn }: WithPlaces, day: Day) => ({
  businessLines: lines.length,
  dealingsInYear: dealtOn.filter((each) => each > addMonths(day, -12) && each <= day).length,
});

/** The row after its client comes to another place, or to none; a place kept is only told anew. */
export function moved<R extends WithPlaces>(
  row: R,
  taxonomy: Taxonomy,
  placing: Placing | null,
  on: Day,
): R {
  const { [taxonomy]: before, ...others } = row.places;
  const to = placing?.value ?? null;
  const places: R['places'] = placing === null ? others : { ...others, [taxonomy]: placing };
  if ((before?.value ?? null) === to) {
    const kept = before && placing ? { ...placing, since: before.since } : placing;
    return { ...row, places: kept === null ? others : { ...others, [taxonomy]: kept } };
  }
  const move: Move = { taxonomy, from: before?.value ?? null, to, on };
  const movedOn = row.movedOn !== undefined && row.movedOn > on ? row.movedOn : on;
  const placed = Taxonomy.all.flatMap((each) => {
    const value = places[each]?.value;
    return value === undefined ? [] : [`${each}:${value}`];
  });
  return { ...row, places, placed, moves: [...row.moves, move].slice(-most.moves), movedOn };
}

/** Where a client stood at the end of a day; null where it had no place. */
export function placeOn({ places, moves }: WithPlaces, taxonomy: Taxonomy, day: Day) {
  const own = moves.filter((move) => move.taxonomy === taxonomy);
  const next = own.find(({ on }) => on > day);
  return next === undefined ? (places[taxonomy]?.value ?? null) : next.from;
}

const monthOf = (day: Day): string => day.slice(0, 7);
const monthsKept = 13;

type Shares = DataOf<typeof loanEvents.RepaymentRecorded>['allocation'];

/** What was paid on a day, and what is owed again of what counted as paid before. */
export interface Receipt {
  readonly on: Day;
  readonly paid: Shares;
  readonly was: Shares;
}

const paidAtOnce = (data: { readonly allocation: Shares; readonly valueDate: Day }) => [
  { on: data.valueDate, paid: data.allocation, was: [] },
];

/** The events by which the bank receives money from a borrower, or has received it no more. */
export const receiptsOf = {
  RepaymentRecorded: paidAtOnce,
  SuspenseApplied: paidAtOnce,
  RepaymentReversed: ({ allocation, valueDate }: DataOf<typeof loanEvents.RepaymentReversed>) => [
    { on: valueDate, paid: [], was: allocation },
  ],
  LoanRecalculated: ({ reallocations }: DataOf<typeof loanEvents.LoanRecalculated>) =>
    reallocations.map((each) => ({
      on: 'appliedOn' in each ? each.appliedOn : each.paidOn,
      paid: each.allocation,
      was: each.was,
    })),
};

/** Interest, penalty and fees, in fen: principal and costs are no income. */
const earnedOf = (shares: Shares, day: Day): number =>
  shares
    .filter(({ component }) => ['interest', 'penalty', 'fee'].includes(component))
    .reduce((sum, { amount }) => sum + (inYuan(amount, day)?.minor ?? 0), 0);

/** The income by month after money came in, went back, or counted for something else. */
export const withIncome = (
  income: readonly MonthIncome[],
  receipts: readonly Receipt[],
): readonly MonthIncome[] => receipts.reduce(withReceipt, income);

function withReceipt(
  income: readonly MonthIncome[],
  { on, paid, was }: Receipt,
): readonly MonthIncome[] {
  const earned = earnedOf(paid, on) - earnedOf(was, on);
  if (earned === 0) return income;
  const month = monthOf(on);
  const before = income.find((each) => each.month === month)?.minor ?? 0;
  return [...income.filter((each) => each.month !== month), { month, minor: before + earned }]
    .toSorted((a, b) => a.month.localeCompare(b.month))
    .slice(-monthsKept);
}

/** What was received within the twelve months up to that of a day, in fen. */
export function incomeOfYear(income: readonly MonthIncome[], day: Day): number {
  const [from, upTo] = [monthOf(addMonths(day, -11)), monthOf(day)];
  return income
    .filter(({ month }) => month >= from && month <= upTo)
    .reduce((sum, { minor }) => sum + minor, 0);
}

/** The months of accounts after one more was reported; a later report of a month replaces it. */
export function withAccountMonth(
  months: readonly AccountMonth[],
  { accountId, month, currency, figures }: DataOf<typeof accountEvents.AccountBehaviourReported>,
): readonly AccountMonth[] {
  const { closing, credits, debits } = figures;
  const day = `${month}-01`;
  const yuan = closing === undefined ? undefined : inYuan({ minor: closing, currency }, day)?.minor;
  const payments =
    credits === undefined && debits === undefined ? undefined : (credits ?? 0) + (debits ?? 0);
  const reported = {
    accountId,
    month,
    ...(yuan !== undefined && { closing: yuan }),
    ...(payments !== undefined && { payments }),
  };
  return [
    ...months.filter((each) => each.accountId !== accountId || each.month !== month),
    reported,
  ]
    .toSorted((a, b) => a.month.localeCompare(b.month))
    .slice(-most.accountMonths);
}

/** Transaction frequency and change of balances, as far as months were reported. */
export function behaviourOn(months: readonly AccountMonth[], day: Day) {
  const known = months.filter(({ month }) => month <= monthOf(day));
  const latest = known.at(-1)?.month;
  if (latest === undefined) return {};
  const of = (month: string) => known.filter((each) => each.month === month);
  const sum = (month: string, figure: 'closing' | 'payments') => {
    const values = of(month).flatMap((each) => each[figure] ?? []);
    return values.length === 0 ? undefined : values.reduce((a, b) => a + b, 0);
  };
  const payments = sum(latest, 'payments');
  const [now, before] = [
    sum(latest, 'closing'),
    sum(monthOf(addMonths(`${latest}-01`, -3)), 'closing'),
  ];
  const change =
    now !== undefined && before !== undefined && before > 0
      ? new Decimal(now).div(before).minus(1).toFixed(4)
      : undefined;
  return {
    ...(payments !== undefined && { transactions: payments }),
    ...(change !== undefined && { balanceChange: change }),
  };
}
