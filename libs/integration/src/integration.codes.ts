import type { CodeOf } from '#kernel';
import { defineCodes } from '#kernel';

/** How far a payment that came in has come. */
export const PaymentStatus = defineCodes(
  { en: 'Status of an incoming payment', zh: '来款状态' },
  {
    held: { en: 'In suspense: nobody knows yet what it pays', zh: '待查挂账' },
    matched: { en: 'Booked on a loan', zh: '已匹配入账' },
    returned: { en: 'Sent back', zh: '已退回' },
  },
);
export type PaymentStatus = CodeOf<typeof PaymentStatus>;

/** Why a payment is held in suspense. */
export const HeldBecause = defineCodes(
  { en: 'Why a payment is in suspense', zh: '挂账原因' },
  {
    noReference: { en: 'It names no loan of ours', zh: '附言中没有本行贷款' },
    severalLoans: { en: 'It names several loans', zh: '附言涉及多笔贷款' },
    otherCurrency: { en: 'The loan is in another currency', zh: '币种与贷款不一致' },
    notOwing: { en: 'Nothing can be paid on the loan', zh: '该贷款当前不可还款' },
  },
);
export type HeldBecause = CodeOf<typeof HeldBecause>;

/** What told which loan a payment is for. */
export const MatchedBy = defineCodes(
  { en: 'How a payment was matched', zh: '匹配方式' },
  {
    reference: { en: 'The reference of the payment', zh: '付款附言' },
    person: { en: 'Somebody of the bank', zh: '人工确认' },
  },
);
export type MatchedBy = CodeOf<typeof MatchedBy>;

/** What a payment is booked as. */
export const BookedAs = defineCodes(
  { en: 'What a payment is booked as', zh: '入账类型' },
  {
    repayment: { en: 'Repayment', zh: '还款' },
    recovery: { en: 'Recovery of a loan that was written off', zh: '已核销贷款收回' },
  },
);
export type BookedAs = CodeOf<typeof BookedAs>;

/** How a file of a bank is written. */
export const StatementFormat = defineCodes(
  { en: 'Format of a bank statement', zh: '银行对账单格式' },
  {
    camt053: { en: 'ISO 20022 camt.053 (XML)', zh: 'ISO 20022 camt.053 对账单（XML）' },
    csv: { en: 'Comma-separated', zh: '逗号分隔（CSV）' },
  },
);
export type StatementFormat = CodeOf<typeof StatementFormat>;

/**
 * The chart of accounts that loans are booked on, with the numbers of 《企业会计准则——应用指南》
 * for commercial banks. What was paid is booked by the ledger, what has run beside it by the accruals.
 */
export const LedgerAccount = defineCodes(
  { en: 'Account of the general ledger', zh: '会计科目' },
  {
    clearing: { en: 'Deposits with banks: payments', zh: '存放同业（收付清算）', number: '1011' },
    interestReceivable: { en: 'Interest receivable', zh: '应收利息', number: '1132' },
    loans: { en: 'Loans', zh: '贷款', number: '1303' },
    allowance: { en: 'Allowance for loan losses', zh: '贷款损失准备', number: '1304' },
    equity: { en: 'Shares taken for debt', zh: '长期股权投资（债转股）', number: '1511' },
    migration: { en: 'Opening balances of migrations', zh: '迁移期初余额', number: '1901' },
    suspense: { en: 'Payments in suspense', zh: '其他应付款（暂收款）', number: '2241' },
    interestIncome: { en: 'Interest income', zh: '利息收入', number: '6011' },
    penaltyIncome: { en: 'Penalty and compound interest', zh: '罚息和复利收入', number: '6012' },
    feeIncome: { en: 'Fee income', zh: '手续费及佣金收入', number: '6021' },
    transferResult: { en: 'Result of claims sold and bought', zh: '债权转让损益', number: '6111' },
  },
);
export type LedgerAccount = CodeOf<typeof LedgerAccount>;

/** What comes in by a migration. */
export const MigratedKind = defineCodes(
  { en: 'What a migration brings in', zh: '迁移数据类别' },
  {
    client: { en: 'Clients', zh: '客户' },
    application: { en: 'Applications', zh: '授信申请' },
    loan: { en: 'Loans', zh: '贷款' },
    case: { en: 'Cases', zh: '客户事件' },
    lead: { en: 'Leads', zh: '线索' },
    statement: { en: 'Financial statements', zh: '财务报表' },
    marketFigure: { en: 'Market figures', zh: '市场数据' },
    outcome: { en: 'What became of clients', zh: '客户结局' },
    signal: { en: 'External signals', zh: '外部信号' },
  },
);
export type MigratedKind = CodeOf<typeof MigratedKind>;
