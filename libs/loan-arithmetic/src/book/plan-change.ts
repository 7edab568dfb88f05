import type { Day } from '#kernel';
import { equalParts } from '../allocation/ahead-parts.js';
import { dateAfter } from '../schedule/due-dates/due-dates.js';
import type { RepaymentMethod } from '../schedule/schedule.codes.js';
import type { ScheduleTerms } from '../schedule/terms.js';
import type { BookTerms, PlanChange } from './book.facts.js';
import type { Plan, PlannedRow } from './plan.js';

/** What is owed on the day on which a plan changes. Minor units. */
export interface Owed {
  readonly on: Day;
  /** Not yet due. */
  readonly principal: number;
  /** Due or overdue, and unpaid. */
  readonly duePrincipal: number;
  readonly dueInterest: number;
  /** Interest that has run and is not due. */
  readonly accrued: number;
}

/** The terms of a new plan, and what its rows take over beside their own interest. */
export interface NewPlan {
  readonly terms: ScheduleTerms;
  /** Interest added to the first, second, … row. */
  readonly carried: readonly number[];
  /** What was due is part of the new plan, and no longer due as it was. */
  readonly withdraws: { readonly principal: boolean; readonly interest: boolean };
  /** Interest that became principal. */
  readonly capitalised: number;
}

/** The plan that takes the place of one, for what is owed on the day. */
export function changedPlan(
  plan: Plan,
  pending: readonly PlannedRow[],
  change: Exclude<PlanChange, { to: 'accelerate' }>,
  owed: Owed,
): NewPlan {
  switch (change.to) {
    case 'shift':
      return {
        ...asRows(plan, pending, owed.on, owed.principal, (row) => ({
          dueOn: dateAfter(row.dueOn, 1, change.by, plan.terms.dueDates),
          principal: row.principal,
        })),
        carried: [owed.accrued],
        withdraws: { principal: false, interest: false },
        capitalised: 0,
      };
    case 'reAmortise': {
      const count = pending.length;
      const more = equalParts(owed.duePrincipal, count);
      const interest = equalParts(owed.dueInterest, count);
      return {
        ...asRows(plan, pending, owed.on, owed.principal + owed.duePrincipal, (row, index) => ({
          dueOn: row.dueOn,
          principal: row.principal + (more[index] ?? 0),
        })),
        carried: interest.map((minor, index) => minor + (index === 0 ? owed.accrued : 0)),
        withdraws: { principal: true, interest: true },
        capitalised: 0,
      };
    }
    case 'reAge':
    case 'reschedule':
      return rescheduled(plan, change, owed);
  }
}

/** The pending rows one by one, by the method of agreed rows; the last takes what is left over. */
function asRows(
  { terms }: Plan,
  pending: readonly PlannedRow[],
  on: Day,
  minor: number,
  rowOf: (row: PlannedRow, index: number) => { readonly dueOn: Day; readonly principal: number },
): Pick<NewPlan, 'terms'> {
  const { currency } = terms.principal;
  let rest = minor;
  const agreedRows = pending.map(rowOf).map(({ dueOn, principal }, index) => {
    const part = index === pending.length - 1 ? rest : Math.min(principal, rest);
    rest -= part;
    return { dueOn, principal: { minor: part, currency } };
  });
  const { dayCount, annualRate, rounding, businessDays } = terms;
  return {
    terms: {
      method: 'custom',
      principal: { minor, currency },
      annualRate,
      dayCount,
      startsOn: on,
      agreedRows,
      ...(rounding && { rounding }),
      ...(businessDays && { businessDays }),
    },
  };
}

function rescheduled(
  plan: Plan,
  {
    to,
    terms,
    interest = to === 'reAge' ? 'spread' : 'kept',
  }: Extract<PlanChange, { terms: unknown }>,
  { on, principal, duePrincipal, dueInterest, accrued }: Owed,
): NewPlan {
  const capitalised = interest === 'capitalised' ? dueInterest + accrued : 0;
  const minor = principal + duePrincipal + capitalised;
  const next = {
    ...lasting(plan.terms, terms),
    startsOn: on,
    principal: { ...plan.terms.principal, minor },
  };
  const rows = interest === 'spread' ? (next.instalments ?? 1) : 1;
  const parts = interest === 'spread' ? equalParts(dueInterest, rows) : [0];
  const first = interest === 'capitalised' ? 0 : accrued;
  return {
    terms: next,
    carried: parts.map((part, index) => part + (index === 0 ? first : 0)),
    withdraws: { principal: true, interest: interest !== 'kept' },
    capitalised,
  };
}

/**
 * The terms that go on: not what counted from the start, and not the tenor, with the rows that were
 * fitted to it, where a new one is given.
 */
function lasting(
  former: ScheduleTerms,
  changed: Partial<BookTerms['schedule']>,
): Omit<ScheduleTerms, 'startsOn' | 'principal'> {
  const stated = ['instalments', 'maturesOn', 'instalmentAmount', 'agreedRows'] as const;
  const anew = stated.some((field) => changed[field] !== undefined);
  const method = changed.method ?? former.method;
  const { dueDay, ...going } = onGoing(former);
  return {
    ...(anew ? untimed(going, method) : going),
    // Due days count from a stated first one, or else still fall on their day of the month.
    ...(dueDay !== undefined && changed.firstDueOn === undefined && { dueDay }),
    ...changed,
  };
}

function onGoing({
  startsOn: _,
  principal: __,
  firstDueOn: ___,
  grace: ____,
  construction: _____,
  drawdowns: ______,
  downPayment: _______,
  prepayments: ________,
  rateChanges: _________,
  accruedInterest: __________,
  ...rest
}: ScheduleTerms): Omit<ScheduleTerms, 'startsOn' | 'principal'> {
  return rest;
}

/** Without the tenor, and without the rows that only fit it. */
function untimed(
  {
    instalments: _,
    maturesOn: __,
    dueOn: ___,
    instalmentAmount: ____,
    principalAmount: _____,
    agreedRows: ______,
    stages: _______,
    percentages: ________,
    sculpting: _________,
    balloon,
    ...rest
  }: Omit<ScheduleTerms, 'startsOn' | 'principal'>,
  method: RepaymentMethod,
): Omit<ScheduleTerms, 'startsOn' | 'principal'> {
  return { ...rest, ...(method === 'balloon' && balloon && { balloon }) };
}
