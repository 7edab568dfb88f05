import type { CreditTerms } from '#credit';
import type { Day, Money, Rows } from '#kernel';
import { defineView, everyone, IsDay, IsId, minus, valueDateOf, ViewQuery } from '#kernel';
import type { Drawdown, ScheduleRow, Share } from '#loan-arithmetic';
import type { LoanAccount, Repayment } from '../book/account.js';
import { startOf } from '../book/account.js';
import { standingIn } from '../book/standing.js';
import { planOf } from '../loan/judged-loan.js';
import type { Book, BookItem } from '../book/book.js';
import { bookOf, grouped, isScheduled, paidOn as paidBy } from '../book/book.js';
import type { PayOffFigure } from '../loan/loan-pay-off.js';
import { payOffFigure } from '../loan/loan-pay-off.js';
import { loanRefusals } from '../loan/loan.refusals.js';
import { loanEvents } from '../loan/loan.events.js';
import { chargesOf } from '../loan/loan.state.js';
import { never } from './loan-book.rows.js';

interface PostedRepayment extends Repayment {
  /** The moment it was recorded, perhaps long after its value date. */
  readonly recordedAt: string;
  /** Why it was taken back, where it was. */
  readonly reversedBecause?: string;
}

interface Recovery {
  readonly recoveryId: string;
  readonly amount: Money;
  readonly valueDate: Day;
}

/** The money facts of a loan: the statement follows from them when it is asked for. */
interface StatementRow {
  readonly loanId: string;
  readonly clientId: string;
  readonly currency: string;
  readonly terms: CreditTerms;
  readonly drawdowns: readonly Drawdown[];
  readonly rows: readonly ScheduleRow[];
  readonly repayments: readonly PostedRepayment[];
  readonly recoveries: readonly Recovery[];
  readonly writtenOff?: {
    readonly principal: Money;
    readonly interest: Money;
    readonly on: Day;
  };
}

/** An instalment and what has been paid of it. */
export interface ScheduleLine extends ScheduleRow {
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
  readonly drawdowns: readonly Drawdown[];
  /** By value date, then by recording. */
  readonly repayments: readonly StatedRepayment[];
  readonly recoveries: readonly Recovery[];
  readonly writtenOff?: StatementRow['writtenOff'];
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

const on: Rows<StatementRow, typeof loanEvents> = {
  LoanDisbursed: ({ amount, valueDate }, row) => ({
    ...row,
    drawdowns: [...row.drawdowns, { amount, on: valueDate }],
  }),
  ScheduleAgreed: ({ rows }, row) => ({ ...row, rows }),
  ScheduleRecalculated: ({ rows }, row) => ({ ...row, rows }),
  RepaymentRecorded: ({ repaymentId, amount, valueDate, prepayment }, row, { at: recordedAt }) => ({
    ...row,
    repayments: [
      ...row.repayments,
      { repaymentId, amount, valueDate, recordedAt, ...(prepayment && { prepayment }) },
    ],
  }),
  RepaymentReversed: ({ repaymentId, reason: reversedBecause }, row) => ({
    ...row,
    repayments: row.repayments.map((repayment) =>
      repayment.repaymentId === repaymentId ? { ...repayment, reversedBecause } : repayment,
    ),
  }),
  LoanWrittenOff: ({ principal, interest, valueDate }, row) => ({
    ...row,
    writtenOff: { principal, interest, on: valueDate },
  }),
  RecoveryRecorded: ({ recoveryId, amount, valueDate }, row) => ({
    ...row,
    recoveries: [...row.recoveries, { recoveryId, amount, valueDate }],
  }),
};

/** What is due and what moved on each loan. */
export const loanStatement = defineView({
  name: 'loan-statement',
  events: loanEvents,
  opens: {
    LoanOpened: ({ clientId, terms }, { id }): StatementRow => ({
      loanId: id,
      clientId,
      currency: terms.amount.currency,
      terms,
      drawdowns: [],
      rows: [],
      repayments: [],
      recoveries: [],
    }),
  },
  on,
  queries: { GetLoanSchedule, GetLoanStatement, GetPayOff },
  allow: { GetLoanSchedule: everyone, GetLoanStatement: everyone, GetPayOff: everyone },
  answer: {
    GetLoanSchedule: async ({ loanId }, loans, { today }) =>
      scheduleOf(await loans.get(loanId), today),
    GetLoanStatement: async ({ loanId }, loans, { today }) =>
      statementOf(await loans.get(loanId), today),
    GetPayOff: async ({ loanId, on: day }, loans) => payOffFor(await loans.get(loanId), day),
  },
});

const accountOfRow = ({
  currency,
  drawdowns,
  rows,
  repayments,
  terms,
}: StatementRow): LoanAccount => ({
  currency,
  drawdowns,
  rows,
  repayments: repayments.filter(({ reversedBecause }) => reversedBecause === undefined),
  charges: chargesOf(terms, []),
});
const bookOfRow = (row: StatementRow): Book => bookOf(accountOfRow(row));

/** The pay-off figure; refused for a loan that has no schedule to end. */
export function payOffFor(row: StatementRow, on: Day): PayOff {
  const from = startOf(row.drawdowns);
  if (from === undefined || row.rows.length === 0 || row.writtenOff !== undefined) {
    throw loanRefusals.LoanNotActive({ found: row.loanId });
  }
  valueDateOf(on, { today: on, notBefore: from });
  const account = accountOfRow(row);
  const standing = standingIn(bookOf(account), planOf(row.terms, account), on);
  return { loanId: row.loanId, ...payOffFigure(standing) };
}

/** What is due, and what of it has been paid up to the end of a day. */
export function scheduleOf(
  row: StatementRow,
  today: Day = never,
  { items } = bookOfRow(row),
): LoanSchedule {
  const byInstalment = grouped(items.filter(isScheduled), ({ instalment }) => instalment);
  return {
    loanId: row.loanId,
    currency: row.currency,
    lines: row.rows.map((line) => lineOf(line, byInstalment.get(line.number) ?? [], today)),
  };
}

function lineOf(line: ScheduleRow, items: readonly BookItem[], today: Day): ScheduleLine {
  const paid = (component: string): Money => ({
    ...line.due,
    minor: items
      .filter((item) => item.component === component)
      .reduce((sum, { movements }) => sum + paidBy(movements, today), 0),
  });
  const [paidPrincipal, paidInterest] = [paid('principal'), paid('interest')];
  const unpaid = minus(minus(line.due, paidPrincipal), paidInterest);
  const days = items.flatMap(({ clearedOn }) => (clearedOn === undefined ? [] : [clearedOn]));
  const paidOn = unpaid.minor === 0 ? days.sort().at(-1) : undefined;
  return { ...line, paidPrincipal, paidInterest, unpaid, ...(paidOn !== undefined && { paidOn }) };
}

/** The statement by the facts of the row: allocation follows from them and is not kept with it. */
export function statementOf(row: StatementRow, today: Day = never): LoanStatement {
  const book = bookOfRow(row);
  const { clientId, currency, drawdowns, recoveries, writtenOff } = row;
  const settled = new Map(
    book.settlements.flatMap((one) => (one.of === 'repayment' ? [[one.id, one] as const] : [])),
  );
  return {
    ...scheduleOf(row, today, book),
    clientId,
    drawdowns,
    repayments: row.repayments
      .map((repayment) => {
        const { shares = [], held = 0 } =
          repayment.reversedBecause === undefined ? (settled.get(repayment.repaymentId) ?? {}) : {};
        return { ...repayment, allocation: shares, overpaid: { minor: held, currency } };
      })
      .sort((a, b) => (a.valueDate < b.valueDate ? -1 : a.valueDate > b.valueDate ? 1 : 0)),
    recoveries,
    ...(writtenOff !== undefined && { writtenOff }),
  };
}
