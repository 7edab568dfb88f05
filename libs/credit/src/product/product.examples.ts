import { catalogued } from './catalogue.rules.js';
import { productEvents } from './product.events.js';
import type { ProductContent } from './product.fields.js';
import { conditions, servicing, usualAmounts, usualDocuments } from './catalogue.parts.js';

/** Working capital up to a year, of the bank's own. */
export const content: ProductContent = {
  kind: 'workingCapital',
  name: { en: 'Season loan', zh: '季节性流动资金贷款' },
  handling: 'negotiated',
  purposes: ['workingCapital'],
  guarantees: ['realEstate', 'unsecured'],
  methods: ['equalPrincipal', 'bullet'],
  dayCounts: ['30E/360'],
  amounts: usualAmounts,
  termMonths: { least: 1, most: 12 },
  annualRate: { least: '0.02', most: '0.10' },
  revolving: false,
  documents: usualDocuments,
  conditions: [conditions.useEvidence],
  authority: 'general',
  approvalValidDays: 90,
  servicing,
};

export const productId = 'pd_season';

export const drafted = productEvents.ProductDrafted({
  productId,
  version: 1,
  content,
  reason: 'Harvest',
  draftedBy: 'ro-1',
  valueDate: '2026-03-02',
});

export const offered = productEvents.ProductApproved({
  productId,
  version: 1,
  from: '2026-03-02',
  content,
  approvedBy: 'ca-1',
  valueDate: '2026-03-02',
});

/** The entry of the catalogue as an application records it. */
export const offer = {
  productId: 'workingCapital',
  version: 0,
  content: catalogued('workingCapital')?.content ?? content,
} as const;
