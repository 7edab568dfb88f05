import type { Context, Day } from '#kernel';
import { Decimal } from '#kernel';
import { delayLevel } from './delay.rules.js';
import { checkCurrency, checkShares } from './funding.js';
import type * as commands from './milestone.commands.js';
import { progressOn } from './progress.js';
import { projectEvents } from './project.events.js';
import { projectRefusals as refuse } from './project.refusals.js';
import type { MilestonePlan, Project } from './project.state.js';

const { MilestonePlanned, MilestoneForecast, MilestoneReported } = projectEvents;
const { MilestoneCertified, MilestoneRejected, ProjectDelayJudged } = projectEvents;

/** The most parts of one kind that a project holds. */
export const mostParts = 500;

/** A milestone that is there; refuses one that is not. */
function found({ milestones }: Project, milestoneId: string): MilestonePlan {
  const milestone = milestones.find((each) => each.milestoneId === milestoneId);
  if (milestone === undefined) throw refuse.MilestoneUnknown({ field: 'milestoneId', milestoneId });
  return milestone;
}

function open(project: Project, milestoneId: string): MilestonePlan {
  const milestone = found(project, milestoneId);
  if (milestone.state === 'certified') throw refuse.MilestoneDone({ milestoneId });
  return milestone;
}

/** Refuses a day to come. */
export function checkHappened(day: Day, today: Day, field: string): void {
  if (day > today) throw refuse.NotYetHappened({ field, found: day, today });
}

export function planned(command: commands.PlanMilestone, project: Project, { today }: Context) {
  const { milestoneId, title, beginsOn, dueOn, weight, budget } = command;
  const others = project.milestones.filter((each) => each.milestoneId !== milestoneId);
  if (others.length < project.milestones.length) open(project, milestoneId);
  if (others.length >= mostParts) throw refuse.TooManyParts({ field: 'milestoneId' });
  if (dueOn < beginsOn) throw refuse.EndsBeforeItBegins({ field: 'dueOn', beginsOn, dueOn });
  checkCurrency(budget, project.currency, 'budget');
  checkShares([weight, ...others.map((each) => each.weight)], 'weight');
  const whole = project.budget.reduce((sum, line) => sum + line.amount.minor, 0);
  const parts = others.reduce((sum, each) => sum + each.budget, budget.minor);
  if (project.budget.length > 0 && parts > whole) {
    throw refuse.MilestonesOverBudget({ field: 'budget', budget: whole, milestones: parts });
  }
  const plan = { milestoneId, title, beginsOn, dueOn, budget };
  return MilestonePlanned({
    ...plan,
    weight: new Decimal(weight).toString(),
    valueDate: today,
  });
}

export function forecast(
  { milestoneId, expectedOn, reason }: commands.ForecastMilestone,
  project: Project,
  { today }: Context,
) {
  const { beginsOn, expectedOn: before } = open(project, milestoneId);
  if (expectedOn < beginsOn) {
    throw refuse.EndsBeforeItBegins({ field: 'expectedOn', beginsOn, expectedOn });
  }
  if (expectedOn === before) return [];
  return MilestoneForecast({ milestoneId, expectedOn, reason, valueDate: today });
}

export function reported(
  { milestoneId, completedOn, evidence }: commands.ReportMilestone,
  project: Project,
  { today, actor }: Context,
) {
  const { beginsOn } = open(project, milestoneId);
  checkHappened(completedOn, today, 'completedOn');
  if (completedOn < beginsOn) {
    throw refuse.EndsBeforeItBegins({ field: 'completedOn', beginsOn, completedOn });
  }
  return MilestoneReported({
    milestoneId,
    completedOn,
    evidence: structuredClone(evidence),
    reportedBy: actor.id,
    valueDate: today,
  });
}

export function certified(
  { milestoneId, certifier }: commands.CertifyMilestone,
  project: Project,
  { actor }: Context,
) {
  const { completedOn } = awaiting(project, milestoneId);
  return MilestoneCertified({
    milestoneId,
    certifier,
    certifiedBy: actor.id,
    valueDate: completedOn,
  });
}

export function rejected(
  { milestoneId, reason }: commands.RejectMilestone,
  project: Project,
  { today }: Context,
) {
  awaiting(project, milestoneId);
  return MilestoneRejected({ milestoneId, reason, valueDate: today });
}

function awaiting(project: Project, milestoneId: string) {
  const { state, completedOn } = open(project, milestoneId);
  if (state !== 'reported' || completedOn === undefined) {
    throw refuse.MilestoneNotReported({ milestoneId });
  }
  return { completedOn };
}

/** Whoever reported a milestone does not certify it. */
export const reporterOf = (
  { milestones }: Project,
  { milestoneId }: { readonly milestoneId: string },
): readonly (string | undefined)[] => [
  milestones.find((each) => each.milestoneId === milestoneId)?.reportedBy,
];

/** The delay at the end of a day, recorded where it is another than before. */
export function delayJudged({ day }: commands.JudgeDelay, project: Project) {
  if (project.stage === 'cancelled' || project.stage === 'handedOver') return [];
  const progress = progressOn(project.milestones, [], day);
  const { delayDays: days, delayRate: rate, due, late } = progress;
  const { level, rule } = delayLevel({ days, rate }, day);
  const { delay: before } = project;
  if (level === before.level && due === before.due && late === before.late) return [];
  const { id, version } = rule;
  const judged = { level, from: before.level, due, late, days, rate };
  return ProjectDelayJudged({ ...judged, rule: { id, version }, valueDate: day });
}
