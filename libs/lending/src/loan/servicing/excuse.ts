import type { Facts } from '#kernel';
import { daysBetween, valueDateOf } from '#kernel';
import type { BankContext } from './closed-days.js';
import { latestDay } from './closed-days.js';
import type { ExcuseOverdue } from './excuse.commands.js';
import { loanEvents } from '../loan.events.js';
import { loanRefusals } from '../loan.refusals.js';
import type { Loan } from '../loan.state.js';

/** The longest stretch of due days that one reason excuses. */
const longestExcuseDays = 31;

/** A technical overdue: of a loan that runs, on due days that are no longer to come, with papers. */
export function overdueExcused(
  loan: Loan,
  { from, to, reason, finding, evidence, valueDate }: ExcuseOverdue,
  context: BankContext,
): readonly Facts<typeof loanEvents>[] {
  const { status, account, grantedOn } = loan;
  if (status !== 'active') throw loanRefusals.LoanNotActive({ status });
  if (loan.managerId === context.actor.id) throw loanRefusals.ManagerExcusesNothing();
  const day = valueDateOf(valueDate, { today: latestDay(context, loan), notBefore: grantedOn });
  if (to < from || to > day || daysBetween(from, to) >= longestExcuseDays) {
    throw loanRefusals.ExcuseTooLong({ field: 'to', from, to, mostDays: longestExcuseDays });
  }
  if (evidence.length === 0) throw loanRefusals.ExcuseNeedsPapers({ field: 'evidence' });
  const known = account.technical ?? [];
  if (known.some((one) => one.from <= from && to <= one.to)) return [];
  return [loanEvents.OverdueExcused({ from, to, reason, finding, evidence, valueDate: day })];
}
