import type { Day } from '#kernel';
import type { AgeingTerms, Book, Ledger } from '#loan-arithmetic';
import { bookOf } from '#loan-arithmetic';
import type { Instalment } from '../../book/instalments.js';
import { instalmentsOf } from '../../book/instalments.js';
import type { LoanAccount } from '../../book/loan-account.js';
import { bookTermsOf } from '../../book/loan-account.js';
import type { LoanStanding } from '../../book/standing.js';
import { standingIn } from '../../book/standing.js';
import { isBeginning } from '../../book/facts.js';
import { earliest, nextTurn } from '../../book/turns.js';
import type { Loan } from '../loan.state.js';

/** A loan with the book of its facts: kept once for a decision, asked for every figure of it. */
export interface JudgedLoan {
  readonly loan: Loan;
  readonly account: LoanAccount;
  readonly book: Book;
  /** What has fallen due and will, and what becomes of all money, as far as is known. */
  readonly ledger: Ledger;
  /** How it stands at the end of a day; ageing goes on after the day it was judged last. */
  readonly standing: (day: Day, judged?: Day) => LoanStanding;
  readonly instalments: () => readonly Instalment[];
  /** What is tolerated: days after the due day, and amounts. */
  readonly ageing: AgeingTerms;
}

/** The loan as the facts of an account would have it, its own unless given. */
export function judgedLoan(loan: Loan, account: LoanAccount = loan.account): JudgedLoan {
  const { facts } = account;
  const terms = bookTermsOf(account);
  const { ageing = {} } = terms;
  const book = bookOf(terms, facts);
  const ledger = book.wholeLedger();
  const begun = loan.agedOn ?? startOf(account);
  return {
    loan,
    account,
    book,
    ledger,
    ageing,
    standing: (day, judged = begun ?? day) =>
      standingIn(book, day, nextTurn(ledger, judged, ageing)),
    instalments: () => instalmentsOf(ledger, facts).map(({ line }) => line),
  };
}

/** The day of the first drawdown, or on which the loan was taken over. */
export const startOf = ({ facts }: LoanAccount): Day | undefined =>
  earliest(facts.filter(isBeginning).map(({ valueDate }) => valueDate)) ?? undefined;
