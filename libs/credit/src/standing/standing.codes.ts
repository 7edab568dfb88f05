import type { CodeOf } from '#kernel';
import { defineCodes } from '#kernel';

/** Why a client is given no credit for the time being. */
export const BlockCause = defineCodes(
  { en: 'Cause of a credit block', zh: '授信冻结原因' },
  {
    redWarning: { en: 'Red warning', zh: '红色预警' },
    pastDue: { en: 'More than 90 days past due', zh: '逾期超过90天' },
    expiredStatement: { en: 'Financial statements have expired', zh: '财务报表过期' },
    exposureTarget: { en: 'Target for the exposure', zh: '敞口压降目标' },
    decision: { en: 'Decision of the risk management', zh: '风险管理决定' },
  },
);
export type BlockCause = CodeOf<typeof BlockCause>;

/** How much risk a client is, for authority and price. */
export const RiskClass = defineCodes(
  { en: 'Risk class', zh: '客户风险等级' },
  {
    low: { en: 'Low', zh: '低风险' },
    medium: { en: 'Medium', zh: '中风险' },
    high: { en: 'High', zh: '高风险' },
  },
);
export type RiskClass = CodeOf<typeof RiskClass>;

/** In which order applications are dealt with (F-04). */
export const HandlingPriority = defineCodes(
  { en: 'Priority of handling', zh: '办理优先级' },
  {
    vip: { en: 'VIP, handled first', zh: 'VIP优先审批' },
    normal: { en: 'Ordinary', zh: '普通' },
  },
);
export type HandlingPriority = CodeOf<typeof HandlingPriority>;

/** What the bank wants the client to be: policy and price follow it. */
export const CreditSegment = defineCodes(
  { en: 'Segment of a client for credit', zh: '授信客群' },
  {
    strategic: { en: 'Strategic', zh: '战略型' },
    growth: { en: 'Growth', zh: '成长型' },
    stable: { en: 'Stable', zh: '稳定型' },
    risk: { en: 'Risk', zh: '风险型' },
    churning: { en: 'Likely to leave', zh: '流失型' },
  },
);
export type CreditSegment = CodeOf<typeof CreditSegment>;
