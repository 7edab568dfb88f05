import type { CodeOf, Day, DecimalText, Money } from '#kernel';
import {
  compareRatios,
  Decimal,
  decimalOf,
  defineCodes,
  InvalidValue,
  moneyOf,
  noRatio,
  oneRatio,
  plus,
  ratioOf,
  timesMoney,
} from '#kernel';
import type { DayCount } from '../daycount/day-count.js';
import { yearFraction } from '../daycount/day-count.js';
import type { Schedule } from '../schedule/terms.js';

/** How a prepayment is charged for. Source: ACTUS `penaltyType` N, A, R, I. */
export const PrepaymentFee = defineCodes(
  { en: 'Prepayment fee', zh: '提前还款违约金' },
  {
    none: { en: 'None', zh: '不收取' },
    amount: { en: 'A fixed amount', zh: '固定金额' },
    share: { en: 'A share of what is prepaid', zh: '按提前还款金额比例' },
    breakCost: { en: 'The interest that is lost (break cost)', zh: '利差损失' },
  },
);
export type PrepaymentFee = CodeOf<typeof PrepaymentFee>;

/** The fee as it is agreed. */
export type PrepaymentFeeRule =
  | { readonly kind: 'none' }
  | { readonly kind: 'amount'; readonly amount: Money }
  | { readonly kind: 'share'; readonly share: DecimalText; readonly atLeast?: Money }
  | { readonly kind: 'breakCost'; readonly reinvestmentRate: DecimalText };

/** What is prepaid, and what would have been owed. */
export interface Prepaid {
  readonly on: Day;
  readonly amount: Money;
  /** The schedule as it stands without the prepayment. */
  readonly schedule: Schedule;
  readonly annualRate: DecimalText;
  readonly dayCount: DayCount;
}

/** The fee for a prepayment: `max(floor, prepaid × share)`, an amount, or the break cost. */
export function prepaymentFee(rule: PrepaymentFeeRule, prepaid: Prepaid): Money {
  const { amount } = prepaid;
  switch (rule.kind) {
    case 'none':
      return { ...amount, minor: 0 };
    case 'amount':
      return plus({ ...amount, minor: 0 }, rule.amount);
    case 'share': {
      const share = ratioOf(rule.share, 'share');
      if (compareRatios(share, noRatio) < 0 || compareRatios(share, oneRatio) > 0) {
        throw InvalidValue({ field: 'share', found: rule.share });
      }
      const fee = timesMoney(amount, share, 'halfUp');
      const least = plus({ ...amount, minor: 0 }, rule.atLeast ?? { ...amount, minor: 0 });
      return fee.minor < least.minor ? least : fee;
    }
    case 'breakCost':
      return breakCost(rule.reinvestmentRate, prepaid);
  }
}

/**
 * The interest that the bank loses by lending again at another rate, discounted, on the prepaid
 * part of the balance: `Σ (r − r′)·Bᵢ·yfᵢ / (1+r′)^tᵢ`; nothing where it would gain.
 */
function breakCost(reinvestmentRate: DecimalText, prepaid: Prepaid): Money {
  const { on, amount, schedule, annualRate, dayCount } = prepaid;
  const again = new Decimal(reinvestmentRate);
  const lost = new Decimal(annualRate).minus(again);
  const ahead = schedule.rows.filter(({ dueOn }) => dueOn > on);
  const balances = ahead.map(({ balanceAfter, principal }) => balanceAfter.minor + principal.minor);
  const part = new Decimal(amount.minor).div(Math.max(1, balances[0] ?? 0));
  const cost = ahead.reduce((sum, { from, dueOn }, index) => {
    const time = decimalOf(yearFraction(dayCount, from > on ? from : on, dueOn));
    const until = decimalOf(yearFraction(dayCount, on, dueOn));
    const interest = lost.times(balances[index] ?? 0).times(time);
    return sum.plus(interest.div(again.plus(1).pow(until)));
  }, new Decimal(0));
  const fee = Decimal.max(0, cost.times(part)).toDecimalPlaces(0);
  return moneyOf(BigInt(fee.toFixed()), amount.currency);
}
