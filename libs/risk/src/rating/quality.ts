import type { Day, DecimalText } from '#kernel';
import { addMonths, Decimal } from '#kernel';
import type { QualityCriterion } from './quality.codes.js';
import { qualityWeightsOn } from './quality.rules.js';

/** A mark from 1, very poor, to 5, very good. */
export interface QualityMark {
  readonly criterion: QualityCriterion;
  readonly mark: number;
}

/** What people make of a client: 0 to 100, and until when it counts. */
export interface Quality {
  readonly score: DecimalText;
  /** Its part in the score of the rating. */
  readonly share: DecimalText;
  readonly countsUntil: Day;
  readonly weightsVersion: number;
}

/** The score of some marks on a day; the weight of what was not judged is shared among the rest. */
export function qualityOf(marks: readonly QualityMark[], day: Day): Quality {
  const { weights, share, validMonths, version } = qualityWeightsOn(day);
  const judged = marks.reduce((sum, { criterion }) => sum.plus(weights[criterion]), new Decimal(0));
  const score = marks
    .reduce(
      (sum, { criterion, mark }) => sum.plus(new Decimal(weights[criterion]).times(mark - 1)),
      new Decimal(0),
    )
    .times(25)
    .div(judged);
  return {
    score: score.toFixed(2),
    share,
    countsUntil: addMonths(day, validMonths),
    weightsVersion: version,
  };
}

/** The score of the figures with that of people, where there is one that counts still. */
export const blended = (figures: Decimal, quality: Quality | undefined): Decimal =>
  quality === undefined
    ? figures
    : figures.plus(new Decimal(quality.score).minus(figures).times(quality.share));
