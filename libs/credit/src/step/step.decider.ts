import type { Day, Evolve, Role } from '#kernel';
import { defineDecider } from '#kernel';
import type { StaffRow } from '#organisation';
import { staffRegister } from '#organisation';
import type { ApplicationRow } from '../views/pipeline/pipeline.rows.js';
import { pipeline } from '../views/pipeline/pipeline.view.js';
import { taskOf } from './open-task.js';
import type { ApplicationTask } from './step.codes.js';
import * as commands from './step.commands.js';
import { stepEvents } from './step.events.js';
import { stepRefusals as refuse } from './step.refusals.js';
import { dueOnOf } from './step.rules.js';

const { StepAssigned } = stepEvents;

interface Assigned {
  readonly clientId: string;
  readonly task: ApplicationTask;
  readonly since: Day;
  readonly ownerId: string;
  readonly dueOn: Day;
}

const evolve: Evolve<Assigned, typeof stepEvents> = {
  StepAssigned: ({ clientId, task, since, ownerId, dueOn }) => ({
    ...{ clientId, task, since, ownerId, dueOn },
  }),
};

/** Who may do which task. */
const doers: Readonly<Record<ApplicationTask, readonly Role[]>> = {
  review: ['riskOfficer'],
  completion: ['relationshipManager'],
  decision: ['riskOfficer', 'creditApprover'],
};

/** Who does the open task of an application, and by when. */
export const step = defineDecider({
  stream: 'step',
  by: 'applicationId',
  prefix: 'sq',
  events: stepEvents,
  commands,
  allow: { AssignStep: ['relationshipManager', 'riskOfficer', 'creditApprover', 'unitHead'] },
  evolve,
  consult: {
    AssignStep: ({ applicationId, ownerId }, { id, person = id }) => ({
      application: pipeline.row(applicationId),
      owner: staffRegister.row(ownerId ?? person),
    }),
  },
  create: {},
  either: {
    AssignStep(command, before: Assigned | undefined, { today, actor, application, owner }) {
      const { ownerId = actor.person ?? actor.id, reason } = command;
      const task = application && taskOf(application.stage);
      if (!task) throw refuse.NoOpenTask({ field: 'applicationId' });
      checkOwner(task, owner, application, today);
      const { clientId, stageSince: since, priority } = application;
      const current = before?.task === task && before.since === since ? before : undefined;
      const dueOn = command.dueOn ?? current?.dueOn ?? dueOnOf(task, since, priority);
      if (command.dueOn !== undefined && dueOn < today) {
        throw refuse.DueBeforeToday({ field: 'dueOn', found: dueOn, today });
      }
      if (current?.ownerId === ownerId && current.dueOn === dueOn) return [];
      if (current && reason === undefined) throw refuse.DelegationNeedsReason({ field: 'reason' });
      return StepAssigned({
        ...{ clientId, task, since, ownerId, dueOn },
        ...(reason !== undefined && { reason }),
        assignedBy: actor.id,
        valueDate: today,
      });
    },
  },
  decide: {},
});

/** Refuses an owner without the role for the task, or who may not decide upon the application. */
function checkOwner(
  task: ApplicationTask,
  owner: StaffRow | undefined,
  { submittedBy, managerId, reviews }: ApplicationRow,
  today: Day,
): void {
  const may = owner?.roles.some(
    ({ role, validFrom, validUntil = '9999-12-31' }) =>
      doers[task].includes(role) && validFrom <= today && today <= validUntil,
  );
  if (!owner?.active || !may) throw refuse.TaskNeedsRole({ field: 'ownerId', roles: doers[task] });
  const involved = [submittedBy, managerId, ...reviews.map(({ by }) => by)];
  if (task === 'decision' && involved.includes(owner.personId)) {
    throw refuse.OwnerTookPart({ field: 'ownerId', found: owner.personId });
  }
}
