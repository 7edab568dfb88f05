import type { Labels } from '#kernel';
import type {
  LoanSchedule,
  LoanStatement,
  ScheduleLine,
} from '../views/statement/loan-statement.view.js';
import type { StatementEntry } from '../views/statement/statement-entries.js';
import type { ListedLoan } from '../views/book/loan-book.rows.js';
import { EntryKind, SigningParty } from '../lending.codes.js';
import type { Language } from './language.js';
import { inLanguage } from './language.js';
import type { Column, Sheet, WrittenTable } from './sheet.js';
import { tableOf, written } from './sheet.js';

const titles = {
  schedule: { en: 'Repayment schedule', zh: '还款计划表' },
  statement: { en: 'Account statement', zh: '贷款对账单' },
  entries: { en: 'Entries', zh: '账务明细' },
} as const satisfies Readonly<Record<string, Labels>>;

const lineColumns: readonly Column<ScheduleLine>[] = [
  { label: { en: 'No.', zh: '期次' }, of: ({ number }) => number },
  { label: { en: 'Due on', zh: '应还日期' }, of: ({ dueOn }) => dueOn },
  { label: { en: 'Principal', zh: '应还本金' }, of: ({ principal }) => principal },
  { label: { en: 'Interest', zh: '应还利息' }, of: ({ interest }) => interest },
  { label: { en: 'Fees', zh: '应还费用' }, of: ({ fee }) => fee },
  { label: { en: 'Due', zh: '应还合计' }, of: ({ due }) => due },
  { label: { en: 'Principal paid', zh: '已还本金' }, of: ({ paidPrincipal }) => paidPrincipal },
  { label: { en: 'Interest paid', zh: '已还利息' }, of: ({ paidInterest }) => paidInterest },
  { label: { en: 'Unpaid', zh: '未还金额' }, of: ({ unpaid }) => unpaid },
  { label: { en: 'Paid on', zh: '还清日期' }, of: ({ paidOn }) => paidOn },
  { label: { en: 'Principal after', zh: '剩余本金' }, of: ({ balanceAfter }) => balanceAfter },
];

const entryColumns: readonly Column<StatementEntry>[] = [
  { label: { en: 'Value date', zh: '起息日' }, of: ({ valueDate }) => valueDate },
  { label: { en: 'Entry', zh: '摘要' }, of: ({ kind }) => EntryKind(kind) },
  { label: { en: 'Reference', zh: '流水号' }, of: ({ reference }) => reference },
  { label: { en: 'Amount', zh: '发生额' }, of: ({ amount }) => amount },
  { label: { en: 'Principal', zh: '本金' }, of: ({ principal }) => principal },
  { label: { en: 'Interest', zh: '利息' }, of: ({ interest }) => interest },
  { label: { en: 'Penalty', zh: '罚息' }, of: ({ penalty }) => penalty },
  { label: { en: 'Fees', zh: '费用' }, of: ({ fees }) => fees },
  { label: { en: 'Held', zh: '暂收款' }, of: ({ held }) => held },
  { label: { en: 'Principal after', zh: '本金余额' }, of: ({ balance }) => balance },
];

const linesOf = ({ lines }: LoanSchedule, language: Language): WrittenTable =>
  tableOf(titles.schedule, lineColumns, lines, language);

/** The schedule of a loan as a document. */
export const scheduleSheet = (
  schedule: LoanSchedule,
  loan: ListedLoan,
  language: Language,
): Sheet => sheet(titles.schedule, loan, language, [linesOf(schedule, language)]);

/** The statement of a loan as a document: every entry with the balance after it, and the schedule. */
export const statementSheet = (
  statement: LoanStatement,
  loan: ListedLoan,
  language: Language,
): Sheet =>
  sheet(titles.statement, loan, language, [
    tableOf(titles.entries, entryColumns, statement.entries, language),
    linesOf(statement, language),
  ]);

/** Who signed the agreement, each with the day. */
const signedBy = ({ signatories = [] }: ListedLoan) =>
  signatories.map(({ party, name, capacity, signedOn }) => {
    const { en, zh } = SigningParty(party);
    const who = capacity === undefined ? name : `${name} · ${capacity}`;
    return [{ en, zh }, `${who} · ${signedOn}`] as const;
  });

function sheet(
  title: Labels,
  loan: ListedLoan,
  language: Language,
  tables: readonly WrittenTable[],
): Sheet {
  const { on, currency, clientName, clientId } = loan;
  const facts: readonly (readonly [Labels, string])[] = [
    [{ en: 'Loan', zh: '贷款编号' }, loan.loanId],
    [{ en: 'Agreement', zh: '合同编号' }, loan.agreementNumber ?? ''],
    ...signedBy(loan),
    [{ en: 'Client', zh: '客户' }, clientName ? inLanguage(clientName, language) : clientId],
    [{ en: 'As of', zh: '数据日期' }, on],
    [{ en: 'Currency', zh: '币种' }, currency],
    [{ en: 'Annual rate', zh: '年利率' }, loan.annualRate],
    [{ en: 'Paid out', zh: '发放金额' }, written(loan.disbursed, language)],
    [{ en: 'Outstanding', zh: '贷款余额' }, written(loan.outstanding, language)],
    [{ en: 'Overdue', zh: '逾期金额' }, written(loan.overdue, language)],
    [{ en: 'Accrued interest', zh: '应计利息' }, written(loan.accruedInterest, language)],
    [{ en: 'Penalty', zh: '罚息' }, written(loan.penalty, language)],
  ];
  return {
    language,
    title: title[language],
    on,
    facts: facts.map(([label, value]) => [label[language], value] as const),
    tables,
  };
}
