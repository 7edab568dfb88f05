import type { DatedRule, Day, DecimalText, Labels } from '#kernel';
import { inForce } from '#kernel';

/** From which share of a client a natural person is its beneficial owner (受益所有人). */
export interface BeneficialOwnerRule extends DatedRule {
  readonly label: Labels;
  readonly share: DecimalText;
  /** Whether the share itself is enough, or more is needed. */
  readonly isEnough: boolean;
}

/** The rules on beneficial owners: whoever controls the client in another way is one as well. */
export const beneficialOwnerRules: readonly BeneficialOwnerRule[] = [
  {
    id: 'BO-1',
    version: 1,
    inForceFrom: '2017-10-20',
    source: '银发〔2017〕235号，一（二）：直接或者间接拥有超过25%公司股权或者表决权的自然人',
    label: { en: 'More than 25 % of the shares', zh: '持股超过25%' },
    share: '0.25',
    isEnough: false,
  },
  {
    id: 'BO-1',
    version: 2,
    inForceFrom: '2024-11-01',
    source: '受益所有人信息管理办法（2024年第3号），第六条：最终拥有25%以上股权',
    label: { en: '25 % of the shares or more', zh: '持股25%以上' },
    share: '0.25',
    isEnough: true,
  },
];

/** The rule of a day; undefined before there was one. */
export const beneficialOwnerRuleOn = (day: Day): BeneficialOwnerRule | undefined =>
  inForce(beneficialOwnerRules, day)[0];
