import type { CodeOf } from '#kernel';
import { defineCodes } from '#kernel';

/** What the bank wants of its relationships (D-13, D-14). */
export const Goal = defineCodes(
  { en: 'Goal', zh: '管理目标' },
  {
    satisfaction: { en: 'Satisfied clients', zh: '客户满意度' },
    loyalty: { en: 'Loyal clients', zh: '客户忠诚度与粘性' },
    efficiency: { en: 'Efficient financing', zh: '融资与业务效率' },
    market: { en: 'Place in the market', zh: '市场份额与竞争力' },
    risk: { en: 'Risk under control', zh: '风险管理与控制' },
  },
);
export type Goal = CodeOf<typeof Goal>;

/** What the bank gains by it (五项意义, D-14). */
export const Benefit = defineCodes(
  { en: 'Benefit', zh: '管理意义' },
  {
    growth: { en: 'Business grows', zh: '业务增长' },
    allocation: { en: 'Work goes where it counts', zh: '优化资源配置' },
    competitiveness: { en: 'Ahead of competitors', zh: '提升竞争力' },
    riskAhead: { en: 'Risk is seen ahead', zh: '风险管理前置' },
    brand: { en: 'A good name', zh: '提升品牌形象' },
  },
);
export type Benefit = CodeOf<typeof Benefit>;

/** What a goal or a benefit is measured by. */
export const GoalMeasure = defineCodes(
  { en: 'Measure of a goal', zh: '目标指标' },
  {
    netPromoterScore: { en: 'Net promoter score, in points', zh: '净推荐值' },
    satisfiedShare: { en: 'Share of ratings of 4 and 5', zh: '满意评分占比' },
    wonBackShare: { en: 'Share of clients won back', zh: '挽留成功占比' },
    clubMembers: { en: 'Members of the club', zh: '俱乐部会员数' },
    slowestStepDays: {
      en: 'Mean days on the slowest step of approval',
      zh: '审批最慢环节平均天数',
    },
    returnsPerDecision: { en: 'Returns of an application', zh: '每笔申请平均退回次数' },
    clients: { en: 'Clients', zh: '客户数' },
    outstanding: { en: 'Outstanding loans, in yuan', zh: '人民币贷款余额（元）' },
    marketShare: { en: 'Share of the market, by loans in yuan', zh: '人民币贷款市场份额' },
    keyHoursShare: { en: 'Share of working hours for key clients', zh: '重点客户工时占比' },
    warnedAhead: {
      en: 'Failures that the best rule had warned of',
      zh: '违约前已预警占比（最优规则）',
    },
    aheadOfPeers: { en: 'Points ahead of the best competitor', zh: '领先最佳同业的净推荐值' },
    defaultRate: { en: 'Default rate of a year', zh: '一年内违约率' },
    delayRate: { en: 'Delay rate of a year', zh: '一年内逾期率' },
    nonPerformingRatio: { en: 'Non-performing ratio, CNY', zh: '人民币不良贷款率' },
  },
);
export type GoalMeasure = CodeOf<typeof GoalMeasure>;
