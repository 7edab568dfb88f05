import { defineProcess, sweep } from '#kernel';
import { businessDayEvents } from '#platform';
import { JudgeCovenant } from '../covenant/covenant.commands.js';
import type { CovenantRow } from '../views/covenants.view.js';
import { covenants } from '../views/covenants.view.js';

/** At the end of a business day every covenant is judged for which the day brings something. */
export const judgeCovenants = defineProcess({
  name: 'judge-covenants',
  events: businessDayEvents,
  sweeps: {
    BusinessDayClosed: sweep(
      ({ day }: { readonly day: string }) => covenants.rows({ nextJudgementOn: { upTo: day } }),
      ({ covenantId, projectId }: CovenantRow, { day }) => [
        JudgeCovenant.of({ covenantId, projectId, day }),
      ],
    ),
  },
});
