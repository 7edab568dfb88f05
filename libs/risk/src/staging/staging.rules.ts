import type { DatedRule, DecimalText, Labels } from '#kernel';
import type { Stage } from '#lending';
import type { RiskSignal } from './staging.codes.js';

export type StageCondition =
  /** Days past due from this number on; a recorded rebuttal of the presumption excuses it. */
  | { readonly is: 'daysPastDue'; readonly from: number }
  | { readonly is: 'signal'; readonly code: RiskSignal }
  /** Grades lost since the loan was granted, on the scale of 15 grades. */
  | { readonly is: 'downgrade'; readonly notches: number }
  /** Probability of default grown by this factor, and by this much, since the loan was granted. */
  | { readonly is: 'defaultRisk'; readonly times: DecimalText; readonly plus: DecimalText };

/** A condition under which a loan is at least in a stage. */
export interface StageTrigger extends DatedRule {
  readonly paragraph: string;
  readonly label: Labels;
  readonly atLeast: Exclude<Stage, 'stage1'>;
  readonly when: StageCondition;
}

const ifrs9 = { version: 1, inForceFrom: '2018-01-01' } as const;
const standard = { ...ifrs9, source: 'IFRS 9 Financial Instruments, section 5.5 and appendix B' };
const own = { ...ifrs9, source: 'Default of this product within IFRS 9, 5.5.9' };

/** When credit risk has increased significantly (stage 2), and when an asset is impaired (stage 3). */
export const stageTriggers: readonly StageTrigger[] = [
  {
    ...standard,
    id: 'ST-01',
    paragraph: '5.5.11',
    label: { en: 'More than 30 days past due', zh: '逾期超过30天' },
    atLeast: 'stage2',
    when: { is: 'daysPastDue', from: 31 },
  },
  {
    ...standard,
    id: 'ST-02',
    paragraph: 'B5.5.17',
    label: { en: 'On the watch list', zh: '列入关注名单' },
    atLeast: 'stage2',
    when: { is: 'signal', code: 'watchList' },
  },
  {
    ...standard,
    id: 'ST-03',
    paragraph: 'B5.5.17',
    label: { en: 'Forbearance', zh: '宽限或重组' },
    atLeast: 'stage2',
    when: { is: 'signal', code: 'forbearance' },
  },
  {
    ...standard,
    id: 'ST-04',
    paragraph: 'B5.5.17',
    label: { en: 'Covenant breach expected', zh: '预计违反合同约定' },
    atLeast: 'stage2',
    when: { is: 'signal', code: 'covenantBreachExpected' },
  },
  {
    ...own,
    id: 'ST-05',
    paragraph: '5.5.9',
    label: { en: 'Three grades lost', zh: '内部评级下调三级以上' },
    atLeast: 'stage2',
    when: { is: 'downgrade', notches: 3 },
  },
  {
    ...own,
    id: 'ST-06',
    paragraph: '5.5.9',
    label: { en: 'Default risk grown', zh: '违约概率显著上升' },
    atLeast: 'stage2',
    when: { is: 'defaultRisk', times: '2.5', plus: '0.005' },
  },
  {
    ...standard,
    id: 'ST-07',
    paragraph: 'B5.5.37',
    label: { en: '90 days past due', zh: '逾期90天' },
    atLeast: 'stage3',
    when: { is: 'daysPastDue', from: 90 },
  },
  {
    ...standard,
    id: 'ST-08',
    paragraph: 'Appendix A',
    label: { en: 'Credit-impaired', zh: '已发生信用减值' },
    atLeast: 'stage3',
    when: { is: 'signal', code: 'creditImpaired' },
  },
];

/** How long a loan waits in stage 2 before it may go back to stage 1. */
export interface ProbationRule extends DatedRule {
  readonly label: Labels;
  readonly months: number;
}

export const probationRules: readonly ProbationRule[] = [
  {
    ...own,
    id: 'ST-P',
    label: { en: 'Probation before stage 1', zh: '回到第一阶段前的观察期' },
    months: 3,
  },
];
