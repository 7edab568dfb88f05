import { samplesOf } from '#kernel/testing';
import { applicationEvents } from './application/application.events.js';
import {
  applicationId,
  approved,
  clientId,
  reviewed,
  submitted,
} from './application/application.examples.js';

/** A stored sample of every version of every event of an application. */
export const applicationSamples = samplesOf(
  applicationEvents,
  { applicationId, clientId },
  {
    ApplicationSubmitted: [submitted.data],
    ApplicationReviewed: [reviewed.data],
    ApplicationApproved: [approved.data],
    ApplicationDeclined: [
      { clientId, declinedBy: 'ca-1', reason: 'Debt service not covered', valueDate: '2025-02-20' },
    ],
    ApplicationWithdrawn: [{ clientId, reason: 'Found another bank', valueDate: '2025-02-20' }],
  },
);
