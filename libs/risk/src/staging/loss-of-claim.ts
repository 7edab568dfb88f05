import type { Day, DecimalText, Money } from '#kernel';
import type { Stage } from '#lending';
import { daysBetween, Decimal } from '#kernel';
import type { LoanClaim } from '#lending';
import type { LossPeriod } from './expected-loss.js';
import { expectedCreditLoss, exposureAtDefault } from './expected-loss.js';
import { lossRulesOn } from './expected-loss.rules.js';

/** What is expected to be lost of a claim, and what that follows from. Shares of 1. */
export interface ExpectedLoss {
  /** Probability of default within a year. */
  readonly pd: DecimalText;
  readonly lgd: DecimalText;
  readonly exposure: Money;
  readonly expected: Money;
  /** The rules it goes by. */
  readonly rules: readonly string[];
}

const daysOfYear = 365;

/**
 * The expected credit loss of a claim on a day: PD of the debtor's grade, LGD by collateral, EAD
 * with what may still be drawn; over a year in stage 1, over life in stages 2 and 3, where default
 * has happened in stage 3. Undefined where no rule is in force. Source: IFRS 9, 5.5.17.
 */
export function lossOfClaim(
  claim: LoanClaim,
  stage: Stage,
  pdOfGrade: DecimalText | undefined,
  day: Day,
): ExpectedLoss | undefined {
  const { loss, basis, outlooks } = lossRulesOn(claim.guaranteeType, day);
  if (loss === undefined || basis === undefined || outlooks.length === 0) return undefined;
  const { exposure, interest, undrawn, guaranteed, annualRate } = claim;
  const drawn = exposure.minor + interest.minor;
  const ead = exposureAtDefault(drawn, undrawn.minor, basis.conversionFactor);
  if (ead.lte(0)) return undefined;
  const pd = stage === 'stage3' ? '1' : (pdOfGrade ?? basis.unrated);
  const value = new Decimal(1).minus(loss.haircut).times(guaranteed.minor);
  const covered = Decimal.min(1, value.div(ead));
  const lgd = covered
    .times(loss.covered)
    .plus(new Decimal(1).minus(covered).times(loss.uncovered))
    .toDecimalPlaces(6);
  const scenarios = outlooks.map(({ weight, times }) => {
    const stressed = Decimal.min(1, new Decimal(pd).times(times));
    return { weight, periods: periodsOf(claim, stressed, lgd, ead, day) };
  });
  // What is already in default is not made to default in part by a better outlook.
  const certain = [{ weight: '1', periods: [inDefault(lgd, ead)] }];
  const rate = new Decimal(annualRate).lt(0) ? '0' : annualRate;
  const sum = expectedCreditLoss(stage === 'stage3' ? certain : scenarios, rate, stage);
  const money = (amount: Decimal): Money => ({
    ...exposure,
    minor: amount.toDecimalPlaces(0, Decimal.ROUND_HALF_UP).toNumber(),
  });
  return {
    pd,
    lgd: lgd.toFixed(),
    exposure: money(ead),
    expected: money(sum),
    rules: [loss.id, basis.id, ...outlooks.map(({ id }) => id)],
  };
}

const inDefault = (lgd: Decimal, ead: Decimal): LossPeriod => ({
  years: '0',
  marginalDefaultProbability: '1',
  lossGivenDefault: lgd.toFixed(),
  exposureAtDefault: ead.toNumber(),
});

/** The years until maturity, each with what is owed at its beginning and defaults in its middle. */
function periodsOf(
  { maturesOn, balances, exposure }: LoanClaim,
  pd: Decimal,
  lgd: Decimal,
  ead: Decimal,
  day: Day,
): readonly LossPeriod[] {
  const life = Math.max(1, daysBetween(day, maturesOn)) / daysOfYear;
  const survives = new Decimal(1).minus(pd);
  return Array.from({ length: Math.ceil(life) }, (_, year): LossPeriod => {
    const part = new Decimal(Math.min(1, life - year));
    const owed = balances.findLast(({ on }) => daysBetween(day, on) <= year * daysOfYear);
    const left =
      year === 0 || owed === undefined || exposure.minor === 0
        ? ead
        : ead.times(owed.minor).div(exposure.minor);
    return {
      years: part.div(2).plus(year).toDecimalPlaces(6).toFixed(),
      marginalDefaultProbability: survives.pow(year).times(pd).times(part).toFixed(),
      lossGivenDefault: lgd.toFixed(),
      exposureAtDefault: Decimal.min(ead, left).toNumber(),
    };
  });
}
