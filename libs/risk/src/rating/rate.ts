import type { Day, DecimalText, Level } from '#kernel';
import { Decimal, levels } from '#kernel';
import { IndicatorGroup } from '../indicators/indicator-groups.codes.js';
import { Indicator } from '../indicators/indicator.codes.js';
import type { Judged } from '../judging/judge.js';
import { judge } from '../judging/judge.js';
import type { Warnings } from '../warning/warning.state.js';
import { standingPoints } from '../warning/warning.state.js';
import type { Quality } from './quality.js';
import { blended } from './quality.js';
import { RatingGrade } from './rating.codes.js';
import { capOf, weightsOn } from './rating.rules.js';

/** The part of one group of indicators in a rating. */
export interface RatedGroup {
  readonly group: IndicatorGroup;
  /** 0 to 100; absent where none of its figures is known. */
  readonly score?: DecimalText;
  /** The share it counts, over the groups that are known. */
  readonly weight: DecimalText;
  readonly known: number;
  readonly missing: number;
}

/** A rating as it follows from figures and warnings. */
export interface Rated {
  readonly score: DecimalText;
  readonly grade: RatingGrade;
  readonly pd: DecimalText;
  readonly groups: readonly RatedGroup[];
  readonly weightsVersion: number;
  /** What people make of the client, where they said so within its time. */
  readonly quality?: Quality;
  /** The gravest level of the warnings that stand: no grade is better than its cap. */
  readonly cappedBy?: Level;
}

/** What is known of a client beside its figures. */
interface Known {
  readonly warnings: Warnings;
  readonly quality?: Quality | undefined;
}

const mostPoints = 3;

interface Counted {
  known: number;
  missing: number;
  lost: number;
  most: number;
}

/** The worse of two grades. */
const worse = (a: RatingGrade, b: RatingGrade): RatingGrade =>
  RatingGrade.all.indexOf(a) > RatingGrade.all.indexOf(b) ? a : b;

/**
 * Rates a client on a day: each group scores 100 less the weighted points of its rules over the most
 * they could be, unknown figures left out; a standing warning caps the grade. Undefined where
 * nothing is known. What people judge counts beside the figures while it is fresh.
 */
export function rated(
  judged: Judged,
  { warnings, quality: said }: Known,
  day: Day,
): Rated | undefined {
  const counted = countedByGroup(judged, warnings);
  const { weights, version } = weightsOn(day);
  const groups = IndicatorGroup.all.map((group) => ({ group, ...counted(group) }));
  const known = groups.filter(({ most }) => most > 0);
  const total = known.reduce((sum, { group }) => sum.plus(weights[group]), new Decimal(0));
  if (total.isZero()) return undefined;
  const scoreOf = ({ lost, most }: Counted) => new Decimal(100).times(1 - lost / most);
  const quality = said !== undefined && said.countsUntil >= day ? said : undefined;
  const figures = known
    .reduce((sum, each) => sum.plus(scoreOf(each).times(weights[each.group])), new Decimal(0))
    .div(total);
  const score = blended(figures, quality);
  const cappedBy = gravest(warnings);
  const cap = cappedBy && capOf(cappedBy, day)?.best;
  const grade = cap === undefined ? gradeOf(score) : worse(gradeOf(score), cap);
  return {
    score: score.toFixed(2),
    grade,
    pd: RatingGrade(grade).pd,
    groups: groups.map((each) => ({
      group: each.group,
      ...(each.most > 0 ? { score: scoreOf(each).toFixed(2) } : {}),
      weight: each.most > 0 ? new Decimal(weights[each.group]).div(total).toFixed(4) : '0',
      known: each.known,
      missing: each.missing,
    })),
    weightsVersion: version,
    ...(quality === undefined ? {} : { quality }),
    ...(cappedBy === undefined ? {} : { cappedBy }),
  };
}

const gradeOf = (score: Decimal): RatingGrade =>
  RatingGrade.all.find((grade) => score.gte(RatingGrade(grade).from)) ?? 'CCC';

/** The gravest level that stands and was not called a false alarm. */
const gravest = ({ byRule }: Warnings): Level | undefined =>
  levels.findLast((level) =>
    Object.values(byRule).some((each) => each.level === level && each.stage !== 'closed'),
  );

/** What the rules of the sets say of each group of indicators, each figure once. */
function countedByGroup(judged: Judged, warnings: Warnings) {
  const groups = new Map<IndicatorGroup, Counted>();
  const of = (group: IndicatorGroup): Counted =>
    groups.get(group) ?? { known: 0, missing: 0, lost: 0, most: 0 };
  const seen = new Set<Indicator>();
  for (const { rule, points } of judge(judged, standingPoints(warnings)).flatMap((s) => s.rules)) {
    if (seen.has(rule.watch)) continue;
    seen.add(rule.watch);
    const { group } = Indicator(rule.watch);
    const before = of(group);
    const figure = judged.figure(rule.watch);
    const weight = figure === undefined || figure === null ? 0 : Math.max(1, rule.weight);
    groups.set(group, {
      known: before.known + Number(weight > 0),
      missing: before.missing + Number(figure === undefined),
      lost: before.lost + weight * points,
      most: before.most + weight * mostPoints,
    });
  }
  return of;
}
