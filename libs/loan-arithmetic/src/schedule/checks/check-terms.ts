import type { Day } from '#kernel';
import {
  BusinessCalendar,
  BusinessDayConvention,
  compareRatios,
  isMoney,
  ratioOf,
  RoundingMode,
} from '#kernel';
import { checkRate } from '../../rates/agreed-rate.js';
import { DayCount } from '../../daycount/day-count.js';
import { dayCountRefusals } from '../../daycount/day-count.refusals.js';
import { allowed, checkStages, existing, longest, positive, sameCurrency } from './checks.js';
import { checkMethodTerms } from './check-method-terms.js';
import { PrepaymentEffect } from '../prepayments.codes.js';
import { DueDateRule, PeriodUnit, RepaymentMethod } from '../schedule.codes.js';
import { scheduleRefusals } from '../schedule.refusals.js';
import type { ScheduleTerms } from '../terms.js';

const { UnknownMethod, TermMissing, AmountNotPositive, DueDatesOutOfOrder, TranchesDoNotSum } =
  scheduleRefusals;

/** Refuses terms that make no sense, before anything is computed. Nothing is put right silently. */
export function checkTerms(terms: ScheduleTerms): void {
  const { method, principal, dayCount, startsOn } = terms;
  if (!RepaymentMethod.includes(method)) throw UnknownMethod({ field: 'method', found: method });
  if (!DayCount.includes(dayCount)) {
    throw dayCountRefusals.UnknownDayCount({ field: 'dayCount', found: dayCount });
  }
  allowed('principal', principal, isMoney(principal));
  if (principal.minor <= 0) throw AmountNotPositive({ field: 'principal', found: principal });
  existing('startsOn', startsOn);
  checkRate(terms.annualRate, terms, 'annualRate');
  checkTenor(terms);
  checkDueDates(terms);
  checkInterest(terms);
  checkRounding(terms);
  checkGrace(terms);
  checkRateChanges(terms);
  checkDrawdowns(terms);
  checkPrepayments(terms);
  checkMethodTerms(terms);
}

function checkTenor(terms: ScheduleTerms): void {
  const { method, principal, instalments, period, maturesOn, instalmentAmount } = terms;
  const { principalAmount } = terms;
  const amounts = { instalmentAmount, principalAmount };
  const tenor = [instalments, maturesOn, terms.dueOn].filter((term) => term !== undefined);
  const given = Object.values(amounts).filter((amount) => amount !== undefined);
  if (tenor.length + given.length === 0 && method !== 'custom') {
    throw TermMissing({ field: 'instalments' });
  }
  allowed('instalments', tenor, tenor.length < 2);
  if (instalments !== undefined) {
    positive('instalments', instalments);
    allowed('instalments', instalments, instalments <= longest);
  }
  for (const [field, amount] of Object.entries(amounts)) {
    if (amount === undefined) continue;
    const owners =
      field === 'instalmentAmount' ? ['equalInstalment', 'balloon'] : ['equalPrincipal'];
    allowed(field, method, owners.includes(method));
    sameCurrency(field, amount, principal);
    if (amount.minor <= 0) throw AmountNotPositive({ field });
  }
  if (period === undefined) return;
  positive('period.every', period.every);
  allowed('period.unit', period.unit, PeriodUnit.includes(period.unit));
}

function checkDueDates(terms: ScheduleTerms): void {
  const { startsOn, firstDueOn, maturesOn, dueDates, lastStub, businessDays } = terms;
  for (const [field, day] of Object.entries({ firstDueOn, maturesOn })) {
    if (day === undefined) continue;
    existing(field, day);
    // An instalment may be due in advance, on the day of the drawdown itself.
    const isInOrder = field === 'firstDueOn' ? day >= startsOn : day > startsOn;
    if (!isInOrder) throw DueDatesOutOfOrder({ field, startsOn, found: day });
  }
  if (firstDueOn !== undefined && maturesOn !== undefined && firstDueOn > maturesOn) {
    throw DueDatesOutOfOrder({ field: 'maturesOn', firstDueOn, found: maturesOn });
  }
  let last: Day | undefined;
  for (const day of terms.dueOn ?? []) {
    existing('dueOn', day);
    const isInOrder = last === undefined ? day >= startsOn : day > last;
    if (!isInOrder)
      throw DueDatesOutOfOrder({ field: 'dueOn', found: day, last: last ?? startsOn });
    last = day;
  }
  if (terms.dueOn?.length === 0) throw TermMissing({ field: 'dueOn' });
  const { dueDay, firstStub } = terms;
  const isDay =
    dueDay === undefined || (Number.isSafeInteger(dueDay) && dueDay > 0 && dueDay <= 28);
  allowed('dueDay', dueDay, isDay && (dueDay === undefined || firstDueOn === undefined));
  allowed('firstStub', firstStub, firstStub === undefined || ['short', 'long'].includes(firstStub));
  allowed('dueDates', dueDates, dueDates === undefined || DueDateRule.includes(dueDates));
  allowed('lastStub', lastStub, lastStub === undefined || ['short', 'long'].includes(lastStub));
  if (businessDays === undefined) return;
  const { calendar, convention } = businessDays;
  allowed('businessDays.calendar', calendar, BusinessCalendar.includes(calendar));
  allowed('businessDays.convention', convention, BusinessDayConvention.includes(convention));
}

function checkInterest({ interest, accruedInterest, principal }: ScheduleTerms): void {
  if (accruedInterest !== undefined) sameCurrency('accruedInterest', accruedInterest, principal);
  if (interest === undefined) return;
  const { period, firstDueOn, capitalisedUntil, stages = [], base, baseAmount } = interest;
  if (baseAmount !== undefined) sameCurrency('interest.baseAmount', baseAmount, principal);
  if (period !== undefined) positive('interest.period.every', period.every);
  if (firstDueOn !== undefined) existing('interest.firstDueOn', firstDueOn);
  if (capitalisedUntil !== undefined) existing('interest.capitalisedUntil', capitalisedUntil);
  checkStages('interest.stages', stages);
  if (typeof base === 'object') checkStages('interest.base', [base]);
}

function checkRounding({ rounding = {} }: ScheduleTerms): void {
  const { mode, multipleOf } = rounding;
  allowed('rounding.mode', mode, mode === undefined || RoundingMode.includes(mode));
  const whole = multipleOf === undefined || (Number.isSafeInteger(multipleOf) && multipleOf > 0);
  allowed('rounding.multipleOf', multipleOf, whole);
}

function checkGrace({ grace, construction }: ScheduleTerms): void {
  for (const [kind, rows] of Object.entries(grace ?? {})) {
    const count = Number(rows);
    allowed(
      `grace.${kind}`,
      rows,
      rows === undefined || (Number.isSafeInteger(count) && count >= 0),
    );
  }
  if (construction !== undefined) existing('construction.until', construction.until);
}

function checkRateChanges({ rateChanges = [], ...terms }: ScheduleTerms): void {
  let last: Day | undefined;
  for (const { on, annualRate } of rateChanges) {
    existing('rateChanges.on', on);
    allowed('rateChanges.on', on, last === undefined || on > last);
    checkRate(annualRate, terms, 'rateChanges.annualRate');
    last = on;
  }
}

function checkDrawdowns({ drawdowns, principal, downPayment }: ScheduleTerms): void {
  if (downPayment !== undefined) {
    const share = ratioOf(downPayment, 'downPayment');
    const below = compareRatios(share, { over: 1n, under: 1n }) < 0;
    allowed('downPayment', downPayment, share.over > 0n && below);
  }
  if (drawdowns === undefined) return;
  for (const { on, amount } of drawdowns) {
    existing('drawdowns.on', on);
    sameCurrency('drawdowns.amount', amount, principal);
    if (amount.minor <= 0) throw AmountNotPositive({ field: 'drawdowns.amount', found: amount });
  }
  const drawn = drawdowns.reduce((sum, { amount }) => sum + amount.minor, 0);
  if (drawn !== principal.minor) {
    throw TranchesDoNotSum({ field: 'drawdowns', drawn, principal: principal.minor });
  }
}

/** Rows that were agreed one by one cannot be lowered together. */
const agreedOneByOne: readonly RepaymentMethod[] = ['stepped', 'custom', 'sculpted'];

function checkPrepayments({ prepayments = [], principal, method }: ScheduleTerms): void {
  for (const { on, amount, effect = 'reduceInstalment' } of prepayments) {
    existing('prepayments.on', on);
    sameCurrency('prepayments.amount', amount, principal);
    if (amount.minor <= 0) throw AmountNotPositive({ field: 'prepayments.amount', found: amount });
    const lowers = effect === 'reduceInstalment' && agreedOneByOne.includes(method);
    allowed('prepayments.effect', effect, PrepaymentEffect.includes(effect) && !lowers);
  }
}
