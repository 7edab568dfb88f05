import { clientEvents } from '#clients';
import type { DataOf, Day } from '#kernel';
import { defineProcess, pick, sweep } from '#kernel';
import { businessDayEvents } from '#platform';
import { HandOverTask, JudgeTask } from '../task/task.commands.js';
import type { TaskRow } from '../views/tasks.view.js';
import { tasks } from '../views/tasks.view.js';

type Transferred = DataOf<typeof clientEvents.RelationshipManagerTransferred>;

/**
 * At the end of a day, owners are reminded and overdue tasks are shown to heads; open tasks move
 * with their client to a new manager.
 */
export const followTasks = defineProcess({
  name: 'follow-tasks',
  events: { ...businessDayEvents, ...pick(clientEvents, 'RelationshipManagerTransferred') },
  sweeps: {
    BusinessDayClosed: sweep(
      ({ day }: { readonly day: Day }) =>
        tasks.rows({ state: 'open', nextJudgementOn: { from: '', upTo: day } }),
      ({ taskId, clientId }: TaskRow, { day }) => [JudgeTask.of({ taskId, clientId, day })],
    ),
    RelationshipManagerTransferred: sweep(
      ({ clientId, formerManagerId }: Transferred) =>
        tasks.rows({ clientId, ownerId: formerManagerId, state: 'open' }),
      ({ taskId }: TaskRow, { managerId, units, reason }: Transferred) => [
        HandOverTask.of({
          taskId,
          ownerId: managerId,
          ...(units[0] !== undefined && { unitId: units[0] }),
          reason,
        }),
      ],
    ),
  },
});
