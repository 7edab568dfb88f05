import type { DatedRule, DecimalText, Labels } from '#kernel';
import type { GuaranteeType } from '../credit.codes.js';
import type { DefaultLine, LossLine, PartLine, PreferenceLine } from '../rules/pricing.fields.js';
import type { RiskClass } from '../standing/standing.codes.js';

interface Labelled extends DatedRule {
  readonly label: Labels;
}

const since = { version: 1, inForceFrom: '1900-01-01', source: 'Default of this product' } as const;

const funding = (
  id: string,
  currency: string,
  adds: DecimalText,
  upToMonths?: number,
): Labelled & PartLine => ({
  ...since,
  id,
  part: 'funding',
  currency,
  adds,
  ...(upToMonths !== undefined && { upToMonths }),
  label: {
    en: `Funding in ${currency}${upToMonths === undefined ? '' : ` up to ${upToMonths} months`}`,
    zh: `${currency}资金成本${upToMonths === undefined ? '' : `（${upToMonths}个月以内）`}`,
  },
});

/** Of the rules that fit, the one for the shortest term counts. A bank sets its own curve. */
export const priceRules: readonly (Labelled & PartLine)[] = [
  funding('PR-F1', 'CNY', '0.0160', 12),
  funding('PR-F2', 'CNY', '0.0180', 36),
  funding('PR-F3', 'CNY', '0.0195', 60),
  funding('PR-F4', 'CNY', '0.0210'),
  funding('PR-U1', 'USD', '0.0400', 12),
  funding('PR-U2', 'USD', '0.0390'),
  funding('PR-E1', 'EUR', '0.0220'),
  funding('PR-H1', 'HKD', '0.0380'),
  funding('PR-J1', 'JPY', '0.0080'),
  {
    ...since,
    ...{ id: 'PR-C1', part: 'cost', adds: '0.0040' },
    label: { en: 'Cost of operation', zh: '运营成本' },
  },
  {
    ...since,
    ...{ id: 'PR-K1', part: 'capital', adds: '0.0050' },
    label: { en: 'Return on bound capital', zh: '资本成本' },
  },
  {
    ...since,
    ...{ id: 'PR-M1', part: 'margin', adds: '0.0050' },
    label: { en: 'Margin', zh: '目标利润' },
  },
];

const risk = (id: string, riskClass: RiskClass, pd: DecimalText, en: string, zh: string) => ({
  ...since,
  ...{ id, riskClass, pd },
  label: { en: `Default of ${en} risk in a year`, zh: `${zh}客户年违约概率` },
});

export const defaultRules: readonly (Labelled & DefaultLine)[] = [
  risk('PD-L', 'low', '0.004', 'low', '低风险'),
  risk('PD-M', 'medium', '0.010', 'medium', '中风险'),
  risk('PD-H', 'high', '0.040', 'high', '高风险'),
];

const lost = (id: string, guaranteeType: GuaranteeType, lgd: DecimalText): Labelled & LossLine => ({
  ...since,
  ...{ id, guaranteeType, lgd },
  label: { en: `Loss given default: ${lgd}`, zh: `违约损失率：${lgd}` },
});

export const lossRules: readonly (Labelled & LossLine)[] = [
  lost('LG-1', 'unsecured', '0.45'),
  lost('LG-2', 'realEstate', '0.25'),
  lost('LG-3', 'equipment', '0.35'),
  lost('LG-4', 'equity', '0.40'),
  lost('LG-5', 'receivables', '0.30'),
  lost('LG-6', 'deposit', '0.05'),
  lost('LG-7', 'institution', '0.30'),
  lost('LG-8', 'person', '0.40'),
  lost('LG-9', 'combined', '0.25'),
];

/** All that fit are taken off together, but never more than the margin. */
export const preferenceRules: readonly (Labelled & PreferenceLine)[] = [
  {
    ...since,
    ...{ id: 'PP-1', takes: '0.0030', products: ['green'] },
    label: { en: 'Green loans', zh: '绿色贷款优惠' },
  },
  {
    ...since,
    ...{ id: 'PP-2', takes: '0.0020', segments: ['strategic'] },
    label: { en: 'Strategic clients', zh: '战略客户优惠' },
  },
  {
    ...since,
    ...{ id: 'PP-3', takes: '0.0010', segments: ['growth', 'churning'] },
    label: { en: 'Clients to win or to keep', zh: '成长型及挽留客户优惠' },
  },
  {
    ...since,
    ...{ id: 'PP-4', takes: '0.0010', priorities: ['vip'] },
    label: { en: 'Clients handled first', zh: 'VIP客户优惠' },
  },
  {
    ...since,
    ...{ id: 'PP-5', takes: '0.0020', products: ['smallBusiness', 'guaranteedSmallBusiness'] },
    label: { en: 'Small business', zh: '普惠小微优惠' },
  },
];
