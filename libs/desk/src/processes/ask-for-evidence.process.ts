import { PromptManager } from '#engagement';
import type { Day } from '#kernel';
import { addDays, defineProcess, sweep } from '#kernel';
import type { UseRow } from '#lending';
import { useOfProceeds } from '#lending';
import { businessDayEvents, followingId } from '#platform';

/** Within so many days the manager brings the papers or says what was found. */
const daysToAsk = 5;

/** At the end of a day, papers on the use of money that have not come become tasks (F-11). */
export const askForEvidence = defineProcess({
  name: 'ask-for-evidence',
  events: businessDayEvents,
  sweeps: {
    BusinessDayClosed: sweep(
      ({ day }: { readonly day: Day }) => useOfProceeds.rows({ evidenceDueOn: { upTo: day } }),
      ({ loanId, clientId, drawdowns }: UseRow, { day }) =>
        drawdowns
          .filter(
            ({ evidence, evidenceDueOn = day }) => evidence.length === 0 && evidenceDueOn < day,
          )
          .map(({ drawdownId, evidenceDueOn = day }) =>
            PromptManager.of({
              taskId: followingId('tk', loanId, 'use', drawdownId),
              clientId,
              title: `贷款资金用途凭证已于${evidenceDueOn}到期 (papers on the use of the money were due on ${evidenceDueOn})`,
              dueOn: addDays(day, daysToAsk),
              source: 'useOfProceeds',
              sourceId: loanId,
            }),
          ),
    ),
  },
});
