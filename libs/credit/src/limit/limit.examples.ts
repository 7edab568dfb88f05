import { cny } from '#kernel';
import { applicationId, clientId } from '../application/application.examples.js';
import type { LimitContent } from './limit.events.js';
import { limitEvents } from './limit.events.js';

export const content: LimitContent = {
  holder: 'client',
  total: cny(1_000_000),
  subLimits: [
    { id: 'dollars', currency: 'USD', most: 50_000_000 },
    { id: 'long', product: 'workingCapital', longerThanMonths: 12, most: 30_000_000 },
  ],
  inputs: {
    creditStanding: 'No arrears in five years',
    financialPosition: 'Debt to assets 48 %',
    outlook: 'Orders for two years',
    collateralValue: 'Plant of 2 million',
  },
  validUntil: '2027-03-01',
};

export const proposed = limitEvents.LimitProposed({
  limitId: clientId,
  ...content,
  version: 1,
  reason: 'Yearly review',
  proposedBy: 'rm-7',
  valueDate: '2026-03-02',
});

export const approvedLimit = limitEvents.LimitApproved({
  limitId: clientId,
  version: 1,
  content,
  approvedBy: 'ca-1',
  shareOfCapital: '0',
  isLargeExposure: false,
  rule: { id: 'LE-01', version: 1 },
  valueDate: '2026-03-02',
});

export const reserved = limitEvents.LimitReserved({
  limitId: clientId,
  applicationId,
  reserved: cny(400_000),
  amount: cny(400_000),
  product: 'workingCapital',
  termMonths: 12,
  valueDate: '2026-03-02',
});
