import type { DatedRule, Day, Labels, Level, Role } from '#kernel';
import { addDays, inForce, levels } from '#kernel';
import type { WarningPlaybook } from '../early-warning/early-warning.codes.js';
import type { EscalationLevel, ResponseStep } from './response.codes.js';
import { ResponseStep as steps } from './response.codes.js';

/** A step of a playbook: from which level on it is due, by whom, and within how many days. */
export interface PlaybookStep extends DatedRule {
  readonly label: Labels;
  readonly playbook: WarningPlaybook;
  readonly step: ResponseStep;
  readonly from: Level;
  readonly owner: Role;
  /** Calendar days from the warning to the day by which it is due. */
  readonly days: Readonly<Record<Level, number>>;
}

const base = {
  version: 1,
  inForceFrom: '2000-01-01',
  source: '企業級貸款業務的客戶關系管理方案 7.2; EBA/GL/2020/06 274: escalation and measures',
} as const;

const soon = { yellow: 5, orange: 2, red: 1 } as const;
const then = { yellow: 10, orange: 5, red: 3 } as const;
const later = { yellow: 30, orange: 15, red: 10 } as const;

const step = (
  id: string,
  playbook: WarningPlaybook,
  of: Pick<PlaybookStep, 'step' | 'from' | 'owner' | 'days'>,
): PlaybookStep => {
  const { en, zh } = steps(of.step);
  return { ...base, id, label: { en, zh }, playbook, ...of };
};

/** The playbooks, step by step. The graver the warning, the more steps and the sooner. */
export const playbookSteps: readonly PlaybookStep[] = [
  step('PB-C1', 'collect', {
    step: 'callClient',
    from: 'yellow',
    owner: 'relationshipManager',
    days: soon,
  }),
  step('PB-C2', 'collect', {
    step: 'agreePayment',
    from: 'yellow',
    owner: 'relationshipManager',
    days: then,
  }),
  step('PB-C3', 'collect', {
    step: 'proposeTerms',
    from: 'orange',
    owner: 'relationshipManager',
    days: then,
  }),
  step('PB-C4', 'collect', {
    step: 'stopDrawdowns',
    from: 'orange',
    owner: 'riskOfficer',
    days: soon,
  }),
  step('PB-C5', 'collect', {
    step: 'reportToCommittee',
    from: 'red',
    owner: 'riskOfficer',
    days: then,
  }),
  step('PB-D1', 'reviewDebtor', {
    step: 'stopDrawdowns',
    from: 'orange',
    owner: 'riskOfficer',
    days: soon,
  }),
  step('PB-D2', 'reviewDebtor', {
    step: 'reviewClaims',
    from: 'yellow',
    owner: 'riskOfficer',
    days: then,
  }),
  step('PB-D3', 'reviewDebtor', {
    step: 'proposeTerms',
    from: 'orange',
    owner: 'relationshipManager',
    days: then,
  }),
  step('PB-D4', 'reviewDebtor', {
    step: 'arrangeFunds',
    from: 'red',
    owner: 'riskOfficer',
    days: later,
  }),
  step('PB-D5', 'reviewDebtor', {
    step: 'reportToCommittee',
    from: 'red',
    owner: 'riskOfficer',
    days: then,
  }),
  step('PB-G1', 'strengthenGuarantee', {
    step: 'revalueSecurity',
    from: 'yellow',
    owner: 'riskOfficer',
    days: then,
  }),
  step('PB-G2', 'strengthenGuarantee', {
    step: 'askForSecurity',
    from: 'orange',
    owner: 'relationshipManager',
    days: then,
  }),
  step('PB-G3', 'strengthenGuarantee', {
    step: 'amendTerms',
    from: 'red',
    owner: 'relationshipManager',
    days: later,
  }),
  step('PB-V1', 'renewContact', {
    step: 'callClient',
    from: 'yellow',
    owner: 'relationshipManager',
    days: soon,
  }),
  step('PB-V2', 'renewContact', {
    step: 'visitClient',
    from: 'yellow',
    owner: 'relationshipManager',
    days: later,
  }),
  step('PB-R1', 'recover', {
    step: 'secureAssets',
    from: 'orange',
    owner: 'riskOfficer',
    days: then,
  }),
  step('PB-R2', 'recover', {
    step: 'beginProceedings',
    from: 'orange',
    owner: 'riskOfficer',
    days: later,
  }),
  step('PB-R3', 'recover', {
    step: 'reportToCommittee',
    from: 'red',
    owner: 'riskOfficer',
    days: then,
  }),
  step('PB-P1', 'rebalance', {
    step: 'setTarget',
    from: 'yellow',
    owner: 'riskOfficer',
    days: later,
  }),
  step('PB-P2', 'rebalance', {
    step: 'reportToCommittee',
    from: 'orange',
    owner: 'riskOfficer',
    days: later,
  }),
];

/** A step that is to be done by a day. */
export interface PlannedStep {
  readonly step: ResponseStep;
  readonly owner: Role;
  readonly dueOn: Day;
}

/** What a playbook asks for when a warning reaches a level on a day, the first due first. */
export const stepsOf = (
  playbook: WarningPlaybook,
  level: Level,
  day: Day,
): readonly PlannedStep[] =>
  inForce(playbookSteps, day)
    .filter((each) => each.playbook === playbook)
    .filter(({ from }) => levels.indexOf(from) <= levels.indexOf(level))
    .map(({ step: each, owner, days }) => ({ step: each, owner, dueOn: addDays(day, days[level]) }))
    .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : order(a.step, b.step)));

const order = (a: ResponseStep, b: ResponseStep): number =>
  steps.all.indexOf(a) - steps.all.indexOf(b);

/** To whom an overdue step of a response to a warning of a level is taken. */
export interface EscalationRule extends DatedRule {
  readonly label: Labels;
  readonly level: Level;
  readonly to: EscalationLevel;
  /** Days that a step is overdue. */
  readonly afterDays: number;
}

const escalation = (
  id: string,
  level: Level,
  to: EscalationLevel,
  afterDays: number,
): EscalationRule => ({
  ...base,
  id,
  level,
  to,
  afterDays,
  label: { en: 'Escalation of an overdue step', zh: '逾期步骤升级' },
});

export const escalationRules: readonly EscalationRule[] = [
  escalation('ER-Y1', 'yellow', 'unitHead', 5),
  escalation('ER-O1', 'orange', 'unitHead', 2),
  escalation('ER-O2', 'orange', 'committee', 10),
  escalation('ER-R1', 'red', 'unitHead', 1),
  escalation('ER-R2', 'red', 'committee', 3),
];

/** The highest escalation that a step calls for that is so many days overdue. */
export const escalationFor = (
  level: Level,
  daysOverdue: number,
  day: Day,
): EscalationRule | undefined =>
  inForce(escalationRules, day).findLast(
    (rule) => rule.level === level && daysOverdue >= rule.afterDays,
  );
