import type { Day, DecimalText } from '#kernel';
import { addMonths, Decimal, isMonthEnd, monthEnd } from '#kernel';
import type { Period } from '../cash-flow/cash-flow.fields.js';
import { cashFlowOf } from '../cash-flow/ratios.js';
import type { CovenantFigure, TestResult } from './covenant.codes.js';
import type { CovenantRatio, Figures } from './covenant.fields.js';
import { covenantRefusals as refuse } from './covenant.refusals.js';

/** What a test comes to. */
export interface Tested {
  readonly figures: Figures;
  readonly value: DecimalText;
  readonly headroom: DecimalText;
  readonly result: TestResult;
}

/** The flows of the months up to a day, added up; nothing where none is recorded. */
export function flowsUpTo(periods: readonly Period[], day: Day, months: number): Figures {
  const sameDay = addMonths(day, -months);
  const from = isMonthEnd(day) ? monthEnd(sameDay) : sameDay;
  const some = periods.filter(({ endsOn }) => from < endsOn && endsOn <= day);
  if (some.length === 0) return {};
  const sum = (figure: (period: Period) => number) =>
    some.reduce((total, period) => total + figure(period), 0);
  return {
    cashFlow: sum(cashFlowOf),
    debtService: sum(({ principal, interest }) => principal + interest),
    interest: sum(({ interest }) => interest),
    revenue: sum(({ revenue }) => revenue),
    ebitda: sum(({ revenue, operatingCosts }) => revenue - operatingCosts),
  };
}

/**
 * Tests a ratio. The comparison is exact; the value is told with six decimals, the headroom with
 * four: `(value − limit) / limit`, or `(limit − value) / limit` where the limit is a ceiling.
 */
export function tested(ratio: CovenantRatio, known: Figures): Tested {
  const names = [...new Set([...ratio.over, ...ratio.under])];
  const figures = Object.fromEntries(names.map((name) => [name, figureOf(known, name)]));
  const sum = (some: readonly CovenantFigure[]) =>
    some.reduce((total, name) => total.plus(figureOf(known, name)), new Decimal(0));
  const under = sum(ratio.under);
  if (under.lte(0)) throw refuse.NothingToDivideBy({ field: 'figures', found: under.toString() });
  const value = sum(ratio.over).div(under);
  const keeps = (limit: DecimalText) =>
    ratio.side === 'atLeast' ? value.gte(limit) : value.lte(limit);
  const { limit, lockUp } = ratio;
  const distance = ratio.side === 'atLeast' ? value.minus(limit) : value.negated().plus(limit);
  return {
    figures,
    value: value.toFixed(6),
    headroom: new Decimal(limit).isZero() ? distance.toFixed(4) : distance.div(limit).toFixed(4),
    result: !keeps(limit) ? 'breached' : lockUp !== undefined && !keeps(lockUp) ? 'lockUp' : 'met',
  };
}

function figureOf(known: Figures, name: CovenantFigure): number {
  const figure = known[name];
  if (figure === undefined) throw refuse.FigureMissing({ field: `figures.${name}` });
  return figure;
}

/** Refuses a lock-up that would come after the limit. */
export function checkLimits({ side, limit, lockUp }: CovenantRatio): void {
  if (lockUp === undefined) return;
  const isLooser =
    side === 'atLeast' ? new Decimal(lockUp).lt(limit) : new Decimal(lockUp).gt(limit);
  if (isLooser) throw refuse.LockUpLooserThanLimit({ field: 'ratio.lockUp', limit, lockUp });
}
