import type { DatedRule, Labels } from '#kernel';
import type { MeansFigure, StrategyList } from './strategies.codes.js';

/** A route that serves a strategy, and the figure that tells how far it is in use. */
export interface Means {
  readonly route: string;
  readonly figure: MeansFigure;
}

/** One strategy of the sources, with what serves it here. */
export interface Strategy extends DatedRule {
  readonly list: StrategyList;
  readonly label: Labels;
  readonly means: readonly Means[];
}

const strategy = (
  list: StrategyList,
  number: number,
  [en, zh]: readonly [en: string, zh: string],
  ...means: readonly (readonly [route: string, figure: MeansFigure])[]
): Strategy => ({
  id: `ST-${list}-${number}`,
  version: 1,
  inForceFrom: '2000-01-01',
  source: `企業級貸款業務的客戶關系管理方案 ${sections[list]}`,
  list,
  label: { en, zh },
  means: means.map(([route, figure]) => ({ route, figure })),
});

const sections: Readonly<Record<StrategyList, string>> = {
  relationship: '3.2',
  lending: '3.3',
  maintenance: '6.2',
  loyalty: '6.3',
};

/** All that the sources call for, and which means of the bank serve it. */
export const strategies: readonly Strategy[] = [
  strategy(
    'relationship',
    1,
    ['Know the needs', '了解客户需求'],
    ['GET /needs', 'needsCaptured'],
    ['GET /surveys', 'netPromoterScore'],
  ),
  strategy(
    'relationship',
    2,
    ['Manage by layers and classes', '分层分类管理'],
    ['GET /taxonomies/{taxonomy}/clients', 'typedClients'],
    ['GET /playbooks/results', 'stepsDone'],
  ),
  strategy(
    'relationship',
    3,
    ['Better service processes', '优化服务流程'],
    ['GET /approval-times/bottleneck', 'slowestStepDays'],
    ['GET /cases/timeliness', 'timelyCases'],
  ),
  strategy(
    'relationship',
    4,
    ['More communication', '强化沟通与互动'],
    ['GET /interactions', 'contacts'],
    ['GET /notices/totals', 'notices'],
  ),
  strategy(
    'relationship',
    5,
    ['Use technology', '运用科技手段'],
    ['GET /investments', 'investments'],
    ['GET /watch-list', 'warned'],
  ),
  strategy(
    'relationship',
    6,
    ['A system of care', '建立客户关怀体系'],
    ['GET /care-days', 'careNotices'],
    ['GET /club', 'clubMembers'],
  ),
  strategy(
    'relationship',
    7,
    ['Assess and adjust regularly', '定期评估与调整'],
    ['GET /goals', 'satisfiedShare'],
    ['GET /relationship-plans/totals', 'planGoalsReached'],
  ),
  strategy(
    'lending',
    1,
    ['Know needs and background', '了解客户需求与背景'],
    ['GET /needs', 'needsCaptured'],
    ['GET /needs/success', 'successRate'],
  ),
  strategy(
    'lending',
    2,
    ['Channels all round', '构建全方位沟通渠道'],
    ['GET /interactions/totals', 'channels'],
    ['GET /interactions', 'contacts'],
  ),
  strategy(
    'lending',
    3,
    ['Join information', '整合信息资源'],
    ['GET /clients/{clientId}/overview', 'clients'],
    ['GET /taxonomies/{taxonomy}/clients', 'typedClients'],
  ),
  strategy(
    'lending',
    4,
    ['Relationship and risk together', '关系维护与风险管理相结合'],
    ['GET /watch-list', 'warned'],
    ['GET /risk-kpis', 'delayRate'],
  ),
  strategy(
    'lending',
    5,
    ['Go on improving', '持续创新与升级'],
    ['GET /investments', 'investments'],
    ['GET /cases/themes', 'timelyCases'],
  ),
  strategy(
    'lending',
    6,
    ['Train staff, build teams', '员工培训与团队建设'],
    ['GET /trainings/totals', 'certificates'],
  ),
  strategy(
    'maintenance',
    1,
    ['An idea of service', '树立服务理念'],
    ['GET /surveys', 'satisfiedShare'],
    ['GET /trainings/totals', 'certificates'],
  ),
  strategy(
    'maintenance',
    2,
    ['Regular contact and return visits', '定期沟通与回访'],
    ['GET /contacts/due', 'contacts'],
    ['GET /tasks', 'tasksOpen'],
  ),
  strategy(
    'maintenance',
    3,
    ['Tailored solutions', '个性化服务方案'],
    ['GET /solutions', 'needsDrawn'],
    ['GET /relationship-plans', 'plansAgreed'],
  ),
  strategy(
    'maintenance',
    4,
    ['Better processes', '优化业务流程'],
    ['GET /approval-times/bottleneck', 'slowestStepDays'],
    ['GET /approval-times', 'returnsPerDecision'],
  ),
  strategy('maintenance', 5, ['A loyalty plan', '客户忠诚计划'], ['GET /club', 'clubMembers']),
  strategy(
    'maintenance',
    6,
    ['Care for each stage of life', '客户生命周期管理'],
    ['GET /playbooks', 'stepsOpen'],
    ['GET /win-backs/totals', 'wonBackShare'],
  ),
  strategy(
    'maintenance',
    7,
    ['Motivate staff', '员工激励'],
    ['GET /scorecards', 'satisfiedShare'],
    ['GET /awards', 'certificates'],
  ),
  strategy(
    'loyalty',
    1,
    ['Know needs and preferences', '了解需求与偏好'],
    ['GET /needs', 'needsCaptured'],
    ['GET /contacts/{clientId}/habits', 'contacts'],
  ),
  strategy(
    'loyalty',
    2,
    ['A better experience', '优化客户体验'],
    ['GET /cases/timeliness', 'timelyCases'],
    ['GET /surveys', 'netPromoterScore'],
  ),
  strategy(
    'loyalty',
    3,
    ['Lasting incentives', '建立长期激励机制'],
    ['GET /club', 'clubMembers'],
    ['GET /credit-rules/pricing/quote', 'needsDrawn'],
  ),
  strategy(
    'loyalty',
    4,
    ['Added services', '提供增值服务'],
    ['GET /solutions', 'needsDrawn'],
    ['GET /bulletins', 'notices'],
  ),
  strategy(
    'loyalty',
    5,
    ['Build teams', '加强团队建设'],
    ['GET /trainings/totals', 'certificates'],
    ['GET /investments', 'investments'],
  ),
  strategy(
    'loyalty',
    6,
    ['Segment and position', '客户细分与定位'],
    ['GET /taxonomies/{taxonomy}/clients', 'typedClients'],
    ['GET /playbooks/results', 'stepsDone'],
  ),
];
