import type { CodeOf } from '#kernel';
import { defineCodes } from '#kernel';

/** What a rate is made of. */
export const PricePart = defineCodes(
  { en: 'Part of a rate', zh: '利率构成' },
  {
    funding: { en: 'Funding for the term (FTP)', zh: '资金成本（FTP）' },
    cost: { en: 'Cost of operation', zh: '运营成本' },
    expectedLoss: { en: 'Expected loss, PD × LGD', zh: '预期损失（PD×LGD）' },
    capital: { en: 'Return on the capital that is bound', zh: '资本成本' },
    margin: { en: 'Margin', zh: '目标利润' },
    preference: { en: 'Preferential rate', zh: '优惠利率' },
  },
);
export type PricePart = CodeOf<typeof PricePart>;

/** What a rate that is asked for comes to, beside what the table asks. */
export const PriceStanding = defineCodes(
  { en: 'Standing of a rate', zh: '利率水平' },
  {
    within: { en: 'At the guide or above it', zh: '不低于指导利率' },
    below: { en: 'Below the guide', zh: '低于指导利率' },
    loss: { en: 'Below what it costs', zh: '低于成本' },
  },
);
export type PriceStanding = CodeOf<typeof PriceStanding>;
