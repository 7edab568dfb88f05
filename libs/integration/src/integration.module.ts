import { boundedContext } from '#platform';
import { Module } from '@nestjs/common';
import { BureauController } from './bureau/bureau.controller.js';
import { LedgerController } from './ledger/ledger.controller.js';
import { AccrualsController } from './ledger/accruals.controller.js';
import { accruals } from './ledger/accruals.view.js';
import { ledger } from './ledger/ledger.view.js';
import { MigrationController } from './migration/migration.controller.js';
import { migration } from './migration/migration.decider.js';
import { migrations } from './migration/migrations.view.js';
import { openMigration, openMigrations } from './migration/open-migration.view.js';
import { PaymentOrderController } from './payment-order/payment-order.controller.js';
import { paymentOrders } from './payment-order/payment-orders.view.js';
import { bookPayments } from './payment/book-payments.process.js';
import { PaymentController } from './payment/payment.controller.js';
import { payment } from './payment/payment.decider.js';
import { payments } from './payment/payments.view.js';
import { Statements } from './payment/statements.js';
import { MailRunner } from './mail/mail.job.js';
import { StaffFileController } from './staff-file/staff-file.controller.js';
import { staffFile } from './staff-file/staff-file.decider.js';
import { StaffFiles } from './staff-file/staff-file.js';
import { staffFiles } from './staff-file/staff-files.view.js';

const parts = boundedContext({
  deciders: [payment, migration, staffFile],
  migration: openMigration,
  views: [accruals, ledger, paymentOrders, payments, migrations, openMigrations, staffFiles],
  processes: [bookPayments],
  controllers: [
    AccrualsController,
    BureauController,
    LedgerController,
    MigrationController,
    PaymentController,
    PaymentOrderController,
    StaffFileController,
  ],
});

/** The other systems of the bank: what comes in from them, and what goes out to them. */
@Module({ ...parts, providers: [...(parts.providers ?? []), MailRunner, StaffFiles, Statements] })
export class IntegrationModule {}
