import { samplesOf } from '#kernel/testing';
import { applicationId, clientId } from './application/application.examples.js';
import { policyEvents } from './policy/policy.events.js';
import * as policy from './policy/policy.examples.js';
import { creditRulesEvents } from './rules/credit-rules.events.js';
import * as tables from './rules/credit-rules.examples.js';
import { enquiryEvents } from './enquiry/enquiry.events.js';
import { asked } from './enquiry/enquiry.examples.js';

/** A stored sample of every version of every event of an enquiry. */
export const enquirySamples = samplesOf(
  enquiryEvents,
  { enquiryId: 'eq_1', clientId },
  {
    EnquiryRecorded: [asked.data],
    EnquiryAnswered: [
      {
        answer: 'Yes, within a week',
        products: ['workingCapital'],
        answeredBy: 'rm-7',
        valueDate: '2025-02-09',
      },
    ],
    EnquiryApplied: [{ applicationId, valueDate: '2025-02-10' }],
    EnquiryClosed: [
      { outcome: 'lapsed', reason: 'Paid by a buyer', closedBy: 'rm-7', valueDate: '2025-02-10' },
    ],
  },
);

/** A stored sample of every version of every event of a table of credit rules. */
export const creditRulesSamples = samplesOf(
  creditRulesEvents,
  { tableId: 'authority' },
  {
    CreditRulesDrafted: [tables.drafted.data],
    CreditRulesApproved: [tables.inForce.data],
    CreditRulesDeclined: [
      { version: 1, reason: 'Too generous', declinedBy: 'ca-1', valueDate: '2026-03-02' },
    ],
  },
);

/** A stored sample of every version of every event of a credit policy. */
export const policySamples = samplesOf(
  policyEvents,
  { policyId: 'client.cl_1' },
  {
    PolicyDrafted: [policy.ofIndustry.data],
    PolicyApproved: [policy.inForce.data],
    PolicyDeclined: [
      {
        clientId,
        version: 1,
        reason: 'Too strict',
        declinedBy: 'ca-1',
        valueDate: '2026-03-02',
      },
    ],
    PolicyEndDrafted: [
      { clientId, version: 2, reason: 'Over', draftedBy: 'ro-1', valueDate: '2026-03-02' },
    ],
    PolicyEnded: [
      {
        clientId,
        version: 1,
        from: '2026-06-01',
        reason: 'Over',
        draftedBy: 'ro-1',
        approvedBy: 'ca-1',
        valueDate: '2026-03-02',
      },
    ],
  },
);
