import type { Name, Region } from '#clients';
import type { ProjectType } from '#credit';
import type { Contribution, Day, DecimalText, Money } from '#kernel';
import { none, plus } from '#kernel';
import type { BudgetLine, Paper, Source, Sponsor } from '../project/project.fields.js';
import type { Cost, Progress } from '../project/progress.js';
import { daysBehind, progressOn } from '../project/progress.js';
import type { Delay, MilestonePlan } from '../project/project.state.js';
import type {
  CapitalIndustry,
  ContractKind,
  CoverKind,
  DelayLevel,
  EquityTiming,
  Influence,
  LicenceKind,
  ProjectStage,
  StakeholderRole,
  Stance,
} from '../projects.codes.js';

/** A milestone with its title and its papers. */
export interface MilestoneRow extends MilestonePlan {
  readonly title: string;
  readonly evidence?: readonly Paper[];
  readonly certifier?: string;
  readonly certifiedBy?: string;
}

/** Somebody with an interest in a project. */
export interface Stakeholder {
  readonly stakeholderId: string;
  readonly name: string;
  readonly stakeholderClientId?: string;
  readonly role: StakeholderRole;
  readonly interest: string;
  readonly stance: Stance;
  readonly influence: Influence;
  readonly since: Day;
}

interface Licence {
  readonly licenceId: string;
  readonly kind: LicenceKind;
  readonly authority: string;
  readonly number?: string;
  readonly grantedOn: Day;
  readonly expiresOn?: Day;
}

interface Contract {
  readonly contractId: string;
  readonly kind: ContractKind;
  readonly counterparty: string;
  readonly amount?: Money;
  readonly signedOn: Day;
  readonly endsOn?: Day;
}

interface Insurance {
  readonly insuranceId: string;
  readonly kind: CoverKind;
  readonly insurer: string;
  readonly insured: Money;
  readonly from: Day;
  readonly until: Day;
}

/** A line of the budget, and what was spent on it. */
export interface BudgetLineRow extends BudgetLine {
  readonly spent: Money;
}

/** What is kept of a project. */
export interface KeptProject {
  readonly projectId: string;
  readonly clientId: string;
  readonly name: Name;
  readonly projectType: ProjectType;
  readonly capitalIndustry: CapitalIndustry;
  readonly region: Region;
  readonly site?: string;
  readonly currency: string;
  readonly stage: ProjectStage;
  readonly stageSince: Day;
  readonly registeredOn: Day;
  readonly sponsors: readonly Sponsor[];
  readonly stakeholders: readonly Stakeholder[];
  readonly licences: readonly Licence[];
  readonly contracts: readonly Contract[];
  readonly insurances: readonly Insurance[];
  readonly budget: readonly BudgetLineRow[];
  readonly sources: readonly Source[];
  readonly equityTiming?: EquityTiming;
  readonly capitalShare?: DecimalText;
  readonly milestones: readonly MilestoneRow[];
  /** What was spent, by day. */
  readonly costs: readonly Cost[];
  /** The delay as it was judged at the end of a business day. */
  readonly delay: Delay;
}

/** A milestone, and by how many days it is or was late on the day that is asked for. */
export interface MilestoneOnDay extends MilestoneRow {
  readonly delayDays: number;
}

/** A project on a day. */
export interface ProjectFile extends Omit<KeptProject, 'milestones' | 'costs'> {
  readonly milestones: readonly MilestoneOnDay[];
  readonly budgetTotal: Money;
  readonly spentTotal: Money;
  readonly progress: Progress;
}

/** A project in a list: what it is, how far it has come and how late it is. */
export interface ProjectLine {
  readonly projectId: string;
  readonly clientId: string;
  readonly name: Name;
  readonly projectType: ProjectType;
  readonly region: Region;
  readonly stage: ProjectStage;
  readonly stageSince: Day;
  readonly registeredOn: Day;
  readonly budgetTotal: Money;
  readonly delayLevel: DelayLevel;
  readonly progress: Progress;
}

const totalOf = (amounts: readonly Money[], currency: string): Money =>
  amounts.reduce(plus, none({ currency }));
const budgetTotal = ({ budget, currency }: KeptProject): Money =>
  totalOf(
    budget.map(({ amount }) => amount),
    currency,
  );

/** The whole project, as it stands on a day. */
export function fileOn({ costs, ...row }: KeptProject, day: Day): ProjectFile {
  return {
    ...row,
    milestones: row.milestones.map((each) => ({ ...each, delayDays: daysBehind(each, day) })),
    budgetTotal: budgetTotal({ costs, ...row }),
    spentTotal: totalOf(
      row.budget.map(({ spent }) => spent),
      row.currency,
    ),
    progress: progressOn(row.milestones, costs, day),
  };
}

/** The project as a list shows it on a day. */
export const lineOn = (row: KeptProject, day: Day): ProjectLine => ({
  projectId: row.projectId,
  clientId: row.clientId,
  name: row.name,
  projectType: row.projectType,
  region: row.region,
  stage: row.stage,
  stageSince: row.stageSince,
  registeredOn: row.registeredOn,
  budgetTotal: budgetTotal(row),
  delayLevel: row.delay.level,
  progress: progressOn(row.milestones, row.costs, day),
});

/** What projects may be counted by. */
export const projectDimensions = ['stage', 'delay', 'projectType', 'region'] as const;
export type ProjectDimension = (typeof projectDimensions)[number];

/** Projects and their budgets by group; due and late milestones make the delay rate. */
export const counted = (row: KeptProject): readonly Contribution[] => {
  const { minor: budget } = budgetTotal(row);
  const { due, late, level } = row.delay;
  const values: Readonly<Record<ProjectDimension, string>> = {
    stage: row.stage,
    delay: level,
    projectType: row.projectType,
    region: row.region.code,
  };
  return projectDimensions.map((dimension) => ({
    group: { dimension, value: values[dimension], currency: row.currency },
    sums: { budget, due, late },
  }));
};

/** How many stakeholders stand where. */
export interface StakeholderGroup {
  readonly stance: Stance;
  readonly influence: Influence;
  readonly stakeholders: readonly Stakeholder[];
}

/** Who has an interest in a project, by stance and influence. */
export interface StakeholderMap {
  readonly projectId: string;
  readonly clientId: string;
  readonly groups: readonly StakeholderGroup[];
}
