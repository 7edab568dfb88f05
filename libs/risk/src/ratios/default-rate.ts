import type { Day } from '#kernel';
import { addMonths, Decimal } from '#kernel';

/** An obligor of the book, or several alike, and the day it first defaulted. */
export interface Obligor {
  /** The day it came into the book. */
  readonly since: Day;
  /** The day it left the book repaid. */
  readonly until?: Day;
  readonly defaultedOn?: Day;
  /** How many are alike; defaults to one. */
  readonly count?: number;
}

/**
 * Loan default rate (贷款违约率) as a share of 1: obligors that performed at the start and defaulted
 * within the 12 months after it ÷ obligors that performed at the start. Nothing when none did.
 */
export function defaultRate(
  obligors: readonly Obligor[],
  start: Day,
  months = 12,
): Decimal | undefined {
  const end = addMonths(start, months);
  const performing = obligors.filter(
    ({ since, until, defaultedOn }) =>
      since <= start &&
      (until === undefined || until > start) &&
      (defaultedOn === undefined || defaultedOn > start),
  );
  const defaulted = performing.filter(
    ({ defaultedOn }) => defaultedOn !== undefined && defaultedOn <= end,
  );
  const all = countOf(performing);
  return all === 0 ? undefined : new Decimal(countOf(defaulted)).div(all);
}

const countOf = (obligors: readonly Obligor[]): number =>
  obligors.reduce((sum, { count = 1 }) => sum + count, 0);
