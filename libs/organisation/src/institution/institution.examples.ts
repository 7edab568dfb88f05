import { institutionEvents } from './institution.events.js';

/** A commercial bank that lends in two currencies. */
export const bankFacts = {
  type: 'commercialBank',
  name: { en: 'Qinling Bank', zh: '秦岭银行' },
  languages: ['zh', 'en'],
  currencies: ['CNY', 'USD'],
  calendars: ['china', 'none'],
} as const;

export const bankProposed = institutionEvents.InstitutionProposed({
  facts: bankFacts,
  reason: '系统上线',
  proposedBy: 'ad-1',
  valueDate: '2026-03-02',
});
export const bankConfirmed = institutionEvents.InstitutionConfirmed({
  facts: bankFacts,
  confirmedBy: 'ad-2',
  valueDate: '2026-03-02',
});
