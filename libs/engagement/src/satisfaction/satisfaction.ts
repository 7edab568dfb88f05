import type { Day } from '#kernel';
import { Decimal, inForce, InvalidValue } from '#kernel';
import type { SatisfactionDimension } from './satisfaction.codes.js';
import { SatisfactionDimension as dimensions } from './satisfaction.codes.js';
import type { DimensionWeights } from './satisfaction.rules.js';
import { dimensionWeights } from './satisfaction.rules.js';

/** Net promoter score and what it is made of. */
export interface NetPromoterScore {
  readonly answers: number;
  readonly promoters: number;
  readonly passives: number;
  readonly detractors: number;
  /** Points, −100 to 100. */
  readonly score: Decimal;
  /** Half of the 95 % interval, in points. */
  readonly margin: Decimal;
}

/**
 * Net promoter score (净推荐值) of answers 0 to 10: `NPS = %(9–10) − %(0–6)`, with the margin
 * `1.96 · √((p + d − (p − d)²) / n)` of the shares p and d. Nothing without answers.
 * Refuses an answer that is not a whole number from 0 to 10.
 */
export function netPromoterScore(answers: readonly number[]): NetPromoterScore | undefined {
  checkAnswers(answers, 0, 10);
  if (answers.length === 0) return undefined;
  const promoters = answers.filter((answer) => answer >= 9).length;
  const detractors = answers.filter((answer) => answer <= 6).length;
  const of = (count: number) => new Decimal(count).div(answers.length);
  const net = of(promoters - detractors);
  const variance = of(promoters + detractors)
    .minus(net.pow(2))
    .div(answers.length);
  return {
    answers: answers.length,
    promoters,
    passives: answers.length - promoters - detractors,
    detractors,
    score: net.times(100),
    margin: variance.sqrt().times('1.96').times(100),
  };
}

/** Both ways of telling satisfaction; they differ, so each is published under its name. */
export interface CustomerSatisfaction {
  readonly answers: number;
  /** Share of 1 of the answers 4 and 5. */
  readonly satisfiedShare: Decimal;
  /** Mean of the answers, 1 to 5. */
  readonly meanRating: Decimal;
}

/** Customer satisfaction (CSAT) of answers 1 to 5. Nothing without answers. */
export function customerSatisfaction(answers: readonly number[]): CustomerSatisfaction | undefined {
  checkAnswers(answers, 1, 5);
  const meanRating = mean(answers);
  if (meanRating === undefined) return undefined;
  const satisfied = answers.filter((answer) => answer >= 4).length;
  return {
    answers: answers.length,
    satisfiedShare: new Decimal(satisfied).div(answers.length),
    meanRating,
  };
}

/** Customer effort (CES): mean of answers 1 to 7. Nothing without answers. */
export function customerEffort(answers: readonly number[]): Decimal | undefined {
  checkAnswers(answers, 1, 7);
  return mean(answers);
}

/**
 * Satisfaction over the four dimensions: `Σ weight · mean of the dimension's answers 1 to 5`.
 * Nothing while a dimension has no answers: a mean of the others would be another figure.
 */
export function weightedSatisfaction(
  answers: Readonly<Record<SatisfactionDimension, readonly number[]>>,
  day: Day,
  rules: readonly DimensionWeights[] = dimensionWeights,
): Decimal | undefined {
  const [rule] = inForce(rules, day);
  const sum = Decimal.sum(0, ...Object.values(rule?.weights ?? {}));
  if (rule === undefined || !sum.eq(1)) {
    throw InvalidValue({ field: 'weights', found: sum.toString() });
  }
  const weighed = dimensions.all.flatMap((dimension) => {
    checkAnswers(answers[dimension], 1, 5);
    return mean(answers[dimension])?.times(rule.weights[dimension]) ?? [];
  });
  return weighed.length === dimensions.all.length ? Decimal.sum(...weighed) : undefined;
}

/** Answered of sent, as a share of 1. Nothing when none was sent; refuses more answers than that. */
export function responseRate(answered: number, sent: number): Decimal | undefined {
  if (answered < 0 || answered > sent) throw InvalidValue({ field: 'answered', found: answered });
  return sent === 0 ? undefined : new Decimal(answered).div(sent);
}

/** Points above the index of peers (竞争对手对比), as it was entered for them. */
export const aheadOfPeers = ({ score }: Pick<NetPromoterScore, 'score'>, peers: number): Decimal =>
  score.minus(peers);

const mean = (answers: readonly number[]): Decimal | undefined =>
  answers.length === 0 ? undefined : Decimal.sum(...answers).div(answers.length);

function checkAnswers(answers: readonly number[], least: number, most: number): void {
  for (const answer of answers) {
    if (!Number.isInteger(answer) || answer < least || answer > most) {
      throw InvalidValue({ field: 'answers', found: answer, least, most });
    }
  }
}
