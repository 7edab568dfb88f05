import type { Day, DecimalText, Openings, Rows } from '#kernel';
import { defineView, everyone, IsId, pick, ViewQuery } from '#kernel';
import { projectEvents } from '../project/project.events.js';
import type { WaterfallPayment } from './waterfall.js';

/** Payments of a day. Amounts are minor units of the currency of the project. */
export interface PaidRun {
  readonly runId: string;
  readonly on: Day;
  readonly sourceId: string;
  readonly payments: readonly WaterfallPayment[];
  readonly dscr?: DecimalText;
  readonly lockedUp: boolean;
  readonly unpaid: number;
  readonly reserveTarget: number;
  readonly revenueAfter: number;
  readonly reserveAfter: number;
}

/** The accounts of a project, and what was paid from them. Amounts are minor units. */
export interface ProjectAccountsRow {
  readonly projectId: string;
  readonly clientId: string;
  readonly currency: string;
  readonly agreement?: {
    readonly bank: string;
    readonly revenueAccount: string;
    readonly debtServiceAccount: string;
    readonly reserveAccount: string;
    readonly reserveMonths: number;
    readonly sweepShare: DecimalText;
    readonly lockUp: DecimalText;
  };
  readonly revenue: number;
  readonly reserve: number;
  /** What the reserve should have held at the last payments. */
  readonly reserveTarget: number;
  /** Whether the last payments distributed nothing. */
  readonly lockedUp: boolean;
  /** The covenants for which nothing may be distributed. */
  readonly lockedBy: readonly string[];
  readonly received: number;
  readonly runs: readonly PaidRun[];
}

/** The accounts of a project: balances, reserve against its target, and every run of payments. */
export class GetProjectAccounts extends ViewQuery<ProjectAccountsRow> {
  @IsId() readonly projectId!: string;
}

const events = pick(
  projectEvents,
  'ProjectRegistered',
  'AccountsAgreed',
  'ProjectReceiptRecorded',
  'WaterfallPaid',
  'DistributionsLocked',
  'DistributionsReleased',
);

const opens: Openings<ProjectAccountsRow, typeof events> = {
  ProjectRegistered: ({ projectId, clientId, currency }) => ({
    ...{ projectId, clientId, currency },
    ...{ revenue: 0, reserve: 0, reserveTarget: 0, received: 0 },
    lockedUp: false,
    lockedBy: [],
    runs: [],
  }),
};

const on: Rows<ProjectAccountsRow, typeof events> = {
  AccountsAgreed: (told, row) => {
    const { bank, revenueAccount, debtServiceAccount, reserveAccount } = told;
    const { reserveMonths, sweepShare, lockUp } = told;
    return {
      ...row,
      agreement: {
        ...{ bank, revenueAccount, debtServiceAccount, reserveAccount },
        ...{ reserveMonths, sweepShare, lockUp },
      },
    };
  },
  ProjectReceiptRecorded: ({ amount }, row) => ({
    ...row,
    revenue: row.revenue + amount.minor,
    received: row.received + amount.minor,
  }),
  WaterfallPaid: (told, row) => {
    const { runId, sourceId, payments, dscr, lockedUp, unpaid, valueDate } = told;
    const { reserveTarget, revenueAfter, reserveAfter } = told;
    const run = {
      ...{ runId, on: valueDate, sourceId, payments, lockedUp, unpaid },
      ...{ reserveTarget, revenueAfter, reserveAfter },
      ...(dscr !== undefined && { dscr }),
    };
    return {
      ...row,
      revenue: revenueAfter,
      reserve: reserveAfter,
      ...{ reserveTarget, lockedUp },
      runs: [...row.runs, run],
    };
  },
  DistributionsLocked: ({ covenantId }, row) => ({
    ...row,
    lockedBy: [...row.lockedBy, covenantId],
  }),
  DistributionsReleased: ({ covenantId }, row) => ({
    ...row,
    lockedBy: row.lockedBy.filter((each) => each !== covenantId),
  }),
};

/** The accounts of projects. */
export const projectAccounts = defineView({
  name: 'project-accounts',
  version: 2,
  events,
  opens,
  on,
  scope: { client: 'clientId' },
  queries: { GetProjectAccounts },
  allow: { GetProjectAccounts: everyone },
  answer: { GetProjectAccounts: ({ projectId }, rows) => rows.get(projectId) },
});
