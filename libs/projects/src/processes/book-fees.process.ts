import type { Day } from '#kernel';
import { addDays, defineProcess, pick, sweep } from '#kernel';
import { ChargeFee } from '#lending';
import { businessDayEvents, followingId } from '#platform';
import { projectFacilities } from '../facility/facilities.view.js';
import type { KeptFacility } from '../facility/facilities.view.js';
import { AccrueCommitmentFee } from '../facility/facility.commands.js';
import { projectEvents } from '../project/project.events.js';

/** So many days after it was accrued a fee is due. */
const feeDueDays = 10;

/** At the end of a business day the commitment fee is accrued wherever a month is over. */
export const accrueFees = defineProcess({
  name: 'accrue-commitment-fees',
  events: businessDayEvents,
  sweeps: {
    BusinessDayClosed: sweep(
      () => projectFacilities.rows({}),
      ({ projectId, sourceId, commitmentFee }: KeptFacility, { day }: { readonly day: Day }) =>
        commitmentFee === undefined ? [] : [AccrueCommitmentFee.of({ projectId, sourceId, day })],
    ),
  },
});

/** The commitment fee of a debt that is drawn on a loan is charged there, and paid with the loan. */
export const chargeFees = defineProcess({
  name: 'charge-commitment-fees',
  events: pick(projectEvents, 'CommitmentFeeAccrued'),
  on: {
    CommitmentFeeAccrued: ({ projectId, sourceId, until, amount, loanId }) =>
      loanId === undefined
        ? []
        : [
            ChargeFee.of({
              loanId,
              feeId: followingId('fe', projectId, sourceId, until),
              kind: 'commitment',
              amount,
              dueOn: addDays(until, feeDueDays),
            }),
          ],
  },
});
