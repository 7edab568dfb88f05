import { applicationEvents, loanIdOf } from '#credit';
import { defineProcess } from '#kernel';
import { GrantLoan } from '../loan/loan.commands.js';

/** An approved application becomes a loan. A migrated one comes with its loan. */
export const grantLoan = defineProcess({
  name: 'grant-loan',
  events: applicationEvents,
  on: {
    ApplicationApproved: ({ clientId, managerId, terms, valueDate, ...approval }, { id }) =>
      approval.origin !== undefined
        ? []
        : [
            GrantLoan.of({
              loanId: loanIdOf(id),
              applicationId: id,
              clientId,
              managerId,
              terms,
              ...(approval.product && { product: approval.product }),
              approvedOn: valueDate,
              ...(approval.validUntil !== undefined && { validUntil: approval.validUntil }),
            }),
          ],
  },
});
