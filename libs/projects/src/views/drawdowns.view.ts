import type { Contribution, Day, Money, Openings, Rows, Total } from '#kernel';
import {
  defineView,
  everyone,
  IsCode,
  IsId,
  ListQuery,
  none,
  pick,
  plus,
  ViewQuery,
} from '#kernel';
import type { Payee, PaymentWay } from '#lending';
import { IsOptional } from 'class-validator';
import { DrawdownState } from '../drawdown/drawdown.codes.js';
import type { DrawnLine } from '../drawdown/drawdown.commands.js';
import { projectEvents } from '../project/project.events.js';
import type { Paper, Source } from '../project/project.fields.js';

/** A request for a drawdown, and how far it has come. */
export interface DrawdownRow {
  /** The project and the drawdown together: `pj_1:7`. */
  readonly id: string;
  readonly projectId: string;
  readonly clientId: string;
  readonly drawdownId: string;
  readonly sourceId: string;
  readonly lines: readonly DrawnLine[];
  readonly amount: Money;
  readonly milestoneId?: string;
  readonly purpose: string;
  /** Why the contingency is drawn ahead of the work. */
  readonly exception?: string;
  readonly state: DrawdownState;
  readonly requestedOn: Day;
  readonly requestedBy: string;
  readonly engineer?: string;
  readonly evidence?: readonly Paper[];
  readonly decidedOn?: Day;
  readonly decidedBy?: string;
  readonly reason?: string;
  readonly payee?: Payee;
  readonly way?: PaymentWay;
  /** The loan that pays it, and the instruction there. */
  readonly loanId?: string;
  readonly proposalId?: string;
  readonly paidOutOn?: Day;
}

/** The pipeline of drawdowns, the oldest request first. */
export class ListProjectDrawdowns extends ListQuery<DrawdownRow> {
  @IsOptional() @IsId() readonly projectId?: string;

  @IsOptional() @IsId() readonly clientId?: string;

  @IsOptional() @IsCode(DrawdownState) readonly state?: DrawdownState;
}

/** How many drawdowns there are in each state, and what they come to by currency. */
export class CountProjectDrawdowns extends ViewQuery<readonly Total[]> {}

const events = pick(
  projectEvents,
  'DrawdownRequested',
  'DrawdownCertified',
  'DrawdownApproved',
  'DrawdownDeclined',
  'DrawdownPaidOut',
  'DrawdownFailed',
  'DrawdownTakenBack',
);

interface Named {
  readonly projectId: string;
  readonly drawdownId: string;
}
/** The proposal upon the loan that a drawdown becomes; a loan is that of one source. */
export const proposalIdOf = (drawdownId: string): string => `pd.${drawdownId}`;

const keyOf = ({ projectId, drawdownId }: Named): string => `${projectId}:${drawdownId}`;

const opens: Openings<DrawdownRow, typeof events> = {
  DrawdownRequested: ({ valueDate, ...told }) => ({
    id: keyOf(told),
    ...told,
    state: 'requested',
    requestedOn: valueDate,
  }),
};

const on: Rows<DrawdownRow, typeof events> = {
  DrawdownCertified: ({ engineer, evidence }, row) => ({
    ...row,
    state: 'certified',
    engineer,
    evidence,
  }),
  DrawdownApproved: ({ approvedBy: decidedBy, valueDate: decidedOn, order }, row) => ({
    ...row,
    ...(order && { loanId: order.loanId, proposalId: proposalIdOf(row.drawdownId) }),
    state: 'approved',
    decidedBy,
    decidedOn,
  }),
  DrawdownDeclined: ({ declinedBy: decidedBy, reason, valueDate: decidedOn }, row) => ({
    ...row,
    state: 'declined',
    decidedBy,
    decidedOn,
    reason,
  }),
  DrawdownPaidOut: ({ valueDate: paidOutOn }, row) => ({ ...row, state: 'paidOut', paidOutOn }),
  DrawdownFailed: ({ reason }, row) => ({ ...row, state: 'turnedAway', reason }),
  DrawdownTakenBack: ({ reason }, row) => ({ ...row, state: 'takenBack', reason }),
};

const counted = ({ state, amount }: DrawdownRow): readonly Contribution[] => [
  { group: { state, currency: amount.currency }, sums: { amount: amount.minor } },
];

/** What was asked for out of the debt of projects, and what became of it. */
export const projectDrawdowns = defineView({
  name: 'project-drawdowns',
  version: 3,
  events,
  opens,
  on,
  key: {
    DrawdownRequested: keyOf,
    DrawdownCertified: keyOf,
    DrawdownApproved: keyOf,
    DrawdownDeclined: keyOf,
    DrawdownPaidOut: keyOf,
    DrawdownFailed: keyOf,
    DrawdownTakenBack: keyOf,
  },
  rollups: { drawdowns: counted },
  scope: { client: 'clientId' },
  queries: { ListProjectDrawdowns, CountProjectDrawdowns },
  allow: { ListProjectDrawdowns: everyone, CountProjectDrawdowns: everyone },
  answer: {
    ListProjectDrawdowns: ({ projectId, clientId, state, sort = 'requestedOn', ...page }, rows) =>
      rows.page({ projectId, clientId, state }, { ...page, sort }),
    CountProjectDrawdowns: (_, rows) => rows.totals('drawdowns'),
  },
  indexes: [
    { projectId: 1, requestedOn: 1 },
    { clientId: 1, requestedOn: 1 },
    { state: 1, requestedOn: 1 },
    { loanId: 1, proposalId: 1 },
  ],
  orders: ['requestedOn'],
});

/** A source of a project, and what of it has come: paid in, or drawn. */
export interface FundedSource extends Source {
  readonly come: Money;
}

/** What of the sources of a project has come. */
export interface FundingRow {
  readonly projectId: string;
  readonly clientId: string;
  readonly sources: readonly FundedSource[];
}

/** What of the sources of a project has come: capital paid in, debt drawn. */
export class GetProjectFunding extends ViewQuery<FundingRow> {
  @IsId() readonly projectId!: string;
}

const moves = pick(
  projectEvents,
  'ProjectRegistered',
  'FundingAgreed',
  'CapitalPaidIn',
  'DrawdownApproved',
  'DrawdownPaidOut',
  'DrawdownTakenBack',
);

interface Come {
  readonly sourceId: string;
  readonly amount: Money;
}
const comes = ({ sourceId, amount }: Come, row: FundingRow): FundingRow => ({
  ...row,
  sources: row.sources.map((each) =>
    each.sourceId === sourceId ? { ...each, come: plus(each.come, amount) } : each,
  ),
});

const registers: Openings<FundingRow, typeof moves> = {
  ProjectRegistered: ({ projectId, clientId }) => ({ projectId, clientId, sources: [] }),
};

const changes: Rows<FundingRow, typeof moves> = {
  FundingAgreed: ({ sources }, row) => ({
    ...row,
    sources: sources.map((source) => {
      const known = row.sources.find(({ sourceId }) => sourceId === source.sourceId);
      return { ...source, come: known?.come ?? none(source.amount) };
    }),
  }),
  CapitalPaidIn: comes,
  // What a loan is to pay has come once it has paid.
  DrawdownApproved: (data, row) => (data.order === undefined ? comes(data, row) : row),
  DrawdownPaidOut: comes,
  DrawdownTakenBack: ({ sourceId, amount }, row) =>
    comes({ sourceId, amount: { ...amount, minor: -amount.minor } }, row),
};

/** The sources of every project, and what of each has come. */
export const projectFunding = defineView({
  name: 'project-funding',
  version: 3,
  events: moves,
  opens: registers,
  on: changes,
  scope: { client: 'clientId' },
  queries: { GetProjectFunding },
  allow: { GetProjectFunding: everyone },
  answer: { GetProjectFunding: ({ projectId }, rows) => rows.get(projectId) },
});
