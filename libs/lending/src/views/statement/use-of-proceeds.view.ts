import type { Day, Money, Openings, Rows } from '#kernel';
import { addDays, defineView, everyone, IsDay, IsId, ListQuery, pick, ViewQuery } from '#kernel';
import { inForce } from '#kernel';
import { Transform } from 'class-transformer';
import { IsBoolean, IsOptional } from 'class-validator';
import type { Evidence } from '../../loan/loan-command.js';
import { loanEvents } from '../../loan/loan.events.js';
import type { Payee } from '../../loan/money/payee.js';
import type { PaymentWay } from '../../loan/proposal/proposal.codes.js';
import { evidenceRules } from '../../loan/use/use.rules.js';
import { never } from '../book/loan-book.rows.js';

/** Money that was paid out, what it was declared for, and what proves its use. */
export interface UsedDrawdown {
  readonly drawdownId: string;
  readonly amount: Money;
  readonly on: Day;
  readonly payee: Payee;
  readonly way: PaymentWay;
  readonly use: string;
  readonly evidence: readonly Evidence[];
  /** The day by which papers are due, of money that the borrower pays out itself. */
  readonly evidenceDueOn?: Day;
}

/** What the money of a loan was used for (F-11). */
export interface UseRow {
  readonly loanId: string;
  readonly clientId: string;
  readonly drawdowns: readonly UsedDrawdown[];
  /** The earliest day by which papers are still due; `9999-12-31` when none are. */
  readonly evidenceDueOn: Day;
  readonly misuse?: { readonly on: Day; readonly finding: string; readonly markup: string };
  readonly isMisused: boolean;
}

/** What the money of one loan was used for. */
export class GetUseOfProceeds extends ViewQuery<UseRow> {
  @IsId() readonly loanId!: string;
}

/** Loans by how the use of their money is proved. */
export class ListUsesOfProceeds extends ListQuery<UseRow> {
  @IsOptional() @IsId() readonly clientId?: string;

  /** Only those whose papers are due by this day. */
  @IsOptional() @IsDay() readonly evidenceDueUpTo?: Day;

  @IsOptional()
  @Transform(({ value }: { readonly value: unknown }) =>
    value === 'true' ? true : value === 'false' ? false : value,
  )
  @IsBoolean()
  readonly misused?: boolean;
}

const events = pick(
  loanEvents,
  'LoanGranted',
  'LoanDisbursed',
  'DrawdownReversed',
  'UseEvidenced',
  'LoanMisused',
);

const opens: Openings<UseRow, typeof events> = {
  LoanGranted: ({ loanId, clientId }) => ({
    loanId,
    clientId,
    drawdowns: [],
    evidenceDueOn: never,
    isMisused: false,
  }),
};

const withDrawdowns = (row: UseRow, drawdowns: readonly UsedDrawdown[]): UseRow => ({
  ...row,
  drawdowns,
  evidenceDueOn: drawdowns
    .flatMap(({ evidence, evidenceDueOn }) => (evidence.length === 0 ? (evidenceDueOn ?? []) : []))
    .reduce((least, day) => (day < least ? day : least), never),
});

function dueOn(way: PaymentWay, on: Day): { readonly evidenceDueOn?: Day } {
  const [rule] = inForce(evidenceRules, on);
  return way === 'entrusted' || rule === undefined ? {} : { evidenceDueOn: addDays(on, rule.days) };
}

const on: Rows<UseRow, typeof events> = {
  LoanDisbursed: ({ amount, drawdown, valueDate }, row) =>
    drawdown === undefined
      ? row
      : withDrawdowns(row, [
          ...row.drawdowns,
          {
            ...drawdown,
            amount,
            on: valueDate,
            evidence: [],
            ...dueOn(drawdown.way, valueDate),
          },
        ]),
  // It was never paid out: nobody has to prove its use.
  DrawdownReversed: ({ drawdownId }, row) =>
    withDrawdowns(
      row,
      row.drawdowns.filter((drawdown) => drawdown.drawdownId !== drawdownId),
    ),
  UseEvidenced: ({ drawdownId, evidence }, row) =>
    withDrawdowns(
      row,
      row.drawdowns.map((drawdown) =>
        drawdown.drawdownId === drawdownId
          ? { ...drawdown, evidence: [...drawdown.evidence, ...evidence] }
          : drawdown,
      ),
    ),
  LoanMisused: ({ finding, markup, valueDate }, row) => ({
    ...row,
    misuse: { on: valueDate, finding, markup },
    isMisused: true,
  }),
};

/** What the bank's money was used for, what proves it, and what was found to be misused. */
export const useOfProceeds = defineView({
  name: 'use-of-proceeds',
  version: 2,
  events,
  opens,
  on,
  scope: { client: 'clientId' },
  queries: { GetUseOfProceeds, ListUsesOfProceeds },
  allow: { GetUseOfProceeds: everyone, ListUsesOfProceeds: everyone },
  answer: {
    GetUseOfProceeds: ({ loanId }, rows) => rows.get(loanId),
    ListUsesOfProceeds: ({ clientId, evidenceDueUpTo, misused, ...page }, rows) =>
      rows.page(
        {
          clientId,
          isMisused: misused,
          evidenceDueOn: evidenceDueUpTo === undefined ? undefined : { upTo: evidenceDueUpTo },
        },
        page,
      ),
  },
  indexes: [{ clientId: 1 }, { evidenceDueOn: 1 }, { isMisused: 1 }],
  orders: ['evidenceDueOn'],
});
