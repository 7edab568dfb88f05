import type { Context, Day } from '#kernel';
import { addDays, valueDateOf } from '#kernel';
import type { ClosedDays } from '#platform';
import { closedDays, theBank } from '#platform';
import { loanRefusals } from '../loan.refusals.js';
import type { Loan } from '../loan.state.js';

/** What a decision upon a loan knows: among others, up to which day the bank is closed. */
export interface BankContext extends Context {
  /** Absent before the first close. */
  readonly closed?: ClosedDays | undefined;
}

const theClose = () => ({ closed: closedDays.row(theBank) });

/** What values something into a day, or would: it has to know which days are closed. */
export const valuing = {
  InstructDrawdown: theClose,
  ForwardDrawdown: theClose,
  ProposeRefund: theClose,
  ProposeWaiver: theClose,
  ProposeLateRepayment: theClose,
  ProposeTakeOver: theClose,
  ProposeDrawdownReversal: theClose,
  ProposeReversal: theClose,
  ProposeWriteOff: theClose,
  ProposeRecovery: theClose,
  ProposeWriteOffReversal: theClose,
  ProposeRestructuring: theClose,
  ProposeExtension: theClose,
  ProposeAcceleration: theClose,
  ForwardMeasure: theClose,
  ProposeTransfer: theClose,
  ProposeDebtToEquity: theClose,
  ApproveProposal: theClose,
  RecordRepayment: theClose,
  PrepayLoan: theClose,
  PayOffLoan: theClose,
  ReverseRepayment: theClose,
  ChargeFee: theClose,
  ChargeBackRepayment: theClose,
  ResetRate: theClose,
  RecordMisuse: theClose,
  ExcuseOverdue: theClose,
  RecordRecovery: theClose,
};

/** The latest day that is open: that of the clock, of the business days, or of what is known. */
export function latestDay(
  { today, closed }: Pick<BankContext, 'today' | 'closed'>,
  { knownOn }: Pick<Loan, 'knownOn'>,
): Day {
  const open = closed === undefined ? today : addDays(closed.closedUpTo, 1);
  return [today, open, knownOn].reduce((a, b) => (b > a ? b : a));
}

/** The day that one person values something into: stated, or the latest, and never a closed one. */
export function openDayOf(
  stated: Day | undefined,
  context: BankContext,
  loan: Loan,
  notBefore: Day | undefined = loan.knownOn,
): Day {
  const day = valueDateOf(stated, { today: latestDay(context, loan), notBefore });
  refuseClosed(day, context);
  return day;
}

/** @throws DayClosed */
export function refuseClosed(
  day: Day,
  { closed }: Pick<BankContext, 'closed'>,
  field = 'valueDate',
): void {
  if (closed !== undefined && day <= closed.closedUpTo) {
    throw loanRefusals.DayClosed({ field, found: day, closedUpTo: closed.closedUpTo });
  }
}
