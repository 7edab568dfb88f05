import type { CriteriaContent } from './criteria-content.js';
import { fingerprintOf } from './criteria-content.js';
import { criteriaEvents } from './criteria.events.js';

/** Whoever has been here for three years counts as strategic, and nobody else has a type. */
export const typedByTenure: CriteriaContent = {
  taxonomy: 'relationshipType',
  title: { en: 'By tenure', zh: '按合作年限' },
  rules: [
    {
      id: 'KT-1',
      label: { en: 'Three years together', zh: '合作三年以上' },
      value: 'strategic',
      all: [{ figure: 'tenureYears', atLeast: 3 }],
    },
  ],
};

const contentHash = fingerprintOf(typedByTenure);
const ofVersion = { version: 1, contentHash, valueDate: '2026-03-02' } as const;

/** The life of criteria that Gao drafts and Li approves, from 3 March 2026. */
export const drafted = criteriaEvents.CriteriaDrafted({
  ...ofVersion,
  content: typedByTenure,
  reason: '年度标准审视',
  draftedBy: 'gao',
});

export const triedOnHistory = criteriaEvents.CriteriaTried({
  ...ofVersion,
  days: [
    {
      ...{ day: '2026-02-28', clients: 2, moved: 1 },
      cells: [
        { from: 'stable', to: 'strategic', clients: 1 },
        { from: null, to: null, clients: 1 },
      ],
    },
  ],
  triedBy: 'li',
});

export const proposed = criteriaEvents.CriteriaProposed({
  ...ofVersion,
  from: '2026-03-03',
  reason: '试算结果符合预期',
  proposedBy: 'gao',
});

export const approved = criteriaEvents.CriteriaApproved({
  ...ofVersion,
  from: '2026-03-03',
  content: typedByTenure,
  approvedBy: 'li',
});

export const declined = criteriaEvents.CriteriaDeclined({
  ...ofVersion,
  reason: '战略型客户过多',
  declinedBy: 'li',
});

export const withdrawn = criteriaEvents.CriteriaWithdrawn({
  ...{ version: 1, from: '2026-06-01', valueDate: '2026-05-04' },
  reason: '恢复原标准',
});
