import type { Day, DecimalText, Money } from '#kernel';
import { addDays, daysBetween, Decimal } from '#kernel';

/** Money that moved on a day. */
export interface Moved {
  readonly on: Day;
  /** Minor units. */
  readonly amount: number;
}

/** An amount of minor units by shares of 1: parts are cut off, the largest rests get one more each. */
export function byShares(minor: number, shares: readonly DecimalText[]): readonly number[] {
  const exact = shares.map((share) => new Decimal(share).times(minor));
  const parts = exact.map((each) => each.floor().toNumber());
  const left = minor - parts.reduce((sum, each) => sum + each, 0);
  const order = exact
    .map((each, index) => ({ index, rest: each.minus(each.floor()) }))
    .sort((a, b) => b.rest.comparedTo(a.rest) || a.index - b.index);
  const more = new Set(order.slice(0, left).map(({ index }) => index));
  return parts.map((each, index) => each + (more.has(index) ? 1 : 0));
}

/** Days on which the same amount was not drawn. */
export interface FeeStretch {
  readonly from: Day;
  /** The day after the last. */
  readonly until: Day;
  readonly days: number;
  readonly undrawn: number;
}

export interface CommitmentFee {
  readonly from: Day;
  readonly until: Day;
  readonly stretches: readonly FeeStretch[];
  readonly fee: Money;
}

/** The fee of whole months as it is booked, with all that it was reckoned from. */
export interface FeeAccrued {
  readonly sourceId: string;
  readonly from: Day;
  /** The day after the last. */
  readonly until: Day;
  /** A year, as a share of 1. */
  readonly rate: DecimalText;
  readonly stretches: readonly FeeStretch[];
  /** Less what was set off. */
  readonly amount: Money;
  /** What the loan was overcharged before, because a drawdown was reported late. */
  readonly setOff?: Money;
  /** The loan that it is charged to; else the accounts of the project owe it. */
  readonly loanId?: string;
}

/** What a fee that was accrued is less by: the days from a drawdown to the end of what was accrued. */
export interface FeeLowered {
  readonly sourceId: string;
  readonly drawdownId: string;
  /** The day on which the money came. */
  readonly from: Day;
  /** The day after the last. */
  readonly until: Day;
  /** A year, as a share of 1. */
  readonly rate: DecimalText;
  readonly amount: Money;
  /** The loan that it was charged to, whose next fee is less by this. */
  readonly loanId?: string;
}

/** What a run of payments has paid of a fee that the accounts owed. */
export interface FeePaid {
  readonly sourceId: string;
  readonly runId: string;
  readonly amount: Money;
}

/** What a commitment fee is reckoned on. */
export interface Commitment {
  readonly amount: Money;
  readonly availableFrom?: Day;
  readonly availableUntil?: Day;
  /** A year, as a share of 1. */
  readonly commitmentFee?: DecimalText;
  readonly draws: readonly Moved[];
}

/**
 * The commitment fee for the days from `from` to before `until`: what is not drawn, day by day within
 * the days on which it may be drawn, actual days over 360, rounded once. What was drawn and repaid
 * is not available again. A drawdown lowers the fee from its own day on.
 */
export function commitmentFee(
  { amount, availableFrom, availableUntil, commitmentFee: rate, draws }: Commitment,
  from: Day,
  until: Day,
): CommitmentFee {
  const begins = availableFrom !== undefined && availableFrom > from ? availableFrom : from;
  const last = availableUntil === undefined ? until : addDays(availableUntil, 1);
  const ends = last < until ? last : until;
  const cuts = draws.map(({ on }) => on).filter((day) => day > begins && day < ends);
  const days = ends > begins ? [begins, ...new Set(cuts.sort()), ends] : [];
  const stretches = days.slice(1).map((end, index): FeeStretch => {
    const start = days[index] ?? begins;
    const drawn = draws.filter(({ on }) => on <= start).reduce((sum, each) => sum + each.amount, 0);
    return {
      from: start,
      until: end,
      days: daysBetween(start, end),
      undrawn: amount.minor - drawn,
    };
  });
  const minor = stretches
    .reduce((sum, each) => sum.plus(new Decimal(each.undrawn).times(each.days)), new Decimal(0))
    .times(rate ?? '0')
    .div(360)
    .toDecimalPlaces(0)
    .toNumber();
  return { from, until, stretches, fee: { minor, currency: amount.currency } };
}
