import type { CodeOf } from '#kernel';
import { defineCodes } from '#kernel';

/** What else of the bank a client uses. */
export const BusinessLine = defineCodes(
  { en: 'Business line', zh: '业务条线' },
  {
    deposits: { en: 'Deposits', zh: '存款' },
    settlement: { en: 'Settlement', zh: '支付结算' },
    payroll: { en: 'Payroll', zh: '代发工资' },
    cards: { en: 'Corporate cards', zh: '公务卡' },
    wealth: { en: 'Wealth management', zh: '理财' },
    foreignExchange: { en: 'Foreign exchange', zh: '外汇业务' },
    tradeFinance: { en: 'Trade finance', zh: '贸易融资' },
    investmentBanking: { en: 'Investment banking', zh: '投资银行' },
    insurance: { en: 'Insurance', zh: '代理保险' },
    leasing: { en: 'Leasing', zh: '融资租赁' },
  },
);
export type BusinessLine = CodeOf<typeof BusinessLine>;

/** What people of the bank judge of a client. */
export const Trait = defineCodes(
  { en: 'Trait', zh: '客户特质' },
  {
    cooperation: { en: 'Attitude to cooperation', zh: '合作态度' },
    willingnessToRepay: { en: 'Willingness to repay', zh: '还款意愿' },
    innovation: { en: 'Power of innovation', zh: '创新能力' },
    priceSensitivity: { en: 'Sensitivity to price', zh: '价格敏感度' },
    serviceDependence: { en: 'Dependence on service', zh: '对服务的依赖程度' },
    trust: { en: 'Trust', zh: '信任度' },
    marketInfluence: { en: 'Influence on its market', zh: '市场影响力' },
    brand: { en: 'Renown of its brand', zh: '品牌知名度' },
    strategicFit: { en: 'Fit with national strategy', zh: '与国家经济发展战略契合度' },
  },
);
export type Trait = CodeOf<typeof Trait>;

export const TraitLevel = defineCodes(
  { en: 'Level of a trait', zh: '特质程度' },
  {
    low: { en: 'Low', zh: '低' },
    medium: { en: 'Medium', zh: '中' },
    high: { en: 'High', zh: '高' },
  },
);
export type TraitLevel = CodeOf<typeof TraitLevel>;

/** How a client likes to be spoken to. */
export const PreferredChannel = defineCodes(
  { en: 'Preferred channel', zh: '偏好渠道' },
  {
    visit: { en: 'Visit', zh: '拜访' },
    phone: { en: 'Telephone', zh: '电话' },
    email: { en: 'E-mail', zh: '电子邮件' },
    wechat: { en: 'WeChat', zh: '微信' },
    app: { en: 'App', zh: '移动应用' },
    branch: { en: 'At the branch', zh: '网点' },
  },
);
export type PreferredChannel = CodeOf<typeof PreferredChannel>;

export const PreferredTime = defineCodes(
  { en: 'Preferred time of day', zh: '偏好时段' },
  {
    morning: { en: 'Morning', zh: '上午' },
    afternoon: { en: 'Afternoon', zh: '下午' },
    evening: { en: 'Evening', zh: '晚间' },
  },
);
export type PreferredTime = CodeOf<typeof PreferredTime>;

export const PreferredLanguage = defineCodes(
  { en: 'Preferred language', zh: '偏好语言' },
  { zh: { en: 'Chinese', zh: '中文' }, en: { en: 'English', zh: '英文' } },
);
export type PreferredLanguage = CodeOf<typeof PreferredLanguage>;
