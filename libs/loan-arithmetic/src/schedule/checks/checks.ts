import type { Day, Money } from '#kernel';
import { isDay, isMoney, moneyRefusals } from '#kernel';
import { scheduleRefusals } from '../schedule.refusals.js';
import type { InterestStage } from '../terms.js';

const { TenorNotPositive, DayDoesNotExist, TermNotAllowed } = scheduleRefusals;

/** The most rows of a schedule: a hundred years of months. */
export const longest = 1_200;

/** Refuses what is no money, and money of another currency than the principal. */
export function sameCurrency(field: string, found: Money, { currency }: Money): void {
  allowed(field, found, isMoney(found));
  if (found.currency !== currency) {
    throw moneyRefusals.MixedCurrencies({ field, expected: currency, found: found.currency });
  }
}

export function positive(field: string, found: number): void {
  if (!Number.isSafeInteger(found) || found <= 0) throw TenorNotPositive({ field, found });
}

export function existing(field: string, found: unknown): void {
  if (!isDay(found)) throw DayDoesNotExist({ field, found });
}

export function allowed(field: string, found: unknown, is: boolean): void {
  if (!is) throw TermNotAllowed({ field, found });
}

/** Refuses stages that do not follow each other. */
export function checkStages(field: string, stages: readonly InterestStage[]): void {
  let last: Day | undefined;
  for (const { from, period } of stages) {
    existing(`${field}.from`, from);
    allowed(`${field}.from`, from, last === undefined || from > last);
    if (period !== undefined) positive(`${field}.period.every`, period.every);
    last = from;
  }
}
