import { cny } from '#kernel';
import { applicationId, clientId } from '../application/application.examples.js';
import { collateralEvents } from './collateral.events.js';

export const collateralId = 'co_1';
const dated = { collateralId, clientId, valueDate: '2026-03-02' } as const;

/** A plant of the client. */
export const offered = collateralEvents.CollateralOffered({
  ...dated,
  kind: 'realEstate',
  description: 'Plant in Gaoxin, 12,000 m²',
  offeredBy: 'rm-7',
});

export const appraised = collateralEvents.AppraisalSubmitted({
  ...dated,
  value: cny(1_000_000),
  appraiser: 'Zhonglian Appraisal',
  appraisedOn: '2026-02-20',
  submittedBy: 'rm-7',
});

export const valued = collateralEvents.CollateralValued({
  ...dated,
  value: cny(1_000_000),
  appraiser: 'Zhonglian Appraisal',
  appraisedOn: '2026-02-20',
  rule: { id: 'AR-01', version: 1 },
  advanceRate: '0.70',
  lendable: cny(700_000),
  reviewOn: '2027-02-20',
  isInsured: true,
  acceptedBy: 'ro-1',
});

export const registered = collateralEvents.CollateralRegistered({
  ...dated,
  registry: 'Xi’an Real Estate Registry',
  certificate: 'SX-0017',
  rank: 1,
  priorClaims: cny(0),
  registeredBy: 'ro-1',
});

/** It secures 400,000 yuan of a credit. */
export const covering = collateralEvents.CoverChanged({
  ...dated,
  kind: 'realEstate',
  covers: [{ applicationId, amount: cny(400_000), good: cny(400_000) }],
  ended: [],
  free: cny(300_000),
  loanToValue: '0.4',
  isShort: false,
});
