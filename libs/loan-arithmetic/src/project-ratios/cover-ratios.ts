import type { Day, DecimalText } from '#kernel';
import {
  addMonths,
  Decimal,
  existingDay,
  inForce,
  InvalidValue,
  isMonthEnd,
  monthEnd,
} from '#kernel';
import type { DueItem } from '../allocation/facts.js';
import { presentValues } from './cash-flow.js';
import type { CoverZone } from './cover.codes.js';
import type { CoverRule } from './cover.rules.js';
import { coverRules } from './cover.rules.js';

/** A period of a project's debt, amounts in minor units of one currency. */
export interface DebtPeriod {
  readonly cashFlow: number;
  readonly principal: number;
  readonly interest: number;
}

/**
 * Debt service cover (偿债覆盖率): `DSCR_t = CFADS_t / (principal_t + interest_t)`.
 * Nothing where the period has no debt service. Refuses a negative debt service.
 */
export function debtServiceCover({ cashFlow, principal, interest }: DebtPeriod) {
  const service = principal + interest;
  if (service < 0) throw InvalidValue({ field: 'principal', found: service });
  return service === 0 ? undefined : new Decimal(cashFlow).div(service);
}

/** Lowest and mean debt service cover over the periods that have debt service. */
export function debtServiceCovers(periods: readonly DebtPeriod[]) {
  const covers = periods.flatMap((period) => debtServiceCover(period) ?? []);
  return covers.length === 0
    ? undefined
    : { lowest: Decimal.min(...covers), mean: Decimal.sum(...covers).div(covers.length) };
}

/** What life covers are measured on. */
export interface LifeCover {
  /** Cash flows at the ends of the periods, in minor units. */
  readonly cashFlows: readonly number[];
  /** Rate of the debt for one period. */
  readonly rate: DecimalText;
  /** Debt outstanding when each period begins, in minor units. */
  readonly debts: readonly number[];
  /** Balance of the debt service reserve account, where the contract counts it. */
  readonly reserve?: number;
}

/**
 * `(NPV(CFADS still to come) + DSRA) / debt` when each period begins; nothing where no debt is left.
 * With the cash flows to the loan's maturity it is the loan life cover (贷款期覆盖率, LLCR), with those
 * to the project's end the project life cover (项目期覆盖率, PLCR).
 */
export function lifeCovers({
  cashFlows,
  rate,
  debts,
  reserve = 0,
}: LifeCover): readonly (Decimal | undefined)[] {
  return presentValues(cashFlows, rate).map((value, period) => {
    const debt = debts[period] ?? 0;
    return debt <= 0 ? undefined : value.plus(reserve).div(debt);
  });
}

/** Interest cover (利息保障倍数): `EBITDA / interest`; nothing where no interest is due. */
export function interestCover(ebitda: number, interest: number): Decimal | undefined {
  if (interest < 0) throw InvalidValue({ field: 'interest', found: interest });
  return interest === 0 ? undefined : new Decimal(ebitda).div(interest);
}

/** Gearing (债务资本比) as a share of 1: `debt / (debt + equity)`. Refuses a total of nothing. */
export function gearing(debt: number, equity: number): Decimal {
  if (debt < 0) throw InvalidValue({ field: 'debt', found: debt });
  if (debt + equity <= 0) throw InvalidValue({ field: 'equity', found: equity });
  return new Decimal(debt).div(debt + equity);
}

/**
 * Target of the debt service reserve account (偿债准备金目标额): what falls due after the day and
 * up to so many months later, in minor units.
 */
export function reserveTarget(
  items: readonly Pick<DueItem, 'dueOn' | 'amount'>[],
  day: Day,
  months = 6,
): number {
  existingDay(day, 'day');
  const sameDay = addMonths(day, months);
  // Half-years end on 30 June and 31 December: a month-end is followed by month-ends.
  const end = isMonthEnd(day) ? monthEnd(sameDay) : sameDay;
  return items
    .filter(({ dueOn }) => day < dueOn && dueOn <= end)
    .reduce((sum, { amount }) => sum + amount.minor, 0);
}

/** What a debt service cover means under the rule of a day: default, lock-up, below plan, on plan. */
export function coverZone(
  cover: Decimal,
  day: Day,
  rules: readonly CoverRule[] = coverRules,
): CoverZone {
  const [rule] = inForce(rules, day);
  if (rule === undefined) throw InvalidValue({ field: 'day', found: day });
  if (cover.lt(rule.default)) return 'default';
  if (cover.lt(rule.lockUp)) return 'lockUp';
  return cover.lt(rule.plan) ? 'belowPlan' : 'onPlan';
}
