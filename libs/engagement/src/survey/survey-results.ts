import type { Day, DecimalText } from '#kernel';
import { Decimal } from '#kernel';
import { BankValue, SatisfactionDimension } from '../satisfaction/satisfaction.codes.js';
import {
  aheadOfPeers,
  customerEffort,
  customerSatisfaction,
  netPromoterScore,
  responseRate,
  weightedSatisfaction,
} from '../satisfaction/satisfaction.js';
import type { SurveyQuestion } from '../survey-form/survey-form.events.js';
import type { SurveyRow, Tally } from '../views/satisfaction/surveys.rows.js';
import type { Measure } from './survey.codes.js';

/** Net promoter score with its 95 % interval, in points. */
export interface Recommendation {
  readonly answers: number;
  readonly score: DecimalText;
  readonly from: DecimalText;
  readonly upTo: DecimalText;
}

/** What a survey comes to. Shares are of 1. Absent is what nobody answered. */
export interface SurveyResults {
  readonly invited: number;
  readonly answered: number;
  readonly valid: number;
  /** Questionnaires that came back of those that went out. */
  readonly responseRate?: DecimalText;
  /** Valid ones of those that came back. */
  readonly validRate?: DecimalText;
  readonly recommendation?: Recommendation;
  /** Share of ratings of 4 and 5, and the mean rating. */
  readonly satisfaction?: { readonly satisfiedShare: DecimalText; readonly mean: DecimalText };
  /** Mean effort, 1 to 7. */
  readonly effort?: DecimalText;
  readonly dimensions: readonly {
    readonly dimension: SatisfactionDimension;
    readonly answers: number;
    readonly mean: DecimalText;
  }[];
  /** How far clients find that the bank is what it stands for: mean ratings. */
  readonly values: readonly {
    readonly value: BankValue;
    readonly answers: number;
    readonly mean: DecimalText;
  }[];
  /** The four dimensions together, weighted; only where each has answers. */
  readonly weighted?: DecimalText;
  readonly choices: readonly {
    readonly questionId: string;
    readonly choice: string;
    readonly count: number;
  }[];
  readonly groups: readonly {
    readonly group: string;
    readonly invited: number;
    readonly answered: number;
    readonly valid: number;
    readonly recommendation?: Recommendation;
  }[];
  /** Points above each competitor. */
  readonly peers: readonly { readonly peer: string; readonly ahead: DecimalText }[];
}

/** In an anonymous survey, fewer answers than these would tell who gave them. */
const fewestShown = 5;

/** What the valid answers of a survey come to, by the weights of its last day. */
export function resultsOf(row: SurveyRow): SurveyResults {
  const { questions, tallies, groups, anonymous, until } = row;
  const answered = groups.reduce((sum, each) => sum + each.answered, 0);
  const valid = groups.reduce((sum, each) => sum + each.valid, 0);
  const shown = anonymous && valid < fewestShown ? [] : tallies;
  const nps = recommendation(numbers(questions, shown, 'recommend'));
  const effort = customerEffort(numbers(questions, shown, 'effort'));
  const response = responseRate(Math.min(row.returned, row.invited), row.invited);
  return {
    invited: row.invited,
    answered,
    valid,
    ...(response && { responseRate: response.toFixed(4) }),
    ...(answered > 0 && { validRate: new Decimal(valid).div(answered).toFixed(4) }),
    ...(nps && { recommendation: nps }),
    ...satisfaction(questions, shown),
    ...(effort && { effort: effort.toFixed(2) }),
    ...dimensionsOf(questions, shown, until),
    values: valuesOf(questions, shown),
    choices: shown
      .filter(({ questionId }) => measureOf(questions, questionId) === 'choice')
      .map(({ questionId, value: choice, count }) => ({ questionId, choice, count })),
    groups: groups.map((each) => ({ ...each, ...ofGroup(row, each.group, each.valid) })),
    peers: nps
      ? row.peers.map(({ peer, netPromoterScore: index }) => ({
          peer,
          ahead: aheadOfPeers({ score: new Decimal(nps.score) }, index).toFixed(2),
        }))
      : [],
  };
}

function recommendation(answers: readonly number[]): Recommendation | undefined {
  const nps = netPromoterScore(answers);
  return (
    nps && {
      answers: nps.answers,
      score: nps.score.toFixed(2),
      from: Decimal.max(-100, nps.score.minus(nps.margin)).toFixed(2),
      upTo: Decimal.min(100, nps.score.plus(nps.margin)).toFixed(2),
    }
  );
}

function satisfaction(questions: readonly SurveyQuestion[], tallies: readonly Tally[]) {
  const csat = customerSatisfaction(numbers(questions, tallies, 'rating'));
  if (csat === undefined) return {};
  const { satisfiedShare, meanRating } = csat;
  return {
    satisfaction: { satisfiedShare: satisfiedShare.toFixed(4), mean: meanRating.toFixed(2) },
  };
}

function dimensionsOf(
  questions: readonly SurveyQuestion[],
  tallies: readonly Tally[],
  day: Day,
): Pick<SurveyResults, 'dimensions' | 'weighted'> {
  const of = (dimension: SatisfactionDimension) =>
    numbers(
      questions.filter((each) => each.dimension === dimension),
      tallies,
      'rating',
    );
  const weighted = weightedSatisfaction(
    {
      product: of('product'),
      efficiency: of('efficiency'),
      attitude: of('attitude'),
      resolution: of('resolution'),
    },
    day,
  );
  const dimensions = SatisfactionDimension.all.flatMap((dimension) => {
    const answers = of(dimension);
    const csat = customerSatisfaction(answers);
    return csat ? [{ dimension, answers: csat.answers, mean: csat.meanRating.toFixed(2) }] : [];
  });
  return { dimensions, ...(weighted && { weighted: weighted.toFixed(2) }) };
}

/** What the ratings of each value come to; a value that nobody rated is left out. */
const valuesOf = (
  questions: readonly SurveyQuestion[],
  tallies: readonly Tally[],
): SurveyResults['values'] =>
  BankValue.all.flatMap((value) => {
    const own = questions.filter((each) => each.value === value);
    const csat = customerSatisfaction(numbers(own, tallies, 'rating'));
    return csat ? [{ value, answers: csat.answers, mean: csat.meanRating.toFixed(2) }] : [];
  });

function ofGroup({ questions, tallies, anonymous }: SurveyRow, group: string, valid: number) {
  if (anonymous && valid < fewestShown) return {};
  const own = tallies.filter((each) => each.group === group);
  const nps = recommendation(numbers(questions, own, 'recommend'));
  return nps ? { recommendation: nps } : {};
}

const measureOf = (questions: readonly SurveyQuestion[], id: string): Measure | undefined =>
  questions.find(({ questionId }) => questionId === id)?.measure;

/** The numbers that were answered to all questions of a measure. */
const numbers = (
  questions: readonly SurveyQuestion[],
  tallies: readonly Tally[],
  measure: Measure,
): readonly number[] =>
  tallies
    .filter(({ questionId }) => measureOf(questions, questionId) === measure)
    .flatMap(({ value, count }) => Array.from({ length: count }, () => Number(value)));
