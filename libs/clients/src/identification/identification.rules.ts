import type { DatedRule, Day, DecimalText, Labels } from '#kernel';
import { decimalOf, inForce, ratio } from '#kernel';
import type { IdentificationStandard } from './identification.codes.js';
import { IdentificationStandard as Standards } from './identification.codes.js';

/** What the six standards weigh, and what a client must reach to pass the gates. */
export interface IdentificationRule extends DatedRule {
  readonly label: Labels;
  /** In hundredths; they come to 100. */
  readonly weights: Readonly<Record<IdentificationStandard, number>>;
  /** The completeness of the file, 0 to 100, that screening asks for. */
  readonly leastCompleteness: number;
  /** The least total that communication in depth asks for. */
  readonly leastTotal: number;
  /** The least score of single standards, whatever the total. */
  readonly leastScores: Readonly<Partial<Record<IdentificationStandard, number>>>;
}

/** The weights and gates of identification (B-01, B-02). */
export const identificationRules: readonly IdentificationRule[] = [
  {
    id: 'ID-1',
    version: 1,
    inForceFrom: '2020-01-01',
    source: '企业级贷款业务的客户关系管理方案，4.1 客户识别的过程和标准',
    label: { en: 'Weights and gates of identification', zh: '客户识别权重与准入门槛' },
    weights: {
      industryPosition: 15,
      operatingStability: 20,
      creditStanding: 20,
      solvency: 25,
      potential: 10,
      contribution: 10,
    },
    leastCompleteness: 50,
    leastTotal: 60,
    leastScores: { creditStanding: 40, solvency: 40 },
  },
];

/** The rule of a day; undefined before there was one. */
export const identificationRuleOn = (day: Day): IdentificationRule | undefined =>
  inForce(identificationRules, day)[0];

type Scores = Readonly<Partial<Record<IdentificationStandard, number>>>;

/** The standards that are not scored yet. */
export const unscored = (scores: Scores): readonly IdentificationStandard[] =>
  Standards.all.filter((standard) => scores[standard] === undefined);

/** The sum of weight times score over hundred: 0 to 100. What is not scored counts as nothing. */
export function totalOf(scores: Scores, { weights }: IdentificationRule): DecimalText {
  const sum = Standards.all.reduce((all, each) => all + weights[each] * (scores[each] ?? 0), 0);
  return decimalOf(ratio(sum, 100)).toFixed();
}

/** The standards whose score is too low by itself. */
export const tooLow = (
  scores: Scores,
  { leastScores }: IdentificationRule,
): readonly IdentificationStandard[] =>
  Standards.all.filter((each) => (scores[each] ?? 0) < (leastScores[each] ?? 0));
