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

/** What a goal is measured by. */
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
    aheadOfPeers: { en: 'Points ahead of the best competitor', zh: '领先最佳同业的净推荐值' },
    defaultRate: { en: 'Default rate of a year', zh: '一年内违约率' },
    delayRate: { en: 'Delay rate of a year', zh: '一年内逾期率' },
    nonPerformingRatio: { en: 'Non-performing ratio, CNY', zh: '人民币不良贷款率' },
  },
);
export type GoalMeasure = CodeOf<typeof GoalMeasure>;
