import type { DatedRule, Day, DecimalText, Labels } from '#kernel';
import type { LoanClass } from '#lending';
import { inForce } from '#kernel';

/** What is set aside against each class, as a share of what is outstanding. */
export interface ProvisionRule extends DatedRule {
  readonly label: Labels;
  readonly shares: Readonly<Record<LoanClass, DecimalText>>;
}

/** Source: 银行贷款损失准备计提指引 (银发〔2002〕98号). */
export const provisionRules: readonly ProvisionRule[] = [
  {
    id: 'PV-01',
    version: 1,
    inForceFrom: '2002-01-01',
    source: '银行贷款损失准备计提指引（银发〔2002〕98号）',
    label: { en: 'General and specific provisions', zh: '一般准备和专项准备' },
    shares: {
      normal: '0.01',
      specialMention: '0.02',
      substandard: '0.25',
      doubtful: '0.5',
      loss: '1',
    },
  },
];

/** The rule of a day. */
export const provisionRuleOn = (day: Day): ProvisionRule | undefined =>
  inForce(provisionRules, day)[0];
