import type { Openings, Rows, Total } from '#kernel';
import { defineView, IsCode, IsId, ListQuery, ViewQuery } from '#kernel';
import { loanEvents } from '#lending';
import { IsOptional, Matches } from 'class-validator';
import { LedgerAccount } from '../integration.codes.js';
import type { Balances, Books } from './booking.js';
import { anchored, booked, creditsOf, noBooks, paysNow, unpaid } from './booking.js';

/** What stands on the accounts of the general ledger for one loan. */
export interface LedgerRow {
  readonly loanId: string;
  readonly clientId: string;
  readonly currency: string;
  readonly balances: Balances;
}

interface KeptLedger extends LedgerRow, Books {}

/** The accounts of each loan. */
export class ListLedger extends ListQuery<LedgerRow> {
  @IsOptional() @IsId() readonly loanId?: string;
  @IsOptional() @IsId() readonly clientId?: string;
  @IsOptional() @Matches(/^[A-Z]{3}$/) readonly currency?: string;
}

/** What stands on each account for all loans together, by currency: debit above zero. */
export class GetTrialBalance extends ViewQuery<readonly Total[]> {
  @IsOptional() @IsCode(LedgerAccount) readonly account?: LedgerAccount;
}

const opens: Openings<KeptLedger, typeof loanEvents> = {
  LoanGranted: ({ loanId, clientId, terms }) => ({
    ...noBooks,
    loanId,
    clientId,
    currency: terms.amount.currency,
  }),
};

/** What is left of the principal goes off the books. */
const emptied = (row: KeptLedger): KeptLedger =>
  booked(row, { loans: -row.balances.loans }, 'migration');

const on: Rows<KeptLedger, typeof loanEvents> = {
  LoanDisbursed: ({ amount }, row) => booked(row, { loans: amount.minor }, 'clearing'),
  LoanTakenOver: ({ outstanding, purchase }, row) =>
    purchase === undefined
      ? booked(row, { loans: outstanding.minor }, 'migration')
      : booked(
          row,
          { loans: outstanding.minor, clearing: -purchase.price.minor },
          'transferResult',
        ),
  DrawdownReversed: ({ amount, standing }, row) =>
    anchored(booked(row, { clearing: amount.minor }, 'loans'), standing),
  RepaymentRecorded: ({ repaymentId, amount, allocation }, row) =>
    paysNow(
      booked(row, { clearing: amount.minor }, 'suspense'),
      repaymentId,
      creditsOf(allocation),
    ),
  SuspenseApplied: ({ valueDate, allocation }, row) =>
    paysNow(row, `on ${valueDate}`, creditsOf(allocation)),
  LoanRecalculated: ({ reallocations, standing }, row) =>
    anchored(
      reallocations.reduce(
        (books, each) =>
          paysNow(
            books,
            'repaymentId' in each ? each.repaymentId : `on ${each.appliedOn}`,
            creditsOf(each.allocation),
          ),
        row,
      ),
      standing,
    ),
  RepaymentReversed: ({ repaymentId, amount }, row) => unpaid(row, repaymentId, amount.minor),
  RepaymentChargedBack: ({ repaymentId, amount }, row) => unpaid(row, repaymentId, amount.minor),
  SuspenseRefunded: ({ amount }, row) => booked(row, { clearing: -amount.minor }, 'suspense'),
  LoanWrittenOff: ({ principal }, row) =>
    emptied(booked(row, { allowance: principal.minor, loans: -principal.minor }, 'migration')),
  WriteOffReversed: ({ standing }, row) =>
    anchored(booked(row, { allowance: -row.balances.allowance }, 'interestIncome'), standing),
  RecoveryRecorded: ({ amount }, row) => booked(row, { clearing: amount.minor }, 'allowance'),
  LoanTransferred: ({ price }, row) =>
    booked(
      row,
      {
        clearing: price.minor,
        loans: -row.balances.loans,
        suspense: -row.balances.suspense,
      },
      'transferResult',
    ),
  DebtConverted: ({ amount, standing }, row) =>
    anchored(booked(row, { equity: amount.minor }, 'interestIncome'), standing),
  LoanSettled: (_, row) => emptied(row),
  LoanOutcomeUnreported: (_, row) => emptied(row),
};

const shown = ({ loanId, clientId, currency, balances }: KeptLedger): LedgerRow => ({
  loanId,
  clientId,
  currency,
  balances,
});

const accountants = ['auditor', 'riskOfficer', 'administrator', 'service'] as const;

/** The books of every loan: each event of money, on accounts that always balance. */
export const ledger = defineView({
  name: 'ledger',
  version: 3,
  events: loanEvents,
  opens,
  on,
  rollups: {
    accounts: ({ currency, balances }: KeptLedger) =>
      LedgerAccount.all.map((account) => ({
        group: { account, currency },
        sums: { minor: balances[account] },
      })),
  },
  scope: { client: 'clientId' },
  queries: { ListLedger, GetTrialBalance },
  allow: { ListLedger: accountants, GetTrialBalance: accountants },
  answer: {
    ListLedger: async ({ loanId, clientId, currency, ...page }, rows) => {
      const { items, next } = await rows.page({ loanId, clientId, currency }, page);
      return { items: items.map(shown), next };
    },
    GetTrialBalance: ({ account }, rows) => rows.totals('accounts', { account }),
  },
  indexes: [{ clientId: 1 }, { currency: 1 }],
});
