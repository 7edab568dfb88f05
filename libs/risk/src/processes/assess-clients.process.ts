import type { Day, Occurrence } from '#kernel';
import { defineProcess, sweep } from '#kernel';
import { loanEvents } from '#lending';
import { businessDayEvents } from '#platform';
import { clientFigures } from '../client-figures/client-figures.view.js';
import { figuresOn, loanFiguresOn } from '../client-figures/figures-of-client.js';
import { AssessClient } from '../warning/warning.commands.js';

interface OfLoan {
  readonly clientId: string;
  readonly origin?: object;
}

/** The client of a loan is judged at once, by the figures that events change. */
const atOnce = sweep(
  // What is taken over from another system is judged at the end of a day, once and not fact by fact.
  ({ clientId, origin }: OfLoan) =>
    clientFigures.rows({ clientId: origin === undefined ? clientId : { in: [] } }),
  (row, _, { valueDate }: Occurrence) => [
    AssessClient.of({
      clientId: row.clientId,
      day: valueDate,
      figures: loanFiguresOn(row, valueDate),
    }),
  ],
);

/**
 * Compares the clients of the bank with the rules of early warning: one client at once when
 * something happens to a loan that may call for a level, and all that have dealings at the end of
 * each business day. Figures that only time changes, such as the days without contact, are judged
 * at the end of the day alone; so is a repayment, which matters when a bucket changes.
 */
export const assessClients = defineProcess({
  name: 'assess-clients',
  events: { ...loanEvents, ...businessDayEvents },
  sweeps: {
    LoanFellOverdue: atOnce,
    OverdueBucketChanged: atOnce,
    LoanCameCurrent: atOnce,
    RepaymentReversed: atOnce,
    LoanRecalculated: atOnce,
    LoanSettled: atOnce,
    LoanReopened: atOnce,
    LoanWrittenOff: atOnce,
    RecoveryRecorded: atOnce,
    GuaranteeRecorded: atOnce,
    GuaranteeReleased: atOnce,
    BusinessDayClosed: sweep(
      () => clientFigures.rows({ watched: true }),
      (row, { day }: { readonly day: Day }) => [
        AssessClient.of({ clientId: row.clientId, day, figures: figuresOn(row, day) }),
      ],
    ),
  },
});
