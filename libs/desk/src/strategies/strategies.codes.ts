import type { CodeOf } from '#kernel';
import { defineCodes } from '#kernel';

/** The four lists of how the bank looks after clients (I-01 to I-04). */
export const StrategyList = defineCodes(
  { en: 'List of strategies', zh: '策略清单' },
  {
    relationship: { en: 'Strategies of relationship management', zh: '客户关系管理策略' },
    lending: { en: 'How relationships and lending join', zh: '与贷款业务结合的方法' },
    maintenance: { en: 'Measures that keep relationships', zh: '客户关系维护举措' },
    loyalty: { en: 'Strategies of loyalty', zh: '忠诚度提升策略' },
  },
);
export type StrategyList = CodeOf<typeof StrategyList>;

/** What tells how far a strategy is in use. */
export const MeansFigure = defineCodes(
  { en: 'Figure of a strategy', zh: '策略指标' },
  {
    needsCaptured: { en: 'Needs captured', zh: '已采集需求数' },
    needsDrawn: { en: 'Needs that led to money', zh: '已放款需求数' },
    successRate: { en: 'Share of needs that led to money', zh: '需求达成率' },
    typedClients: { en: 'Clients of a type', zh: '已分类客户数' },
    stepsDone: { en: 'Steps of playbooks done', zh: '策略手册已完成步骤数' },
    stepsOpen: { en: 'Steps of playbooks open', zh: '策略手册待办步骤数' },
    contacts: { en: 'Contacts', zh: '联系次数' },
    channels: { en: 'Channels in use', zh: '在用渠道数' },
    notices: { en: 'Notices', zh: '通知数' },
    careNotices: { en: 'Wishes sent', zh: '关怀问候数' },
    tasksOpen: { en: 'Open tasks', zh: '待办任务数' },
    timelyCases: { en: 'Share of cases answered in time', zh: '诉求按时办理占比' },
    plansAgreed: { en: 'Relationship plans', zh: '客户关系规划数' },
    planGoalsReached: { en: 'Goals of plans reached', zh: '规划目标已达成数' },
    certificates: { en: 'Certificates in force', zh: '有效证书数' },
    investments: { en: 'Investments approved', zh: '已批准投入数' },
    warned: { en: 'Clients on the watch list', zh: '预警名单客户数' },
    netPromoterScore: { en: 'Net promoter score, in points', zh: '净推荐值' },
    satisfiedShare: { en: 'Share of ratings of 4 and 5', zh: '满意评分占比' },
    wonBackShare: { en: 'Share of clients won back', zh: '挽留成功占比' },
    clubMembers: { en: 'Members of the club', zh: '俱乐部会员数' },
    slowestStepDays: { en: 'Mean days on the slowest step', zh: '审批最慢环节平均天数' },
    returnsPerDecision: { en: 'Returns of an application', zh: '每笔申请平均退回次数' },
    clients: { en: 'Clients', zh: '客户数' },
    nonPerformingRatio: { en: 'Non-performing ratio, CNY', zh: '人民币不良贷款率' },
    delayRate: { en: 'Delay rate of a year', zh: '一年内逾期率' },
  },
);
export type MeansFigure = CodeOf<typeof MeansFigure>;

/** Whose decision is supported (L-04). */
export const DecisionFor = defineCodes(
  { en: 'Whose decision', zh: '决策对象' },
  {
    marketing: { en: 'Marketing', zh: '市场' },
    sales: { en: 'Sales', zh: '销售' },
    management: { en: 'Management', zh: '管理层' },
  },
);
export type DecisionFor = CodeOf<typeof DecisionFor>;
