import type { CodeOf } from '#kernel';
import { defineCodes } from '#kernel';

/** What a client is advised on (企業級貸款業務的客戶關系管理方案, 7.3). */
export const AdviceTopic = defineCodes(
  { en: 'Topic of risk advice', zh: '风险咨询主题' },
  {
    liquidity: { en: 'Liquidity and cash flow', zh: '流动性与现金流' },
    interestRate: { en: 'Interest rates', zh: '利率风险' },
    exchangeRate: { en: 'Exchange rates', zh: '汇率风险' },
    receivables: { en: 'Receivables and customers', zh: '应收账款与客户集中' },
    insurance: { en: 'Insurance', zh: '保险保障' },
    governance: { en: 'Internal control', zh: '内部控制' },
    capital: { en: 'Debt and equity', zh: '资本结构' },
  },
);
export type AdviceTopic = CodeOf<typeof AdviceTopic>;
