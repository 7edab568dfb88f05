import { decides, reacts } from '#kernel/testing';
import { cny } from '#kernel';
import { RecordRecovery, RecordRepayment } from '#lending';
import { bookPayments } from './book-payments.process.js';
import { MatchPayment, ReceivePayment, ReturnPayment } from './payment.commands.js';
import { payment } from './payment.decider.js';
import { paymentEvents } from './payment.events.js';
import { paymentRefusals } from './payment.refusals.js';

const given = decides(payment);
const paymentId = 'pm_1';
const payer = { name: 'Jade River', account: '6222' };
const told = {
  amount: cny(1_000),
  valueDate: '2026-03-02',
  account: '8888',
  payer,
  remittance: 'LN-2026-001 March',
  reference: 'B-1',
};
const naming = { paymentId, ...told, loanId: 'ln_1' };
const receive = ReceivePayment.of(naming);
const received = paymentEvents.PaymentReceived(told);
const { amount, valueDate } = told;
const held = paymentEvents.PaymentHeld({ amount, valueDate, because: 'noReference' });
const booking = { clientId: 'cl_1', loanId: 'ln_1', amount, valueDate, payer };
const matched = paymentEvents.PaymentMatched({ ...booking, as: 'repayment', by: 'reference' });
const recovery = paymentEvents.PaymentMatched({ ...booking, as: 'recovery', by: 'reference' });
const byPerson = paymentEvents.PaymentMatched({ ...booking, as: 'repayment', by: 'person' });
const loan = { loanId: 'ln_1', clientId: 'cl_1', currency: 'CNY', status: 'active' } as never;
const loanThat = (change: object) => ({ loan: { ...(loan as object), ...change } as never });

describe('a payment that came in', () => {
  it('is booked on the loan that it names', () =>
    given().when(receive, { loan }).then(received, matched));

  it('waits in suspense where it names none, several, or one that takes no payment', () => {
    const because = (reason: 'noReference' | 'severalLoans' | 'otherCurrency' | 'notOwing') =>
      paymentEvents.PaymentHeld({ amount, valueDate, because: reason });
    given()
      .when(ReceivePayment.of({ paymentId, ...told }))
      .then(received, held);
    given()
      .when(ReceivePayment.of({ ...naming, otherLoanId: 'ln_2' }), { loan })
      .then(received, because('severalLoans'));
    given()
      .when(receive, loanThat({ currency: 'USD' }))
      .then(received, because('otherCurrency'));
    given()
      .when(receive, loanThat({ status: 'settled' }))
      .then(received, because('notOwing'));
  });

  it('is a recovery of a loan that was written off', () =>
    given()
      .when(receive, loanThat({ status: 'writtenOff' }))
      .then(received, recovery));

  it('does not come from days to come', () =>
    given()
      .when(ReceivePayment.of({ ...naming, valueDate: '2099-01-01' }), { loan })
      .refuses(paymentRefusals.PaymentInFuture));

  it('is matched by somebody, with a loan of that client, and once', () => {
    const match = MatchPayment.of({ paymentId, clientId: 'cl_1', loanId: 'ln_1' });
    given(received, held).when(match, { loan }).then(byPerson);
    given(received, held)
      .when(match, loanThat({ clientId: 'cl_2' }))
      .refuses(paymentRefusals.LoanUnknown);
    given(received, held)
      .when(match, loanThat({ status: 'settled' }))
      .refuses(paymentRefusals.LoanTakesNoPayment);
    given(received, matched).when(match, { loan }).refuses(paymentRefusals.PaymentNotHeld);
  });

  it('goes back only from suspense', () => {
    const back = ReturnPayment.of({ paymentId, reason: 'Sent in error.' });
    given(received, held)
      .when(back)
      .then(paymentEvents.PaymentReturned({ amount, valueDate, reason: 'Sent in error.' }));
    given(received, matched).when(back).refuses(paymentRefusals.PaymentNotHeld);
  });

  it('is booked under its own id', () => {
    reacts(bookPayments)(matched, { id: paymentId }).then(
      RecordRepayment.of({ loanId: 'ln_1', amount, valueDate, repaymentId: paymentId, payer }),
    );
    reacts(bookPayments)(recovery, {
      id: paymentId,
    }).then(RecordRecovery.of({ loanId: 'ln_1', amount, valueDate, recoveryId: paymentId }));
  });
});
