import type { Day, DecimalText, Money } from '#kernel';
import type { LoanClass } from '#lending';
import type { AgeingItem, AgeingTerms, TechnicalOverdue } from '#loan-arithmetic';
import { daysPastDue } from '#loan-arithmetic';
import type { Circumstance } from './classification.codes.js';

/** A circumstance from the day it was found until the day it no longer held. */
export interface DatedCircumstance {
  readonly code: Circumstance;
  readonly from: Day;
  /** The first day on which it no longer held. */
  readonly until?: Day;
  /** A recognised exception, such as a qualifying renewal for a small business: sets nothing off. */
  readonly exempt?: boolean;
}

/** The contract was changed in favour of a debtor in financial difficulty (重组). */
export interface Restructuring {
  readonly on: Day;
  /** The first repayment date after the change, from which the observation period counts. */
  readonly firstRepaymentOn: Day;
}

/** A class that was decided. */
export interface ClassDecision {
  readonly on: Day;
  readonly class: LoanClass;
  /** The class the claim had by itself, before what its debtor's other claims brought on it. */
  readonly own: LoanClass;
}

/** One claim of the bank on a debtor: dated facts, of which a day sees those that were before it. */
export interface Claim {
  readonly claimId: string;
  /** Balance on the day, in one currency for all claims of a debtor. */
  readonly exposure: Money;
  /** Due items with the day they were cleared. */
  readonly items: readonly AgeingItem[];
  readonly ageingTerms?: AgeingTerms;
  readonly technicalOverdues?: readonly TechnicalOverdue[];
  readonly circumstances?: readonly DatedCircumstance[];
  /** Expected credit loss as a share of the book value; the latest assessment counts. */
  readonly expectedLosses?: readonly { readonly on: Day; readonly share: DecimalText }[];
  readonly restructurings?: readonly Restructuring[];
  /** From this day the debtor is assessed to have overcome its financial difficulty. */
  readonly difficultyResolvedOn?: Day;
  /** Assessments of whether the debtor will go on performing (Art. 14); the latest counts. */
  readonly performanceAssessments?: readonly { readonly on: Day; readonly expected: boolean }[];
  /** A takeover changed the debtor (Art. 15). */
  readonly takenOverOn?: Day;
  /** Recognised credit enhancement: contagion does not reach it (Art. 7). */
  readonly creditEnhanced?: boolean;
  /** Earlier decisions; the last before the day is the class that stands. */
  readonly decisions?: readonly ClassDecision[];
}

/** A debtor with all claims of this bank, and what the credit bureau says of other banks. */
export interface Debtor {
  readonly debtorId: string;
  readonly retail: boolean;
  readonly claims: readonly Claim[];
  /** Reports on other banks, in the same currency; the latest counts. */
  readonly elsewhere?: readonly {
    readonly on: Day;
    readonly debt: Money;
    readonly over90DaysPastDue: Money;
    readonly nonPerforming: boolean;
  }[];
}

/** The last of dated facts that a day knows of. */
export const latest = <T extends { readonly on: Day }>(
  facts: readonly T[] | undefined,
  day: Day,
): T | undefined =>
  facts
    ?.filter(({ on }) => on <= day)
    .reduce<T | undefined>((last, fact) => (last && last.on > fact.on ? last : fact), undefined);

/** The class that stands when a day is decided: the last decision before it. */
export const standing = ({ decisions }: Claim, day: Day): ClassDecision | undefined =>
  latest(
    decisions?.filter(({ on }) => on < day),
    day,
  );

/** Whether a circumstance holds on a day and is not excepted. */
export const holds = (claim: Claim, code: Circumstance, day: Day): boolean =>
  claim.circumstances?.some(
    (each) =>
      each.code === code &&
      each.exempt !== true &&
      each.from <= day &&
      (each.until === undefined || day < each.until),
  ) ?? false;

/** Days an item was late when it was cleared, or is late so far; grace and pauses do not count. */
export const daysLate = ({ ageingTerms }: Claim, { dueOn, clearedOn }: AgeingItem, day: Day) =>
  daysPastDue(
    [{ dueOn }],
    clearedOn !== undefined && clearedOn < day ? clearedOn : day,
    ageingTerms,
  );
