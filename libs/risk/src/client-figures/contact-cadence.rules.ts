import type { DatedRule, Day, Labels } from '#kernel';
import { inForce } from '#kernel';

/** What the bank and the client are busy with, which says how often they should speak. */
export type ContactStage = 'application' | 'approval' | 'postLoan';

/** The most days that may pass between two contacts in a stage. */
export interface ContactCadence extends DatedRule {
  readonly label: Labels;
  readonly stage: ContactStage;
  readonly days: number;
}

const base = {
  version: 1,
  inForceFrom: '2000-01-01',
  source: '企業級貸款業務的客戶關系管理方案 5.2; days by house rule for the ordinary client',
} as const;

/** Frequent while a client applies, rarer when the loan runs, and never not at all. */
export const contactCadences: readonly ContactCadence[] = [
  {
    ...base,
    id: 'CC-application',
    label: { en: 'While a client applies', zh: '贷款申请阶段联系间隔' },
    stage: 'application',
    days: 7,
  },
  {
    ...base,
    id: 'CC-approval',
    label: { en: 'While an application is decided', zh: '贷款审批阶段联系间隔' },
    stage: 'approval',
    days: 7,
  },
  {
    ...base,
    id: 'CC-postLoan',
    label: { en: 'While a loan runs', zh: '贷后阶段联系间隔' },
    stage: 'postLoan',
    days: 183,
  },
];

/** The most days between two contacts in a stage, by the rules of a day. */
export function cadenceOn(stage: ContactStage, day: Day): number {
  const cadence = inForce(contactCadences, day).find((row) => row.stage === stage);
  if (cadence === undefined) throw new RangeError(`no cadence for ${stage} on ${day}`);
  return cadence.days;
}
