import { contingencyEvents } from './contingency.events.js';

export const planId = 'cp_1';
const valueDate = '2026-03-02';

export const content = {
  scenario: 'liquidity',
  title: 'Their largest customer stops paying',
  trigger: 'Two invoices of the customer are 30 days overdue.',
  measures: [
    { action: 'Open the standby credit line', owner: 'relationshipManager', withinDays: 2 },
    { action: 'Assign the receivables to the bank', owner: 'riskOfficer', withinDays: 10 },
  ],
  contacts: [{ personId: 'pe_cfo', purpose: 'Treasurer of the client' }],
} as const;

export const drafted = contingencyEvents.ContingencyPlanDrafted({
  planId,
  clientId: 'cl_qinling',
  version: 1,
  ...content,
  draftedBy: 'rm-7',
  valueDate,
});

export const approved = contingencyEvents.ContingencyPlanApproved({
  version: 1,
  approvedBy: 'li',
  testBy: '2026-06-02',
  valueDate,
});

export const gaps = contingencyEvents.ContingencyPlanTested({
  version: 1,
  how: 'callOut',
  result: 'gaps',
  findings: 'The treasurer has left.',
  testedBy: 'rm-7',
  testBy: '2026-06-02',
  valueDate,
});

export const begun = contingencyEvents.ContingencyPlanStarted({
  version: 1,
  number: 1,
  measures: content.measures,
  reason: 'The customer is insolvent.',
  startedBy: 'rm-7',
  valueDate,
});

export const retired = contingencyEvents.ContingencyPlanRetired({
  reason: 'The customer is gone.',
  valueDate,
});
