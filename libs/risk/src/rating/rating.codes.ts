import type { CodeOf, Labels } from '#kernel';
import { defineCodes } from '#kernel';

interface Grade extends Labels {
  /** The lowest score of the grade, 0 to 100. */
  readonly from: number;
  /** Probability of default within a year. */
  readonly pd: string;
}

/**
 * Grades of a client, the best first, each with its lowest score and its probability of default
 * within a year (house scale, to be recalibrated yearly on the bank’s own outcomes).
 */
export const RatingGrade = defineCodes({ en: 'Rating grade', zh: '信用等级' }, {
  AAA: { en: 'AAA: prime', zh: 'AAA（优质）', from: 95, pd: '0.0005' },
  AA: { en: 'AA: prime', zh: 'AA（优质）', from: 88, pd: '0.0010' },
  A: { en: 'A: good', zh: 'A（良好）', from: 80, pd: '0.0025' },
  BBB: { en: 'BBB: good', zh: 'BBB（良好）', from: 70, pd: '0.0060' },
  BB: { en: 'BB: watch', zh: 'BB（关注）', from: 58, pd: '0.0150' },
  B: { en: 'B: watch', zh: 'B（关注）', from: 45, pd: '0.0450' },
  CCC: { en: 'CCC: endangered', zh: 'CCC（高风险）', from: 0, pd: '0.1500' },
  D: { en: 'D: in default', zh: 'D（违约）', from: 0, pd: '1' },
} satisfies Record<string, Grade>);
export type RatingGrade = CodeOf<typeof RatingGrade>;

/** What ratings may be counted by. */
export const RatingDimension = defineCodes(
  { en: 'Dimension of ratings', zh: '评级统计维度' },
  { grade: { en: 'Grade', zh: '信用等级' }, decidedBy: { en: 'Decided by', zh: '认定方式' } },
);
export type RatingDimension = CodeOf<typeof RatingDimension>;
