import { isDay, isMoney, ratioOf, RoundingMode } from '#kernel';
import { DayCount } from '../daycount/day-count.js';
import { dayCountRefusals } from '../daycount/day-count.refusals.js';
import { DueDateRule, PeriodUnit, RepaymentMethod } from './schedule.codes.js';
import { scheduleRefusals } from './schedule.refusals.js';
import type { ScheduleTerms } from './terms.js';

const { UnknownMethod, TermNotAllowed, TenorNotPositive, AmountNotPositive, DayDoesNotExist } =
  scheduleRefusals;

const longest = 1_200;

/** Refuses terms that make no sense, before anything is computed. Nothing is put right silently. */
export function checkTerms(terms: ScheduleTerms): void {
  const { method, principal, dayCount, dueDates, rounding } = terms;
  if (!RepaymentMethod.includes(method)) throw UnknownMethod({ field: 'method', found: method });
  if (!DayCount.includes(dayCount)) {
    throw dayCountRefusals.UnknownDayCount({ field: 'dayCount', found: dayCount });
  }
  allowed('principal', principal, isMoney(principal));
  if (principal.minor <= 0) throw AmountNotPositive({ field: 'principal', found: principal });
  allowed('annualRate', terms.annualRate, ratioOf(terms.annualRate, 'annualRate').over >= 0n);
  existing('startsOn', terms.startsOn);
  if (terms.firstDueOn !== undefined) existing('firstDueOn', terms.firstDueOn);
  allowed('dueDates', dueDates, dueDates === undefined || DueDateRule.includes(dueDates));
  const mode = rounding?.mode;
  allowed('rounding.mode', mode, mode === undefined || RoundingMode.includes(mode));
  checkTenor(terms);
}

function checkTenor({ instalments, period }: ScheduleTerms): void {
  if (instalments !== undefined) {
    positive('instalments', instalments);
    allowed('instalments', instalments, instalments <= longest);
  }
  if (period === undefined) return;
  positive('period.every', period.every);
  allowed('period.unit', period.unit, PeriodUnit.includes(period.unit));
}

function positive(field: string, found: number): void {
  if (!Number.isSafeInteger(found) || found <= 0) throw TenorNotPositive({ field, found });
}

function existing(field: string, found: unknown): void {
  if (!isDay(found)) throw DayDoesNotExist({ field, found });
}

function allowed(field: string, found: unknown, is: boolean): void {
  if (!is) throw TermNotAllowed({ field, found });
}
