import type { DatedRule, Day, DecimalText, Labels, Level } from '#kernel';
import { inForce } from '#kernel';
import type { IndicatorGroup } from '../indicators/indicator-groups.codes.js';
import type { RatingGrade } from './rating.codes.js';

/** How much each group of indicators counts in a rating. The weights sum to one. */
export interface RatingWeights extends DatedRule {
  readonly label: Labels;
  readonly weights: Readonly<Record<IndicatorGroup, DecimalText>>;
}

export const ratingWeights: readonly RatingWeights[] = [
  {
    id: 'RW-1',
    version: 1,
    inForceFrom: '2000-01-01',
    source: '企業級貸款業務的客戶關系管理方案 7.1: four groups with dynamic weights; house weights',
    label: { en: 'Weights of the groups in a rating', zh: '评级指标类别权重' },
    weights: { financial: '0.45', operating: '0.30', market: '0.15', industry: '0.10' },
  },
];

/** The best grade a client may have while a warning of a level stands. */
export interface RatingCap extends DatedRule {
  readonly label: Labels;
  readonly level: Level;
  readonly best: RatingGrade;
}

const cap = (id: string, level: Level, best: RatingGrade): RatingCap => ({
  id,
  version: 1,
  inForceFrom: '2000-01-01',
  source: '企業級貸款業務的客戶關系管理方案 7.2: the grade moves with the warning; house caps',
  label: { en: `Best grade under a ${level} warning`, zh: '预警存续期间信用等级上限' },
  level,
  best,
});

export const ratingCaps: readonly RatingCap[] = [
  cap('RC-Y', 'yellow', 'A'),
  cap('RC-O', 'orange', 'BB'),
  cap('RC-R', 'red', 'CCC'),
];

/** The weights in force on a day. */
export function weightsOn(day: Day): RatingWeights {
  const [found] = inForce(ratingWeights, day);
  if (found === undefined) throw new RangeError(`no weights of ratings on ${day}`);
  return found;
}

/** The cap in force on a day for a level. */
export const capOf = (level: Level, day: Day): RatingCap | undefined =>
  inForce(ratingCaps, day).find((each) => each.level === level);
