import type { DatedRule, DecimalText, Labels } from '#kernel';
import type { LoanClass } from '#lending';
import type { Circumstance } from './classification.codes.js';

/** What sets a trigger off. Shares are of 1. */
export type ClassCondition =
  /** Days past due above a number; the tolerated technical overdue does not count. */
  | { readonly is: 'daysPastDue'; readonly above: number }
  | { readonly is: 'circumstance'; readonly code: Circumstance }
  /** Credit-impaired, and expected credit loss at or above this share of the book value. */
  | { readonly is: 'expectedLoss'; readonly from: DecimalText }
  /** A restructured asset in observation, or one restructured again in observation. */
  | { readonly is: 'restructured'; readonly again: boolean }
  /** Another claim on the debtor is non-performing, here or at another bank. */
  | { readonly is: 'debtorNonPerforming' }
  /** Share of the debtor's debts at all banks that are more than 90 days past due. */
  | { readonly is: 'overdueAtAllBanks'; readonly daysAbove: number; readonly above: DecimalText }
  /** Share of the debtor's claims at this bank that are non-performing by themselves. */
  | { readonly is: 'contagion'; readonly above: DecimalText };

/** A condition under which a claim is of a class or worse. */
export interface ClassTrigger extends DatedRule {
  readonly article: string;
  readonly label: Labels;
  readonly atLeast: LoanClass;
  readonly appliesTo: 'all' | 'nonRetail';
  readonly when: ClassCondition;
}

const measures = {
  version: 1,
  inForceFrom: '2023-07-01',
  source: '商业银行金融资产风险分类办法 (中国银行保险监督管理委员会、中国人民银行令〔2023〕第1号)',
} as const;

/**
 * The triggers of the five classes. Definitions of Art. 6 and 7, the day limits, 10 % and 20 % were
 * read; the finer items and the article numbers of paragraphs are from knowledge of the text and
 * are to be checked against it before anyone claims compliance.
 */
export const classTriggers: readonly ClassTrigger[] = [
  {
    ...measures,
    id: 'LC-10-1',
    article: '第十条（一）',
    label: { en: 'Overdue', zh: '本金、利息或收益逾期' },
    atLeast: 'specialMention',
    appliesTo: 'all',
    when: { is: 'daysPastDue', above: 0 },
  },
  {
    ...measures,
    id: 'LC-10-2',
    article: '第十条（二）',
    label: { en: 'Use changed without consent', zh: '擅自改变资金用途' },
    atLeast: 'specialMention',
    appliesTo: 'all',
    when: { is: 'circumstance', code: 'useChanged' },
  },
  {
    ...measures,
    id: 'LC-10-3',
    article: '第十条（三）',
    label: { en: 'Repaid by new debt', zh: '借新还旧或通过其他债务融资方式偿还' },
    atLeast: 'specialMention',
    appliesTo: 'all',
    when: { is: 'circumstance', code: 'repaidByNewDebt' },
  },
  {
    ...measures,
    id: 'LC-10-4',
    article: '第十条（四）',
    label: {
      en: 'Debtor non-performing elsewhere',
      zh: '同一债务人在本行或其他银行的债务出现不良',
    },
    atLeast: 'specialMention',
    appliesTo: 'nonRetail',
    when: { is: 'debtorNonPerforming' },
  },
  {
    ...measures,
    id: 'LC-11-1',
    article: '第十一条（一）',
    label: { en: 'Overdue more than 90 days', zh: '逾期超过90天' },
    atLeast: 'substandard',
    appliesTo: 'all',
    when: { is: 'daysPastDue', above: 90 },
  },
  {
    ...measures,
    id: 'LC-11-2',
    article: '第十一条（二）',
    label: { en: 'Credit-impaired', zh: '已发生信用减值' },
    atLeast: 'substandard',
    appliesTo: 'all',
    when: { is: 'circumstance', code: 'creditImpaired' },
  },
  {
    ...measures,
    id: 'LC-11-3',
    article: '第十一条（三）',
    label: { en: 'External rating cut sharply', zh: '外部评级大幅下调' },
    atLeast: 'substandard',
    appliesTo: 'all',
    when: { is: 'circumstance', code: 'ratingCutSharply' },
  },
  {
    ...measures,
    id: 'LC-11-4',
    article: '第十一条（四）',
    label: { en: 'Over 20 % overdue at all banks', zh: '所有银行债务中逾期超过90天的超过20%' },
    atLeast: 'substandard',
    appliesTo: 'nonRetail',
    when: { is: 'overdueAtAllBanks', daysAbove: 90, above: '0.20' },
  },
  {
    ...measures,
    id: 'LC-12-1',
    article: '第十二条（一）',
    label: { en: 'Overdue more than 270 days', zh: '逾期超过270天' },
    atLeast: 'doubtful',
    appliesTo: 'all',
    when: { is: 'daysPastDue', above: 270 },
  },
  {
    ...measures,
    id: 'LC-12-2',
    article: '第十二条（二）',
    label: { en: 'Debtor evades bank debt', zh: '债务人逃废银行债务' },
    atLeast: 'doubtful',
    appliesTo: 'all',
    when: { is: 'circumstance', code: 'evadesDebt' },
  },
  {
    ...measures,
    id: 'LC-12-3',
    article: '第十二条（三）',
    label: {
      en: 'Half of the book value expected lost',
      zh: '信用减值且预期信用损失占账面余额50%以上',
    },
    atLeast: 'doubtful',
    appliesTo: 'all',
    when: { is: 'expectedLoss', from: '0.50' },
  },
  {
    ...measures,
    id: 'LC-13-1',
    article: '第十三条（一）',
    label: { en: 'Overdue more than 360 days', zh: '逾期超过360天' },
    atLeast: 'loss',
    appliesTo: 'all',
    when: { is: 'daysPastDue', above: 360 },
  },
  {
    ...measures,
    id: 'LC-13-2',
    article: '第十三条（二）',
    label: { en: 'Debtor in bankruptcy liquidation', zh: '债务人已进入破产清算程序' },
    atLeast: 'loss',
    appliesTo: 'all',
    when: { is: 'circumstance', code: 'bankruptcyLiquidation' },
  },
  {
    ...measures,
    id: 'LC-13-3',
    article: '第十三条（三）',
    label: {
      en: 'Nine tenths of the book value expected lost',
      zh: '信用减值且预期信用损失占账面余额90%以上',
    },
    atLeast: 'loss',
    appliesTo: 'all',
    when: { is: 'expectedLoss', from: '0.90' },
  },
  {
    ...measures,
    id: 'LC-C3-1',
    article: '第三章（重组资产）',
    label: { en: 'Restructured, in observation', zh: '重组资产处于观察期' },
    atLeast: 'specialMention',
    appliesTo: 'all',
    when: { is: 'restructured', again: false },
  },
  {
    ...measures,
    id: 'LC-C3-2',
    article: '第三章（重组资产）',
    label: { en: 'Restructured again in observation', zh: '观察期内再次重组' },
    atLeast: 'substandard',
    appliesTo: 'all',
    when: { is: 'restructured', again: true },
  },
  {
    ...measures,
    id: 'LC-07',
    article: '第七条',
    label: { en: 'Over 10 % of the debtor non-performing here', zh: '债务人在本行债权超过10%不良' },
    atLeast: 'substandard',
    appliesTo: 'nonRetail',
    when: { is: 'contagion', above: '0.10' },
  },
];

/** The time limits of upgrade tests and observation periods, by the same Measures. */
export interface ClassPeriods extends DatedRule {
  readonly label: Labels;
  /** Art. 14: on time for at least this many periods and months, whichever takes longer. */
  readonly upgradePeriods: number;
  readonly upgradeMonths: number;
  /** Art. 15: no upgrade for so long after a takeover. */
  readonly takeoverMonths: number;
  /** Chapter 3: an observation period lasts at least so many repayment periods and months. */
  readonly observationPeriods: number;
  readonly observationMonths: number;
}

export const classPeriods: readonly ClassPeriods[] = [
  {
    ...measures,
    id: 'LC-P',
    label: { en: 'Periods of upgrade and observation', zh: '上调和观察期限' },
    upgradePeriods: 2,
    upgradeMonths: 6,
    takeoverMonths: 6,
    observationPeriods: 2,
    observationMonths: 12,
  },
];
