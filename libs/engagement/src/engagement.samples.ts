import { samplesOf } from '#kernel/testing';
import { cadenceEvents } from './cadence/cadence.events.js';
import { clientId, offer, visit } from './examples.js';
import { taskEvents } from './task/task.events.js';
import { interactionEvents } from './interaction/interaction.events.js';

/** A stored sample of every version of every event of an interaction. */
export const interactionSamples = samplesOf(
  interactionEvents,
  { interactionId: 'in_1', clientId },
  {
    InteractionRecorded: [{ clientId, ...visit }],
    InteractionCorrected: [{ ...visit, channel: 'video', reason: 'It was by video.' }],
    InteractionWithdrawn: [{ reason: 'Another client.' }],
    NextStepPlanned: [offer],
    NextStepCompleted: [{ result: 'Sent.' }],
  },
);

/** A stored sample of every version of every event of a cadence. */
export const cadenceSamples = samplesOf(
  cadenceEvents,
  { clientId },
  {
    CadenceAssigned: [{ profile: 'growth', reason: 'Revenue has doubled.' }],
    ContactStageEntered: [{ stage: 'approval' }],
  },
);

/** A stored sample of every version of every event of a task. */
export const taskSamples = samplesOf(
  taskEvents,
  { taskId: 'tk_1', clientId },
  {
    TaskAssigned: [
      {
        clientId,
        title: 'Send the offer',
        detail: 'Three years, fixed.',
        ownerId: 'rm-7',
        unitId: 'un_b',
        dueOn: '2026-03-06',
        remindOn: '2026-03-05',
        source: 'warning',
        sourceId: 'EW-01',
      },
    ],
    TaskDelegated: [{ from: 'rm-7', ownerId: 'rm-9', unitId: 'un_b', reason: 'Leave.' }],
    TaskPostponed: [
      { from: '2026-03-06', dueOn: '2026-03-09', remindOn: '2026-03-08', reason: 'Asked to.' },
    ],
    TaskReminderGiven: [{ ownerId: 'rm-7', valueDate: '2026-03-05' }],
    TaskEscalated: [
      {
        rule: 'TE-01',
        version: 1,
        level: 1,
        toUnitId: 'un_b',
        daysOverdue: 1,
        valueDate: '2026-03-07',
      },
    ],
    TaskCompleted: [{ result: 'Sent.' }],
    TaskDropped: [{ reason: 'They have signed elsewhere.' }],
  },
);
