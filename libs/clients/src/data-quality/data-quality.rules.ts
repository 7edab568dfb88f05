import type { DatedRule, Day, Labels } from '#kernel';
import { daysBetween, inForce } from '#kernel';

/** One thing that the file of a client should hold, what it weighs, and how old it may be. */
export interface QualityRule extends DatedRule {
  readonly label: Labels;
  /** The name of the fact, as the sources of the file name it. */
  readonly fact: string;
  readonly weight: number;
  /** Days after which the statement is to be asked for again; absent where it does not age. */
  readonly maxAgeDays?: number;
}

const row = (
  id: string,
  fact: string,
  weight: number,
  en: string,
  zh: string,
  maxAgeDays?: number,
): QualityRule => ({
  id,
  version: 1,
  inForceFrom: '2020-01-01',
  label: { en, zh },
  fact,
  weight,
  ...(maxAgeDays !== undefined && { maxAgeDays }),
});

/** What makes a file complete and fresh (M-09). The weights come to 100. */
export const qualityRules: readonly QualityRule[] = [
  row('DQ-01', 'registration', 15, 'Registration number', '登记号码'),
  row('DQ-02', 'industry', 10, 'Industry', '行业'),
  row('DQ-03', 'region', 10, 'Region', '地区'),
  row('DQ-04', 'size', 10, 'Size', '企业规模', 730),
  row('DQ-05', 'maturity', 5, 'Stage of maturity', '企业发展阶段', 730),
  row('DQ-06', 'foundedYear', 5, 'Year of foundation', '成立年份'),
  row('DQ-07', 'employees', 5, 'Employees', '员工人数', 730),
  row('DQ-08', 'revenue', 10, 'Annual revenue', '年度收入', 550),
  row('DQ-09', 'profile.financialPosition', 5, 'Financial position', '财务状况', 365),
  row('DQ-10', 'profile.plans', 5, 'Plans', '未来发展规划', 730),
  row('DQ-11', 'ownership', 15, 'Chart of owners', '股权结构', 1095),
  row('DQ-12', 'manager', 5, 'Relationship manager', '客户经理'),
];

/** What a file lacks on a day, and what in it is too old. */
export interface Quality {
  /** 0 to 100: the weight of what is there and fresh. */
  readonly score: number;
  readonly missing: readonly string[];
  readonly outdated: readonly string[];
}

/** The quality of a file on a day; `facts` holds the day of each fact's source. */
export function qualityOn(facts: Readonly<Record<string, Day>>, day: Day): Quality {
  const rules = inForce(qualityRules, day);
  const missing = rules.filter(({ fact }) => facts[fact] === undefined);
  const outdated = rules.filter(({ fact, maxAgeDays }) => {
    const since = facts[fact];
    return since !== undefined && maxAgeDays !== undefined && daysBetween(since, day) > maxAgeDays;
  });
  const whole = rules.reduce((sum, { weight }) => sum + weight, 0);
  const lacking = [...missing, ...outdated].reduce((sum, { weight }) => sum + weight, 0);
  return {
    score: whole === 0 ? 0 : Math.round(((whole - lacking) * 100) / whole),
    missing: missing.map(({ fact }) => fact),
    outdated: outdated.map(({ fact }) => fact),
  };
}
