import type { Day } from '#kernel';
import { addMonths, dayFrom, partsOf } from '#kernel';
import { allowed } from '../checks/checks.js';
import type { Frequency } from '../schedule.codes.js';
import { cycleDates, dateAfter, monthsOf } from './due-dates.js';
import { stageDates } from '../methods/stages.js';
import type { ScheduleTerms } from '../terms.js';

export const monthly: Frequency = { every: 1, unit: 'month' };

/** The dates of the instalments, before business days move them. */
export function dueDatesOf(terms: ScheduleTerms): readonly Day[] {
  const { method, instalments = 1, agreedRows, stages, maturesOn } = terms;
  if (method === 'custom') {
    return stages === undefined ? (agreedRows ?? []).map(({ dueOn }) => dueOn) : stageDates(terms);
  }
  if (terms.dueOn !== undefined) return terms.dueOn;
  const anchor = anchorOf(terms);
  if (maturesOn !== undefined) {
    return method === 'bullet' ? [maturesOn] : datesTo(terms, anchor, maturesOn);
  }
  if (method === 'bullet') return [dueDate(terms, anchor, instalments)];
  return Array.from({ length: instalments }, (_, index) => dueDate(terms, anchor, index + 1));
}

/** The first due date where due dates do not count from the start. */
export function anchorOf(terms: ScheduleTerms): Day | undefined {
  const { firstDueOn, dueDay, startsOn, period = monthly, firstStub } = terms;
  if (firstDueOn !== undefined || dueDay === undefined) return firstDueOn;
  const months = monthsOf(period);
  allowed('dueDay', dueDay, months > 0);
  const { year, month } = partsOf(startsOn);
  // Quarters end in March, June, September and December; a period that parts no year just follows.
  const step = 12 % months === 0 ? months : 1;
  let date = dayFrom(year, month, dueDay);
  while (date <= startsOn || partsOf(date).month % step !== 0) date = addMonths(date, 1);
  return firstStub === 'long' ? addMonths(date, months) : date;
}

/** Due date k, counted from the start or from the first due date. */
export function dueDate(terms: ScheduleTerms, anchor: Day | undefined, number: number): Day {
  const { startsOn, period = monthly, dueDates } = terms;
  return anchor === undefined
    ? dateAfter(startsOn, number, period, dueDates)
    : dateAfter(anchor, number - 1, period, dueDates);
}

/** Due dates up to a maturity that may leave part of a period at either end. */
function datesTo(terms: ScheduleTerms, anchor: Day | undefined, maturesOn: Day): readonly Day[] {
  const { startsOn, period = monthly, dueDates, lastStub, firstStub } = terms;
  if (anchor === undefined && firstStub !== undefined) return datesBack(terms, maturesOn);
  const dates = cycleDates({
    anchor: anchor ?? startsOn,
    frequency: period,
    until: maturesOn,
    ...(dueDates && { rule: dueDates }),
    ...(lastStub && { lastStub }),
  });
  return anchor === undefined ? dates.slice(1) : dates;
}

/** Due dates counted back from maturity, so that the part of a period lies at the beginning. */
function datesBack(terms: ScheduleTerms, maturesOn: Day): readonly Day[] {
  const { startsOn, period = monthly, dueDates, firstStub } = terms;
  const dates: Day[] = [];
  for (let number = 0; ; number -= 1) {
    const date = dateAfter(maturesOn, number, period, dueDates);
    if (date <= startsOn) {
      if (date < startsOn && firstStub === 'long' && dates.length > 1) dates.shift();
      return dates;
    }
    dates.unshift(date);
  }
}
