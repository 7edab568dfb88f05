import type { Context } from '#kernel';
import { checkHappened, mostParts } from '../project/milestones.js';
import { projectEvents } from '../project/project.events.js';
import { projectRefusals } from '../project/project.refusals.js';
import type { Project } from '../project/project.state.js';
import type * as commands from './care.commands.js';
import { careRefusals as refuse } from './care.refusals.js';

const { ServiceTeamAppointed, ProjectMeetingHeld, MeetingTaskCompleted } = projectEvents;
const { ProgressReportDelivered, ProjectClientAlerted } = projectEvents;
const { ProjectFeedbackReceived, ProjectFollowedUp } = projectEvents;

/** Refuses an id of a kind that was given before, and more of a kind than a project holds. */
function checkNew({ recorded }: Project, kind: string, id: string, field: string): void {
  if (recorded.includes(`${kind}:${id}`)) throw refuse.CareRecordedBefore({ field, found: id });
  if (recorded.filter((each) => each.startsWith(`${kind}:`)).length >= mostParts) {
    throw projectRefusals.TooManyParts({ field });
  }
}

export function teamAppointed(
  { members, meetingEveryDays }: commands.AppointServiceTeam,
  _: Project,
  { today }: Context,
) {
  const persons = new Set(members.map(({ personId }) => personId));
  const leads = members.filter(({ duty }) => duty === 'lead').length;
  if (leads !== 1 || persons.size < members.length) {
    throw refuse.TeamWithoutLead({ field: 'members' });
  }
  return ServiceTeamAppointed({
    members: structuredClone(members),
    meetingEveryDays,
    valueDate: today,
  });
}

export function meetingHeld(
  { projectId: _, heldOn, minutes = [], ...told }: commands.HoldProjectMeeting,
  project: Project,
  { today }: Context,
) {
  checkNew(project, 'meeting', told.meetingId, 'meetingId');
  checkHappened(heldOn, today, 'heldOn');
  const ids = new Set<string>();
  for (const [index, { taskId, dueOn }] of told.tasks.entries()) {
    const field = `tasks.${index}`;
    if (dueOn < heldOn)
      throw refuse.TaskDueBeforeMeeting({ field: `${field}.dueOn`, dueOn, heldOn });
    if (ids.has(taskId)) throw projectRefusals.NamedTwice({ field: `${field}.taskId`, taskId });
    ids.add(taskId);
    checkNew(project, 'meetingTask', taskId, `${field}.taskId`);
  }
  return ProjectMeetingHeld({
    ...structuredClone(told),
    minutes: structuredClone(minutes),
    valueDate: heldOn,
  });
}

export function meetingTaskCompleted(
  { taskId, result }: commands.CompleteMeetingTask,
  { openTasks }: Project,
  { today }: Context,
) {
  if (!openTasks.includes(taskId)) throw refuse.MeetingTaskUnknown({ field: 'taskId', taskId });
  return MeetingTaskCompleted({ taskId, result, valueDate: today });
}

/** The same, where it was done as a task of the bank: never refused. */
export const meetingTaskSettled = (
  command: commands.SettleMeetingTask,
  project: Project,
  context: Context,
) =>
  project.openTasks.includes(command.taskId) ? meetingTaskCompleted(command, project, context) : [];

export function reportDelivered(
  { projectId: _, ...told }: commands.DeliverProgressReport,
  project: Project,
  { today }: Context,
) {
  checkNew(project, 'word', told.reportId, 'reportId');
  checkHappened(told.reportedOn, today, 'reportedOn');
  return ProgressReportDelivered({ ...told, valueDate: today });
}

export function clientAlerted(
  { projectId: _, ...told }: commands.AlertProjectClient,
  project: Project,
  { today }: Context,
) {
  checkNew(project, 'word', told.alertId, 'alertId');
  return ProjectClientAlerted({ ...told, valueDate: today });
}

export function feedbackReceived(
  { projectId: _, ...told }: commands.ReceiveProjectFeedback,
  project: Project,
  { today }: Context,
) {
  checkNew(project, 'feedback', told.feedbackId, 'feedbackId');
  const { answers } = told;
  if (answers !== undefined && !project.recorded.includes(`word:${answers}`)) {
    throw refuse.AnswersNothing({ field: 'answers', answers });
  }
  return ProjectFeedbackReceived({ ...told, valueDate: today });
}

export function followedUp(
  { projectId: _, heldOn, ...told }: commands.FollowUpProject,
  project: Project,
  { today }: Context,
) {
  const { stage } = project;
  if (stage === 'idea' || stage === 'design' || stage === 'cancelled') {
    throw refuse.NotYetFinanced({ stage });
  }
  checkNew(project, 'followUp', told.followUpId, 'followUpId');
  checkHappened(heldOn, today, 'heldOn');
  return ProjectFollowedUp({ ...structuredClone(told), valueDate: heldOn });
}
