import type { DatedRule, DecimalText, Labels } from '#kernel';
import type { DecisionFor, MeansFigure } from './strategies.codes.js';

/** What is advised to whom where a figure is above or below a bound. */
export interface DecisionRule extends DatedRule {
  readonly for: DecisionFor;
  readonly figure: MeansFigure;
  readonly when: 'above' | 'below';
  readonly bound: DecimalText;
  /** The advice. */
  readonly label: Labels;
  /** Where to look further. */
  readonly route: string;
}

const decision = (
  [whose, number]: readonly [DecisionFor, number],
  [figure, when, bound]: readonly [MeansFigure, DecisionRule['when'], DecimalText],
  [en, zh]: readonly [en: string, zh: string],
  route: string,
): DecisionRule => ({
  id: `DR-${whose}-${number}`,
  version: 1,
  inForceFrom: '2000-01-01',
  source: '企業級貸款業務的客戶關系管理方案 8.1; the bounds are ours',
  for: whose,
  ...{ figure, when, bound, label: { en, zh }, route },
});

export const decisionRules: readonly DecisionRule[] = [
  decision(
    ['marketing', 1],
    ['netPromoterScore', 'below', '30'],
    ['Ask what clients miss before the next campaign.', '下一次推广前先了解客户的不满之处。'],
    'GET /cases/themes',
  ),
  decision(
    ['marketing', 2],
    ['channels', 'below', '4'],
    ['Speak with clients on more channels.', '拓展与客户沟通的渠道。'],
    'GET /interactions/totals?dimension=channel',
  ),
  decision(
    ['marketing', 3],
    ['wonBackShare', 'below', '0.5'],
    ['Make other offers to clients about to leave.', '调整对流失客户的挽留方案。'],
    'GET /win-backs/totals',
  ),
  decision(
    ['sales', 1],
    ['successRate', 'below', '0.5'],
    ['See why needs are lost, and offer other terms.', '分析需求未达成原因，调整方案条件。'],
    'GET /needs/trends?by=lostTo',
  ),
  decision(
    ['sales', 2],
    ['stepsOpen', 'above', '0'],
    ['Take the open steps of the playbooks.', '完成策略手册待办步骤。'],
    'GET /tasks?source=playbook',
  ),
  decision(
    ['sales', 3],
    ['needsCaptured', 'below', '1'],
    ['Ask clients what they need.', '主动采集客户需求。'],
    'GET /contacts/due',
  ),
  decision(
    ['management', 1],
    ['slowestStepDays', 'above', '3'],
    ['Put more people on the slowest step of approval.', '增加审批最慢环节的人员配置。'],
    'GET /approval-times/bottleneck',
  ),
  decision(
    ['management', 2],
    ['timelyCases', 'below', '0.95'],
    ['Bring complaints back into their time.', '督促投诉按时办结。'],
    'GET /cases/timeliness',
  ),
  decision(
    ['management', 3],
    ['certificates', 'below', '1'],
    ['Plan trainings: nobody holds a certificate.', '安排培训考核，目前无有效证书。'],
    'GET /trainings',
  ),
  decision(
    ['management', 4],
    ['warned', 'above', '0'],
    ['Look at the clients on the watch list.', '关注预警名单客户。'],
    'GET /watch-list',
  ),
];
