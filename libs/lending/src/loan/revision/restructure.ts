import { periodOf } from '#credit';
import type { Day, Facts } from '#kernel';
import { addMonths, exceeds } from '#kernel';
import type { PlanChange } from '#loan-arithmetic';
import { contractRateOn } from '../../book/loan-account.js';
import { accounting } from '../money/accounting.js';
import { longestExtension } from './extension.rules.js';
import { judgedLoan } from '../money/judged-loan.js';
import { counted } from '../money/loan-money.js';
import { loanEvents } from '../loan.events.js';
import { loanRefusals } from '../loan.refusals.js';
import type { Loan } from '../loan.state.js';
import { owed, running } from '../money/owed.js';
import type { Proposal } from '../proposal/proposal.js';
import type { StatedChange } from '../servicing/stated-change.js';

const { LoanRestructured, LoanExtended, LoanAccelerated, LoanTransferred, DebtConverted } =
  loanEvents;
type LoanFacts = readonly Facts<typeof loanEvents>[];
type Of<K extends Proposal['kind']> = Extract<Proposal, { readonly kind: K }>;

/** A restructuring: the new plan of all that is still to come. */
export function restructured(
  loan: Loan,
  { change: stated, inDifficulty, reason }: Of<'restructuring'>,
  restructuringId: string,
  day: Day,
): LoanFacts {
  running(loan, day);
  const { maturesOn } = loan;
  const data = {
    restructuringId,
    change: planChangeOf(stated, loan),
    stated,
    inDifficulty,
    former: {
      annualRate: contractRateOn(loan.account, day),
      ...(maturesOn !== undefined && { maturesOn }),
    },
    reason,
    valueDate: day,
  };
  return counted(loan, data, accounting.LoanRestructured, LoanRestructured, 'restructuring');
}

/** What is stated, as the book counts it. @throws ChangeIncomplete */
function planChangeOf(stated: StatedChange, { terms }: Loan): PlanChange {
  const { to, shiftMonths, interest } = stated;
  if (to === 'reAmortise') return { to };
  if (to === 'shift') {
    if (shiftMonths === undefined) {
      throw loanRefusals.ChangeIncomplete({ field: 'change.shiftMonths' });
    }
    return { to, by: { every: shiftMonths, unit: 'month' } };
  }
  const { instalments, everyMonths, method, annualRate, firstDueOn } = stated;
  if (instalments === undefined) {
    throw loanRefusals.ChangeIncomplete({ field: 'change.instalments' });
  }
  const { principalHoliday } = stated;
  return {
    to,
    terms: {
      instalments,
      period: everyMonths === undefined ? periodOf(terms) : { every: everyMonths, unit: 'month' },
      ...(method && { method }),
      ...(annualRate !== undefined && { annualRate }),
      ...(firstDueOn !== undefined && { firstDueOn }),
      ...(principalHoliday !== undefined && { grace: { principal: principalHoliday } }),
    },
    ...(interest && { interest }),
  };
}

/** A later maturity, within what the rules allow. */
export function extended(
  loan: Loan,
  { maturesOn, reason }: Of<'extension'>,
  extensionId: string,
  day: Day,
): LoanFacts {
  running(loan, day);
  const { terms, agreedUntil, maturesOn: formerlyOn } = loan;
  if (formerlyOn === undefined || agreedUntil === undefined || day >= formerlyOn) {
    throw loanRefusals.MaturityPassed({ field: 'valueDate', maturesOn: formerlyOn });
  }
  const { months, rule = '' } = longestExtension(terms.termMonths, day);
  const latest = addMonths(agreedUntil, months);
  if (maturesOn > latest || maturesOn <= formerlyOn) {
    throw loanRefusals.ExtensionTooLong({ field: 'maturesOn', rule, formerlyOn, latest });
  }
  const next = judgedLoan(loan)
    .book.planOn(day)
    ?.rows.find(({ dueOn }) => dueOn > day);
  const firstDueOn =
    terms.method === 'bullet' || next === undefined ? {} : { firstDueOn: next.dueOn };
  const change: PlanChange = { to: 'reschedule', terms: { maturesOn, ...firstDueOn } };
  const data = { extensionId, change, formerlyOn, maturesOn, rule, reason, valueDate: day };
  return counted(loan, data, accounting.LoanExtended, LoanExtended, 'restructuring');
}

/** All that is owed becomes due on the day. */
export function accelerated(
  loan: Loan,
  { reason }: Of<'acceleration'>,
  accelerationId: string,
  day: Day,
): LoanFacts {
  running(loan, day);
  const data = { accelerationId, reason, valueDate: day };
  return counted(loan, data, accounting.LoanAccelerated, LoanAccelerated, 'restructuring');
}

/** The claim is sold whole. */
export function transferred(
  loan: Loan,
  { assignee, price, reason }: Of<'transfer'>,
  day: Day,
): LoanFacts {
  running(loan, day);
  const { outstanding: principal, interest } = owed(loan, day);
  exceeds(price, principal);
  return [LoanTransferred({ assignee, price, principal, interest, reason, valueDate: day })];
}

/** A part of the debt becomes shares. */
export function converted(
  loan: Loan,
  { amount, company, shares, reason }: Of<'debtToEquity'>,
  conversionId: string,
  day: Day,
): LoanFacts {
  running(loan, day);
  const { total } = judgedLoan(loan).book.payOffOn(day);
  if (exceeds(amount, total)) {
    throw loanRefusals.ConversionExceedsDebt({ field: 'amount', owed: total });
  }
  const data = { conversionId, amount, company, shares, reason, valueDate: day };
  return counted(loan, data, accounting.DebtConverted, DebtConverted, 'conversion');
}
