import { hashOf } from './content/rule-set-content.js';
import { ruleSetEvents } from './rule-set.events.js';
import { ruleSetTemplates } from './content/rule-set.templates.rules.js';

export const { content } = ruleSetTemplates[0];
export const contentHash = hashOf(content);
const reportHash = 'b'.repeat(64);
const ofVersion = { version: 1, contentHash, valueDate: '2026-03-02' } as const;

/** The life of a rule set that Li drafts and Chen approves, from 2 March 2026. */
export const drafted = ruleSetEvents.RuleSetDrafted({
  ...ofVersion,
  content,
  reason: 'To begin with.',
  draftedBy: 'li',
});

export const backTested = ruleSetEvents.RuleSetBackTested({
  ...ofVersion,
  position: 1_000,
  window: { from: '2016-03-31', to: '2019-03-31', observedUntil: '2019-12-31' },
  outcome: {
    clients: 3_000,
    judgements: 8_425,
    failures: 70,
    caught: 49,
    falseAlarms: 300,
    auc: '0.9182',
  },
  reportHash,
  locked: false,
});

export const proposed = ruleSetEvents.RuleSetProposed({
  ...ofVersion,
  from: '2026-03-03',
  reason: 'Catches 70 % a year ahead.',
  proposedBy: 'li',
  reportHash,
});

export const approved = ruleSetEvents.RuleSetApproved({
  ...ofVersion,
  from: '2026-03-03',
  content,
  approvedBy: 'chen',
});

export const declined = ruleSetEvents.RuleSetDeclined({
  ...ofVersion,
  reason: 'Too many false alarms.',
  declinedBy: 'chen',
});

export const withdrawalProposed = ruleSetEvents.RuleSetWithdrawalProposed({
  version: 1,
  from: '2026-04-01',
  reason: 'Its place is taken.',
  proposedBy: 'li',
  valueDate: '2026-03-20',
});

export const withdrawn = ruleSetEvents.RuleSetWithdrawn({
  version: 1,
  from: '2026-04-01',
  reason: 'Its place is taken.',
  valueDate: '2026-03-20',
});
