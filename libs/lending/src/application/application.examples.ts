import { clientId, terms } from '../loan/loan.examples.js';
import { applicationEvents } from './application.events.js';

/** A relationship manager has taken in what the client asks for. */
export const submitted = applicationEvents.ApplicationSubmitted({
  clientId,
  terms,
  managerId: 'rm-7',
  submittedBy: 'rm-7',
  valueDate: '2025-02-10',
});

/** A risk officer is in favour of it. */
export const reviewed = applicationEvents.ApplicationReviewed({
  clientId,
  reviewedBy: 'ro-1',
  as: 'riskOfficer',
  recommendation: 'approve',
  comment: 'Cash flow covers the debt service 1.6 times',
  valueDate: '2025-02-14',
});

/** It is granted as it was asked for. */
export const approved = applicationEvents.ApplicationApproved({
  clientId,
  terms,
  conditions: [],
  managerId: 'rm-7',
  approvedBy: 'ca-1',
  authority: { rule: 'AA-02', version: 1 },
  valueDate: '2025-02-20',
});
