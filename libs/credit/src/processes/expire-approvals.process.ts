import { addDays, defineProcess, sweep } from '#kernel';
import { businessDayEvents } from '#platform';
import { EndCommitment } from '../application/application.commands.js';
import type { ConditionsRow } from '../views/pipeline/conditions.view.js';
import { conditions } from '../views/pipeline/conditions.view.js';

/** At the end of a day, approvals end whose last day has passed and of which nothing was drawn. */
export const expireApprovals = defineProcess({
  name: 'expire-approvals',
  events: businessDayEvents,
  sweeps: {
    BusinessDayClosed: sweep(
      ({ day }: { readonly day: string }) =>
        conditions.rows({ use: 'undrawn', validUntil: { upTo: addDays(day, -1) } }),
      ({ applicationId }: ConditionsRow, { day }) => [
        EndCommitment.of({ applicationId, code: 'expired', valueDate: day }),
      ],
    ),
  },
});
