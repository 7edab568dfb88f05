import type { DatedRule, Day, Labels } from '#kernel';
import { addBusinessDays, inForce } from '#kernel';
import type { HandlingPriority } from '../standing/standing.codes.js';
import type { ApplicationTask } from './step.codes.js';

/** How long a task of an application may take. */
export interface StepDaysRule extends DatedRule {
  readonly label: Labels;
  readonly task: ApplicationTask;
  readonly priority: HandlingPriority;
  /** Weekdays after the one on which it began. */
  readonly days: number;
}

const rule = (
  id: string,
  task: ApplicationTask,
  priority: HandlingPriority,
  days: number,
  label: Labels,
): StepDaysRule => ({
  ...{ id, version: 1, inForceFrom: '1900-01-01', task, priority, days, label },
  source: 'Default of this product; a bank sets its own',
});

export const stepDaysRules: readonly StepDaysRule[] = [
  rule('SD-01', 'review', 'normal', 5, { en: 'Review', zh: '审查时限' }),
  rule('SD-02', 'review', 'vip', 2, { en: 'Review, preferred', zh: '审查时限（优先）' }),
  rule('SD-03', 'completion', 'normal', 10, { en: 'Completion', zh: '补件时限' }),
  rule('SD-04', 'completion', 'vip', 10, { en: 'Completion, preferred', zh: '补件时限（优先）' }),
  rule('SD-05', 'decision', 'normal', 5, { en: 'Decision', zh: '审批时限' }),
  rule('SD-06', 'decision', 'vip', 2, { en: 'Decision, preferred', zh: '审批时限（优先）' }),
];

/** The day by which a task is done that began on a day. */
export function dueOnOf(task: ApplicationTask, since: Day, priority: HandlingPriority): Day {
  const found = inForce(stepDaysRules, since).find(
    (each) => each.task === task && each.priority === priority,
  );
  return addBusinessDays('weekdays', since, found?.days ?? 0);
}
