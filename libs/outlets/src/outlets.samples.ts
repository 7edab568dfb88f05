import { samplesOf } from '#kernel/testing';
import { outletEvents } from './outlet/outlet.events.js';
import { approved, requested, terms } from './outlet/outlet.examples.js';

const reason = 'Needed.';

/** A stored sample of every version of every event of an outlet. */
export const outletSamples = samplesOf(
  outletEvents,
  { outletId: 'ot_1' },
  {
    OutletRequested: [requested.data],
    OutletApproved: [approved.data],
    OutletDeclined: [{ reason, declinedBy: 'li.na' }],
    OutletNarrowed: [{ reason, terms }],
    OutletWideningProposed: [{ reason, terms, proposedBy: 'operations' }],
    OutletWidened: [{ terms, approvedBy: 'li.na' }],
    OutletWideningDeclined: [{ reason, declinedBy: 'li.na' }],
    OutletSuspended: [{ reason }],
    OutletResumed: [{ reason }],
    OutletClosed: [{ reason }],
  },
);
