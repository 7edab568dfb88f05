import type { Day, Money, Openings, Rows, Total } from '#kernel';
import { defineView, everyone, IsCode, ListQuery, ViewQuery } from '#kernel';
import { IsOptional } from 'class-validator';
import { investmentEvents } from '../investment/investment.events.js';
import { InvestmentKind, InvestmentState } from '../performance.codes.js';

/** What is spent on a tool or on skills, and what it brought. */
export interface InvestmentRow {
  readonly investmentId: string;
  readonly kind: InvestmentKind;
  readonly what: string;
  readonly purpose: string;
  readonly amount: Money;
  readonly courseId?: string;
  readonly state: InvestmentState;
  readonly proposedBy: string;
  readonly proposedOn: Day;
  readonly approvedBy?: string;
  readonly declined?: string;
  readonly effective?: boolean;
  readonly finding?: string;
}

/** What is spent on tools and skills, the latest first. */
export class ListInvestments extends ListQuery<InvestmentRow> {
  @IsOptional() @IsCode(InvestmentKind) readonly kind?: InvestmentKind;

  @IsOptional() @IsCode(InvestmentState) readonly state?: InvestmentState;
}

/** How much was approved for each kind, and how much of it was worth it. */
export class CountInvestments extends ViewQuery<readonly Total[]> {}

const opens: Openings<InvestmentRow, typeof investmentEvents> = {
  InvestmentProposed: ({ valueDate: proposedOn, ...told }) => ({
    ...{ ...told, state: 'proposed', proposedOn },
  }),
};

const on: Rows<InvestmentRow, typeof investmentEvents> = {
  InvestmentApproved: ({ approvedBy }, row) => ({ ...row, state: 'approved', approvedBy }),
  InvestmentDeclined: ({ reason: declined }, row) => ({ ...row, state: 'declined', declined }),
  InvestmentReviewed: ({ effective, finding }, row) => ({
    ...{ ...row, state: 'reviewed', effective, finding },
  }),
};

/** Every investment in tools and skills (J-19). It says nothing of clients. */
export const investments = defineView({
  name: 'investments',
  events: investmentEvents,
  opens,
  on,
  rollups: {
    investments: ({ kind, state, amount, effective = false }: InvestmentRow) => [
      {
        group: { kind, state, currency: amount.currency },
        sums: { minor: amount.minor, effective: Number(effective) },
      },
    ],
  },
  scope: 'open',
  queries: { ListInvestments, CountInvestments },
  allow: { ListInvestments: everyone, CountInvestments: everyone },
  answer: {
    ListInvestments: ({ kind, state, limit, cursor, sort = '-proposedOn' }, rows) =>
      rows.page({ kind, state }, { limit, cursor, sort }),
    CountInvestments: (_, rows) => rows.totals('investments'),
  },
  indexes: [{ proposedOn: -1 }, { kind: 1, proposedOn: -1 }, { state: 1, proposedOn: -1 }],
  orders: ['proposedOn'],
});
