import { ProjectType } from '#credit';
import type { Openings, Rows, Total } from '#kernel';
import { defineView, everyone, IsCode, IsId, ListQuery, none, plus, ViewQuery } from '#kernel';
import { IsIn, IsOptional } from 'class-validator';
import type { ProgressReport } from '../care/progress-report.js';
import { reportOn } from '../care/progress-report.js';
import { projectEvents } from '../project/project.events.js';
import { changed, unreported } from '../project/project.state.js';
import { DelayLevel, Influence, ProjectStage, Stance } from '../projects.codes.js';
import type {
  KeptProject,
  ProjectDimension,
  ProjectFile,
  ProjectLine,
  StakeholderMap,
} from './projects.rows.js';
import { counted, fileOn, lineOn, projectDimensions } from './projects.rows.js';

/** One project: parties, money, milestones, and how far it has come on the day. */
export class GetProject extends ViewQuery<ProjectFile> {
  @IsId() readonly projectId!: string;
}

/** What the client is told of its project: milestones, budget and sources, as they stand on a day. */
export class GetProgressReport extends ViewQuery<ProgressReport> {
  @IsId() readonly projectId!: string;
}

/** Who has an interest in a project, by stance and influence, the most influential first. */
export class GetStakeholderMap extends ViewQuery<StakeholderMap> {
  @IsId() readonly projectId!: string;
}

/** Projects, by id. */
export class ListProjects extends ListQuery<ProjectLine> {
  @IsOptional() @IsId() readonly clientId?: string;

  @IsOptional() @IsCode(ProjectStage) readonly stage?: ProjectStage;

  /** As it was judged at the end of the last business day. */
  @IsOptional() @IsCode(DelayLevel) readonly delay?: DelayLevel;

  @IsOptional() @IsCode(ProjectType) readonly projectType?: ProjectType;
}

/**
 * Projects by stage, delay, type or region, with their budgets and how many milestones are due and
 * late: their quotient is the delay rate (项目延误率).
 */
export class CountProjects extends ViewQuery<readonly Total[]> {
  @IsIn(projectDimensions, { message: `$property must be one of: ${projectDimensions.join(', ')}` })
  readonly by!: ProjectDimension;
}

const opens: Openings<KeptProject, typeof projectEvents> = {
  ProjectRegistered: ({ valueDate, projectId, ...told }) => ({
    projectId,
    ...told,
    stage: 'idea',
    stageSince: valueDate,
    registeredOn: valueDate,
    stakeholders: [],
    licences: [],
    contracts: [],
    insurances: [],
    budget: [],
    sources: [],
    milestones: [],
    costs: [],
    delay: { level: 'onTime', due: 0, late: 0 },
  }),
};

/** The list with a part put in place of the one with the same id, or at its end. */
const put = <T extends object>(list: readonly T[], id: keyof T, part: T): readonly T[] =>
  list.some((each) => each[id] === part[id])
    ? list.map((each) => (each[id] === part[id] ? part : each))
    : [...list, part];

const on: Rows<KeptProject, typeof projectEvents> = {
  ProjectStageReached: ({ stage, valueDate }, row) => ({ ...row, stage, stageSince: valueDate }),
  StakeholderEngaged: ({ valueDate, projectId: _, clientId: _client, ...told }, row) => {
    const known = row.stakeholders.find((each) => each.stakeholderId === told.stakeholderId);
    const part = { ...told, since: known?.since ?? valueDate };
    return { ...row, stakeholders: put(row.stakeholders, 'stakeholderId', part) };
  },
  StakeholderReleased: ({ stakeholderId }, row) => ({
    ...row,
    stakeholders: row.stakeholders.filter((each) => each.stakeholderId !== stakeholderId),
  }),
  ProjectLicensed: ({ valueDate: grantedOn, projectId: _, clientId: _client, ...told }, row) => ({
    ...row,
    licences: put(row.licences, 'licenceId', { ...told, grantedOn }),
  }),
  ProjectContractSigned: ({ valueDate, projectId: _, clientId: _client, ...told }, row) => ({
    ...row,
    contracts: put(row.contracts, 'contractId', { ...told, signedOn: valueDate }),
  }),
  ProjectInsured: ({ valueDate: _day, projectId: _, clientId: _client, ...told }, row) => ({
    ...row,
    insurances: put(row.insurances, 'insuranceId', told),
  }),
  BudgetAgreed: ({ lines }, row) => ({
    ...row,
    budget: lines.map((line) => ({
      ...line,
      spent: row.budget.find(({ lineId }) => lineId === line.lineId)?.spent ?? none(line.amount),
    })),
  }),
  FundingAgreed: ({ sources, equityTiming, capitalShare }, row) => ({
    ...row,
    sources,
    equityTiming,
    capitalShare,
  }),
  CostIncurred: ({ lineId, amount, valueDate }, row) => ({
    ...row,
    budget: row.budget.map((line) =>
      line.lineId === lineId ? { ...line, spent: plus(line.spent, amount) } : line,
    ),
    costs: [...row.costs, { amount: amount.minor, valueDate }],
  }),
  MilestonePlanned: ({ milestoneId, title, beginsOn, dueOn, weight, budget }, row) => ({
    ...row,
    milestones: put(row.milestones, 'milestoneId', {
      milestoneId,
      title,
      state: 'planned',
      beginsOn,
      dueOn,
      weight,
      budget: budget.minor,
    }),
  }),
  MilestoneForecast: ({ milestoneId, expectedOn }, row) => ({
    ...row,
    milestones: changed(row.milestones, milestoneId, (each) => ({ ...each, expectedOn })),
  }),
  MilestoneReported: ({ milestoneId, completedOn, evidence, reportedBy }, row) => ({
    ...row,
    milestones: changed(row.milestones, milestoneId, (each) => ({
      ...each,
      state: 'reported',
      completedOn,
      evidence,
      reportedBy,
    })),
  }),
  MilestoneCertified: ({ milestoneId, certifier, certifiedBy }, row) => ({
    ...row,
    milestones: changed(row.milestones, milestoneId, (each) => ({
      ...each,
      state: 'certified',
      certifier,
      certifiedBy,
    })),
  }),
  MilestoneRejected: ({ milestoneId }, row) => ({
    ...row,
    milestones: changed(row.milestones, milestoneId, unreported),
  }),
  ProjectDelayJudged: ({ level, due, late }, row) => ({ ...row, delay: { level, due, late } }),
};

/** The groups of a map that hold anybody: the most influential first, opponents before friends. */
const mapOf = ({ projectId, clientId, stakeholders }: KeptProject): StakeholderMap => ({
  projectId,
  clientId,
  groups: Influence.all.toReversed().flatMap((influence) =>
    Stance.all.toReversed().flatMap((stance) => {
      const found = stakeholders.filter(
        (each) => each.influence === influence && each.stance === stance,
      );
      return found.length === 0 ? [] : [{ influence, stance, stakeholders: found }];
    }),
  ),
});

/** Every project of the bank. */
export const projects = defineView({
  name: 'projects',
  events: projectEvents,
  opens,
  on,
  rollups: { projects: counted },
  scope: { client: 'clientId' },
  queries: { GetProject, GetProgressReport, GetStakeholderMap, ListProjects, CountProjects },
  allow: {
    GetProject: everyone,
    GetProgressReport: everyone,
    GetStakeholderMap: everyone,
    ListProjects: everyone,
    CountProjects: everyone,
  },
  answer: {
    GetProject: async ({ projectId }, rows, { today = '' }) =>
      fileOn(await rows.get(projectId), today),
    GetProgressReport: async ({ projectId }, rows, { today = '' }) =>
      reportOn(await rows.get(projectId), today),
    GetStakeholderMap: async ({ projectId }, rows) => mapOf(await rows.get(projectId)),
    ListProjects: async ({ clientId, stage, delay, projectType, ...page }, rows, asked) => {
      const { today = '' } = asked;
      const where = { clientId, stage, projectType, 'delay.level': delay };
      const { items, next } = await rows.page(where, page);
      return { items: items.map((row) => lineOn(row, today)), next };
    },
    CountProjects: ({ by }, rows) => rows.totals('projects', { dimension: by }),
  },
  indexes: [
    { clientId: 1 },
    { stage: 1, registeredOn: 1 },
    { 'delay.level': 1, registeredOn: 1 },
    { projectType: 1, registeredOn: 1 },
  ],
  orders: ['registeredOn'],
});
