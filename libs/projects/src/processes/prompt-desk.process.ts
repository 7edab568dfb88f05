import { PromptManager, SettleTask, taskEvents } from '#engagement';
import type { Day } from '#kernel';
import { addDays, defineProcess, pick, sweep } from '#kernel';
import { businessDayEvents, followingId } from '#platform';
import { SettleMeetingTask } from '../care/care.commands.js';
import type { ProjectCareRow } from '../care/care.view.js';
import { projectCare } from '../care/care.view.js';
import { covenantEvents } from '../covenant/covenant.events.js';
import { projectEvents } from '../project/project.events.js';
import { FundingKind } from '../projects.codes.js';
import type { FundingRow } from '../views/drawdowns.view.js';
import { projectFunding } from '../views/drawdowns.view.js';

/** So many days before the last on which a source may be drawn, the desk is told of it. */
const availabilityNoticeDays = 30;

const taskOf = (projectId: string, taskId: string): string => followingId('tk', projectId, taskId);

/** The desk does what meetings gave it to do, and does not miss tests and the end of availability. */
export const promptDesk = defineProcess({
  name: 'prompt-project-desk',
  events: {
    ...pick(projectEvents, 'ProjectMeetingHeld', 'MeetingTaskCompleted'),
    ...pick(covenantEvents, 'CovenantTestAnnounced'),
    ...businessDayEvents,
  },
  on: {
    ProjectMeetingHeld: ({ projectId, clientId, tasks, participants }) =>
      tasks.map(({ taskId, what, owner, dueOn }) => {
        const ownerId = participants.find(({ name }) => name === owner)?.personId;
        return PromptManager.of({
          taskId: taskOf(projectId, taskId),
          clientId,
          ...(ownerId !== undefined && { ownerId }),
          title: what.slice(0, 200),
          detail: owner,
          dueOn,
          source: 'project',
          sourceId: projectId,
        });
      }),
    MeetingTaskCompleted: ({ projectId, taskId, result }) => [
      SettleTask.of({ taskId: taskOf(projectId, taskId), result }),
    ],
    CovenantTestAnnounced: ({ covenantId, clientId, testOn, dueOn }) => [
      PromptManager.of({
        taskId: followingId('tk', covenantId, testOn),
        clientId,
        title: `约定测试 ${testOn} (Covenant test ${testOn})`,
        dueOn,
        source: 'project',
        sourceId: covenantId,
      }),
    ],
  },
  sweeps: {
    BusinessDayClosed: sweep(
      () => projectFunding.rows({}),
      ({ projectId, clientId, sources }: FundingRow, { day }: { readonly day: Day }) =>
        sources
          .filter(
            ({ kind, amount, come }) => !FundingKind(kind).isCapital && come.minor < amount.minor,
          )
          .flatMap(({ sourceId, availableUntil }) =>
            availableUntil === undefined ||
            day > availableUntil ||
            addDays(day, availabilityNoticeDays) < availableUntil
              ? []
              : [
                  PromptManager.of({
                    taskId: followingId('tk', projectId, sourceId, availableUntil),
                    clientId,
                    title: `提款期截至 ${availableUntil} (${sourceId} may be drawn until ${availableUntil})`,
                    dueOn: availableUntil,
                    source: 'project',
                    sourceId: projectId,
                  }),
                ],
          ),
    ),
  },
});

interface Done {
  readonly clientId: string;
  readonly taskId: string;
  readonly result: string;
}

/** What was done as a task of the bank is done for the meeting that gave it. */
export const settleMeetingTasks = defineProcess({
  name: 'settle-meeting-tasks',
  events: pick(taskEvents, 'TaskCompleted'),
  sweeps: {
    TaskCompleted: sweep(
      ({ clientId }: Done) => projectCare.rows({ clientId }),
      ({ projectId, tasks }: ProjectCareRow, { taskId, result }: Done) =>
        tasks
          .filter((each) => each.doneOn === undefined && taskOf(projectId, each.taskId) === taskId)
          .map((each) => SettleMeetingTask.of({ projectId, taskId: each.taskId, result })),
    ),
  },
});
