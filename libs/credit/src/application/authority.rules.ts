import type { DatedRule, Day, Labels, Money, Role } from '#kernel';
import { inForce } from '#kernel';

/** How much credit a role may grant, and whether a risk officer must have reviewed it. */
export interface AuthorityRule extends DatedRule {
  readonly label: Labels;
  readonly role: Role;
  /** The most it may grant, in minor units by currency; every amount where absent. */
  readonly upTo?: Readonly<Record<string, number>>;
  readonly riskReview: boolean;
}

/** Approval authority (审批权限). Source: default of this product; a bank sets its own. */
export const authorityRules: readonly AuthorityRule[] = [
  {
    id: 'AA-01',
    version: 1,
    inForceFrom: '1900-01-01',
    label: { en: 'Small loans: risk officer', zh: '小额贷款由风险管理人员审批' },
    role: 'riskOfficer',
    upTo: { CNY: 100_000_000, USD: 15_000_000, EUR: 15_000_000, HKD: 100_000_000 },
    riskReview: false,
  },
  {
    id: 'AA-02',
    version: 1,
    inForceFrom: '1900-01-01',
    label: { en: 'Medium loans: credit approver', zh: '中等额度由审批人单人审批' },
    role: 'creditApprover',
    upTo: { CNY: 1_000_000_000, USD: 150_000_000, EUR: 150_000_000, HKD: 1_000_000_000 },
    riskReview: false,
  },
  {
    id: 'AA-03',
    version: 1,
    inForceFrom: '1900-01-01',
    label: {
      en: 'Large loans and other currencies: credit approver after risk review',
      zh: '大额及其他币种经风险审查后由审批人审批',
    },
    role: 'creditApprover',
    riskReview: true,
  },
];

/** The rules by which one of the roles may grant the amount on a day; the least demanding first. */
export const authorityFor = (
  roles: readonly Role[],
  { minor, currency }: Money,
  day: Day,
  rules: readonly AuthorityRule[] = authorityRules,
): readonly AuthorityRule[] =>
  inForce(rules, day)
    .filter(
      ({ role, upTo }) =>
        roles.includes(role) && (upTo === undefined || minor <= (upTo[currency] ?? -1)),
    )
    .sort((a, b) => Number(a.riskReview) - Number(b.riskReview));
