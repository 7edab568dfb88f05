import type { Day, Ratio } from '#kernel';
import { noRatio, perRatio, plusRatio, ratio, timesRatio } from '#kernel';
import type { AccrualPeriod } from '../accrual/accrual.js';
import { runningInterest } from '../accrual/accrual.js';
import { changed } from '../schedule/interest.js';
import type { Deviation } from './deviation.js';
import type { InterestPiece } from './outlook.js';
import { fractionText } from './outlook.js';
import type { OverdueRates } from './overdue-interest.js';
import type { Plan } from './plan.js';
import { settledInterest } from './plan.js';

/** What of a contract interest runs by. */
export interface Running {
  readonly plan: Plan;
  /** How many rows have fallen due. */
  readonly fallen: number;
  readonly deviation: Deviation;
  readonly rates: OverdueRates;
}

/**
 * How interest runs from a day up to another, before which nothing falls due: cut where the balance,
 * the rate or the period changes.
 */
export function interestPieces(running: Running, from: Day, until: Day): readonly InterestPiece[] {
  const { plan, rates } = running;
  const turns = rates.contractRates.map((rate) => rate.from);
  return plan.accrual.periods
    .filter((period) => period.to > from && period.from < until)
    .flatMap((period) => {
      const first = period.from > from ? period.from : from;
      const last = period.to < until ? period.to : until;
      const cuts = [...period.changes.map(({ on }) => on), ...turns]
        .filter((day) => first < day && day < last)
        .sort();
      const days = [...new Set([first, ...cuts])];
      return days.map((day, index) => pieceOf(running, period, day, days[index + 1] ?? last));
    });
}

function pieceOf(
  { plan, fallen, deviation, rates }: Running,
  { period, opening, changes, interest, runs }: AccrualPeriod,
  from: Day,
  to: Day,
): InterestPiece {
  const { months, stub, last = false, from: begin, to: end } = period.within ?? period;
  const {
    balance,
    base = balance,
    rate,
  } = changes.filter(({ on }) => on <= from).reduce(changed, opening);
  const planned: Ratio =
    runs === 'byBalance'
      ? timesRatio(ratio(base), rate)
      : runs === 'evenly' && period.yearFraction.over !== 0n
        ? perRatio(ratio(interest), period.yearFraction)
        : noRatio;
  const now = rates.contractRates.findLast((known) => known.from <= from)?.rate ?? noRatio;
  const beside = timesRatio(ratio(deviation.bears), now);
  return {
    from,
    to,
    period: {
      from: begin,
      to: end,
      last,
      ...(months !== undefined && { months }),
      ...(stub !== undefined && { stub }),
    },
    settled: settledInterest(plan, fallen, from),
    running: fractionText(
      plusRatio(runningInterest(plan.accrual, from), deviation.upTo(from, plan, rates)),
    ),
    perYear: fractionText(plusRatio(planned, beside)),
  };
}
