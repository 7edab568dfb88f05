import type { Day } from '#kernel';
import { cny } from '#kernel';
import type { BookFact, BookPayment, BookTerms, PlanChange } from './book.facts.js';

/** CNY 12,000,000 over twelve months at 6 %, equal principal, penalty at half as much again. */
export const equalPrincipal: BookTerms = {
  schedule: {
    method: 'equalPrincipal',
    principal: cny(1),
    annualRate: '0.06',
    instalments: 12,
    dayCount: 'month',
  },
  overdue: { markup: '0.50', dayCount: 'A/360' },
};

export const interestOnly: BookTerms = {
  ...equalPrincipal,
  schedule: { ...equalPrincipal.schedule, method: 'interestOnly' },
};

/** Facts in the order of their recording. */
export const recorded = (...facts: readonly UnplacedFact[]): readonly BookFact[] =>
  facts.map((fact, position): BookFact => ({ ...fact, position }));

type Placeless<F> = F extends unknown ? Omit<F, 'position'> : never;
export type UnplacedFact = Placeless<BookFact>;

export const drawn = (valueDate: Day, yuan: number) =>
  ({ kind: 'drawdown', id: `drawn-${valueDate}`, valueDate, amount: cny(yuan) }) as const;

export const paid = (
  valueDate: Day,
  yuan: number,
  more: Partial<Pick<BookPayment, 'prepayment' | 'type' | 'id'>> = {},
) =>
  ({
    kind: 'payment',
    id: `paid-${valueDate}`,
    valueDate,
    amount: cny(yuan),
    type: 'repayment',
    ...more,
  }) as const;

export const planned = (valueDate: Day, change: PlanChange) =>
  ({ kind: 'planChange', id: `plan-${valueDate}`, valueDate, change }) as const;
