import type { Evolve } from '#kernel';
import { defineDecider } from '#kernel';
import type { LoanRow } from '#lending';
import { loanBook } from '#lending';
import type { BookedAs, HeldBecause, PaymentStatus } from '../integration.codes.js';
import * as commands from './payment.commands.js';
import type { IncomingPayment } from './payment.events.js';
import { paymentEvents } from './payment.events.js';
import { paymentRefusals as refuse } from './payment.refusals.js';

const { PaymentReceived, PaymentHeld, PaymentMatched, PaymentReturned } = paymentEvents;

interface Payment extends Pick<IncomingPayment, 'amount' | 'valueDate' | 'payer'> {
  readonly status: PaymentStatus;
  readonly clientId?: string;
}

const evolve: Evolve<Payment, typeof paymentEvents> = {
  PaymentReceived: ({ amount, valueDate, payer }) => ({
    ...{ amount, valueDate, status: 'held' },
    ...(payer && { payer }),
  }),
  PaymentHeld: (_, payment) => ({ ...payment, status: 'held' }),
  PaymentMatched: ({ clientId }, payment) => ({ ...payment, clientId, status: 'matched' }),
  PaymentReturned: (_, payment) => ({ ...payment, status: 'returned' }),
};

/** What a payment on the loan is; undefined where none can be made. */
const bookedAs = ({ status }: LoanRow): BookedAs | undefined =>
  status === 'active' ? 'repayment' : status === 'writtenOff' ? 'recovery' : undefined;

/** Where a payment goes, or why nobody knows. */
function destinationOf(
  { amount, otherLoanId }: commands.ReceivePayment,
  loan: LoanRow | undefined,
): { readonly loan: LoanRow; readonly as: BookedAs } | HeldBecause {
  if (loan === undefined) return 'noReference';
  if (otherLoanId !== undefined) return 'severalLoans';
  if (loan.currency !== amount.currency) return 'otherCurrency';
  const as = bookedAs(loan);
  return as === undefined ? 'notOwing' : { loan, as };
}

const clerks = ['relationshipManager', 'unitHead', 'riskOfficer', 'service'] as const;

/** A payment that came in, from its arrival until it is booked on a loan or sent back. */
export const payment = defineDecider({
  stream: 'payment',
  by: 'paymentId',
  prefix: 'pm',
  events: paymentEvents,
  commands,
  allow: {
    ReceivePayment: ['service'],
    MatchPayment: clerks,
    ReturnPayment: ['riskOfficer', 'service'],
  },
  evolve,
  consult: {
    ReceivePayment: ({ loanId }) => ({
      ...(loanId !== undefined && { loan: loanBook.row(loanId) }),
    }),
    MatchPayment: ({ loanId }) => ({ loan: loanBook.row(loanId) }),
  },

  create: {
    ReceivePayment(command, { loan, today }) {
      const { amount, valueDate, account, payer, remittance, reference } = command;
      if (valueDate > today) throw refuse.PaymentInFuture({ field: 'valueDate', today });
      const from = payer && { payer };
      const received = PaymentReceived({
        ...{ amount, valueDate, account, remittance, reference },
        ...from,
      });
      const destination = destinationOf(command, loan);
      if (typeof destination === 'string') {
        return [received, PaymentHeld({ amount, valueDate, because: destination })];
      }
      const { loanId, clientId } = destination.loan;
      const { as } = destination;
      return [
        received,
        PaymentMatched({ clientId, loanId, amount, valueDate, ...from, as, by: 'reference' }),
      ];
    },
  },

  decide: {
    MatchPayment({ clientId, loanId }, { status, amount, valueDate, payer }, { loan }) {
      if (status !== 'held') throw refuse.PaymentNotHeld({ status });
      if (loan?.clientId !== clientId) throw refuse.LoanUnknown({ field: 'loanId', loanId });
      const as = bookedAs(loan);
      if (as === undefined || loan.currency !== amount.currency) {
        throw refuse.LoanTakesNoPayment({ status: loan.status, currency: loan.currency });
      }
      const from = payer && { payer };
      return PaymentMatched({ clientId, loanId, amount, valueDate, ...from, as, by: 'person' });
    },

    ReturnPayment({ reason }, { status, amount, valueDate }) {
      if (status !== 'held') throw refuse.PaymentNotHeld({ status });
      return PaymentReturned({ amount, valueDate, reason });
    },
  },
});
