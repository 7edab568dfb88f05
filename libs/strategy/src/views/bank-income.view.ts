import type { Rows } from '#kernel';
import { defineView, pick, ViewQuery } from '#kernel';
import { loanEvents } from '#lending';
import type { MonthIncome, Receipt } from './segment-memory.js';
import { incomeOfYear, receiptsOf, withIncome } from './segment-memory.js';

/** What the bank received in interest and fees from all its borrowers. There is one such row. */
export interface BankIncomeRow {
  readonly months: readonly MonthIncome[];
}

/** The income by month, and what it comes to within the twelve months up to that of the day. */
export interface BankIncome extends BankIncomeRow {
  readonly incomeOfYear: number;
}

/** The id of the one row. */
export const theBankIncome = 'bank';

/** Interest and fees received in the last thirteen months, in fen by month. */
export class GetBankIncome extends ViewQuery<BankIncome> {}

const events = pick(
  loanEvents,
  'RepaymentRecorded',
  'RepaymentReversed',
  'SuspenseApplied',
  'LoanRecalculated',
);
const { RepaymentRecorded, RepaymentReversed, SuspenseApplied, LoanRecalculated } = receiptsOf;
const on: Rows<BankIncomeRow, typeof events> = {
  RepaymentRecorded: (data, row) => after(row, RepaymentRecorded(data)),
  RepaymentReversed: (data, row) => after(row, RepaymentReversed(data)),
  SuspenseApplied: (data, row) => after(row, SuspenseApplied(data)),
  LoanRecalculated: (data, row) => after(row, LoanRecalculated(data)),
};

const after = ({ months }: BankIncomeRow, receipts: readonly Receipt[]): BankIncomeRow => ({
  months: withIncome(months, receipts),
});

const ofTheBank = () => theBankIncome;

/** The income of the bank, of which a client brings a share. */
export const bankIncome = defineView({
  name: 'bank-income',
  version: 3,
  events,
  empty: (): BankIncomeRow => ({ months: [] }),
  on,
  key: {
    RepaymentRecorded: ofTheBank,
    RepaymentReversed: ofTheBank,
    SuspenseApplied: ofTheBank,
    LoanRecalculated: ofTheBank,
  },
  scope: 'open',
  keepsDays: true,
  queries: { GetBankIncome },
  allow: { GetBankIncome: ['unitHead', 'riskOfficer', 'creditApprover', 'auditor'] },
  answer: {
    GetBankIncome: async (_, rows, { today = '' }) => {
      const { months = [] } = (await rows.find(theBankIncome)) ?? {};
      return { months, incomeOfYear: incomeOfYear(months, today) };
    },
  },
});
