import type { RiskClass } from '#credit';
import type { DatedRule, Day, Labels } from '#kernel';
import { inForce } from '#kernel';
import type { NeedPriority } from '../needs.codes.js';

/** How the rank of a need follows from the importance of its project and the risk of its client. */
export interface PriorityRule extends DatedRule {
  readonly label: Labels;
  /** What a class of risk makes of each point of importance. */
  readonly weights: Readonly<Record<RiskClass, number>>;
  /** The least score of a band; the bands in falling order. */
  readonly bands: readonly { readonly priority: NeedPriority; readonly from: number }[];
}

/** Strategic importance (1 to 5) times the weight of the risk class: 1 to 15 (D-05). */
export const priorityRules: readonly PriorityRule[] = [
  {
    id: 'NP-1',
    version: 1,
    inForceFrom: '2020-01-01',
    source: '客户关系管理流程四大要点解析，1 优先级排序：项目的战略重要性和客户的风险特征',
    label: { en: 'Importance times risk', zh: '战略重要性 × 风险特征' },
    weights: { low: 3, medium: 2, high: 1 },
    bands: [
      { priority: 'first', from: 10 },
      { priority: 'ordinary', from: 5 },
      { priority: 'last', from: 0 },
    ],
  },
];

/** How a need ranks, and by which rule. */
export interface Rank {
  readonly rule: string;
  readonly version: number;
  readonly score: number;
  readonly priority: NeedPriority;
}

/** The rank of a need on a day; undefined where no rule was in force. */
export function rankOf(importance: number, riskClass: RiskClass, day: Day): Rank | undefined {
  const [rule] = inForce(priorityRules, day);
  if (rule === undefined) return undefined;
  const score = importance * rule.weights[riskClass];
  const band = rule.bands.find(({ from }) => score >= from);
  return band && { rule: rule.id, version: rule.version, score, priority: band.priority };
}
