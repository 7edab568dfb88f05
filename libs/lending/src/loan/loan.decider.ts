import { clientScope } from '#clients';
import type { Context, Day, Money } from '#kernel';
import { defineDecider, exceeds, minus, none, plus, valueDateOf } from '#kernel';
import type { Posting } from '../book/facts.js';
import { aged } from './loan-ageing.js';
import { judgedLoan, startOf } from './judged-loan.js';
import { drawn, repaid, reversed } from './loan-money.js';
import * as commands from './loan.commands.js';
import { loanEvents } from './loan.events.js';
import { loanRefusals } from './loan.refusals.js';
import type { Loan } from './loan.state.js';
import { evolve } from './loan.state.js';
import { migrated } from './migrated-loan.js';

const { LoanGranted, LoanPlaced, AgreementSigned, LoanSettled, LoanWrittenOff } = loanEvents;
const { RecoveryRecorded, GuaranteeRecorded, GuaranteeReleased } = loanEvents;
const {
  LoanNotGranted,
  LoanNotSigned,
  LoanNotDisbursed,
  LoanNotActive,
  LoanNotWrittenOff,
  ArrearsFirst,
  PayOffInstead,
  PayOffDiffers,
  PrincipalExceeded,
  RepaymentUnknown,
  RepaymentRepeated,
  RecoveryRepeated,
  GuaranteeUnknown,
  NothingToWriteOff,
} = loanRefusals;

/** The latest day that has come, for the bank's clock or for its business days. */
const latestDay = ({ today }: Context, { knownOn }: Loan): Day =>
  knownOn > today ? knownOn : today;

/** A loan from its grant to its end. */
export const loan = defineDecider({
  stream: 'loan',
  by: 'loanId',
  prefix: 'ln',
  events: loanEvents,
  commands,
  allow: {
    // Sent by the approval of an application only, and so without a route and a role.
    GrantLoan: [],
    MigrateLoan: ['administrator', 'service'],
    // Sent when the client changes hands only.
    PlaceLoan: [],
    SignAgreement: ['relationshipManager', 'service'],
    DisburseLoan: ['relationshipManager', 'service'],
    RecordRepayment: ['relationshipManager', 'service'],
    PrepayLoan: ['relationshipManager', 'service'],
    PayOffLoan: ['relationshipManager', 'service'],
    ReverseRepayment: ['riskOfficer', 'administrator', 'service'],
    // Sent by the end of the business day only, and so without a route.
    AgeLoan: [],
    WriteOffLoan: ['creditApprover'],
    RecordRecovery: ['relationshipManager', 'riskOfficer', 'service'],
    RecordGuarantee: ['relationshipManager', 'riskOfficer', 'service'],
    ReleaseGuarantee: ['riskOfficer', 'creditApprover'],
  },
  evolve,
  consult: {
    GrantLoan: ({ clientId }) => ({ scope: clientScope.row(clientId) }),
  },

  create: {
    GrantLoan: ({ clientId, applicationId, managerId, terms, approvedOn }, { scope }) => [
      LoanGranted({
        clientId,
        applicationId,
        managerId,
        terms,
        approvedOn,
        guaranteed: none(terms.amount),
        valueDate: approvedOn,
      }),
      LoanPlaced({
        managerId: scope?.managerId ?? managerId,
        units: scope?.units ?? [],
        valueDate: approvedOn,
      }),
    ],

    MigrateLoan: migrated,
  },

  decide: {
    PlaceLoan({ managerId, units, valueDate }, before) {
      const same = before.managerId === managerId && before.units.join() === units.join();
      return same ? [] : LoanPlaced({ managerId, units, valueDate });
    },

    SignAgreement({ agreementNumber, valueDate }, before, { today }) {
      const { status, clientId, grantedOn } = before;
      if (status !== 'granted') throw LoanNotGranted({ status });
      const day = valueDateOf(valueDate, { today, notBefore: grantedOn });
      return AgreementSigned({ clientId, agreementNumber, valueDate: day });
    },

    DisburseLoan({ amount, valueDate }, before, context) {
      const { status, signedOn, terms } = before;
      if (status !== 'signed' && status !== 'active') throw LoanNotSigned({ status });
      const day = valueDateOf(valueDate, {
        today: latestDay(context, before),
        notBefore: signedOn,
      });
      const available = minus(terms.amount, used(before));
      if (exceeds(amount, available)) throw PrincipalExceeded({ field: 'amount', available });
      return drawn(before, amount, day);
    },

    RecordRepayment({ amount, valueDate, repaymentId }, before, context) {
      const { status, repayments, account, migrated } = before;
      if (status === 'writtenOff' || status === 'unknown') throw LoanNotActive({ status });
      const notBefore = startOf(account);
      // A loan that was migrated at its end has no schedule that a repayment could pay.
      if (notBefore === undefined || migrated) throw LoanNotDisbursed({ status });
      const id = repaymentId ?? nextNumber(repayments.map((repayment) => repayment.repaymentId));
      const day = valueDateOf(valueDate, { today: latestDay(context, before), notBefore });
      const recorded = repayments.find((repayment) => repayment.repaymentId === id);
      if (recorded !== undefined) {
        const same = recorded.amount.minor === amount.minor && recorded.valueDate === day;
        if (same && !recorded.reversed) return [];
        throw RepaymentRepeated({ field: 'repaymentId', found: id });
      }
      return repaid(before, { repaymentId: id, amount, valueDate: day });
    },

    PrepayLoan(command, before, context) {
      const { amount, effect } = command;
      const repayment = early(before, command, context);
      const { due, outstanding } = judgedLoan(before).standing(repayment.valueDate);
      if (due.minor > 0) throw ArrearsFirst({ due });
      if (!exceeds(outstanding, amount)) throw PayOffInstead({ field: 'amount', outstanding });
      return repaid(before, { ...repayment, prepayment: effect });
    },

    PayOffLoan(command, before, context) {
      const { amount } = command;
      const repayment = early(before, command, context);
      const payOff = judgedLoan(before).book.payOffOn(repayment.valueDate);
      if (exceeds(amount, payOff.total) || exceeds(payOff.total, amount)) {
        throw PayOffDiffers({ field: 'amount', payOff });
      }
      return repaid(before, { ...repayment, prepayment: 'payOff' });
    },

    ReverseRepayment({ repaymentId, reason }, before) {
      const { status, repayments } = before;
      if (status !== 'active' && status !== 'settled') throw LoanNotActive({ status });
      const repayment = repayments.find((one) => one.repaymentId === repaymentId);
      if (repayment === undefined) throw RepaymentUnknown({ field: 'repaymentId' });
      return repayment.reversed ? [] : reversed(before, repayment, reason);
    },

    AgeLoan: ({ day }, before) => aged(before, day),

    WriteOffLoan({ reason, valueDate }, before, context) {
      const { status, clientId, knownOn } = before;
      if (status !== 'active') throw LoanNotActive({ status });
      const day = valueDateOf(valueDate, {
        today: latestDay(context, before),
        notBefore: knownOn,
      });
      const { outstanding, interest } = owed(before, day);
      if (outstanding.minor + interest.minor === 0) throw NothingToWriteOff();
      return LoanWrittenOff({ clientId, principal: outstanding, interest, reason, valueDate: day });
    },

    RecordRecovery({ amount, valueDate, recoveryId }, before, context) {
      const { status, clientId, claim, recoveries, knownOn } = before;
      const id = recoveryId ?? nextNumber(recoveries.map((recovery) => recovery.id));
      const recorded = recoveries.find((recovery) => recovery.id === id);
      if (recorded !== undefined) {
        if (recorded.amount.minor === amount.minor) return [];
        throw RecoveryRepeated({ field: 'recoveryId', found: id });
      }
      if (status !== 'writtenOff') throw LoanNotWrittenOff({ status });
      const day = valueDateOf(valueDate, {
        today: latestDay(context, before),
        notBefore: knownOn,
      });
      const recovery = RecoveryRecorded({ clientId, recoveryId: id, amount, valueDate: day });
      const rest = minus(claim, amount);
      return rest.minor > 0 ? recovery : [recovery, LoanSettled({ clientId, valueDate: day })];
    },

    RecordGuarantee({ guaranteeId, type, value, guarantor, valueDate }, before, context) {
      const { clientId, guarantees, grantedOn } = before;
      const day = valueDateOf(valueDate, {
        today: latestDay(context, before),
        notBefore: grantedOn,
      });
      const former = guarantees.find(({ id }) => id === guaranteeId)?.amount ?? none(value);
      return GuaranteeRecorded({
        clientId,
        guaranteeId,
        type,
        value,
        ...(guarantor !== undefined && { guarantor }),
        guaranteed: plus(minus(before.guaranteed, former), value),
        valueDate: day,
      });
    },

    ReleaseGuarantee({ guaranteeId, reason, valueDate }, before, context) {
      const { clientId, guarantees, grantedOn } = before;
      const guarantee = guarantees.find(({ id }) => id === guaranteeId);
      if (guarantee === undefined) throw GuaranteeUnknown({ field: 'guaranteeId' });
      return GuaranteeReleased({
        clientId,
        guaranteeId,
        reason,
        guaranteed: minus(before.guaranteed, guarantee.amount),
        valueDate: valueDateOf(valueDate, {
          today: latestDay(context, before),
          notBefore: grantedOn,
        }),
      });
    },
  },
});

/** Money that changes the schedule; it never counts for a day behind what is known. */
function early(
  loan: Loan,
  { amount, valueDate, repaymentId }: commands.PrepayLoan | commands.PayOffLoan,
  context: Context,
): Posting {
  const { status, repayments, knownOn } = loan;
  if (status !== 'active') throw LoanNotActive({ status });
  const taken = repayments.map((repayment) => repayment.repaymentId);
  const id = repaymentId ?? nextNumber(taken);
  if (taken.includes(id)) throw RepaymentRepeated({ field: 'repaymentId', found: id });
  const day = valueDateOf(valueDate, { today: latestDay(context, loan), notBefore: knownOn });
  return { repaymentId: id, amount, valueDate: day };
}

/** The running number of what has been given no id; the next one that is free. */
function nextNumber(taken: readonly string[]): string {
  let number = taken.length + 1;
  while (taken.includes(String(number))) number += 1;
  return String(number);
}

/** What of the granted amount cannot be drawn: all that was drawn, or is owed where it revolves. */
function used(loan: Loan): Money {
  const { terms, account, knownOn } = loan;
  const drawdowns = account.facts.flatMap((fact) => (fact.kind === 'drawdown' ? [fact] : []));
  if (drawdowns.length > 0 && terms.revolving === true) return owed(loan, knownOn).outstanding;
  return drawdowns.reduce((sum, { amount }) => plus(sum, amount), none(terms.amount));
}

/** Principal outstanding, and interest and penalty that have run up to the day and are unpaid. */
function owed(loan: Loan, day: Day): { readonly outstanding: Money; readonly interest: Money } {
  const { principal, interest, penalty, fees } = judgedLoan(loan).book.payOffOn(day);
  return { outstanding: principal, interest: [interest, penalty, fees].reduce(plus) };
}
