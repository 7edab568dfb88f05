import type { DecimalText, Labels, Total } from '#kernel';
import { Decimal, inForce, monthEnd } from '#kernel';
import type { Measured } from './score.rules.js';
import { mostOfTarget, scoreGates, scoreRules } from './score.rules.js';

/** One measure of a scorecard. */
export interface ScoredMeasure {
  readonly rule: string;
  readonly label: Labels;
  readonly weight: number;
  readonly target: DecimalText;
  /** Absent where the month has nothing to measure; then it does not weigh. */
  readonly actual?: DecimalText;
  /** Points of the weight. */
  readonly points?: DecimalText;
}

/** What a month comes to: 100 is all targets reached. */
export interface Score {
  readonly month: string;
  readonly clients: number;
  readonly measures: readonly ScoredMeasure[];
  /** Interest and fees received less what more is expected to be lost, in fen. */
  readonly afterRisk: number;
  /**
   * `Σ weight · min(1.2, actual / target) / Σ weight · 100`, over what was measured; at most the cap
   * of a gate that is shut.
   */
  readonly score?: DecimalText;
  /** The gate that is shut, and why. */
  readonly gate?: { readonly rule: string; readonly label: Labels; readonly cap: DecimalText };
}

/** The month of a manager. */
export interface Scorecard extends Score {
  readonly managerId: string;
}

/** The month of a unit with those below it. */
export interface UnitScorecard extends Score {
  readonly unitId: string;
}

/** The figures of a month, as they were counted. */
export interface Counted {
  readonly clients: number;
  readonly sums: Readonly<Record<string, number>>;
}

const share = (part: number, rest: number): Decimal | undefined =>
  part + rest === 0 ? undefined : new Decimal(part).div(part + rest);

/** What each measure comes to; undefined where there is nothing to measure. */
function actuals({ clients, sums }: Counted): Readonly<Record<Measured, Decimal | undefined>> {
  const of = (name: string) => sums[name] ?? 0;
  const asked = of('answers');
  const income = of('income');
  return {
    growth: new Decimal(of('drawdowns')),
    income: new Decimal(income).div(100),
    afterRisk: income <= 0 ? undefined : new Decimal(income).minus(of('lossRise')).div(income),
    quality:
      clients === 0 ? undefined : share(clients - of('overdueClients'), of('overdueClients')),
    contacts: new Decimal(of('contacts')),
    satisfaction: asked === 0 ? undefined : new Decimal(of('recommends')).div(asked),
    promises: share(of('promisesInTime'), of('promisesLate')),
    retention: share(of('won'), of('lost')),
  };
}

/** What a month comes to, by the rules of its last day. */
export function scored(month: string, counted: Counted, rules = scoreRules): Score {
  const day = monthEnd(`${month}-01`);
  const found = actuals(counted);
  const measures = inForce(rules, day).map((rule): ScoredMeasure => {
    const { id, label, weight, target, measure } = rule;
    const actual = found[measure];
    const common = { rule: id, label, weight, target };
    if (actual === undefined) return common;
    const reached = Decimal.max(0, Decimal.min(mostOfTarget, actual.div(target)));
    return { ...common, actual: actual.toFixed(4), points: reached.times(weight).toFixed(4) };
  });
  const weighed = measures.filter(({ points }) => points !== undefined);
  const weight = weighed.reduce((sum, each) => sum + each.weight, 0);
  const points = Decimal.sum(0, ...weighed.map((each) => each.points ?? 0));
  const [shut] = (counted.sums['redLate'] ?? 0) > 0 ? inForce(scoreGates, day) : [];
  const free = weight > 0 ? points.div(weight).times(100) : undefined;
  return {
    ...{ month, clients: counted.clients, measures },
    afterRisk: (counted.sums['income'] ?? 0) - (counted.sums['lossRise'] ?? 0),
    ...(free && { score: Decimal.min(free, shut?.cap ?? free).toFixed(2) }),
    ...(shut && { gate: { rule: shut.id, label: shut.label, cap: shut.cap } }),
  };
}

const bestFirst = (a: Score, b: Score): number =>
  new Decimal(b.score ?? 0).comparedTo(a.score ?? 0);

const ofTotal = ({ group, count, sums }: Total): Score =>
  scored(group['month'] ?? '', { clients: count, sums });

/** The scorecards of the managers of a month, the best first. */
export const ranked = (totals: readonly Total[]): readonly Scorecard[] =>
  totals
    .map((total) => ({ managerId: total.group['manager'] ?? '', ...ofTotal(total) }))
    .sort(bestFirst);

/** The scorecards of the units of a month, the best first. */
export const rankedUnits = (totals: readonly Total[]): readonly UnitScorecard[] =>
  totals.map((total) => ({ unitId: total.group['unit'] ?? '', ...ofTotal(total) })).sort(bestFirst);
