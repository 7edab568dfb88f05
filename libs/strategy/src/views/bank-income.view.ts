import type { Rows } from '#kernel';
import { defineView, pick, ViewQuery } from '#kernel';
import { loanEvents } from '#lending';
import type { MonthIncome } from './segment-memory.js';
import { withIncome } from './segment-memory.js';

/** What the bank received in interest and fees from all its borrowers. There is one such row. */
export interface BankIncomeRow {
  readonly months: readonly MonthIncome[];
}

/** The id of the one row. */
export const theBankIncome = 'bank';

/** Interest and fees received in the last thirteen months, in fen by month. */
export class GetBankIncome extends ViewQuery<BankIncomeRow> {}

const events = pick(loanEvents, 'RepaymentRecorded');
const on: Rows<BankIncomeRow, typeof events> = {
  RepaymentRecorded: (repayment, { months }) => ({ months: withIncome(months, repayment) }),
};

/** The income of the bank, of which a client brings a share. */
export const bankIncome = defineView({
  name: 'bank-income',
  events,
  empty: (): BankIncomeRow => ({ months: [] }),
  on,
  key: { RepaymentRecorded: () => theBankIncome },
  scope: 'open',
  queries: { GetBankIncome },
  allow: { GetBankIncome: ['unitHead', 'riskOfficer', 'creditApprover', 'auditor'] },
  answer: {
    GetBankIncome: async (_, rows) => (await rows.find(theBankIncome)) ?? { months: [] },
  },
});
