import type { CreditTerms, GrantedProduct } from '#credit';
import type { Day, DecimalText, Money } from '#kernel';
import { contractOf } from '#credit';
import type { DayCount, BookFact, BookTerms, TechnicalOverdue } from '#loan-arithmetic';
import type { Clauses } from '../loan/clauses.js';
import { bookServicing, servicingOf } from './servicing-terms.js';

/** The money facts of a loan: all that allocation, ageing and every figure follow from. */
export interface LoanAccount {
  readonly terms: CreditTerms;
  /** Those that stand, in the order of recording. */
  readonly facts: readonly BookFact[];
  /** How many were ever recorded: the place of the next one. */
  readonly recorded: number;
  /** What came in since the loan was written off. */
  readonly recoveries: readonly NewFact[];
  /** What the agreement states beside the terms. */
  readonly clauses?: Clauses;
  /** The version of the product that it was granted under. */
  readonly product?: GrantedProduct;
  /** Interest that had run and was not due when the loan was taken over. */
  readonly accruedInterest?: Money;
  /** Due days on which an overdue was excused for a technical reason. */
  readonly technical?: readonly TechnicalOverdue[];
}

type Placeless<F> = F extends unknown ? Omit<F, 'position'> : never;
/** A fact before it has its place in the order of recording. */
export type NewFact = Placeless<BookFact>;

/** An account on which nothing has moved yet. */
export const emptyAccount = (terms: CreditTerms, product?: GrantedProduct): LoanAccount => ({
  terms,
  ...(product && { product }),
  facts: [],
  recorded: 0,
  recoveries: [],
});

/** The account with one more fact. */
export const withFact = <A extends LoanAccount>(account: A, fact: NewFact): A => ({
  ...account,
  facts: [...account.facts, { ...fact, position: account.recorded }],
  recorded: account.recorded + 1,
});

/** The account as if a fact had never been. */
export const withoutFact = <A extends LoanAccount>(account: A, id: string): A => ({
  ...account,
  facts: account.facts.filter((fact) => fact.id !== id),
});

type BookParts = 'terms' | 'clauses' | 'product' | 'technical' | 'accruedInterest';

/** What the book of a loan with such terms is kept by. */
export const bookTermsOf = ({
  terms,
  technical,
  accruedInterest,
  ...parts
}: Pick<LoanAccount, BookParts>): BookTerms => {
  const { overdueMarkup: markup, compoundInterest } = servicingOf(parts);
  return {
    schedule: {
      ...contractOf(terms, parts.product?.servicing),
      ...(accruedInterest && { accruedInterest }),
    },
    overdue: {
      markup,
      dayCount: penaltyDayCountOf(terms.dayCount),
      ...(!compoundInterest && { compound: 'none' }),
    },
    ...bookServicing(parts, terms.amount.currency),
    ...(technical && { technical }),
  };
};

/**
 * Penalty counts actual days over the year of the contract's own day count, otherwise over 360
 * (日利率 = 年利率/360).
 */
const penaltyDayCountOf = (dayCount: DayCount): DayCount =>
  dayCount === 'A/365F' || dayCount === 'NL/365' || dayCount === '30E/365' ? 'A/365F' : 'A/360';

/** The contract rate of a day, without the markup of misuse. */
export const contractRateOn = ({ terms, facts }: LoanAccount, day: Day): DecimalText =>
  facts
    .flatMap((fact) => {
      if (fact.kind === 'rateReset' && fact.uplift !== true) return [fact];
      const { annualRate } =
        fact.kind === 'planChange' && 'terms' in fact.change ? fact.change.terms : {};
      return annualRate === undefined ? [] : [{ annualRate, valueDate: fact.valueDate }];
    })
    .filter(({ valueDate }) => valueDate <= day)
    .toSorted((a, b) => (a.valueDate < b.valueDate ? -1 : 1))
    .at(-1)?.annualRate ?? terms.annualRate;
