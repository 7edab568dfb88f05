import { clientEvents } from '#clients';
import { defineProcess, sweep } from '#kernel';
import type { DataOf, Occurrence } from '#kernel';
import { PlaceLoan } from '../loan/loan.commands.js';
import type { KeptLoan } from '../views/book/loan-book.rows.js';
import { loanBook } from '../views/book/loan-book.view.js';

type Placed = Pick<DataOf<typeof clientEvents.RelationshipManagerAssigned>, 'managerId' | 'units'>;

const ofClient = (_: unknown, { id: clientId }: Occurrence) => loanBook.rows({ clientId });

const toManager = sweep(
  ofClient,
  ({ loanId }: KeptLoan, { managerId, units }: Placed, { valueDate }) => [
    PlaceLoan.of({ loanId, managerId, units, valueDate }),
  ],
);

/** The loans of a client go with it, to another manager and to another place in the bank. */
export const followClients = defineProcess({
  name: 'follow-clients',
  events: clientEvents,
  sweeps: {
    RelationshipManagerAssigned: toManager,
    RelationshipManagerTransferred: toManager,
    ClientPlaced: sweep(
      ofClient,
      ({ loanId, managerId }: KeptLoan, { units }: Pick<Placed, 'units'>, { valueDate }) => [
        PlaceLoan.of({ loanId, managerId, units, valueDate }),
      ],
    ),
  },
});
