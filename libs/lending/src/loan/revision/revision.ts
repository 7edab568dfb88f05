import type { Day, Facts } from '#kernel';
import { folded } from '#kernel';
import type { BankContext } from '../servicing/closed-days.js';
import { judgedLoan, startOf } from '../money/judged-loan.js';
import { aged } from '../money/loan-ageing.js';
import { loanEvents } from '../loan.events.js';
import { evolve } from '../loan.evolve.js';
import type { Loan } from '../loan.state.js';
import type { Revision } from './revised-figure.js';
import { RevisedFigure } from './revision.codes.js';

type LoanFacts = readonly Facts<typeof loanEvents>[];

/**
 * What an approved proposal brings. Where it counts for a day that is closed, the days up to the
 * last closed one are judged with it, and what has changed of that evening is recorded.
 */
export function revising(
  loan: Loan,
  proposalId: string,
  facts: LoanFacts,
  { closed }: Pick<BankContext, 'closed'>,
): LoanFacts {
  const from = facts
    .map(({ data }) => data.valueDate)
    .reduce<Day>((least, day) => (day < least ? day : least), '9999-12-31');
  if (closed === undefined || from > closed.closedUpTo) return facts;
  const { closedUpTo } = closed;
  const all = [...facts, ...aged(folded(evolve, facts, loan), closedUpTo)];
  const before = figuresOf(loan, closedUpTo);
  const after = figuresOf(folded(evolve, all, loan), closedUpTo);
  const changes = RevisedFigure.all
    .map((figure): Revision => ({ figure, before: before[figure], after: after[figure] }))
    .filter((change) => change.before !== change.after);
  return [
    ...all,
    loanEvents.ClosedDaysRevised({ proposalId, closedUpTo, changes, valueDate: from }),
  ];
}

type Figures = Readonly<Record<RevisedFigure, number>>;

const nothing: Figures = {
  outstanding: 0,
  due: 0,
  overdue: 0,
  overpaid: 0,
  accruedInterest: 0,
  penalty: 0,
  daysPastDue: 0,
};

/** A loan that does not run shows nothing. */
function figuresOf(loan: Loan, day: Day): Figures {
  if (loan.status !== 'active' || startOf(loan.account) === undefined) return nothing;
  const { daysPastDue, ...standing } = judgedLoan(loan).standing(day);
  const { outstanding, due, overdue, overpaid, accruedInterest, penalty } = standing;
  return {
    outstanding: outstanding.minor,
    due: due.minor,
    overdue: overdue.minor,
    overpaid: overpaid.minor,
    accruedInterest: accruedInterest.minor,
    penalty: penalty.minor,
    daysPastDue,
  };
}
