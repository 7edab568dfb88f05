import type { DatedRule, Day, Labels, Role } from '#kernel';
import { inForce } from '#kernel';
import type { RiskBand } from './treatment.codes.js';

/** What a level of risk demands: an action, the days it may take, and who approves what comes of it. */
export interface TreatmentRule extends DatedRule {
  readonly label: Labels;
  readonly band: RiskBand;
  /** Calendar days from the day on which the client came to the level. */
  readonly withinDays: number;
  readonly approver: Role;
}

const treatment = (
  id: string,
  band: RiskBand,
  label: Labels,
  by: Pick<TreatmentRule, 'withinDays' | 'approver'>,
): TreatmentRule => ({
  id,
  version: 1,
  inForceFrom: '2000-01-01',
  source:
    '企業級貸款業務的客戶關系管理方案 7.1: the higher the risk, the stricter and closer; days and approvers by house rule',
  band,
  label,
  ...by,
});

/** The treatment of each level of risk. A row is never edited; a change is a new version. */
export const treatmentRules: readonly TreatmentRule[] = [
  treatment(
    'TR-L1',
    'low',
    { en: 'Offer more flexible products and terms', zh: '提供更灵活的产品和条件' },
    { withinDays: 60, approver: 'unitHead' },
  ),
  treatment(
    'TR-L2',
    'low',
    {
      en: 'Agree on better service: one contact, faster answers',
      zh: '优化服务：专人对接、快速响应',
    },
    { withinDays: 90, approver: 'unitHead' },
  ),
  treatment(
    'TR-Y1',
    'yellow',
    { en: 'Ask for interim statements and the order book', zh: '索取中期报表及订单情况' },
    { withinDays: 20, approver: 'riskOfficer' },
  ),
  treatment(
    'TR-O1',
    'orange',
    { en: 'Monitor the accounts monthly and report', zh: '按月监测账户并报告' },
    { withinDays: 10, approver: 'riskOfficer' },
  ),
  treatment(
    'TR-O2',
    'orange',
    {
      en: 'Review limits and security; no renewal without it',
      zh: '复审额度与担保，未复审不得续作',
    },
    { withinDays: 15, approver: 'creditApprover' },
  ),
  treatment(
    'TR-R1',
    'red',
    { en: 'Put up a plan to reduce the exposure', zh: '制定敞口压降方案' },
    { withinDays: 5, approver: 'creditApprover' },
  ),
  treatment(
    'TR-R2',
    'red',
    { en: 'Check that the contingency plan still holds', zh: '核对应急预案是否有效' },
    { withinDays: 3, approver: 'riskOfficer' },
  ),
];

/** What a level of risk demands on a day. */
export const treatmentOf = (band: RiskBand, day: Day): readonly TreatmentRule[] =>
  inForce(treatmentRules, day).filter((rule) => rule.band === band);
