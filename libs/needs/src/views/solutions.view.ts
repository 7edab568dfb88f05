import type { Day, Openings, Rows } from '#kernel';
import { defineView, everyone, IsCode, IsId, ListQuery, ViewQuery } from '#kernel';
import { IsOptional } from 'class-validator';
import type { FinancingOutcome, NeedLoss, RevisionCause } from '../needs.codes.js';
import { SolutionStatus } from '../needs.codes.js';
import { solutionEvents } from '../solution/solution.events.js';
import type { Package } from '../solution/solution.fields.js';

/** A solution as it stands, and every version it has had. */
export interface SolutionRow {
  readonly solutionId: string;
  readonly clientId: string;
  readonly needId: string;
  readonly status: SolutionStatus;
  readonly version: number;
  readonly content: Package;
  readonly versions: readonly {
    readonly version: number;
    readonly content: Package;
    readonly on: Day;
    readonly by: string;
    readonly cause?: RevisionCause;
    readonly reason?: string;
  }[];
  readonly designedOn: Day;
  readonly presentedOn?: Day;
  readonly answer?: {
    readonly on: Day;
    readonly acceptedBy?: string;
    readonly code?: NeedLoss;
    readonly reason?: string;
  };
  /** The credits it led to, and how far each has come. */
  readonly credits: readonly {
    readonly applicationId: string;
    readonly outcome?: FinancingOutcome;
  }[];
}

/** One solution. */
export class GetSolution extends ViewQuery<SolutionRow> {
  @IsId() readonly solutionId!: string;
}

/** Solutions of a client, of a need, by status; the latest first. */
export class ListSolutions extends ListQuery<SolutionRow> {
  @IsOptional() @IsId() readonly clientId?: string;
  @IsOptional() @IsId() readonly needId?: string;
  @IsOptional() @IsCode(SolutionStatus) readonly status?: SolutionStatus;
}

const opens: Openings<SolutionRow, typeof solutionEvents> = {
  SolutionDesigned: ({ solutionId, clientId, needId, content, designedBy, valueDate }) => ({
    ...{ solutionId, clientId, needId, content },
    status: 'designed',
    version: 1,
    versions: [{ version: 1, content, on: valueDate, by: designedBy }],
    designedOn: valueDate,
    credits: [],
  }),
};

const on: Rows<SolutionRow, typeof solutionEvents> = {
  SolutionRevised: ({ version, content, cause, reason, revisedBy, valueDate }, row) => ({
    ...row,
    status: 'designed',
    version,
    content,
    versions: [...row.versions, { version, content, on: valueDate, by: revisedBy, cause, reason }],
  }),
  SolutionPresented: ({ valueDate }, row) => ({
    ...row,
    status: 'presented',
    presentedOn: valueDate,
  }),
  SolutionAccepted: ({ acceptedBy, loans, valueDate }, row) => ({
    ...row,
    status: 'accepted',
    answer: { on: valueDate, acceptedBy },
    credits: loans.map(({ applicationId }) => ({ applicationId })),
  }),
  SolutionRejected: ({ code, reason, valueDate }, row) => ({
    ...row,
    status: 'rejected',
    answer: { on: valueDate, code, reason },
  }),
  FinancingProgressed: ({ applicationId, outcome }, row) => ({
    ...row,
    credits: row.credits.map((credit) =>
      credit.applicationId === applicationId ? { ...credit, outcome } : credit,
    ),
  }),
};

/** What the bank offers its clients, version by version. */
export const solutions = defineView({
  name: 'solutions',
  events: solutionEvents,
  opens,
  on,
  scope: { client: 'clientId' },
  queries: { GetSolution, ListSolutions },
  allow: { GetSolution: everyone, ListSolutions: everyone },
  answer: {
    GetSolution: ({ solutionId }, rows) => rows.get(solutionId),
    ListSolutions: ({ clientId, needId, status, limit, cursor, sort = '-designedOn' }, rows) =>
      rows.page({ clientId, needId, status }, { limit, cursor, sort }),
  },
  indexes: [{ designedOn: -1 }, { clientId: 1, designedOn: -1 }, { needId: 1 }, { status: 1 }],
  orders: ['designedOn'],
});
