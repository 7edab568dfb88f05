import { samplesOf } from '#kernel/testing';
import { outletEvents } from './outlet/outlet.events.js';
import { webhookEvents } from './webhook/webhook.events.js';
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

/** A stored sample of every version of every event of a webhook. */
export const webhookSamples = samplesOf(
  webhookEvents,
  { webhookId: 'wh_1' },
  {
    WebhookRegistered: [
      { outletId: 'ot_1', url: 'https://core.bank.example/events', serviceId: 'core.banking' },
    ],
    WebhookConfirmed: [{}],
    WebhookPaused: [{ reason }],
    WebhookResumed: [{ reason }],
    WebhookSecretRotated: [{ version: 2, rotatedAt: '2026-03-02T09:00:00.000Z' }],
    WebhookReplayed: [{ reason, after: 1_000 }],
    WebhookGone: [{}],
    WebhookRemoved: [{ reason }],
  },
);
