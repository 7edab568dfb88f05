import type { Day, DecimalText, Ratio } from '#kernel';
import {
  Decimal,
  InvalidValue,
  perRatio,
  plusRatio,
  ratio,
  ratioOf,
  roundRatio,
  timesRatio,
} from '#kernel';
import { SensitivityFactor } from './cash-flow.codes.js';
import type { Period } from './cash-flow.fields.js';
import type { Plan, PlanRatios } from './ratios.js';
import { planRatios } from './ratios.js';

/** What is different from the plan. */
export interface Shock {
  /** Added to 1 and multiplied with revenue: "-0.1" is a tenth less. */
  readonly price: DecimalText;
  /** The same with operating costs and maintenance. */
  readonly cost: DecimalText;
  /** Whole periods by which operation begins later; debt service stays where it is. */
  readonly delayPeriods: number;
  /** Added to the rate of the debt for one period. */
  readonly rate: DecimalText;
}

export const noShock: Shock = { price: '0', cost: '0', delayPeriods: 0, rate: '0' };

/**
 * The plan after a shock. Amounts are rounded half to even, once. Tax and working capital stay as they
 * are planned, so that what a shock costs is not softened by tax that nobody has reckoned anew.
 */
export function shocked(plan: Plan, { price, cost, delayPeriods, rate }: Shock): Plan {
  const rateBefore = ratioOf(plan.ratePerPeriod, 'ratePerPeriod');
  const rateAfter = plusRatio(rateBefore, ratioOf(rate, 'rate'));
  const priced = plusRatio(ratio(1), ratioOf(price, 'price'));
  const costed = plusRatio(ratio(1), ratioOf(cost, 'cost'));
  let debt = plan.debt;
  const periods = plan.periods.map((period, index): Period => {
    const operated = plan.periods[index - delayPeriods];
    const owed = debt;
    debt -= period.principal;
    return {
      ...period,
      revenue: times(operated?.revenue ?? 0, priced),
      operatingCosts: times(operated?.operatingCosts ?? 0, costed),
      maintenanceCapex: times(operated?.maintenanceCapex ?? 0, costed),
      tax: operated?.tax ?? 0,
      workingCapitalChange: operated?.workingCapitalChange ?? 0,
      interest:
        rateBefore.over === 0n
          ? period.interest + times(owed, rateAfter)
          : times(period.interest, perRatio(rateAfter, rateBefore)),
    };
  });
  const ratePerPeriod = new Decimal(plan.ratePerPeriod).plus(rate).toFixed();
  return { ...plan, periods, ratePerPeriod };
}

const times = (amount: number, by: Ratio): number =>
  Number(roundRatio(timesRatio(ratio(amount), by), 'halfEven'));

/** By how much each factor is changed, both ways; a delay goes one way. */
export interface Swings {
  readonly price: DecimalText;
  readonly cost: DecimalText;
  readonly delayPeriods: number;
  readonly rate: DecimalText;
}

/** What becomes of the plan when one factor is worse, and when it is better. */
export interface TornadoLine {
  readonly factor: SensitivityFactor;
  readonly swing: string;
  readonly worse: PlanRatios;
  readonly better: PlanRatios;
  /** The lowest DSCR when better less that when worse: how long the bar of the tornado is. */
  readonly span: DecimalText;
}

const negated = (text: DecimalText): DecimalText => new Decimal(text).negated().toFixed();

/**
 * The factors of a plan, the one that moves the lowest DSCR most on top. Refuses a swing of the rate that
 * would take it below nothing.
 */
export function tornado(plan: Plan, swings: Swings, day: Day): readonly TornadoLine[] {
  if (new Decimal(swings.rate).gt(plan.ratePerPeriod)) {
    throw InvalidValue({ field: 'rate', found: swings.rate, most: plan.ratePerPeriod });
  }
  const ways: Readonly<Record<SensitivityFactor, readonly [worse: Shock, better: Shock, string]>> =
    {
      price: [
        { ...noShock, price: negated(swings.price) },
        { ...noShock, price: swings.price },
        swings.price,
      ],
      cost: [
        { ...noShock, cost: swings.cost },
        { ...noShock, cost: negated(swings.cost) },
        swings.cost,
      ],
      delay: [
        { ...noShock, delayPeriods: swings.delayPeriods },
        noShock,
        String(swings.delayPeriods),
      ],
      rate: [
        { ...noShock, rate: swings.rate },
        { ...noShock, rate: negated(swings.rate) },
        swings.rate,
      ],
    };
  return SensitivityFactor.all
    .map((factor): TornadoLine => {
      const [bad, good, swing] = ways[factor];
      const worse = planRatios(shocked(plan, bad), day);
      const better = planRatios(shocked(plan, good), day);
      const span = new Decimal(better.lowestDscr ?? 0).minus(worse.lowestDscr ?? 0);
      return { factor, swing, worse, better, span: span.toFixed(4) };
    })
    .toSorted((a, b) => new Decimal(b.span).comparedTo(a.span));
}
