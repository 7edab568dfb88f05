import { cny } from '#kernel';
import { samplesOf } from '#kernel/testing';
import { paymentEvents } from './payment/payment.events.js';

const [amount, valueDate] = [cny(120_000), '2026-03-02'];
const payer = { name: '金山制造有限公司', account: '6222020200112233', bank: '示例银行' };

/** A stored sample of every version of every event of a payment. */
export const paymentSamples = samplesOf(
  paymentEvents,
  { paymentId: 'pm_1' },
  {
    PaymentReceived: [
      {
        ...{ amount, valueDate, payer },
        account: '8888000011112222',
        remittance: '合同 DK-2026-001 三月还款',
        reference: 'B20260302-17',
      },
    ],
    PaymentHeld: [{ amount, valueDate, because: 'noReference' }],
    PaymentMatched: [
      {
        ...{ clientId: 'cl_1', loanId: 'ln_1', amount, valueDate, payer },
        ...{ as: 'repayment', by: 'reference' },
      },
    ],
    PaymentReturned: [{ amount, valueDate, reason: 'Sent in error.' }],
  },
);
