import type { Rows } from '#kernel';
import { defineView, everyone, IsCode, IsDay, IsId, ListQuery, ViewQuery } from '#kernel';
import type { Day } from '#kernel';
import { IsOptional } from 'class-validator';
import type { BookedAs, MatchedBy } from '../integration.codes.js';
import { HeldBecause, PaymentStatus } from '../integration.codes.js';
import type { IncomingPayment } from './payment.events.js';
import { paymentEvents } from './payment.events.js';

/** A payment that came in, and what became of it. */
export interface PaymentRow extends IncomingPayment {
  readonly paymentId: string;
  readonly status: PaymentStatus;
  readonly clientId?: string;
  readonly loanId?: string;
  readonly as?: BookedAs;
  readonly matchedBy?: MatchedBy;
  /** Why it is, or was, in suspense. */
  readonly because?: HeldBecause;
  /** Who decided last, and why, where somebody gave a reason. */
  readonly decidedBy: string;
  readonly reason?: string;
}

/** One payment that came in. */
export class GetPayment extends ViewQuery<PaymentRow> {
  @IsId() readonly paymentId!: string;
}

/** Payments that came in, the latest first; those in suspense with `status=held`. */
export class ListPayments extends ListQuery<PaymentRow> {
  @IsOptional() @IsCode(PaymentStatus) readonly status?: PaymentStatus;
  @IsOptional() @IsCode(HeldBecause) readonly because?: HeldBecause;
  @IsOptional() @IsId() readonly clientId?: string;
  @IsOptional() @IsId() readonly loanId?: string;
  @IsOptional() @IsDay() readonly valueDate?: Day;
}

const on: Rows<PaymentRow, typeof paymentEvents> = {
  PaymentHeld: ({ because }, row, { actor }) => ({ ...row, because, decidedBy: actor }),
  PaymentMatched: ({ clientId, loanId, as, by }, row, { actor }) => ({
    ...row,
    ...{ status: 'matched', clientId, loanId, as, matchedBy: by, decidedBy: actor },
  }),
  PaymentReturned: ({ reason }, row, { actor }) => ({
    ...row,
    ...{ status: 'returned', reason, decidedBy: actor },
  }),
};

/** Every payment that came in. Those in suspense are seen by whoever sees all clients. */
export const payments = defineView({
  name: 'payments',
  events: paymentEvents,
  opens: {
    PaymentReceived: (told, { id, actor }): PaymentRow => ({
      ...told,
      paymentId: id,
      status: 'held',
      decidedBy: actor,
    }),
  },
  on,
  scope: { client: 'clientId' },
  queries: { GetPayment, ListPayments },
  allow: { GetPayment: everyone, ListPayments: everyone },
  answer: {
    GetPayment: ({ paymentId }, rows) => rows.get(paymentId),
    ListPayments: ({ limit, cursor, sort = '-valueDate', ...rest }, rows) => {
      const { status, because, clientId, loanId, valueDate } = rest;
      return rows.page({ status, because, clientId, loanId, valueDate }, { limit, cursor, sort });
    },
  },
  indexes: [
    { valueDate: -1 },
    { status: 1, valueDate: -1 },
    { clientId: 1, valueDate: -1 },
    { loanId: 1, valueDate: -1 },
  ],
  orders: ['valueDate'],
});
