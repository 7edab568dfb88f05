import { samplesOf } from '#kernel/testing';
import { productEvents } from './product/product.events.js';
import { drafted, offered, productId } from './product/product.examples.js';
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

/** A stored sample of every version of every event of a product. */
export const productSamples = samplesOf(
  productEvents,
  { productId },
  {
    ProductDrafted: [drafted.data],
    ProductApproved: [offered.data],
    ProductDeclined: [
      { version: 1, reason: 'Too wide', declinedBy: 'ca-1', valueDate: '2026-03-03' },
    ],
    ProductWithdrawn: [
      {
        version: 1,
        from: '2026-04-01',
        reason: 'Over',
        withdrawnBy: 'ca-1',
        valueDate: '2026-03-03',
      },
    ],
  },
);
