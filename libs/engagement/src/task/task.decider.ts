import { clientScope, ClientUnknown } from '#clients';
import type { Day, Evolve } from '#kernel';
import { addDays, daysBetween, defineDecider } from '#kernel';
import { staffRegister } from '#organisation';
import type { Watched } from './escalation.js';
import { escalationOn } from './escalation.js';
import { ownerOf, promptedOwner } from './owner.js';
import type { TaskSource } from './task.codes.js';
import * as commands from './task.commands.js';
import { taskEvents } from './task.events.js';
import { taskRefusals as refuse } from './task.refusals.js';

const { TaskAssigned, TaskDelegated, TaskPostponed, TaskReminderGiven } = taskEvents;
const { TaskEscalated, TaskCompleted, TaskDropped } = taskEvents;

interface Task extends Watched {
  readonly clientId: string;
  readonly ownerId: string;
  readonly open: boolean;
}

const evolve: Evolve<Task, typeof taskEvents> = {
  TaskAssigned: ({ clientId, ownerId, dueOn, remindOn }) => ({
    clientId,
    ownerId,
    dueOn,
    remindOn,
    reminded: false,
    level: 0,
    open: true,
  }),
  TaskDelegated: ({ ownerId }, task) => ({ ...task, ownerId }),
  TaskPostponed: ({ dueOn, remindOn }, task) => ({
    ...task,
    dueOn,
    remindOn,
    reminded: false,
    level: 0,
  }),
  TaskReminderGiven: (_, task) => ({ ...task, reminded: true }),
  TaskEscalated: ({ level }, task) => ({ ...task, level }),
  TaskCompleted: (_, task) => ({ ...task, open: false }),
  TaskDropped: (_, task) => ({ ...task, open: false }),
};

const staff = [
  'relationshipManager',
  'riskOfficer',
  'creditApprover',
  'unitHead',
  'service',
] as const;

/** Something to do for a client, from the day it is given to somebody until it is done. */
export const task = defineDecider({
  stream: 'task',
  by: 'taskId',
  prefix: 'tk',
  events: taskEvents,
  commands,
  allow: {
    AssignTask: staff,
    DelegateTask: staff,
    PostponeTask: staff,
    CompleteTask: staff,
    DropTask: staff,
    JudgeTask: [],
    HandOverTask: [],
    PromptManager: [],
    SettleTask: [],
    RescheduleTask: [],
  },
  evolve,
  consult: {
    AssignTask: ({ clientId, ownerId }) => ({
      client: clientScope.row(clientId),
      owner: ownerId === undefined ? undefined : staffRegister.row(ownerId),
    }),
    DelegateTask: ({ clientId, ownerId }) => ({
      client: clientScope.row(clientId),
      owner: staffRegister.row(ownerId),
    }),
    JudgeTask: ({ clientId }) => ({ client: clientScope.row(clientId) }),
    PromptManager: ({ clientId, ownerId }) => ({
      client: clientScope.row(clientId),
      owner: ownerId === undefined ? undefined : staffRegister.row(ownerId),
    }),
  },

  create: {
    AssignTask(command, { client, owner, today }) {
      const { clientId, title, detail, ownerId, source, sourceId } = command;
      if (client === undefined) throw ClientUnknown({ field: 'clientId', clientId });
      return TaskAssigned({
        clientId,
        title,
        ...(detail !== undefined && { detail }),
        ...ownerOf(ownerId, owner, client, today),
        ...planned(notOver(command, today), today),
        source,
        ...(sourceId !== undefined && { sourceId }),
      });
    },
  },

  either: {
    // What was never given to anybody need not be closed.
    SettleTask: ({ result }, task: Task | undefined) =>
      task?.open ? TaskCompleted({ result }) : [],

    // Never refused: one client must not hold up the others.
    PromptManager(command, before: Task | undefined, { client, owner, today }) {
      const prompted = client && promptedOwner(owner, client);
      if (before !== undefined || prompted === undefined) return [];
      const { clientId, title, detail, source, sourceId } = command;
      return TaskAssigned({
        ...{ clientId, title, source, sourceId },
        ...(detail !== undefined && { detail }),
        ...prompted,
        ...planned(notOver(command, today), today),
      });
    },
  },

  decide: {
    DelegateTask({ clientId, ownerId, reason }, task, { client, owner, today }) {
      checkOpen(task);
      if (client === undefined || clientId !== task.clientId) {
        throw refuse.TaskOfOtherClient({ field: 'clientId', clientId: task.clientId });
      }
      if (ownerId === task.ownerId) return [];
      const to = ownerOf(ownerId, owner, client, today);
      return TaskDelegated({ from: task.ownerId, ...to, reason });
    },

    PostponeTask(command, task, { today }) {
      checkOpen(task);
      const plan = planned(command, today);
      if (plan.dueOn === task.dueOn && plan.remindOn === task.remindOn) return [];
      return TaskPostponed({ from: task.dueOn, ...plan, reason: command.reason });
    },

    CompleteTask({ result }, task) {
      checkOpen(task);
      return TaskCompleted({ result });
    },

    DropTask({ reason }, task) {
      checkOpen(task);
      return TaskDropped({ reason });
    },

    JudgeTask({ day }, task, { client }) {
      if (!task.open) return [];
      const { dueOn, remindOn, reminded, ownerId } = task;
      const reminds = !reminded && remindOn <= day;
      const rule = escalationOn(task, day);
      const toUnitId = rule && (client?.units[rule.level - 1] ?? client?.units.at(-1));
      return [
        ...(reminds ? [TaskReminderGiven({ ownerId, valueDate: day })] : []),
        ...(rule
          ? [
              TaskEscalated({
                rule: rule.id,
                version: rule.version,
                level: rule.level,
                ...(toUnitId !== undefined && { toUnitId }),
                daysOverdue: daysBetween(dueOn, day),
                valueDate: day,
              }),
            ]
          : []),
      ];
    },

    RescheduleTask({ dueOn, reason }, { open, dueOn: from }, { today }) {
      if (!open || dueOn === from || dueOn < today) return [];
      return TaskPostponed({ from, ...planned({ dueOn }, today), reason });
    },

    HandOverTask({ ownerId, unitId, reason }, task) {
      if (!task.open || ownerId === task.ownerId) return [];
      return TaskDelegated({
        from: task.ownerId,
        ownerId,
        ...(unitId !== undefined && { unitId }),
        reason,
      });
    },
  },
});

function checkOpen({ open }: Task): void {
  if (!open) throw refuse.TaskClosed();
}

/** What follows from something else may come late, and is then due at once. */
const notOver = <T extends { readonly dueOn: Day; readonly source: TaskSource }>(
  told: T,
  today: Day,
): T => (told.source !== 'manual' && told.dueOn < today ? { ...told, dueOn: today } : told);

/** The days of a task. Without a word on it, the reminder comes the day before. */
function planned(
  { dueOn, remindOn }: { readonly dueOn: Day; readonly remindOn?: Day },
  today: Day,
): Pick<Task, 'dueOn' | 'remindOn'> {
  if (dueOn < today) throw refuse.TaskDueInPast({ field: 'dueOn', dueOn, today });
  if (remindOn !== undefined && remindOn > dueOn) {
    throw refuse.ReminderAfterDue({ field: 'remindOn', remindOn, dueOn });
  }
  const before = addDays(dueOn, -1);
  return { dueOn, remindOn: remindOn ?? (before < today ? today : before) };
}
