import type { Day, Ratio } from '#kernel';
import { minusRatio, noRatio, plusRatio, reduced, timesRatio } from '#kernel';
import { elapsed } from '../daycount/elapsed.js';
import type { OverdueRates } from './overdue-interest.js';
import type { Plan } from './plan.js';

/**
 * What the principal that bears contract interest differs by from the plan: less after a payment in
 * advance, more after a charge-back; and the interest on that difference since the last due day.
 */
export class Deviation {
  /** Minor units; below nothing where less is owed than planned. */
  private minor = 0;
  private since: Day = '';
  private run: Ratio = noRatio;

  /** What differs now, in minor units. */
  get bears(): number {
    return this.minor;
  }

  /** From a day on so much more, or less, bears interest than was planned. */
  change(by: number, on: Day, plan: Plan, rates: OverdueRates): void {
    this.run = this.upTo(on, plan, rates);
    this.minor += by;
    this.since = on;
  }

  /** Interest on the difference up to a day, in minor units and unrounded. */
  upTo(day: Day, plan: Plan, { contractRates }: OverdueRates): Ratio {
    if (this.minor === 0) return this.run;
    const { dayCount, periods } = plan.accrual;
    let sum = this.run;
    for (const { period } of periods) {
      const turns = contractRates.map(({ from }) => from);
      const begin = period.from > this.since ? period.from : this.since;
      const end = period.to < day ? period.to : day;
      let from = begin;
      for (const to of [...turns.filter((turn) => begin < turn && turn < end), end]) {
        if (to <= from) continue;
        const part = minusRatio(elapsed(dayCount, period, to), elapsed(dayCount, period, from));
        const rate = contractRates.findLast((known) => known.from <= from)?.rate ?? noRatio;
        const on = { over: BigInt(this.minor), under: 1n };
        sum = plusRatio(sum, timesRatio(on, timesRatio(rate, part)));
        from = to;
      }
    }
    return reduced(sum);
  }

  /** The interest has become due: it counts anew from here. */
  due(on: Day): void {
    this.run = noRatio;
    this.since = on;
  }

  reset(): void {
    this.minor = 0;
    this.run = noRatio;
  }
}
