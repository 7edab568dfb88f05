import type { Money } from '#kernel';
import { Decimal, decimalOf, moneyOf, ratioOf } from '#kernel';
import { periodsOf } from '../due-dates/periods.js';
import { scheduleRefusals } from '../schedule.refusals.js';
import type { ScheduleTerms } from '../terms.js';

/**
 * The debt that cash flows carry at a target cover: `Σ CFADSₜ / (DSCR · Π(1+ρᵢ))`, rounded down to
 * the minor unit so that it is carried. It is the principal of the sculpted schedule with the same
 * terms. Source: common practice of project finance.
 */
export function sculptedDebt(terms: Omit<ScheduleTerms, 'principal' | 'method'>): Money {
  const { sculpting, annualRate } = terms;
  const currency = sculpting?.cashFlows[0]?.currency;
  if (sculpting === undefined || currency === undefined) {
    throw scheduleRefusals.TermMissing({ field: 'sculpting' });
  }
  const principal = { minor: 1, currency };
  const periods = periodsOf({ ...terms, method: 'sculpted', principal });
  const rate = decimalOf(ratioOf(annualRate, 'annualRate'));
  let factor = new Decimal(1);
  let debt = new Decimal(0);
  periods.forEach((period, index) => {
    factor = factor.times(rate.times(decimalOf(period.yearFraction)).plus(1));
    const service = new Decimal(sculpting.cashFlows[index]?.minor ?? 0).div(sculpting.cover);
    debt = debt.plus(service.div(factor));
  });
  return moneyOf(BigInt(debt.floor().toFixed(0)), currency);
}
