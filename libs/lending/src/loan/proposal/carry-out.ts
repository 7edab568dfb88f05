import type { Day, Facts, Money } from '#kernel';
import { exceeds, minus, none, plus } from '#kernel';
import { recovered } from '../recovery.js';
import { lentBy } from '../../book/facts.js';
import { minorIn, servicingOf } from '../../book/servicing-terms.js';
import { accounting } from '../money/accounting.js';
import { judgedLoan } from '../money/judged-loan.js';
import { paidLate, takenBackLate } from '../servicing/late-entry.js';
import { drawdownTakenBack } from '../money/drawdown-reversal.js';
import { counted, drawn } from '../money/loan-money.js';
import { loanEvents } from '../loan.events.js';
import { loanRefusals } from '../loan.refusals.js';
import type { Loan, OpenProposal } from '../loan.state.js';
import { notBefore, owed } from '../money/owed.js';
import { takenOver } from '../take-over/take-over.js';
import type { Proposal } from './proposal.js';
import {
  accelerated,
  converted,
  extended,
  restructured,
  transferred,
} from '../revision/restructure.js';
import { firstReset } from '../revision/rate-follow.js';
import { entrustedPaymentRule } from '../use/use.rules.js';
import { writeOffRuleFor } from '../servicing/write-off.rules.js';

const { SuspenseRefunded, LoanComponentWaived, LoanWrittenOff, WriteOffReversed } = loanEvents;
type LoanFacts = readonly Facts<typeof loanEvents>[];
type Of<K extends Proposal['kind']> = Extract<Proposal, { readonly kind: K }>;

/** What comes of a proposal once it is approved; refused where the loan does not allow it. */
export function carriedOut(loan: Loan, open: OpenProposal, day: Day): LoanFacts {
  const { proposal, proposalId } = open;
  switch (proposal.kind) {
    case 'drawdown':
      return paidOut(loan, proposal, proposalId, day);
    case 'takeOver':
      return takenOver(loan, proposal, proposalId, day);
    case 'drawdownReversal':
      return drawdownTakenBack(loan, proposal, proposalId);
    case 'refund':
      return refunded(loan, proposal, proposalId, day);
    case 'waiver':
      return waived(loan, proposal, proposalId, day);
    case 'lateRepayment':
      return paidLate(loan, proposal, day);
    case 'reversal':
      return takenBackLate(loan, proposal);
    case 'restructuring':
      return restructured(loan, proposal, proposalId, day);
    case 'extension':
      return extended(loan, proposal, proposalId, day);
    case 'acceleration':
      return accelerated(loan, proposal, proposalId, day);
    case 'transfer':
      return transferred(loan, proposal, day);
    case 'debtToEquity':
      return converted(loan, proposal, proposalId, day);
    case 'writeOff':
      return writtenOff(loan, open, proposal, day);
    case 'recovery':
      notBefore(day, loan.knownOn);
      return recovered(loan, proposal, day);
    case 'writeOffReversal':
      return takenBack(loan, proposal, day);
  }
}

function paidOut(loan: Loan, proposal: Of<'drawdown'>, drawdownId: string, day: Day): LoanFacts {
  const { status, signedOn, terms } = loan;
  if (status !== 'signed' && status !== 'active') throw loanRefusals.LoanNotSigned({ status });
  const { amount, payee, way, use } = proposal;
  notBefore(day, signedOn);
  const available = minus(terms.amount, used(loan));
  if (exceeds(amount, available)) {
    throw loanRefusals.PrincipalExceeded({ field: 'amount', available });
  }
  if (way !== 'entrusted') checkOwnPayment(loan, amount, day);
  const disbursed = { amount, drawdown: { drawdownId, payee, way, use }, valueDate: day };
  const account = accounting.LoanDisbursed(disbursed, loan.account);
  const planned = loan.reset === undefined ? firstReset({ account }, day) : [];
  return [...drawn(loan, disbursed), ...planned];
}

/** Refuses a payment to the borrower that the law or the product wants to go to the supplier. */
function checkOwnPayment({ account }: Loan, amount: Money, day: Day): void {
  const rule = entrustedPaymentRule(amount, day);
  const agreed = minorIn(servicingOf(account).entrustedAbove, amount.currency);
  const bounds = [
    ...(rule === undefined ? [] : [{ rule: rule.id, above: rule.above }]),
    ...(agreed === undefined || amount.minor <= agreed
      ? []
      : [{ rule: account.product?.productId, above: agreed }]),
  ];
  const [bound] = bounds.toSorted((a, b) => a.above - b.above);
  if (bound) throw loanRefusals.EntrustedPaymentNeeded({ field: 'way', ...bound });
}

function refunded(
  loan: Loan,
  { amount, payee }: Of<'refund'>,
  refundId: string,
  day: Day,
): LoanFacts {
  const { status, knownOn } = loan;
  if (status !== 'active' && status !== 'settled') throw loanRefusals.LoanNotActive({ status });
  notBefore(day, knownOn);
  const { held } = judgedLoan(loan).book.standingOn(day);
  if (exceeds(amount, held)) throw loanRefusals.RefundExceedsHeld({ field: 'amount', held });
  const data = { refundId, amount, payee, valueDate: day };
  return counted(loan, data, accounting.SuspenseRefunded, SuspenseRefunded, 'waiver');
}

function waived(
  loan: Loan,
  { component, amount, reason }: Of<'waiver'>,
  waiverId: string,
  day: Day,
): LoanFacts {
  const { status, knownOn } = loan;
  if (status !== 'active') throw loanRefusals.LoanNotActive({ status });
  notBefore(day, knownOn);
  const { due, accruedPenalty } = judgedLoan(loan).book.standingOn(day);
  const owed = component === 'penalty' ? plus(due.penalty, accruedPenalty) : due[component];
  if (exceeds(amount, owed)) throw loanRefusals.WaiverExceedsDue({ field: 'amount', due: owed });
  const data = { waiverId, component, amount, reason, valueDate: day };
  return counted(loan, data, accounting.LoanComponentWaived, LoanComponentWaived, 'waiver');
}

function writtenOff(
  loan: Loan,
  { evidence }: OpenProposal,
  { ground, reason }: Of<'writeOff'>,
  day: Day,
): LoanFacts {
  const { status, knownOn } = loan;
  if (status !== 'active') throw loanRefusals.LoanNotActive({ status });
  notBefore(day, knownOn);
  const { outstanding, interest } = owed(loan, day);
  if (outstanding.minor + interest.minor === 0) throw loanRefusals.NothingToWriteOff();
  const rule = writeOffRuleFor(ground, day);
  const { daysPastDue } = judgedLoan(loan).book.standingOn(day);
  const missing = rule?.evidence.filter((kind) => !evidence.some((one) => one.kind === kind));
  if (rule === undefined || daysPastDue < rule.daysPastDue || missing?.length !== 0) {
    throw loanRefusals.WriteOffNotAllowed({
      field: 'ground',
      rule: rule?.id,
      daysPastDue,
      needed: rule?.daysPastDue,
      missing,
    });
  }
  return [
    LoanWrittenOff({
      principal: outstanding,
      interest,
      reason,
      rule: { id: rule.id, version: rule.version },
      valueDate: day,
    }),
  ];
}

function takenBack(loan: Loan, { reason }: Of<'writeOffReversal'>, day: Day): LoanFacts {
  const { status, knownOn, migrated } = loan;
  if (status !== 'writtenOff' || migrated) throw loanRefusals.LoanNotWrittenOff({ status });
  notBefore(day, knownOn);
  const data = { reason, valueDate: day };
  const running: Loan = { ...loan, status: 'active' };
  return counted(running, data, accounting.WriteOffReversed, WriteOffReversed, 'reversal');
}

/** What of the granted amount cannot be drawn: all that was drawn, or is owed where it revolves. */
function used(loan: Loan): Money {
  const { terms, account, knownOn } = loan;
  const lent = account.facts.reduce((sum, fact) => sum + lentBy(fact), 0);
  if (lent > 0 && terms.revolving === true) return owed(loan, knownOn).outstanding;
  return { ...none(terms.amount), minor: lent };
}
