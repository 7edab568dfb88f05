import type { CodeOf, Labels } from '#kernel';
import { defineCodes } from '#kernel';

interface Type extends Labels {
  /** What the bank offers and does for clients of the type. */
  readonly strategies: readonly Labels[];
}

/**
 * The five types of client relationship (客户关系的五种类型), in the order of precedence: a client who
 * is at risk is treated as such, whatever else it may be.
 */
export const ClientType = defineCodes<
  'risk' | 'churning' | 'strategic' | 'growth' | 'stable',
  Type
>(
  { en: 'Client type', zh: '客户关系类型' },
  {
    risk: {
      en: 'Risk',
      zh: '风险型客户',
      strategies: [
        { en: 'Strict review and a plan of risk control', zh: '严格审查，制定风险控制方案' },
        { en: 'Cautious limits and additional security', zh: '审慎授信并要求额外担保' },
        { en: 'Early-warning watch', zh: '纳入风险预警机制' },
      ],
    },
    churning: {
      en: 'Churning',
      zh: '流失型客户',
      strategies: [
        { en: 'Ask why, by questionnaire or interview', zh: '通过问卷或访谈了解流失原因' },
        { en: 'A retention offer of its own', zh: '差异化挽留方案（利率优惠、增值服务）' },
        { en: 'Churn warning', zh: '建立客户流失预警机制' },
      ],
    },
    strategic: {
      en: 'Strategic',
      zh: '战略型客户',
      strategies: [
        { en: 'A senior sponsor', zh: '高层亲自对接' },
        { en: 'Tailored funding at a preferential rate', zh: '定制化融资方案与优惠利率' },
        { en: 'Regular strategy talks and reviews', zh: '定期战略磋商及合作回顾' },
      ],
    },
    growth: {
      en: 'Growth',
      zh: '成长型客户',
      strategies: [
        { en: 'Flexible funding, short-term or unsecured', zh: '灵活融资（短期或信用贷款）' },
        { en: 'Financial coaching and technical help', zh: '财务辅导和技术支持' },
        { en: 'Follow the development, adjust the strategy', zh: '定期跟踪发展并调整策略' },
      ],
    },
    stable: {
      en: 'Stable',
      zh: '稳定型客户',
      strategies: [
        { en: 'Standard products', zh: '标准化产品' },
        { en: 'Repayment reminders and service calls', zh: '定期还款提醒和服务回访' },
        { en: 'Find the need for further services in the data', zh: '数据分析挖掘增值服务需求' },
      ],
    },
  },
);
export type ClientType = CodeOf<typeof ClientType>;

/** The types, and the clients of whom no rule speaks. */
export const Segment = defineCodes({ en: 'Segment', zh: '客户分群' }, {
  risk: { en: 'Risk', zh: '风险型客户' },
  churning: { en: 'Churning', zh: '流失型客户' },
  strategic: { en: 'Strategic', zh: '战略型客户' },
  growth: { en: 'Growth', zh: '成长型客户' },
  stable: { en: 'Stable', zh: '稳定型客户' },
  unclassified: { en: 'Of no type', zh: '未分类客户' },
} satisfies Record<ClientType | 'unclassified', Labels>);
export type Segment = CodeOf<typeof Segment>;

/** Why an override of the type came to its end. */
export const OverrideEnd = defineCodes(
  { en: 'End of an override', zh: '人工调整终止原因' },
  {
    expired: { en: 'Expired', zh: '到期' },
    lifted: { en: 'Lifted', zh: '人工撤销' },
  },
);
export type OverrideEnd = CodeOf<typeof OverrideEnd>;
