import { clientScope } from '#clients';
import { defineClaim, defineDecider, exceeds, minus, none, plus, valueDateOf } from '#kernel';
import { aged } from './money/loan-ageing.js';
import { judgedLoan, startOf } from './money/judged-loan.js';
import { repaid, reversed } from './money/loan-money.js';
import { feeRuleOf } from './clauses.js';
import { latestDay, openDayOf, refuseClosed, valuing } from './servicing/closed-days.js';
import { overdueExcused } from './servicing/excuse.js';
import * as excuseCommands from './servicing/excuse.commands.js';
import * as lateEntryCommands from './servicing/late-entry.commands.js';
import * as commands from './loan.commands.js';
import { loanEvents } from './loan.events.js';
import { evolve } from './loan.evolve.js';
import { loanRefusals } from './loan.refusals.js';
import type { Loan } from './loan.state.js';
import { nextNumber } from './loan.state.js';
import { loanRights } from './loan.rights.js';
import { awaitsTakeOver } from './take-over/migrated-running.js';
import { migrated } from './migration/migrated-loan.js';
import { checkPermit, permitFor } from './proposal/permit.js';
import { checkPayOff, checkPrepayment, early } from './servicing/prepayment-rules.js';
import * as proposalCommands from './proposal/proposal.commands.js';
import { approved, declined, involvedIn } from './proposal/proposals.js';
import { proposing } from './proposal/proposing-arms.js';
import { ProposeTakeOver } from './take-over/take-over.commands.js';
import * as restructuringCommands from './revision/restructuring.commands.js';
import { chargedBack, feeCharged, rateReset } from './servicing/servicing.js';
import * as servicingCommands from './servicing/servicing.commands.js';
import { indexFollowed } from './revision/rate-follow.js';
import { isRecorded, recovered } from './recovery.js';
import { riskNoted } from './risk-noted.js';
import { misuseRecorded, useRecorded } from './use/use.js';
import * as useCommands from './use/use.commands.js';
import { signatoriesOf } from './signatories.js';
import { lapsed } from './proposal/lapse.js';
import { benchmarks } from '../views/book/benchmarks.view.js';

const { LoanGranted, LoanPlaced, AgreementSigned } = loanEvents;
const { LoanFiguresDiffered, GuaranteeRecorded, GuaranteeReleased } = loanEvents;
const {
  AgreementNumberTaken,
  LoanNotGranted,
  LoanNotDisbursed,
  LoanNotActive,
  ArrearsFirst,
  PayOffInstead,
  PayOffDiffers,
  RepaymentUnknown,
  RepaymentRepeated,
} = loanRefusals;

const agreement = defineClaim('agreement', (agreementNumber) =>
  AgreementNumberTaken({ field: 'agreementNumber', agreementNumber }),
);

/** Whose the client is. */
const scopeOf = ({ clientId }: { readonly clientId: string }) => ({
  scope: clientScope.row(clientId),
});

/** What the index of the agreement was published at. */
const indexOf = (loan: Loan | undefined) => {
  const { floating } = loan?.account.clauses ?? {};
  return floating && benchmarks.row(floating.index);
};

/** A loan from its grant to its end. */
export const loan = defineDecider({
  stream: 'loan',
  by: 'loanId',
  prefix: 'ln',
  events: loanEvents,
  commands: {
    ...commands,
    ...proposalCommands,
    ...lateEntryCommands,
    ProposeTakeOver,
    ...restructuringCommands,
    ...servicingCommands,
    ...useCommands,
    ...excuseCommands,
  },
  allow: loanRights,
  evolve,
  holds: ({ agreementNumber }) =>
    agreementNumber === undefined ? [] : [agreement(agreementNumber)],
  notBy: { ApproveProposal: involvedIn },
  consult: {
    GrantLoan: scopeOf,
    MigrateLoan: scopeOf,
    ...valuing,
    FollowIndex: (_, __, loan) => ({ index: indexOf(loan) }),
    InstructDrawdown: (_, __, loan) => ({ ...valuing.InstructDrawdown(), ...permitFor(loan) }),
    ProposeTakeOver: (_, __, loan) => ({ ...valuing.ProposeTakeOver(), ...permitFor(loan) }),
    ForwardDrawdown: (_, __, loan) => ({ ...valuing.ForwardDrawdown(), ...permitFor(loan) }),
    ApproveProposal: ({ proposalId }, _, loan) => ({
      ...valuing.ApproveProposal(),
      ...permitFor(loan, proposalId),
    }),
  },

  create: {
    GrantLoan: (
      { clientId, applicationId, managerId, terms, approvedOn, ...stated },
      { scope },
    ) => [
      LoanGranted({
        clientId,
        applicationId,
        managerId,
        terms,
        ...(stated.product && { product: stated.product }),
        approvedOn,
        ...(stated.validUntil !== undefined && { validUntil: stated.validUntil }),
        guaranteed: none(terms.amount),
        valueDate: approvedOn,
      }),
      LoanPlaced({
        managerId: scope?.managerId ?? managerId,
        units: scope?.units ?? [],
        valueDate: approvedOn,
      }),
    ],

    MigrateLoan: (command, context) =>
      command.outcome === 'running' ? awaitsTakeOver(command, context) : migrated(command),
  },

  decide: {
    PlaceLoan({ managerId, units, valueDate }, before) {
      const same = before.managerId === managerId && before.units.join() === units.join();
      return same ? [] : LoanPlaced({ managerId, units, valueDate });
    },

    SignAgreement({ agreementNumber, signatories, clauses, valueDate }, before, { today }) {
      const { status, clientId, grantedOn, account } = before;
      const { amount, annualRate, termMonths } = account.terms;
      if (status !== 'granted') throw LoanNotGranted({ status });
      const day = valueDateOf(valueDate, { today, notBefore: grantedOn });
      if (clauses?.prepaymentFee) feeRuleOf(clauses.prepaymentFee);
      return AgreementSigned({
        clientId,
        agreementNumber,
        ...{ amount, annualRate, termMonths },
        ...(signatories && {
          signatories: signatoriesOf(signatories, { grantedOn, signedOn: day }),
        }),
        ...(clauses && { clauses }),
        valueDate: day,
      });
    },

    ...proposing,

    ApproveProposal(command, before, context) {
      const facts = approved(before, command, context);
      const paysOut = facts.some(
        ({ type }) => type === 'LoanDisbursed' || type === 'LoanTakenOver',
      );
      if (paysOut && !before.migrated)
        checkPermit(before, context, command.valueDate ?? context.today);
      return facts;
    },

    DeclineProposal: (command, before, context) => declined(before, command, context),

    ChargeFee: (command, before, context) => feeCharged(before, command, context),

    ChargeBackRepayment: (command, before, context) => chargedBack(before, command, context),

    ResetRate: (command, before, context) => rateReset(before, command, context),

    RecordUse: (command, before, context) => useRecorded(before, command, context),

    ExcuseOverdue: (command, before, context) => overdueExcused(before, command, context),

    RecordMisuse: (command, before, context) => misuseRecorded(before, command, context),

    RecordRepayment({ amount, valueDate, repaymentId, payer, source }, before, context) {
      const { status, repayments, account, migrated } = before;
      if (status === 'writtenOff' || status === 'unknown' || status === 'transferred') {
        throw LoanNotActive({ status });
      }
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
      refuseClosed(day, context);
      return repaid(before, {
        repaymentId: id,
        amount,
        ...(payer && { payer }),
        ...(source && { source }),
        valueDate: day,
      });
    },

    PrepayLoan(command, before, context) {
      const { amount, effect } = command;
      const repayment = early(before, command, context);
      checkPrepayment(before, repayment.valueDate, effect);
      const { due, outstanding } = judgedLoan(before).standing(repayment.valueDate);
      if (due.minor > 0) throw ArrearsFirst({ due });
      if (!exceeds(outstanding, amount)) throw PayOffInstead({ field: 'amount', outstanding });
      return repaid(before, { ...repayment, prepayment: effect });
    },

    PayOffLoan(command, before, context) {
      const { amount } = command;
      const repayment = early(before, command, context);
      checkPayOff(before, repayment.valueDate);
      const payOff = judgedLoan(before).book.payOffOn(repayment.valueDate);
      if (exceeds(amount, payOff.total) || exceeds(payOff.total, amount)) {
        throw PayOffDiffers({ field: 'amount', payOff });
      }
      return repaid(before, { ...repayment, prepayment: 'payOff' });
    },

    ReverseRepayment({ repaymentId, reason }, before, context) {
      const { status, repayments } = before;
      if (status !== 'active' && status !== 'settled') throw LoanNotActive({ status });
      const repayment = repayments.find((one) => one.repaymentId === repaymentId);
      if (repayment === undefined) throw RepaymentUnknown({ field: 'repaymentId' });
      if (repayment.reversed) return [];
      refuseClosed(repayment.valueDate, context, 'repaymentId');
      return reversed(before, repayment, reason);
    },

    AgeLoan: ({ day }, before) => aged(before, day),

    LapseLoan: ({ day }, before, { actor }) => lapsed(before, day, actor.id),

    FollowIndex: ({ day }, before, { index }) => indexFollowed(before, day, index),

    NoteRisk: (command, before) => riskNoted(before, command),

    ReportDifference: ({ day, differences }) =>
      LoanFiguresDiffered({ differences, valueDate: day }),

    RecordRecovery({ amount, valueDate, recoveryId }, before, context) {
      if (isRecorded(before, recoveryId, amount)) return [];
      return recovered(before, { amount, recoveryId }, openDayOf(valueDate, context, before));
    },

    RecordGuarantee({ guaranteeId, type, value, guarantor, valueDate }, before, context) {
      const { clientId, guarantees, grantedOn } = before;
      const day = valueDateOf(valueDate, {
        today: latestDay(context, before),
        notBefore: grantedOn,
      });
      const former = guarantees.find(({ id }) => id === guaranteeId)?.amount ?? none(value);
      if (former.minor === value.minor) return [];
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
      if (guarantee === undefined) return [];
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
