import type { DatedRule, Day, Labels } from '#kernel';
import { addDays, inForce } from '#kernel';

/** How often a client is invited at most: contact never ceases and is never too much (G-20). */
export interface InvitationLimit extends DatedRule {
  readonly label: Labels;
  readonly most: number;
  /** Within so many days. */
  readonly days: number;
}

export const invitationLimits: readonly InvitationLimit[] = [
  {
    id: 'IL-1',
    version: 1,
    inForceFrom: '2000-01-01',
    source: '企業級貸款業務的客戶關系管理方案 5.2（沟通不断且不过度）；数值为本行规定',
    label: { en: 'Invitations a month', zh: '每月邀请上限' },
    most: 2,
    days: 30,
  },
];

/** Whether another invitation on a day would be one too many. */
export const isTooOften = (invitedOn: readonly Day[], today: Day): boolean =>
  inForce(invitationLimits, today).some(
    ({ most, days }) => invitedOn.filter((day) => day > addDays(today, -days)).length >= most,
  );
