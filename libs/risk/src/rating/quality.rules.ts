import type { DatedRule, Day, DecimalText, Labels } from '#kernel';
import { inForce } from '#kernel';
import type { QualityCriterion } from './quality.codes.js';

/** How much what people judge counts beside the figures. The weights sum to one. */
export interface QualityWeights extends DatedRule {
  readonly label: Labels;
  readonly weights: Readonly<Record<QualityCriterion, DecimalText>>;
  /** Its part in the score of a rating; the figures have the rest. */
  readonly share: DecimalText;
  /** For how many months a judgement counts. */
  readonly validMonths: number;
}

/** A row is never edited; a change is a new version. */
export const qualityWeights: readonly QualityWeights[] = [
  {
    id: 'QW-1',
    version: 1,
    inForceFrom: '2000-01-01',
    source: '企業級貸款業務的客戶關系管理方案 7.3: quantitative and qualitative; house weights',
    label: { en: 'Weights of qualitative criteria', zh: '定性评价权重' },
    weights: {
      management: '0.25',
      governance: '0.20',
      position: '0.20',
      transparency: '0.20',
      outlook: '0.15',
    },
    share: '0.20',
    validMonths: 12,
  },
];

/** The weights in force on a day. */
export function qualityWeightsOn(day: Day): QualityWeights {
  const [found] = inForce(qualityWeights, day);
  if (found === undefined) throw new RangeError(`no weights of qualities on ${day}`);
  return found;
}
