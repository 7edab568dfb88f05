import { cny } from '#kernel';
import { applicationId, clientId } from '../application/application.examples.js';
import { ceilingEvents } from './ceiling.events.js';

export const ceilingId = 'industry.C';

const content = { most: cny(1_000_000), reviewOn: '2027-03-01' };
const common = { ceilingId, version: 1, ...content, valueDate: '2026-03-02' };

export const proposed = ceilingEvents.CeilingProposed({
  ...common,
  reason: 'Yearly review',
  proposedBy: 'ro-1',
});

export const approved = ceilingEvents.CeilingApproved({ ...common, approvedBy: 'ca-1' });

/** A review has reserved what the application of the examples asks for. */
export const reserved = ceilingEvents.CeilingReserved({
  ceilingId,
  applicationId,
  clientId,
  reserved: cny(120_000),
  change: cny(120_000),
  isGranted: false,
  valueDate: '2026-03-02',
});
