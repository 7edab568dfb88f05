import type { Facts } from '#kernel';
import { valueDateOf } from '#kernel';
import { bearing } from '#loan-arithmetic';
import { accounting } from '../money/accounting.js';
import type { BankContext } from '../servicing/closed-days.js';
import { latestDay, openDayOf } from '../servicing/closed-days.js';
import { contractRateOn } from '../../book/loan-account.js';
import { servicingOf } from '../../book/servicing-terms.js';
import { counted } from '../money/loan-money.js';
import { loanEvents } from '../loan.events.js';
import { loanRefusals } from '../loan.refusals.js';
import type { Loan } from '../loan.state.js';
import type { RecordMisuse, RecordUse } from './use.commands.js';

const { UseEvidenced, LoanMisused } = loanEvents;
const { DrawdownUnknown, LoanNotActive, AlreadyMisused } = loanRefusals;
type LoanFacts = readonly Facts<typeof loanEvents>[];

/** Papers on the use of a drawdown. */
export function useRecorded(
  loan: Loan,
  { drawdownId, evidence, valueDate }: RecordUse,
  context: BankContext,
): LoanFacts {
  known(loan, drawdownId);
  const today = latestDay(context, loan);
  const day = valueDateOf(valueDate, { today, notBefore: loan.grantedOn });
  return [UseEvidenced({ drawdownId, evidence, valueDate: day })];
}

/** Misuse, and the markup on the contract rate from its day on: the product's unless stated. */
export function misuseRecorded(
  loan: Loan,
  { drawdownId, finding, markup: stated, evidence = [], valueDate }: RecordMisuse,
  context: BankContext,
): LoanFacts {
  const { status, misused } = loan;
  if (status !== 'active') throw LoanNotActive({ status });
  if (misused) throw AlreadyMisused();
  if (drawdownId !== undefined) known(loan, drawdownId);
  const day = openDayOf(valueDate, context, loan);
  const markup = stated ?? servicingOf(loan.account).misuseMarkup;
  const annualRate = bearing(contractRateOn(loan.account, day), markup);
  const data = {
    ...(drawdownId !== undefined && { drawdownId }),
    finding,
    markup,
    annualRate,
    evidence,
    valueDate: day,
  };
  return counted(loan, data, accounting.LoanMisused, LoanMisused, 'misuse');
}

function known({ drawdownIds }: Loan, drawdownId: string): void {
  if (!drawdownIds.includes(drawdownId)) {
    throw DrawdownUnknown({ field: 'drawdownId', found: drawdownId });
  }
}
