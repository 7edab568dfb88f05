import type { Day, DecimalText, Money } from '#kernel';
import { Decimal, minus, none, plus, ratio, timesMoney } from '#kernel';
import { inYuan } from '../application/terms/reference-rates.rules.js';
import type { Cover } from './collateral.events.js';
import { collateralRefusals as refuse } from './collateral.refusals.js';
import type { Allocation, Collateral } from './collateral.state.js';
import { limitRefusals } from '../limit/limit.refusals.js';

/** What a piece of collateral is good for, on a day. */
export interface CoverOn {
  readonly covers: readonly Cover[];
  readonly free: Money;
  readonly loanToValue: DecimalText;
  readonly isShort: boolean;
}

/**
 * What collateral is good for: its lendable value less the claims before ours, shared out over what
 * it secures. Where that is too little every credit bears its part of the shortfall.
 * @throws CurrencyWithoutRate
 */
export function coverOn(collateral: Collateral, day: Day): CoverOn {
  const { allocations, stage, value, lendable, priorClaims } = collateral;
  const yuan = (amount: Money | undefined): Money => {
    const found = amount === undefined ? none({ currency: 'CNY' }) : inYuan(amount, day);
    if (!found) throw limitRefusals.CurrencyWithoutRate({ found: amount?.currency });
    return found;
  };
  const before = yuan(priorClaims);
  const [worth, lent] = [yuan(value), yuan(lendable)];
  const isGood = stage === 'registered' && lent.minor > before.minor;
  const room = isGood ? minus(lent, before) : none(lent);
  const needed = allocations.map(({ amount }) => yuan(amount)).reduce(plus, none(room));
  const isShort = needed.minor > room.minor;
  const good = ({ amount }: Allocation): Money =>
    isShort ? timesMoney(amount, ratio(room.minor, needed.minor), 'down') : amount;
  return {
    covers: allocations.map((each) => ({ ...each, good: good(each) })),
    free: isShort ? none(room) : minus(room, needed),
    loanToValue: worth.minor === 0 ? '0' : shareOf(plus(needed, before), worth),
    isShort,
  };
}

const shareOf = (part: Money, whole: Money): DecimalText =>
  new Decimal(part.minor).div(whole.minor).toDecimalPlaces(4).toFixed();

/** The allocations with one more, or another amount, or none; refused beyond what is free. */
export function allocated(collateral: Collateral, asked: Allocation, day: Day): Collateral {
  const others = collateral.allocations.filter(
    ({ applicationId }) => applicationId !== asked.applicationId,
  );
  const allocations = asked.amount.minor === 0 ? others : [...others, asked];
  const after = { ...collateral, allocations };
  if (asked.amount.minor > 0 && coverOn(after, day).isShort) {
    const { free } = coverOn({ ...collateral, allocations: others }, day);
    throw refuse.CollateralExhausted({ field: 'amount', free });
  }
  return after;
}
