import type { DatedRule, Day, Labels, Role } from '#kernel';
import { inForce } from '#kernel';
import type { InstitutionType } from './institution.codes.js';

/** What an institution of a type calls itself, and what its people are called where it has own words. */
export interface InstitutionRule extends DatedRule {
  readonly label: Labels;
  readonly type: InstitutionType;
  readonly calledBy: Labels;
  readonly titles: Readonly<Partial<Record<Role, Labels>>>;
}

const first = {
  version: 1,
  inForceFrom: '2000-01-01',
  source: '客户关系管理方案 1.3; words by house rule',
} as const;

/** A row is never edited; a change is a new version. */
export const institutionRules: readonly InstitutionRule[] = [
  {
    ...first,
    id: 'IT-bank',
    label: { en: 'Words of a commercial bank', zh: '商业银行称谓' },
    type: 'commercialBank',
    calledBy: { en: 'the bank', zh: '本行' },
    titles: {},
  },
  {
    ...first,
    id: 'IT-cooperative',
    label: { en: 'Words of a credit cooperative', zh: '信用社称谓' },
    type: 'creditCooperative',
    calledBy: { en: 'the cooperative', zh: '本社' },
    titles: {
      relationshipManager: { en: 'Credit officer', zh: '信贷员' },
      creditApprover: { en: 'Member of the credit committee', zh: '贷款审批小组成员' },
    },
  },
  {
    ...first,
    id: 'IT-guarantee',
    label: { en: 'Words of a guarantee company', zh: '担保公司称谓' },
    type: 'guaranteeCompany',
    calledBy: { en: 'the company', zh: '本公司' },
    titles: {
      relationshipManager: { en: 'Project manager', zh: '担保项目经理' },
      creditApprover: { en: 'Member of the review committee', zh: '担保评审委员' },
    },
  },
  {
    ...first,
    id: 'IT-consumer',
    label: { en: 'Words of a consumer-finance company', zh: '消费金融公司称谓' },
    type: 'consumerFinance',
    calledBy: { en: 'the company', zh: '本公司' },
    titles: { relationshipManager: { en: 'Account manager', zh: '业务经理' } },
  },
];

/** The words of a type of institution on a day. */
export const institutionRuleOn = (type: InstitutionType, day: Day): InstitutionRule | undefined =>
  inForce(institutionRules, day).find((rule) => rule.type === type);
