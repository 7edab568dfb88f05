import type { DatedRule, Day, Labels } from '#kernel';
import { addMonths, inForce } from '#kernel';
import type { CreditGrade } from '../taxonomy/taxonomy.codes.js';

/** How soon a client of a credit grade is reviewed again. */
export interface ReviewRule extends DatedRule {
  readonly label: Labels;
  /** Absent for a client without a grade. */
  readonly grade?: CreditGrade;
  readonly everyMonths: number;
}

const common = {
  version: 1,
  inForceFrom: '1900-01-01',
  source: '建行客户关系管理的方法（定期客户评估机制）；周期为本行规定',
} as const;

export const reviewRules: readonly ReviewRule[] = [
  {
    ...{ id: 'RV-W', grade: 'watch', everyMonths: 3, ...common },
    label: { en: 'Watch: every quarter', zh: '关注客户：每季度' },
  },
  {
    ...{ id: 'RV-G', grade: 'good', everyMonths: 6, ...common },
    label: { en: 'Good: every half year', zh: '良好客户：每半年' },
  },
  {
    ...{ id: 'RV-P', grade: 'prime', everyMonths: 12, ...common },
    label: { en: 'Prime: every year', zh: '优质客户：每年' },
  },
  {
    ...{ id: 'RV-N', everyMonths: 12, ...common },
    label: { en: 'Without a grade: every year', zh: '未评定等级：每年' },
  },
];

/** Days before the due day on which the manager is prompted. */
export const promptDays = 14;

/** The rule for a grade on a day. Throws where the table lacks one. */
export function reviewRuleFor(grade: CreditGrade | undefined, day: Day): ReviewRule {
  const rule = inForce(reviewRules, day).find((each) => each.grade === grade);
  if (rule === undefined) throw new RangeError(`no rule of review for ${grade ?? 'no grade'}`);
  return rule;
}

/** The day by which a client is reviewed again, after a review or the first day. */
export const nextReview = (last: Day, grade: CreditGrade | undefined, day: Day): Day =>
  addMonths(last, reviewRuleFor(grade, day).everyMonths);
