import type { DatedRule, Labels } from '#kernel';
import type { AuthorityLine } from '../../rules/authority.fields.js';
import type { RiskClass } from '../../standing/standing.codes.js';

/** A line of the table of authority, dated. */
export interface AuthorityRule extends DatedRule, AuthorityLine {}

const usual = ['CNY', 'USD', 'EUR', 'HKD'];
const careful: readonly RiskClass[] = ['low', 'medium'];
const since = { version: 1, inForceFrom: '1900-01-01', source: 'Default of this product' } as const;
const alone = { riskReview: false, committee: false, currencies: usual, riskClasses: careful };
const reviewed = { riskReview: true, committee: false };
const resolved = { riskReview: true, committee: true, level: 3, role: 'creditApprover' } as const;
/** In fen. */
const million = 100_000_000;

/**
 * Approval authority by role, table of products, exposure of client and group, risk class and
 * currency (审批权限), until the bank puts its own table in force.
 */
export const authorityRules: readonly AuthorityRule[] = [
  {
    ...{ id: 'AA-01', ...since, ...alone, table: 'general', level: 1, role: 'riskOfficer' },
    upTo: million,
    label: { en: 'Small exposure: risk officer', zh: '小额授信由风险管理人员审批' },
  },
  {
    ...{ id: 'AA-02', ...since, ...alone, table: 'general', level: 2, role: 'creditApprover' },
    upTo: 10 * million,
    label: { en: 'Medium exposure: credit approver', zh: '中等授信由审批人单人审批' },
  },
  {
    ...{ id: 'AA-03', ...since, ...reviewed, table: 'general', level: 2, role: 'creditApprover' },
    upTo: 300 * million,
    label: {
      en: 'Large exposure, high risk, other currencies: credit approver after risk review',
      zh: '大额、高风险及其他币种经风险审查后由审批人审批',
    },
  },
  {
    ...{ id: 'AA-04', ...since, ...resolved, table: 'general' },
    label: { en: 'Largest exposure: credit committee', zh: '特大额授信由贷审会审议' },
  },
  {
    ...{ id: 'AS-01', ...since, ...alone, table: 'standard', level: 1, role: 'riskOfficer' },
    upTo: 3 * million,
    label: { en: 'Standard product: risk officer', zh: '标准化产品由风险管理人员审批' },
  },
  {
    ...{ id: 'AS-02', ...since, ...alone, table: 'standard', level: 2, role: 'creditApprover' },
    upTo: 20 * million,
    label: { en: 'Standard product: credit approver', zh: '标准化产品由审批人审批' },
  },
  {
    ...{ id: 'AS-03', ...since, ...reviewed, table: 'standard', level: 2, role: 'creditApprover' },
    upTo: 300 * million,
    label: {
      en: 'Standard product, large exposure: after risk review',
      zh: '标准化产品大额经风险审查后审批',
    },
  },
  {
    ...{ id: 'AS-04', ...since, ...resolved, table: 'standard' },
    label: { en: 'Standard product, largest exposure', zh: '标准化产品特大额由贷审会审议' },
  },
  {
    ...{ id: 'AP-01', ...since, ...reviewed, table: 'project', level: 2, role: 'creditApprover' },
    upTo: 300 * million,
    label: { en: 'Projects: credit approver after risk review', zh: '项目类授信经风险审查后审批' },
  },
  {
    ...{ id: 'AP-02', ...since, ...resolved, table: 'project' },
    label: { en: 'Large projects: credit committee', zh: '大型项目授信由贷审会审议' },
  },
];

/** What the rules alone may grant: a standard product, by amount and risk class (F-16). */
export const straightThroughRules: readonly (DatedRule & {
  readonly label: Labels;
  /** The most that client and group may come to, in fen. */
  readonly upTo: number;
  readonly riskClasses: readonly RiskClass[];
})[] = [
  {
    id: 'ST-01',
    ...since,
    label: { en: 'Straight through: low risk, small exposure', zh: '低风险小额标准化产品自动审批' },
    upTo: 3 * million,
    riskClasses: ['low'],
  },
];
