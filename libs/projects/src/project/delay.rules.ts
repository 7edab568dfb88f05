import type { DatedRule, Day, DecimalText, Labels } from '#kernel';
import { Decimal, inForce, InvalidValue } from '#kernel';
import type { DelayLevel } from '../projects.codes.js';

/** When a project counts as late, and as seriously late. Either figure is enough. */
export interface DelayRule extends DatedRule {
  readonly label: Labels;
  /** Days by which the milestone that is furthest behind is late. */
  readonly days: Readonly<Record<'late' | 'serious', number>>;
  /** Milestones late of those due, as a share of 1. */
  readonly rate: Readonly<Record<'late' | 'serious', DecimalText>>;
}

export const delayRules: readonly DelayRule[] = [
  {
    id: 'PD-01',
    version: 1,
    inForceFrom: '1900-01-01',
    source: 'Default; 项目进度严重滞后 of the sources without a figure',
    label: { en: 'Delay of a project', zh: '项目进度延误' },
    days: { late: 1, serious: 90 },
    rate: { late: '0.01', serious: '0.50' },
  },
];

/** The level of a delay, by the rule of a day. */
export function delayLevel(
  { days, rate }: { readonly days: number; readonly rate: DecimalText },
  day: Day,
): { readonly level: DelayLevel; readonly rule: DelayRule } {
  const [rule] = inForce(delayRules, day);
  if (rule === undefined) throw InvalidValue({ field: 'day', found: day });
  const reaches = (level: 'late' | 'serious') =>
    days >= rule.days[level] || new Decimal(rate).gte(rule.rate[level]);
  return { rule, level: reaches('serious') ? 'serious' : reaches('late') ? 'late' : 'onTime' };
}
