import type { DatedRule, Day, Labels } from '#kernel';
import { inForce, InvalidValue } from '#kernel';
import type { Urgency } from '../service-level/service-level.codes.js';
import type { CasePriority } from './case.codes.js';
import { Importance } from './case.codes.js';

/** Which priority importance and urgency make together. */
export interface PriorityRule extends DatedRule {
  readonly label: Labels;
  readonly importance: Importance;
  readonly urgency: Urgency;
  readonly priority: CasePriority;
}

const first = {
  version: 1,
  inForceFrom: '1900-01-01',
  source: '企業級貸款業務的客戶關系管理方案 5.3 (importance, urgency); the figures are ours',
} as const;

const rule = (
  id: string,
  importance: Importance,
  urgency: Urgency,
  priority: CasePriority,
): PriorityRule => {
  const { en, zh } = Importance(importance);
  const label =
    urgency === 'urgent'
      ? { en: `${en} importance, urgent`, zh: `重要程度${zh}且紧急` }
      : { en: `${en} importance`, zh: `重要程度${zh}` };
  return { id, ...first, label, importance, urgency, priority };
};

export const priorityRules: readonly PriorityRule[] = [
  rule('CP-01', 'high', 'urgent', 'first'),
  rule('CP-02', 'high', 'normal', 'second'),
  rule('CP-03', 'medium', 'urgent', 'second'),
  rule('CP-04', 'medium', 'normal', 'third'),
  rule('CP-05', 'low', 'urgent', 'third'),
  rule('CP-06', 'low', 'normal', 'fourth'),
];

/** The rule for an importance and an urgency on a day. */
export function priorityOf(importance: Importance, urgency: Urgency, day: Day): PriorityRule {
  const found = inForce(priorityRules, day).find(
    (each) => each.importance === importance && each.urgency === urgency,
  );
  if (found === undefined) throw InvalidValue({ field: 'importance', found: importance, day });
  return found;
}
