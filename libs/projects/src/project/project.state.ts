import type { Day, DecimalText, Evolve } from '#kernel';
import type { Payee, PaymentWay } from '#lending';
import type {
  CapitalIndustry,
  DelayLevel,
  EquityTiming,
  MilestoneState,
  ProjectStage,
} from '../projects.codes.js';
import type { DrawdownState } from '../drawdown/drawdown.codes.js';
import type { DrawnLine } from '../drawdown/drawdown.commands.js';
import type { FeesBySource } from '../facility/fee-state.js';
import { accrued, feesBegun, lowered, withFees } from '../facility/fee-state.js';
import type { projectEvents } from './project.events.js';
import type { BudgetLine, Source } from './project.fields.js';

/** A milestone as the plan and the reports have it. */
export interface MilestonePlan {
  readonly milestoneId: string;
  readonly state: MilestoneState;
  readonly beginsOn: Day;
  readonly dueOn: Day;
  readonly weight: DecimalText;
  /** Its part of the budget, in minor units. */
  readonly budget: number;
  readonly expectedOn?: Day;
  /** Reported, and once certified the day it counts for. */
  readonly completedOn?: Day;
  readonly reportedBy?: string;
}

/** Money asked for out of a debt of the project. */
export interface Drawdown {
  readonly drawdownId: string;
  readonly sourceId: string;
  readonly lines: readonly DrawnLine[];
  /** What the lines come to, in minor units. */
  readonly amount: number;
  readonly state: DrawdownState;
  readonly purpose: string;
  readonly exception?: string;
  readonly requestedBy: string;
  readonly payee?: Payee;
  readonly way?: PaymentWay;
  /** The day on which the money came. */
  readonly drawnOn?: Day;
  /** The loan that was told to pay it, once it is approved. */
  readonly loanId?: string;
}

/** The delay as it was judged last. */
export interface Delay {
  readonly level: DelayLevel;
  readonly due: number;
  readonly late: number;
}

/** The accounts of a project: what stands on them, and how they pay. */
export interface Accounts {
  readonly revenue: number;
  readonly reserve: number;
  readonly reserveMonths: number;
  readonly sweepShare: DecimalText;
  readonly lockUp: DecimalText;
  /** The empty day where nothing was paid yet. */
  readonly lastRunOn: Day;
}

/** What later decisions need to know of a project. */
export interface Project {
  readonly clientId: string;
  readonly stage: ProjectStage;
  readonly currency: string;
  readonly capitalIndustry: CapitalIndustry;
  readonly budget: readonly BudgetLine[];
  readonly sources: readonly Source[];
  readonly equityTiming?: EquityTiming;
  /** Capital paid in by source, in minor units. */
  readonly paidIn: Readonly<Record<string, number>>;
  /** Principal repaid by source, in minor units. */
  readonly repaid: Readonly<Record<string, number>>;
  /** By source, where a fee was agreed. */
  readonly fees: FeesBySource;
  readonly accounts?: Accounts;
  /** Covenants for which nothing is distributed. */
  readonly locks: readonly string[];
  readonly drawdowns: readonly Drawdown[];
  /** The loan that each debt is drawn on, by source. */
  readonly loans: Readonly<Record<string, string>>;
  readonly milestones: readonly MilestonePlan[];
  readonly stakeholders: readonly string[];
  /** The ids of papers, costs and the like, each with its kind in front: given once each. */
  readonly recorded: readonly string[];
  readonly delay: Delay;
  /** What meetings gave somebody to do, and is not done. */
  readonly openTasks: readonly string[];
}

/** The list with the parts of an id changed. */
export const changed = <T extends { readonly milestoneId: string }>(
  list: readonly T[],
  id: string,
  change: (part: T) => T,
): readonly T[] => list.map((part) => (part.milestoneId === id ? change(part) : part));

const noting = (project: Project, kind: string, id: string): Project => ({
  ...project,
  recorded: [...new Set([...project.recorded, `${kind}:${id}`])],
});

const moved = (
  project: Project,
  drawdownId: string,
  now: Pick<Drawdown, 'state' | 'loanId' | 'drawnOn'>,
): Project => ({
  ...project,
  drawdowns: project.drawdowns.map((each) =>
    each.drawdownId === drawdownId ? { ...each, ...now } : each,
  ),
});

export const evolve: Evolve<Project, typeof projectEvents> = {
  ProjectRegistered: ({ clientId, currency, capitalIndustry }) => ({
    clientId,
    currency,
    capitalIndustry,
    stage: 'idea',
    budget: [],
    sources: [],
    paidIn: {},
    loans: {},
    repaid: {},
    fees: {},
    locks: [],
    drawdowns: [],
    milestones: [],
    stakeholders: [],
    recorded: [],
    delay: { level: 'onTime', due: 0, late: 0 },
    openTasks: [],
  }),
  ProjectStageReached: ({ stage }, project) => ({ ...project, stage }),
  StakeholderEngaged: ({ stakeholderId }, project) => ({
    ...project,
    stakeholders: [...new Set([...project.stakeholders, stakeholderId])],
  }),
  StakeholderReleased: ({ stakeholderId }, project) => ({
    ...project,
    stakeholders: project.stakeholders.filter((id) => id !== stakeholderId),
  }),
  ProjectLicensed: ({ licenceId }, project) => noting(project, 'licence', licenceId),
  ProjectContractSigned: ({ contractId }, project) => noting(project, 'contract', contractId),
  ProjectInsured: ({ insuranceId }, project) => noting(project, 'insurance', insuranceId),
  BudgetAgreed: ({ lines }, project) => ({ ...project, budget: lines }),
  FundingAgreed: ({ sources, equityTiming, valueDate }, project) => ({
    ...project,
    sources,
    equityTiming,
    fees: feesBegun(sources, valueDate, project),
  }),
  CostIncurred: ({ costId }, project) => noting(project, 'cost', costId),
  MilestonePlanned: ({ milestoneId, beginsOn, dueOn, weight, budget }, project) => ({
    ...project,
    milestones: [
      ...project.milestones.filter((each) => each.milestoneId !== milestoneId),
      { milestoneId, state: 'planned', beginsOn, dueOn, weight, budget: budget.minor },
    ],
  }),
  MilestoneForecast: ({ milestoneId, expectedOn }, project) => ({
    ...project,
    milestones: changed(project.milestones, milestoneId, (each) => ({ ...each, expectedOn })),
  }),
  MilestoneReported: ({ milestoneId, completedOn, reportedBy }, project) => ({
    ...project,
    milestones: changed(project.milestones, milestoneId, (each) => ({
      ...each,
      state: 'reported',
      completedOn,
      reportedBy,
    })),
  }),
  MilestoneCertified: ({ milestoneId }, project) => ({
    ...project,
    milestones: changed(project.milestones, milestoneId, (each) => ({
      ...each,
      state: 'certified',
    })),
  }),
  MilestoneRejected: ({ milestoneId }, project) => ({
    ...project,
    milestones: changed(project.milestones, milestoneId, unreported),
  }),
  DrawdownRequested: ({ amount, valueDate: _day, milestoneId: _id, ...told }, project) => ({
    ...project,
    drawdowns: [...project.drawdowns, { ...told, amount: amount.minor, state: 'requested' }],
  }),
  DrawdownCertified: ({ drawdownId }, project) =>
    moved(project, drawdownId, { state: 'certified' }),
  DrawdownApproved: ({ drawdownId, order, valueDate: drawnOn }, project) =>
    moved(project, drawdownId, {
      state: 'approved',
      ...(order ? { loanId: order.loanId } : { drawnOn }),
    }),
  DrawdownDeclined: ({ drawdownId }, project) => moved(project, drawdownId, { state: 'declined' }),
  FacilityLoanTied: ({ sourceId, loanId }, project) => ({
    ...project,
    loans: { ...project.loans, [sourceId]: loanId },
  }),
  DrawdownPaidOut: ({ drawdownId, valueDate: drawnOn }, project) =>
    moved(project, drawdownId, { state: 'paidOut', drawnOn }),
  DrawdownFailed: ({ drawdownId }, project) => moved(project, drawdownId, { state: 'turnedAway' }),
  DrawdownTakenBack: ({ drawdownId }, project) =>
    moved(project, drawdownId, { state: 'takenBack' }),
  CapitalPaidIn: ({ paymentId, sourceId, amount }, project) => ({
    ...noting(project, 'capital', paymentId),
    paidIn: { ...project.paidIn, [sourceId]: (project.paidIn[sourceId] ?? 0) + amount.minor },
  }),
  CashFlowsPlanned: (_, project) => project,
  CashFlowRecorded: ({ period }, project) => noting(project, 'cashFlow', period.endsOn),
  ProjectDelayJudged: ({ level, due, late }, project) => ({
    ...project,
    delay: { level, due, late },
  }),
  SyndicateAgreed: (_, project) => project,
  SourceRepaid: ({ sourceId, repaymentId, amount }, project) => ({
    ...noting(project, 'repayment', repaymentId),
    repaid: { ...project.repaid, [sourceId]: (project.repaid[sourceId] ?? 0) + amount.minor },
  }),
  CommitmentFeeAccrued: ({ sourceId, ...fee }, project) => ({
    ...project,
    fees: withFees(project.fees, sourceId, (before) => accrued(before, fee)),
  }),
  CommitmentFeeLowered: ({ sourceId, ...fee }, project) => ({
    ...project,
    fees: withFees(project.fees, sourceId, (before) => lowered(before, fee)),
  }),
  CommitmentFeePaid: ({ sourceId, amount: { minor } }, project) => ({
    ...project,
    fees: withFees(project.fees, sourceId, (fee) => ({ ...fee, owed: fee.owed - minor })),
  }),
  DistributionsLocked: ({ covenantId }, project) => ({
    ...project,
    locks: [...project.locks, covenantId],
  }),
  DistributionsReleased: ({ covenantId }, project) => ({
    ...project,
    locks: project.locks.filter((each) => each !== covenantId),
  }),
  AccountsAgreed: ({ reserveMonths, sweepShare, lockUp }, project) => ({
    ...project,
    accounts: {
      ...(project.accounts ?? { revenue: 0, reserve: 0, lastRunOn: '' }),
      ...{ reserveMonths, sweepShare, lockUp },
    },
  }),
  ProjectReceiptRecorded: ({ receiptId, amount }, project) => ({
    ...noting(project, 'receipt', receiptId),
    ...(project.accounts && {
      accounts: { ...project.accounts, revenue: project.accounts.revenue + amount.minor },
    }),
  }),
  WaterfallPaid: ({ runId, revenueAfter, reserveAfter, valueDate }, project) => ({
    ...noting(project, 'run', runId),
    ...(project.accounts && {
      accounts: {
        ...project.accounts,
        revenue: revenueAfter,
        reserve: reserveAfter,
        lastRunOn: valueDate,
      },
    }),
  }),
  ServiceTeamAppointed: (_, project) => project,
  ProjectMeetingHeld: ({ meetingId, tasks }, project) => ({
    ...tasks.reduce(
      (before, { taskId }) => noting(before, 'meetingTask', taskId),
      noting(project, 'meeting', meetingId),
    ),
    openTasks: [...project.openTasks, ...tasks.map(({ taskId }) => taskId)],
  }),
  MeetingTaskCompleted: ({ taskId }, project) => ({
    ...project,
    openTasks: project.openTasks.filter((each) => each !== taskId),
  }),
  ProgressReportDelivered: ({ reportId }, project) => noting(project, 'word', reportId),
  ProjectClientAlerted: ({ alertId }, project) => noting(project, 'word', alertId),
  ProjectFeedbackReceived: ({ feedbackId }, project) => noting(project, 'feedback', feedbackId),
  ProjectFollowedUp: ({ followUpId }, project) => noting(project, 'followUp', followUpId),
};

/** The milestone without the report that was sent back. */
export function unreported<T extends MilestonePlan>({
  completedOn: _day,
  reportedBy: _person,
  ...rest
}: T) {
  return { ...rest, state: 'planned' as const };
}
