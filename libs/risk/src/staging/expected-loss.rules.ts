import type { GuaranteeType } from '#credit';
import type { DatedRule, Day, DecimalText, Labels } from '#kernel';
import { inForce } from '#kernel';

/** What is lost of a claim whose debtor defaults. Shares of 1. */
export interface LossRule extends DatedRule {
  readonly guarantee: GuaranteeType;
  readonly label: Labels;
  /** Of the part that collateral covers, and of the rest. */
  readonly covered: DecimalText;
  readonly uncovered: DecimalText;
  /** What is taken off the value of collateral. */
  readonly haircut: DecimalText;
}

const basel = {
  version: 1,
  inForceFrom: '2000-01-01',
  source: 'Basel framework CRE32.6 to 32.11: corporate exposures, foundation approach',
} as const;
const rule = (
  id: string,
  guarantee: GuaranteeType,
  label: Labels,
  covered: DecimalText,
  haircut: DecimalText,
): LossRule => ({ ...basel, id, guarantee, label, covered, uncovered: '0.40', haircut });

/** Guarantees of persons and unlisted shares lower no loss by themselves. */
export const lossRules: readonly LossRule[] = [
  rule('EL-L1', 'unsecured', { en: 'Unsecured', zh: '信用贷款' }, '0.40', '1'),
  rule('EL-L2', 'realEstate', { en: 'Real estate', zh: '房产抵押' }, '0.20', '0.40'),
  rule('EL-L3', 'equipment', { en: 'Equipment', zh: '设备抵押' }, '0.25', '0.40'),
  rule('EL-L4', 'equity', { en: 'Equity', zh: '股权质押' }, '0.40', '1'),
  rule('EL-L5', 'receivables', { en: 'Receivables', zh: '应收账款质押' }, '0.20', '0.40'),
  rule('EL-L6', 'institution', { en: 'Institution', zh: '机构保证' }, '0.40', '1'),
  rule('EL-L7', 'person', { en: 'Person', zh: '自然人保证' }, '0.40', '1'),
  rule('EL-L8', 'combined', { en: 'Several', zh: '组合担保' }, '0.25', '0.40'),
];

/** What counts for every claim. */
export interface LossBasis extends DatedRule {
  readonly label: Labels;
  /** Probability of default within a year of a debtor that is not rated. */
  readonly unrated: DecimalText;
  /** How much of what is not drawn will be drawn by the time of a default. */
  readonly conversionFactor: DecimalText;
}

export const lossBases: readonly LossBasis[] = [
  {
    ...basel,
    id: 'EL-01',
    source:
      'Conversion factor: Basel framework CRE20.96; probability: that of grade B of the house',
    label: { en: 'Unrated debtors and undrawn amounts', zh: '未评级债务人与未提款额度' },
    unrated: '0.0450',
    conversionFactor: '0.40',
  },
];

/** A way the economy may go: how likely it is, and how many times as many default. */
export interface LossOutlook extends DatedRule {
  readonly label: Labels;
  readonly weight: DecimalText;
  readonly times: DecimalText;
}

const outlook = (id: string, label: Labels, weight: string, times: string): LossOutlook => ({
  ...basel,
  id,
  source: 'Default of this product within IFRS 9, 5.5.17 (a)',
  label,
  weight,
  times,
});

export const lossOutlooks: readonly LossOutlook[] = [
  outlook('EL-S1', { en: 'As expected', zh: '基准情景' }, '0.6', '1'),
  outlook('EL-S2', { en: 'Worse', zh: '悲观情景' }, '0.25', '1.4'),
  outlook('EL-S3', { en: 'Better', zh: '乐观情景' }, '0.15', '0.8'),
];

/** The rules of a day: for a guarantee, for every claim, and the ways the economy may go. */
export const lossRulesOn = (guarantee: GuaranteeType, day: Day) => ({
  loss: inForce(lossRules, day).find((one) => one.guarantee === guarantee),
  basis: inForce(lossBases, day)[0],
  outlooks: inForce(lossOutlooks, day),
});
