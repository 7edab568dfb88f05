import type { DatedRule, Day, Labels } from '#kernel';
import { inForce, InvalidValue } from '#kernel';
import type { PointOccasion } from './loyalty.codes.js';
import { PointOccasion as occasions } from './loyalty.codes.js';

/** How many points something earns, and how long they last. */
export interface PointRule extends DatedRule {
  readonly label: Labels;
  readonly occasion: PointOccasion;
  readonly points: number;
  readonly validMonths: number;
}

const earns = (id: string, occasion: PointOccasion, points: number): PointRule => ({
  id,
  version: 1,
  inForceFrom: '2000-01-01',
  source: '企業級貸款業務的客戶關系管理方案 6.2, 6.3 (points); the figures are ours',
  label: occasions(occasion),
  occasion,
  points,
  validMonths: 24,
});

export const pointRules: readonly PointRule[] = [
  earns('LP-01', 'drawdown', 200),
  earns('LP-02', 'settled', 500),
  earns('LP-03', 'survey', 50),
  earns('LP-04', 'referral', 800),
  earns('LP-05', 'event', 100),
  earns('LP-06', 'goodwill', 100),
];

/** The rule by which an occasion earns on a day. */
export function pointRuleOf(occasion: PointOccasion, day: Day): PointRule {
  const rule = inForce(pointRules, day).find((each) => each.occasion === occasion);
  if (rule === undefined) throw InvalidValue({ field: 'occasion', found: occasion, day });
  return rule;
}
