import type { Contribution, Day, Openings, Rows, Total } from '#kernel';
import { defineView, everyone, IsCode, IsId, ListQuery, ViewQuery } from '#kernel';
import { IsOptional } from 'class-validator';
import type { DesignRiskResponse } from '../design-risk/design-risk.codes.js';
import { bandOf, DesignRiskBand, DesignRiskKind } from '../design-risk/design-risk.codes.js';
import { designRiskEvents } from '../design-risk/design-risk.events.js';

/** A risk of a project, how grave it is now, and each time it was looked at. */
export interface DesignRiskRow {
  readonly designRiskId: string;
  readonly projectId: string;
  readonly clientId: string;
  readonly kind: DesignRiskKind;
  readonly title: string;
  readonly severity: number;
  readonly likelihood: number;
  /** Severity times likelihood. */
  readonly score: number;
  readonly band: DesignRiskBand;
  readonly response: DesignRiskResponse;
  readonly measures: string;
  readonly contingency?: string;
  /** The stakeholders who are told if it happens. */
  readonly contacts: readonly string[];
  readonly state: 'open' | 'closed';
  readonly assessedOn: Day;
  readonly reviews: readonly {
    readonly on: Day;
    readonly score: number;
    readonly finding: string;
    readonly milestoneId?: string;
  }[];
  readonly closedFor?: string;
}

/** Risks of projects, the gravest first. */
export class ListDesignRisks extends ListQuery<DesignRiskRow> {
  @IsOptional() @IsId() readonly projectId?: string;

  @IsOptional() @IsId() readonly clientId?: string;

  @IsOptional() @IsCode(DesignRiskKind) readonly kind?: DesignRiskKind;

  @IsOptional() @IsCode(DesignRiskBand) readonly band?: DesignRiskBand;
}

/** How many open risks a project has, by kind and band: a kind that is missing was not assessed. */
export class CountDesignRisks extends ViewQuery<readonly Total[]> {
  @IsOptional() @IsId() readonly projectId?: string;
}

const graded = ({
  severity,
  likelihood,
}: {
  readonly severity: number;
  readonly likelihood: number;
}) => {
  const score = severity * likelihood;
  return { severity, likelihood, score, band: bandOf(score) };
};

const opens: Openings<DesignRiskRow, typeof designRiskEvents> = {
  DesignRiskAssessed: ({ valueDate, ...told }) => ({
    ...told,
    ...graded(told),
    state: 'open',
    assessedOn: valueDate,
    reviews: [],
  }),
};

const on: Rows<DesignRiskRow, typeof designRiskEvents> = {
  DesignRiskReviewed: ({ finding, milestoneId, valueDate, ...told }, row) => ({
    ...row,
    ...graded(told),
    reviews: [
      ...row.reviews,
      {
        on: valueDate,
        score: graded(told).score,
        finding,
        ...(milestoneId !== undefined && { milestoneId }),
      },
    ].slice(-100),
  }),
  DesignRiskClosed: ({ reason }, row) => ({ ...row, state: 'closed', closedFor: reason }),
};

const counted = ({ projectId, kind, band, state }: DesignRiskRow): readonly Contribution[] =>
  state === 'closed' ? [] : [{ group: { projectId, kind, band }, sums: {} }];

/** The risks of every project. */
export const designRisks = defineView({
  name: 'design-risks',
  events: designRiskEvents,
  opens,
  on,
  rollups: { risks: counted },
  scope: { client: 'clientId' },
  queries: { ListDesignRisks, CountDesignRisks },
  allow: { ListDesignRisks: everyone, CountDesignRisks: everyone },
  answer: {
    ListDesignRisks: ({ projectId, clientId, kind, band, sort = '-score', ...page }, rows) =>
      rows.page({ projectId, clientId, kind, band }, { ...page, sort }),
    CountDesignRisks: ({ projectId }, rows) => rows.totals('risks', { projectId }),
  },
  indexes: [
    { projectId: 1, score: -1 },
    { clientId: 1, score: -1 },
    { kind: 1, score: -1 },
    { band: 1, score: -1 },
  ],
  orders: ['score'],
});
