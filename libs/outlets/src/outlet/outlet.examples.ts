import { outletEvents } from './outlet.events.js';
import type { OutletTerms } from './terms.js';

/** Named terms and facts of outlets, for specs. */
export const terms: OutletTerms = {
  scope: { types: ['LoanGranted', 'LoanDisbursed'] },
  fields: [{ path: 'amount', treatment: 'masked' }],
  eventsPerMinute: 60_000,
  expiresOn: '2027-03-01',
};

export const requested = outletEvents.OutletRequested({
  serviceId: 'core.banking',
  name: 'Core banking',
  purpose: 'Books drawdowns in the ledger.',
  ownerId: 'li.na',
  contact: 'core-banking@bank.example',
  terms,
  requestedBy: 'operations',
});
export const approved = outletEvents.OutletApproved({ approvedBy: 'li.na' });
