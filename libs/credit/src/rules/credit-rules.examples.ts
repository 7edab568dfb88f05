import type { AuthorityContent } from './authority.fields.js';
import { creditRulesEvents } from './credit-rules.events.js';

const alone = { riskReview: false, committee: false } as const;
const label = { en: 'Up to two million', zh: '二百万元以内' };

/** A table of a careful bank: a risk officer grants up to 2 million, an approver the rest. */
export const authority: AuthorityContent = {
  lines: [
    {
      ...{ id: 'B-1', label, table: 'general', level: 1, role: 'riskOfficer', ...alone },
      upTo: 200_000_000,
    },
    { id: 'B-2', label, table: 'general', level: 2, role: 'creditApprover', ...alone },
    { id: 'B-3', label, table: 'standard', level: 1, role: 'riskOfficer', ...alone },
    { id: 'B-4', label, table: 'project', level: 3, role: 'creditApprover', ...alone },
  ],
};

const common = { version: 1, content: { authority }, reason: 'Resolution of the board' };
const { CreditRulesDrafted, CreditRulesApproved } = creditRulesEvents;

export const drafted = CreditRulesDrafted({
  tableId: 'authority',
  ...common,
  draftedBy: 'ro-1',
  valueDate: '2026-03-02',
});

export const inForce = CreditRulesApproved({
  tableId: 'authority',
  ...common,
  from: '2026-03-10',
  draftedBy: 'ro-1',
  approvedBy: 'ca-1',
  valueDate: '2026-03-02',
});
