import { standingEvents } from '#credit';
import { AssignCadence } from '#engagement';
import { defineProcess, pick } from '#kernel';

/** A client that is handled first is visited as regularly as a strategic one (F-04). */
export const visitPriorityClients = defineProcess({
  name: 'visit-priority-clients',
  events: pick(standingEvents, 'HandlingPrioritySet'),
  on: {
    HandlingPrioritySet: ({ clientId, priority, reason }) => [
      AssignCadence.of({
        clientId,
        profile: priority === 'vip' ? 'responsible' : 'ordinary',
        reason,
      }),
    ],
  },
});
