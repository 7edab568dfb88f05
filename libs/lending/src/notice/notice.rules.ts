import type { DatedRule, Day, Labels } from '#kernel';
import { inForce } from '#kernel';

/** How long before a day of a loan its borrower is reminded. */
export interface ReminderRule extends DatedRule {
  readonly label: Labels;
  readonly of: 'payment' | 'maturity';
  /** Days before the day; each is one reminder. */
  readonly daysBefore: readonly number[];
}

const common = {
  version: 1,
  inForceFrom: '2000-01-01',
  source: 'Default of this product',
} as const;

/** The key moments of a loan that runs. */
export const reminderRules: readonly ReminderRule[] = [
  {
    id: 'RM-01',
    ...common,
    label: { en: 'Before an instalment is due', zh: '还款日前提醒' },
    of: 'payment',
    daysBefore: [7, 3, 1],
  },
  {
    id: 'RM-02',
    ...common,
    label: { en: 'Before the loan matures', zh: '贷款到期前提醒' },
    of: 'maturity',
    daysBefore: [90, 30, 7],
  },
];

/** The most days before a day of a loan on which anybody is reminded of it. */
export const longestReminder = (of: ReminderRule['of'], day: Day): number =>
  Math.max(0, ...reminderDays(of, day));

/** Days before, the nearest first. */
export const reminderDays = (of: ReminderRule['of'], day: Day): readonly number[] =>
  inForce(reminderRules, day)
    .filter((rule) => rule.of === of)
    .flatMap(({ daysBefore }) => daysBefore)
    .toSorted((a, b) => a - b);
