import type { CreditTerms } from '#credit';
import type { Day, Facts, Money } from '#kernel';
import { exceeds, none, plus, valueDateOf } from '#kernel';
import type { DueItem } from '#loan-arithmetic';
import { accounting } from '../money/accounting.js';
import { judgedLoan, startOf } from '../money/judged-loan.js';
import { bucketFact } from '../money/loan-ageing.js';
import { byProduct } from '../money/loan-money.js';
import { loanEvents } from '../loan.events.js';
import { loanRefusals } from '../loan.refusals.js';
import type { Loan } from '../loan.state.js';
import type { Proposal } from '../proposal/proposal.js';
import type { TakeOverFigures, UnpaidDue } from './take-over.facts.js';

const { LoanTakenOver, ScheduleAgreed } = loanEvents;
type LoanFacts = readonly Facts<typeof loanEvents>[];
type OfTakeOver = Extract<Proposal, { readonly kind: 'takeOver' }>;

/**
 * A loan that comes onto the book as it stands on a day, with the schedule of what is to come and the
 * arrears that it brings along: days past due count from the days on which it fell due.
 */
export function takenOver(
  loan: Loan,
  { figures, purchase, reason }: OfTakeOver,
  takeOverId: string,
  today: Day,
): LoanFacts {
  const { status, account, signedOn, grantedOn } = loan;
  if ((status !== 'granted' && status !== 'signed') || startOf(account) !== undefined) {
    throw loanRefusals.LoanNotSigned({ status });
  }
  valueDateOf(figures.takenOverOn, { today, notBefore: signedOn ?? grantedOn });
  const came = takenOverBy(loan.terms, figures);
  const { valueDate } = came;
  const data = { takeOverId, ...came, ...(purchase && { purchase }), reason };
  const after = judgedLoan(loan, accounting.LoanTakenOver(data, account));
  const standing = after.standing(valueDate);
  return [
    LoanTakenOver({ ...data, standing }),
    ScheduleAgreed({ rows: after.instalments(), standing, ...byProduct(account), valueDate }),
    ...bucketFact('current', standing),
  ];
}

/** What comes onto the book by figures of a day. */
export function takenOverBy(terms: CreditTerms, figures: TakeOverFigures) {
  const { takenOverOn: valueDate, principal, accruedInterest } = figures;
  return {
    ...{ principal, items: itemsOf(figures), outstanding: outstandingOf(terms, figures) },
    ...(accruedInterest && accruedInterest.minor > 0 && { accruedInterest }),
    valueDate,
  };
}

/** All principal, due or not. Refuses figures that contradict each other or what was granted. */
function outstandingOf(terms: CreditTerms, figures: TakeOverFigures): Money {
  const { principal, accruedInterest = none(terms.amount), due, takenOverOn } = figures;
  const later = due.find(({ dueOn }) => dueOn > takenOverOn);
  if (later !== undefined) {
    throw loanRefusals.TakenOverNotDue({ field: 'figures.due', found: later.dueOn, takenOverOn });
  }
  const parts = due.flatMap((one) => one.principal ?? []);
  const outstanding = [principal, ...parts].reduce(plus, none(terms.amount));
  const owed = due
    .flatMap(componentsOf)
    .reduce((sum, { amount }) => plus(sum, amount), plus(principal, accruedInterest));
  if (owed.minor === 0) throw loanRefusals.NothingTakenOver({ field: 'figures' });
  if (principal.minor === 0 && exceeds(accruedInterest, none(terms.amount))) {
    throw loanRefusals.InterestOnNothing({ field: 'figures.accruedInterest' });
  }
  if (exceeds(outstanding, terms.amount)) {
    throw loanRefusals.PrincipalExceeded({ field: 'figures.principal', available: terms.amount });
  }
  return outstanding;
}

const components = ['interest', 'principal', 'fee', 'penalty'] as const;

const componentsOf = (due: UnpaidDue) =>
  components.flatMap((component) => {
    const amount = due[component];
    return amount === undefined ? [] : [{ component, amount }];
  });

/** What is due, as items of the book: one instalment for each due day, the oldest first. */
function itemsOf({ due }: TakeOverFigures): readonly DueItem[] {
  const days = [...new Set(due.map(({ dueOn }) => dueOn))].sort();
  return due.flatMap((one, index) =>
    componentsOf(one).map(({ component, amount }): DueItem => {
      const instalment = days.indexOf(one.dueOn) + 1;
      return {
        id: `${instalment}.${component}.taken${index + 1}`,
        ...{ instalment, component, dueOn: one.dueOn, amount },
      };
    }),
  );
}
