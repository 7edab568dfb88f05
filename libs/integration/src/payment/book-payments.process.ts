import { defineProcess } from '#kernel';
import { RecordRecovery, RecordRepayment } from '#lending';
import { paymentEvents } from './payment.events.js';

/** A payment that is matched is booked on its loan, on its value date, under its own id. */
export const bookPayments = defineProcess({
  name: 'book-payments',
  events: paymentEvents,
  on: {
    PaymentMatched: ({ loanId, amount, valueDate, payer, as }, { id }) =>
      as === 'recovery'
        ? [RecordRecovery.of({ loanId, amount, valueDate, recoveryId: id })]
        : [
            RecordRepayment.of({
              ...{ loanId, amount, valueDate, repaymentId: id },
              ...(payer && { payer }),
            }),
          ],
  },
});
