import type { Day, Money, Rows } from '#kernel';
import { defineView, everyone, IsId, minus, ViewQuery } from '#kernel';
import type { ItemState, Ledger, Share } from '../allocation/ledger.js';
import type { Repayment } from '../loan/loan-account.js';
import { ledgerOf } from '../loan/loan-account.js';
import { loanEvents } from '../loan/loan.events.js';
import type { Drawdown, ScheduleRow } from '../schedule/terms.js';

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

/** The repayment schedule of a loan, with what has been paid of each instalment. */
export class GetLoanSchedule extends ViewQuery<LoanSchedule> {
  @IsId() readonly loanId!: string;
}

/** The statement of a loan: drawdowns, schedule, and each repayment with what it pays. */
export class GetLoanStatement extends ViewQuery<LoanStatement> {
  @IsId() readonly loanId!: string;
}

const on: Rows<StatementRow, typeof loanEvents> = {
  LoanDisbursed: ({ amount, valueDate }, row) => ({
    ...row,
    drawdowns: [...row.drawdowns, { amount, on: valueDate }],
  }),
  ScheduleAgreed: ({ rows }, row) => ({ ...row, rows }),
  ScheduleRecalculated: ({ rows }, row) => ({ ...row, rows }),
  RepaymentRecorded: ({ repaymentId, amount, valueDate }, row, { at: recordedAt }) => ({
    ...row,
    repayments: [...row.repayments, { repaymentId, amount, valueDate, recordedAt }],
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
      drawdowns: [],
      rows: [],
      repayments: [],
      recoveries: [],
    }),
  },
  on,
  queries: { GetLoanSchedule, GetLoanStatement },
  allow: { GetLoanSchedule: everyone, GetLoanStatement: everyone },
  answer: {
    GetLoanSchedule: async ({ loanId }, loans) => scheduleOf(await loans.get(loanId)),
    GetLoanStatement: async ({ loanId }, loans) => statementOf(await loans.get(loanId)),
  },
});

const ledgerOfRow = (row: StatementRow): Ledger =>
  ledgerOf({
    ...row,
    repayments: row.repayments.filter(({ reversedBecause }) => reversedBecause === undefined),
  });

/** What is due, and what of it the repayments that stand have paid. */
export const scheduleOf = (row: StatementRow, { items } = ledgerOfRow(row)): LoanSchedule => ({
  loanId: row.loanId,
  currency: row.currency,
  lines: row.rows.map((line) =>
    lineOf(
      line,
      items.filter(({ instalment }) => instalment === line.number),
    ),
  ),
});

function lineOf(line: ScheduleRow, items: readonly ItemState[]): ScheduleLine {
  const nothing = { ...line.due, minor: 0 };
  const paid = (component: string): Money =>
    items.find((item) => item.component === component)?.paid ?? nothing;
  const [paidPrincipal, paidInterest] = [paid('principal'), paid('interest')];
  const unpaid = minus(minus(line.due, paidPrincipal), paidInterest);
  const days = items.flatMap(({ clearedOn }) => (clearedOn === undefined ? [] : [clearedOn]));
  const paidOn = unpaid.minor === 0 ? days.sort().at(-1) : undefined;
  return { ...line, paidPrincipal, paidInterest, unpaid, ...(paidOn !== undefined && { paidOn }) };
}

/** The statement by the facts of the row: allocation follows from them and is not kept with it. */
export function statementOf(row: StatementRow): LoanStatement {
  const ledger = ledgerOfRow(row);
  const { clientId, currency, drawdowns, recoveries, writtenOff } = row;
  const outcomes = new Map(ledger.outcomes.map((outcome) => [outcome.fact.id, outcome]));
  return {
    ...scheduleOf(row, ledger),
    clientId,
    drawdowns,
    repayments: row.repayments
      .map((repayment) => {
        const { shares = [], overpaid = { minor: 0, currency } } =
          repayment.reversedBecause === undefined
            ? (outcomes.get(repayment.repaymentId) ?? {})
            : {};
        return { ...repayment, allocation: shares, overpaid };
      })
      .sort((a, b) => (a.valueDate < b.valueDate ? -1 : a.valueDate > b.valueDate ? 1 : 0)),
    recoveries,
    ...(writtenOff !== undefined && { writtenOff }),
  };
}
