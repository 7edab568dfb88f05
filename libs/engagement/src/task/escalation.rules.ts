import type { DatedRule, Labels } from '#kernel';

/** When an overdue task is shown to the head of a unit. */
export interface EscalationRule extends DatedRule {
  readonly label: Labels;
  /** How many levels up: 1 is the unit of the client’s manager, 2 the unit above it. */
  readonly level: number;
  /** From how many days after the due day. */
  readonly daysOverdue: number;
}

const first = {
  version: 1,
  inForceFrom: '2000-01-01',
  source: 'Default of this product',
} as const;

export const escalationRules: readonly EscalationRule[] = [
  {
    ...first,
    id: 'TE-01',
    label: { en: 'Overdue task to the head of the unit', zh: '逾期任务上报本机构负责人' },
    level: 1,
    daysOverdue: 1,
  },
  {
    ...first,
    id: 'TE-02',
    label: { en: 'Overdue task to the head of the unit above', zh: '逾期任务上报上级机构负责人' },
    level: 2,
    daysOverdue: 5,
  },
];
