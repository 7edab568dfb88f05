import type { DatedRule, Day, Labels } from '#kernel';
import { inForce } from '#kernel';

/** By how much the term of a loan may be extended. */
export interface ExtensionRule extends DatedRule {
  readonly label: Labels;
  /** Terms up to this many months; every longer one where absent. */
  readonly upToMonths?: number;
  /** All extensions together: a share of the term in per cent, or months. */
  readonly percent?: number;
  readonly months?: number;
}

const common = { version: 1, inForceFrom: '2000-01-01', source: '贷款通则 第十二条' } as const;

export const extensionRules: readonly ExtensionRule[] = [
  {
    id: 'EX-01',
    ...common,
    label: { en: 'Short terms: as long again', zh: '短期贷款展期累计不超过原期限' },
    upToMonths: 12,
    percent: 100,
  },
  {
    id: 'EX-02',
    ...common,
    label: { en: 'Medium terms: half as long', zh: '中期贷款展期累计不超过原期限一半' },
    upToMonths: 60,
    percent: 50,
  },
  {
    id: 'EX-03',
    ...common,
    label: { en: 'Long terms: three years', zh: '长期贷款展期累计不超过三年' },
    months: 36,
  },
];

/** How many months a loan of a term may be extended by, and the rule that says so. */
export function longestExtension(
  termMonths: number,
  day: Day,
): { readonly months: number; readonly rule?: string } {
  const rule = inForce(extensionRules, day).find(
    ({ upToMonths }) => upToMonths === undefined || termMonths <= upToMonths,
  );
  if (rule === undefined) return { months: 0 };
  const { percent, months = 0, id } = rule;
  const longest = percent === undefined ? months : Math.floor((termMonths * percent) / 100);
  return { months: longest, rule: id };
}
