import { clientId } from '../application/application.examples.js';
import { policyEvents } from './policy.events.js';
import type { PolicyContent } from './policy.fields.js';

/** New credit only after a risk review, and not beyond five years. */
export const content: PolicyContent = { newCredit: 'reviewed', longestMonths: 60 };

const common = { clientId, version: 1, content, reason: 'Overcapacity', draftedBy: 'ro-1' };
const { PolicyDrafted, PolicyApproved } = policyEvents;

export const drafted = PolicyDrafted({
  policyId: 'client.cl_1',
  ...common,
  valueDate: '2026-03-02',
});

/** A policy for a whole section of industry. */
export const ofIndustry = PolicyDrafted({
  policyId: 'industry.C',
  version: 1,
  content: { newCredit: 'open', leastRate: '0.04' },
  reason: 'Overcapacity',
  draftedBy: 'ro-1',
  valueDate: '2026-03-02',
});

export const inForce = PolicyApproved({
  policyId: 'client.cl_1',
  ...common,
  from: '2026-03-02',
  approvedBy: 'ca-1',
  valueDate: '2026-03-02',
});
