import { clientEvents } from '#clients';
import type { DataOf, Day } from '#kernel';
import { defineProcess, pick, sweep } from '#kernel';
import { businessDayEvents, followingId } from '#platform';
import { HandOverPromise, JudgePromise } from '../promise/promise.commands.js';
import { promiseEvents } from '../promise/promise.events.js';
import { PromptManager, RescheduleTask, SettleTask } from '../task/task.commands.js';
import type { PromiseRow } from '../views/messages/promises.view.js';
import { promises } from '../views/messages/promises.view.js';

type Transferred = DataOf<typeof clientEvents.RelationshipManagerTransferred>;

const taskOf = (promiseId: string): string => followingId('tk', promiseId);

/**
 * A promise is a task of whoever keeps it, with a reminder and the heads behind it; it moves with
 * the client to a new manager, and a day that ends without it is told.
 */
export const followPromises = defineProcess({
  name: 'follow-promises',
  events: {
    ...promiseEvents,
    ...businessDayEvents,
    ...pick(clientEvents, 'RelationshipManagerTransferred'),
  },
  on: {
    PromiseMade: ({ promiseId, clientId, ownerId, what, dueOn }) => [
      PromptManager.of({
        taskId: taskOf(promiseId),
        clientId,
        ownerId,
        title: what.slice(0, 200),
        dueOn,
        source: 'promise',
        sourceId: promiseId,
      }),
    ],
    PromiseRescheduled: ({ promiseId, dueOn, reason }) => [
      RescheduleTask.of({ taskId: taskOf(promiseId), dueOn, reason }),
    ],
    PromiseKept: ({ promiseId, result }) => [SettleTask.of({ taskId: taskOf(promiseId), result })],
    PromiseReleased: ({ promiseId, reason }) => [
      SettleTask.of({ taskId: taskOf(promiseId), result: reason }),
    ],
  },
  sweeps: {
    BusinessDayClosed: sweep(
      ({ day }: { readonly day: Day }) => promises.rows({ state: 'open', dueOn: { upTo: day } }),
      ({ promiseId, clientId }: PromiseRow, { day }) => [
        JudgePromise.of({ promiseId, clientId, day }),
      ],
    ),
    RelationshipManagerTransferred: sweep(
      ({ clientId, formerManagerId }: Transferred) =>
        promises.rows({ clientId, ownerId: formerManagerId, state: 'open' }),
      ({ promiseId }: PromiseRow, { managerId, units, reason }: Transferred) => [
        HandOverPromise.of({
          promiseId,
          ownerId: managerId,
          ...(units[0] !== undefined && { unitId: units[0] }),
          reason,
        }),
      ],
    ),
  },
});
