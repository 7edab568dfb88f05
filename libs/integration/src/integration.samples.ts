import { cny } from '#kernel';
import { samplesOf } from '#kernel/testing';
import { migrationEvents } from './migration/migration.events.js';
import { paymentEvents } from './payment/payment.events.js';
import { staffFileEvents } from './staff-file/staff-file.events.js';

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

/** Likewise of a migration. */
export const migrationSamples = samplesOf(
  migrationEvents,
  { migrationId: 'mg_1' },
  {
    MigrationOpened: [
      {
        source: 'core-banking-2019',
        reason: '旧核心系统下线。',
        expected: [{ kind: 'loan', count: 2, amounts: [amount] }],
        openedBy: 'lin.na',
      },
    ],
    MigrationClosed: [
      {
        cameIn: [{ kind: 'loan', count: 1, amounts: [amount] }],
        explanation: '一笔贷款已在旧系统结清。',
        closedBy: 'zhao.min',
      },
    ],
  },
);

/** Likewise of a list of staff. */
export const staffFileSamples = samplesOf(
  staffFileEvents,
  { fileId: 'sf_1' },
  {
    StaffFileProposed: [{ people: 120, proposedBy: 'lin.na' }],
    StaffFileConfirmed: [{ confirmedBy: 'zhao.min' }],
  },
);
