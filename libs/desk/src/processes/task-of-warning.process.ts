import type { ClientScope } from '#clients';
import { clientScope } from '#clients';
import { PromptManager } from '#engagement';
import type { DataOf } from '#kernel';
import { defineProcess, pick, sweep } from '#kernel';
import { followingId } from '#platform';
import { warningEvents } from '#risk';

type Raised = DataOf<typeof warningEvents.WarningRaised>;

/**
 * A warning that is raised becomes a task of the manager: somebody must take note of it in time. A
 * client without a manager has nobody to give it to; its warning stands on the watch list.
 */
export const taskOfWarning = defineProcess({
  name: 'task-of-warning',
  events: pick(warningEvents, 'WarningRaised'),
  sweeps: {
    WarningRaised: sweep(
      ({ clientId }: Raised) => clientScope.rows({ clientId }),
      ({ managerId }: ClientScope, { clientId, rule, number, due, about }: Raised, { at }) => {
        // A warning of the past, as a migration brings it, leaves nothing to be in time for.
        if (managerId === undefined || due.acknowledgeBy < at.slice(0, 10)) return [];
        const { label } = about;
        return [
          PromptManager.of({
            taskId: followingId('tk', clientId, rule, number),
            clientId,
            title: `${label.zh} (${label.en})`.slice(0, 200),
            dueOn: due.acknowledgeBy,
            source: 'warning',
            sourceId: rule,
          }),
        ];
      },
    ),
  },
});
