import type { Samples } from '#kernel';
import type { applicationEvents } from './application/application.events.js';
import { approved, clientId, reviewed, submitted } from './application/application.examples.js';

/** A stored sample of every version of every event of an application. */
export const applicationSamples: Samples<typeof applicationEvents> = {
  ApplicationSubmitted: [submitted.data],
  ApplicationReviewed: [reviewed.data],
  ApplicationApproved: [approved.data],
  ApplicationDeclined: [
    { clientId, declinedBy: 'ca-1', reason: 'Debt service not covered', valueDate: '2025-02-20' },
  ],
  ApplicationWithdrawn: [{ clientId, reason: 'Found another bank', valueDate: '2025-02-20' }],
};
