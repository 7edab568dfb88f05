import type { Day } from '#kernel';
import { addDays, daysBetween, inForce } from '#kernel';
import type { EscalationRule } from './escalation.rules.js';
import { escalationRules } from './escalation.rules.js';

/** As much of a task as the calendar judges. */
export interface Watched {
  readonly dueOn: Day;
  readonly remindOn: Day;
  readonly reminded: boolean;
  /** How far up it has been shown; 0 where nobody was called. */
  readonly level: number;
}

/** The highest rule that an overdue task has reached at the end of a day, above its level. */
export const escalationOn = ({ dueOn, level }: Watched, day: Day): EscalationRule | undefined =>
  inForce(escalationRules, day)
    .filter((rule) => rule.level > level && daysBetween(dueOn, day) >= rule.daysOverdue)
    .sort((a, b) => b.level - a.level)[0];

/** The next day whose end may bring something; undefined where nothing more comes. */
export function nextJudgement(task: Watched): Day | undefined {
  const calls = escalationRules
    .filter(({ level }) => level > task.level)
    .map(({ daysOverdue }) => addDays(task.dueOn, daysOverdue));
  return [...(task.reminded ? [] : [task.remindOn]), ...calls].sort()[0];
}
