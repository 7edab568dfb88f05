import type { Day, Money, Table } from '#kernel';
import { defineView, everyone, IsCode, IsDay, IsId, minus, valueDateOf, ViewQuery } from '#kernel';
import type { Book, ItemState, Ledger, PayOff as PayOffFigure, Share } from '#loan-arithmetic';
import { bookOf } from '#loan-arithmetic';
import type { Instalment } from '../../book/instalments.js';
import { instalmentsOf } from '../../book/instalments.js';
import { bookTermsOf } from '../../book/loan-account.js';
import { startOf } from '../../loan/money/judged-loan.js';
import { paymentId } from '../../book/facts.js';
import { loanRefusals } from '../../loan/loan.refusals.js';
import { loanEvents } from '../../loan/loan.events.js';
import { ExplainedFigure } from '../../lending.codes.js';
import type { Explanation } from './explain.js';
import { explained } from './explain.js';
import { never } from '../book/loan-book.rows.js';
import { loanListRefusals } from '../book/loan-sums.js';
import type { MaterialOverdueOf } from './material-overdue.js';
import { materialOverdueOf, mostLoans } from './material-overdue.js';
import type { LoanServicing } from './loan-servicing.js';
import { servedBy } from './loan-servicing.js';
import type { Reconciliation } from '../reconciliation/reconciliation.js';
import { reconciliationOn } from '../reconciliation/reconciliation.js';
import type {
  PostedRepayment,
  StatedDrawdown,
  StatedRecovery,
  StatedWriteOff,
  StatementRow,
} from './loan-statement.rows.js';
import { on, opened } from './loan-statement.rows.js';
import type { StatementEntry } from './statement-entries.js';
import { entriesOf } from './statement-entries.js';

/** An instalment and what has been paid of it. */
export interface ScheduleLine extends Instalment {
  readonly paidPrincipal: Money;
  readonly paidInterest: Money;
  readonly unpaid: Money;
  /** The value date of the payment that left nothing of it. */
  readonly paidOn?: Day;
}

/** What is due when, and what of it has been paid. */
export interface LoanSchedule {
  readonly loanId: string;
  readonly currency: string;
  readonly lines: readonly ScheduleLine[];
}

/** A repayment with what it pays; one that was taken back pays nothing. */
export interface StatedRepayment extends PostedRepayment {
  readonly allocation: readonly Share[];
  readonly overpaid: Money;
}

/** Everything that moved on a loan, by what is known as of the day that is asked for. */
export interface LoanStatement extends LoanSchedule {
  readonly clientId: string;
  readonly drawdowns: readonly StatedDrawdown[];
  /** By value date, then by recording. */
  readonly repayments: readonly StatedRepayment[];
  readonly recoveries: readonly StatedRecovery[];
  readonly writtenOff?: StatedWriteOff;
  /** Every entry of the account with the principal after it, in the order of value dates. */
  readonly entries: readonly StatementEntry[];
}

/** What pays a loan off. */
export interface PayOff extends PayOffFigure {
  readonly loanId: string;
}

/** The repayment schedule of a loan, with what has been paid of each instalment. */
export class GetLoanSchedule extends ViewQuery<LoanSchedule> {
  @IsId() readonly loanId!: string;
}

/** The statement of a loan: drawdowns, schedule, and each repayment with what it pays. */
export class GetLoanStatement extends ViewQuery<LoanStatement> {
  @IsId() readonly loanId!: string;
}

/** What would pay the loan off on a day, by what is known now (F-12). */
export class GetPayOff extends ViewQuery<PayOff> {
  @IsId() readonly loanId!: string;

  @IsDay() readonly on!: Day;
}

/** Why a figure of the loan is what it is at the end of a day, by what is known now. */
export class ExplainFigure extends ViewQuery<Explanation> {
  @IsId() readonly loanId!: string;

  @IsCode(ExplainedFigure) readonly figure!: ExplainedFigure;

  @IsDay() readonly on!: Day;
}

/** How a loan is served: each rule, and whether agreement, product or house says so. */
export class GetServicing extends ViewQuery<LoanServicing> {
  @IsId() readonly loanId!: string;
}

/** Whether what a client owes late is material, and since when: the default of the European Union. */
export class GetMaterialOverdue extends ViewQuery<MaterialOverdueOf> {
  @IsId() readonly clientId!: string;

  @IsDay() readonly on!: Day;
}

/** Whether rows, schedules and facts come to the same at the end of a day. */
export class Reconcile extends ViewQuery<Reconciliation> {
  @IsDay() readonly on!: Day;
}

/** What is due and what moved on each loan. */
export const loanStatement = defineView({
  name: 'loan-statement',
  version: 7,
  events: loanEvents,
  opens: {
    LoanGranted: ({ clientId, terms, origin, guaranteed, product }, { id }) =>
      opened(id, clientId, terms, {
        migrated: origin !== undefined,
        guaranteed,
        ...(product && { product }),
      }),
  },
  on,
  scope: { client: 'clientId' },
  queries: {
    GetLoanSchedule,
    GetLoanStatement,
    GetPayOff,
    ExplainFigure,
    GetServicing,
    GetMaterialOverdue,
    Reconcile,
  },
  allow: {
    GetLoanSchedule: everyone,
    GetLoanStatement: everyone,
    GetPayOff: everyone,
    ExplainFigure: everyone,
    GetServicing: everyone,
    GetMaterialOverdue: everyone,
    Reconcile: ['auditor', 'riskOfficer', 'service'],
  },
  indexes: [{ runs: 1 }, { clientId: 1 }],
  answer: {
    GetLoanSchedule: async ({ loanId }, loans, { today }) =>
      scheduleOf(await loans.get(loanId), today),
    GetLoanStatement: async ({ loanId }, loans, { today }) =>
      statementOf(await loans.get(loanId), today),
    GetPayOff: async ({ loanId, on: day }, loans) => payOffFor(await loans.get(loanId), day),
    ExplainFigure: async ({ loanId, figure, on: day }, loans) => {
      const row = await loans.get(loanId);
      const book = bookFor(row);
      if (book === undefined) throw loanRefusals.LoanNotActive({ found: loanId });
      return explained(row, book, figure, day);
    },
    GetServicing: async ({ loanId }, loans) => servicingFor(await loans.get(loanId)),
    GetMaterialOverdue: async ({ clientId, on: day }, loans, { today = day }) =>
      materialOverdueOf(clientId, valueDateOf(day, { today }), await booksOf(loans, clientId)),
    Reconcile: ({ on: day }, loans) => reconciliationOn(loans, day),
  },
});

function servicingFor({ loanId, clientId, account }: StatementRow): LoanServicing {
  const { product } = account;
  return {
    loanId,
    clientId,
    ...(product && { productId: product.productId, version: product.version }),
    rules: servedBy(account),
  };
}

/** The books of what a client still owes. Refuses more loans than can be looked at. */
async function booksOf(loans: Table<StatementRow>, clientId: string): Promise<readonly Book[]> {
  const found = await loans.count({ clientId });
  if (found > mostLoans) throw loanListRefusals.TooManyLoans({ found, most: mostLoans });
  const books: Book[] = [];
  for await (const row of loans.each({ clientId })) {
    const isGone = row.writtenOff !== undefined || row.transferred !== undefined;
    const book = isGone ? undefined : bookFor(row);
    if (book !== undefined) books.push(book);
  }
  return books;
}

/** The book of a loan that has one: of what was taken over at its end only the money is known. */
const bookFor = ({ account, migrated }: StatementRow): Book | undefined =>
  migrated || account.facts.length === 0 ? undefined : bookOf(bookTermsOf(account), account.facts);

const ledgerFor = (row: StatementRow): Ledger => {
  const { currency } = row;
  const nothing = { items: [], outcomes: [], overpaid: { minor: 0, currency } };
  return bookFor(row)?.wholeLedger() ?? { currency, ...nothing, assetClass: 'performing' };
};

/** The pay-off figure; refused for a loan that has no schedule to end. */
export function payOffFor(row: StatementRow, day: Day): PayOff {
  const book = bookFor(row);
  const from = startOf(row.account);
  if (from === undefined || book === undefined || row.writtenOff !== undefined) {
    throw loanRefusals.LoanNotActive({ found: row.loanId });
  }
  valueDateOf(day, { today: day, notBefore: from });
  return { loanId: row.loanId, ...book.payOffOn(day) };
}

/** What is due, and what of it has been paid up to the end of a day. */
export const scheduleOf = (
  row: StatementRow,
  today: Day = never,
  ledger: Ledger = ledgerFor(row),
): LoanSchedule => ({
  loanId: row.loanId,
  currency: row.currency,
  lines: instalmentsOf(ledger, row.account.facts).map(({ line, items }) =>
    lineOf(line, items, today),
  ),
});

function lineOf(line: Instalment, items: readonly ItemState[], today: Day): ScheduleLine {
  const paid = (...of: readonly string[]): Money => ({
    ...line.due,
    minor: items
      .filter(({ component }) => of.includes(component))
      .flatMap(({ movements }) => movements)
      .filter(({ kind, on: day }) => kind !== 'withdrawn' && day <= today)
      .reduce((sum, { amount }) => sum + amount.minor, 0),
  });
  const [paidPrincipal, paidInterest] = [paid('principal'), paid('interest')];
  const unpaid = [paidPrincipal, paidInterest, paid('fee', 'cost', 'refund')].reduce(
    minus,
    line.due,
  );
  const days = items.flatMap(({ clearedOn }) => (clearedOn === undefined ? [] : [clearedOn]));
  const paidOn = unpaid.minor === 0 ? days.sort().at(-1) : undefined;
  return { ...line, paidPrincipal, paidInterest, unpaid, ...(paidOn !== undefined && { paidOn }) };
}

/** The statement by the facts of the row: allocation follows from them and is not kept with it. */
export function statementOf(row: StatementRow, today: Day = never): LoanStatement {
  const ledger = ledgerFor(row);
  const { clientId, currency, drawdowns, recoveries, writtenOff } = row;
  const outcomes = new Map(ledger.outcomes.map((outcome) => [outcome.fact.id, outcome]));
  return {
    ...scheduleOf(row, today, ledger),
    clientId,
    drawdowns,
    repayments: row.repayments
      .map((repayment) => {
        const { shares = [], overpaid = { minor: 0, currency } } =
          outcomes.get(paymentId(repayment.repaymentId)) ?? {};
        return { ...repayment, allocation: shares, overpaid };
      })
      .sort((a, b) => (a.valueDate < b.valueDate ? -1 : a.valueDate > b.valueDate ? 1 : 0)),
    recoveries,
    ...(writtenOff !== undefined && { writtenOff }),
    entries: entriesOf(row, ledger, today),
  };
}
