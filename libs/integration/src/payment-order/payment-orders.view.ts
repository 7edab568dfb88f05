import type { Day, Money, Rows } from '#kernel';
import { defineView, everyone, IsDay, IsId, ListQuery, pick } from '#kernel';
import type { Payee } from '#lending';
import { loanEvents } from '#lending';
import { IsOptional } from 'class-validator';

/** Money that the bank is to pay out for a loan: a drawdown, or a refund out of suspense. */
export interface PaymentOrderRow {
  /** The id of the drawdown or refund; it goes with the payment from end to end. */
  readonly orderId: string;
  readonly loanId: string;
  readonly clientId: string;
  readonly amount: Money;
  readonly valueDate: Day;
  readonly payee: Payee;
  readonly remittance: string;
  /** The drawdown was taken back: it is not to be paid, or to be called back. */
  readonly reversedBecause?: string;
}

/** What the bank is to pay out for loans, by value date. */
export class ListPaymentOrders extends ListQuery<PaymentOrderRow> {
  @IsOptional() @IsDay() readonly valueDate?: Day;
  @IsOptional() @IsId() readonly clientId?: string;
  @IsOptional() @IsId() readonly loanId?: string;
}

const events = pick(
  loanEvents,
  'LoanDisbursed',
  'LoanTakenOver',
  'DrawdownReversed',
  'SuspenseRefunded',
);

const on: Rows<PaymentOrderRow, typeof events> = {
  LoanDisbursed: ({ loanId, clientId, amount, valueDate, drawdown }, row) =>
    drawdown === undefined
      ? undefined
      : {
          ...row,
          ...{ orderId: drawdown.drawdownId, loanId, clientId, amount, valueDate },
          payee: drawdown.payee,
          remittance: drawdown.use,
        },
  LoanTakenOver: ({ loanId, clientId, valueDate, takeOverId, purchase, reason }, row) =>
    purchase === undefined
      ? undefined
      : {
          ...row,
          ...{ orderId: takeOverId, loanId, clientId, amount: purchase.price, valueDate },
          payee: purchase.seller,
          remittance: reason,
        },
  DrawdownReversed: ({ reason: reversedBecause }, row) => ({ ...row, reversedBecause }),
  SuspenseRefunded: ({ loanId, clientId, amount, valueDate, refundId, payee }, row) => ({
    ...row,
    ...{ orderId: refundId, loanId, clientId, amount, valueDate, payee },
    remittance: 'Refund',
  }),
};

/** Every payment that was decided upon a loan, for the system that carries payments out. */
export const paymentOrders = defineView({
  name: 'payment-orders',
  version: 2,
  events,
  empty: (orderId): PaymentOrderRow => ({
    orderId,
    loanId: '',
    clientId: '',
    amount: { minor: 0, currency: 'CNY' },
    valueDate: '',
    payee: { name: '', account: '' },
    remittance: '',
  }),
  key: {
    LoanDisbursed: ({ loanId, drawdown }) => `${loanId} ${drawdown?.drawdownId ?? ''}`,
    LoanTakenOver: ({ loanId, takeOverId }) => `${loanId} ${takeOverId}`,
    DrawdownReversed: ({ loanId, drawdownId }) => `${loanId} ${drawdownId}`,
    SuspenseRefunded: ({ loanId, refundId }) => `${loanId} ${refundId}`,
  },
  on,
  scope: { client: 'clientId' },
  queries: { ListPaymentOrders },
  allow: { ListPaymentOrders: everyone },
  answer: {
    ListPaymentOrders: ({ valueDate, clientId, loanId, limit, cursor, ...rest }, rows) => {
      const { sort = '-valueDate' } = rest;
      return rows.page({ valueDate, clientId, loanId }, { limit, cursor, sort });
    },
  },
  indexes: [{ valueDate: -1 }, { clientId: 1, valueDate: -1 }, { loanId: 1, valueDate: -1 }],
  orders: ['valueDate'],
});
