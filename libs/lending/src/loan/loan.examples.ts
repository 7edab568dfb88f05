import { applicationId, clientId, terms } from '#credit/examples';
import type { Actor, Day, Money } from '#kernel';
import { cny } from '#kernel';
import { bookOf } from '#loan-arithmetic';
import { drawdownFact } from '../book/facts.js';
import { instalmentsOf } from '../book/instalments.js';
import { bookTermsOf, emptyAccount, withFact } from '../book/loan-account.js';
import type { LoanStanding } from '../book/standing.js';
import { standingIn } from '../book/standing.js';
import { nextTurn } from '../book/turns.js';
import type { Evidence } from './loan-command.js';
import { loanEvents } from './loan.events.js';
import type { Proposal } from './proposal/proposal.js';
import { ApproveProposal } from './proposal/proposal.commands.js';

const { LoanGranted, AgreementSigned, LoanDisbursed, ScheduleAgreed } = loanEvents;

export const loanId = 'ln_1';

/** The loan is granted and awaits its agreement. */
export const booked = LoanGranted({
  clientId,
  applicationId,
  managerId: 'rm-7',
  terms,
  approvedOn: '2025-02-20',
  guaranteed: cny(0),
  valueDate: '2025-02-20',
});

export const signed = AgreementSigned({
  clientId,
  agreementNumber: '2025-0017',
  amount: terms.amount,
  annualRate: terms.annualRate,
  termMonths: terms.termMonths,
  valueDate: '2025-02-25',
});

export const signatories = [
  { party: 'bank', name: '李华', capacity: '支行行长', signedOn: '2025-02-24' },
  { party: 'client', name: '王芳', capacity: '法定代表人', signedOn: '2025-02-25' },
] as const;

const { facts } = withFact(emptyAccount(terms), drawdownFact('1', terms.amount, '2025-03-01'));
const book = bookOf(bookTermsOf({ terms }), facts);
const ledger = book.wholeLedger();
const rows = instalmentsOf(ledger, facts).map(({ line }) => line);
const standingAt = (day: Day): LoanStanding => standingIn(book, day, nextTurn(ledger, day));

/** How the example stands once it is paid out: nothing due, the first instalment to come. */
export const standing = (stands: Partial<LoanStanding> = {}): LoanStanding => ({
  ...standingAt('2025-03-01'),
  ...stands,
});

/** The whole amount is paid out on 1 March 2025, and the schedule decided. */
export const disbursed = [
  LoanDisbursed({ clientId, amount: terms.amount, valueDate: '2025-03-01' }),
  ScheduleAgreed({ clientId, rows, standing: standing(), valueDate: '2025-03-01' }),
] as const;

/** Everything up to the day on which the money is with the client. */
export const running = [booked, signed, ...disbursed] as const;

/** The first instalment, due on 1 April 2025, is not paid: missed, and overdue on the next day. */
export const overdue = [
  loanEvents.InstalmentMissed({
    clientId,
    instalment: 1,
    principal: cny(10_000),
    interest: cny(360),
    standing: standingAt('2025-04-01'),
    valueDate: '2025-04-01',
  }),
  loanEvents.LoanFellOverdue({
    clientId,
    since: '2025-04-01',
    standing: standingAt('2025-04-02'),
    rule: { id: 'AG-04', version: 1 },
    valueDate: '2025-04-02',
  }),
] as const;

/** The loan is taken off the books, all of its principal and one instalment of interest. */
export const writtenOff = loanEvents.LoanWrittenOff({
  clientId,
  principal: terms.amount,
  interest: cny(360),
  reason: 'The debtor is bankrupt',
  valueDate: '2025-04-30',
});

/** A guarantee over a part of the loan. */
export const guaranteed = (value: Money) =>
  loanEvents.GuaranteeRecorded({
    clientId,
    guaranteeId: 'g-1',
    type: 'realEstate',
    value,
    guaranteed: value,
    valueDate: '2025-03-01',
  });

/** Who approves: another person than the manager who proposes. */
export const officer: Actor = { id: 'risk-1', roles: ['riskOfficer'] };
export const approver: Actor = { id: 'approver-1', roles: ['creditApprover'] };

/** The manager has proposed something upon the loan. */
export const proposed = (
  proposal: Proposal,
  proposalId = '1',
  evidence: readonly Evidence[] = [],
  valueDate: Day = '2025-02-25',
) =>
  loanEvents.LoanProposalMade({
    clientId,
    proposalId,
    proposal,
    evidence,
    proposedBy: 'rm-7',
    valueDate,
  });

export const payee = { name: '宝钢股份', account: '6222020200112233' };

/** The manager has instructed a drawdown of so many yuan. */
export const instructed = (yuan: number, proposalId = '1') =>
  proposed({ kind: 'drawdown', amount: cny(yuan), payee, way: 'own', use: '采购钢材' }, proposalId);

/** Somebody else releases what was proposed. */
export const release = (proposalId = '1', valueDate: Day = '2025-03-01') =>
  ApproveProposal.of({ loanId, proposalId, valueDate });
