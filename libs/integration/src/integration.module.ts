import { boundedContext } from '#platform';
import { Module } from '@nestjs/common';
import { LedgerController } from './ledger/ledger.controller.js';
import { ledger } from './ledger/ledger.view.js';
import { PaymentOrderController } from './payment-order/payment-order.controller.js';
import { paymentOrders } from './payment-order/payment-orders.view.js';
import { bookPayments } from './payment/book-payments.process.js';
import { PaymentController } from './payment/payment.controller.js';
import { payment } from './payment/payment.decider.js';
import { payments } from './payment/payments.view.js';
import { Statements } from './payment/statements.js';

const parts = boundedContext({
  deciders: [payment],
  views: [ledger, paymentOrders, payments],
  processes: [bookPayments],
  controllers: [LedgerController, PaymentController, PaymentOrderController],
});

/** The other systems of the bank: what comes in from them, and what goes out to them. */
@Module({ ...parts, providers: [...(parts.providers ?? []), Statements] })
export class IntegrationModule {}
