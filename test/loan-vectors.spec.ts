import type { LoanRow } from './loan-vectors.js';
import { asLoan, rowsOfLoan } from './loan-vectors.js';
import type { ScheduleTerms } from '../libs/loan-arithmetic/src/index.js';
import { repaymentSchedule } from '../libs/loan-arithmetic/src/index.js';
import { ActusLoan } from '../libs/loan-arithmetic/src/schedule/reference/actus-contract.fixture.js';
import type { ActusCase } from '../libs/loan-arithmetic/src/schedule/reference/actus-terms.fixture.js';
import { ActusTerms } from '../libs/loan-arithmetic/src/schedule/reference/actus-terms.fixture.js';
import type { FineractCase } from '../libs/loan-arithmetic/src/schedule/reference/fineract.fixture.js';
import {
  leftOut,
  rowsOf,
  termsOf,
} from '../libs/loan-arithmetic/src/schedule/reference/fineract.fixture.js';
import { describeVectors } from '../libs/loan-arithmetic/src/vectors.fixture.js';

/** The rows of one day together, without days on which nothing is due. */
function byDay(rows: readonly LoanRow[]): readonly LoanRow[] {
  const days = new Map<string, LoanRow>();
  for (const { dueOn, principal, interest } of rows) {
    const before = days.get(dueOn) ?? { dueOn, principal: 0, interest: 0 };
    const sum = {
      principal: before.principal + principal,
      interest: before.interest + interest,
    };
    days.set(dueOn, { dueOn, ...sum });
  }
  return [...days.values()]
    .filter((row) => row.principal + row.interest !== 0)
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
}

/** Why a loan cannot state the terms, that it comes to other rows, or that they are the same. */
function outcomeOf(terms: ScheduleTerms, expected: readonly LoanRow[]): string {
  const loan = asLoan(terms);
  if (typeof loan === 'string') return loan;
  try {
    const ours = byDay(rowsOfLoan(loan, terms));
    return JSON.stringify(ours) === JSON.stringify(byDay(expected)) ? 'same' : 'other';
  } catch (error) {
    return `refused: ${error instanceof Error ? error.message : String(error)}`;
  }
}

const counted = (outcomes: readonly string[]) =>
  Object.fromEntries(
    [...new Set(outcomes)]
      .sort()
      .map((one) => [one, outcomes.filter((each) => each === one).length]),
  );

describeVectors(
  'loans with the terms of Apache Fineract',
  'fineract-initial-schedules.json',
  (json) => {
    it('come to the published rows: so many of those that follow from their terms', () => {
      const { cases } = JSON.parse(json) as { readonly cases: readonly FineractCase[] };
      const outcomes = cases
        .filter(({ id }) => !(id in leftOut))
        .map((found) => outcomeOf(termsOf(found), rowsOf(found)));
      expect(counted(outcomes)).toEqual({ same: 164 });
    });
  },
);

describe.each([
  [
    'bullets (PAM)',
    'actus-tests-pam.json',
    { same: 3, 'interest.lastStub': 21, 'interest.stages': 1 },
  ],
  ['annuities (ANN)', 'actus-tests-ann.json', { same: 2, 'interest.stages': 28, dueOn: 1 }],
])('loans with the terms of ACTUS, %s', (_, file, wanted) => {
  describeVectors('of the published tests', file, (json) => {
    it('come to the rows of the contract; the others state what no command of a loan names', () => {
      const cases: Readonly<Record<string, ActusCase>> = JSON.parse(json);
      const outcomes = Object.values(cases).map((found) => {
        const horizon = found.to === '' ? '9999-12-31' : found.to.slice(0, 10);
        const { terms } = new ActusLoan(new ActusTerms(found), horizon);
        const rows = repaymentSchedule(terms).rows.map(({ dueOn, principal, interest }) => ({
          ...{ dueOn, principal: principal.minor, interest: interest.minor },
        }));
        return outcomeOf(terms, rows);
      });
      expect(counted(outcomes)).toEqual(wanted);
    });
  });
});
