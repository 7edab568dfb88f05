import type { DatedRule, Day, Labels } from '#kernel';
import { inForce } from '#kernel';
import type { CadenceProfile } from '#engagement';
import type { MonitoringDepth } from '#risk';
import type { CrmMode } from './mode.codes.js';

/** What follows from a mode: how often the bank speaks, how closely it looks, who decides. */
export interface ModeRule extends DatedRule {
  readonly label: Labels;
  readonly mode: CrmMode;
  /** The profile that paces the contacts. */
  readonly cadence: CadenceProfile;
  readonly monitoring: MonitoringDepth;
  /** Whether the rules of credit alone may grant a standard product. */
  readonly straightThrough: boolean;
  /** Working hours that one contact costs, and one client in a year besides. */
  readonly hoursPerContact: number;
  readonly hoursPerYear: number;
}

const first = {
  version: 1,
  inForceFrom: '2000-01-01',
  source: 'IBM客户关系管理三大类在项目融资与企业贷款中的应用解析; figures by house rule',
} as const;

/** A row is never edited; a change is a new version. */
export const modeRules: readonly ModeRule[] = [
  {
    ...first,
    id: 'CM-basic',
    label: {
      en: 'Automatic notices, quarterly look, rules may grant',
      zh: '自动通知、按季监测、可自动审批',
    },
    mode: 'basic',
    cadence: 'basic',
    monitoring: 'quarterly',
    straightThrough: true,
    hoursPerContact: 1,
    hoursPerYear: 2,
  },
  {
    ...first,
    id: 'CM-passive',
    label: {
      en: 'Contact on a trigger, monthly look, persons decide',
      zh: '触发联系、按月监测、人工审批',
    },
    mode: 'passive',
    cadence: 'passive',
    monitoring: 'monthly',
    straightThrough: false,
    hoursPerContact: 2,
    hoursPerYear: 8,
  },
  {
    ...first,
    id: 'CM-responsible',
    label: {
      en: 'Monthly contact, daily look, persons decide',
      zh: '按月联系、每日监测、人工审批',
    },
    mode: 'responsible',
    cadence: 'responsible',
    monitoring: 'daily',
    straightThrough: false,
    hoursPerContact: 3,
    hoursPerYear: 40,
  },
];

/** What follows from a mode on a day. */
export function modeRuleOn(mode: CrmMode, day: Day): ModeRule {
  const rule = inForce(modeRules, day).find((each) => each.mode === mode);
  if (rule === undefined) throw new RangeError(`no rule of the mode ${mode} is in force on ${day}`);
  return rule;
}
