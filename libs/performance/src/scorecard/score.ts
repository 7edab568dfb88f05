import type { DecimalText, Labels, Total } from '#kernel';
import { Decimal, inForce, monthEnd } from '#kernel';
import type { Measured } from './score.rules.js';
import { mostOfTarget, scoreRules } from './score.rules.js';

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

/** The month of a manager: 100 is all targets reached. */
export interface Scorecard {
  readonly managerId: string;
  readonly month: string;
  readonly clients: number;
  readonly measures: readonly ScoredMeasure[];
  /** `Σ weight · min(1.2, actual / target) / Σ weight · 100`, over what was measured. */
  readonly score?: DecimalText;
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
  return {
    growth: new Decimal(of('drawdowns')),
    quality:
      clients === 0 ? undefined : share(clients - of('overdueClients'), of('overdueClients')),
    contacts: new Decimal(of('contacts')),
    satisfaction: asked === 0 ? undefined : new Decimal(of('recommends')).div(asked),
    promises: share(of('promisesInTime'), of('promisesLate')),
    retention: share(of('won'), of('lost')),
  };
}

/** The scorecard of a month, by the rules of its last day. */
export function scorecard(
  managerId: string,
  month: string,
  counted: Counted,
  rules = scoreRules,
): Scorecard {
  const day = monthEnd(`${month}-01`);
  const found = actuals(counted);
  const measures = inForce(rules, day).map((rule): ScoredMeasure => {
    const { id, label, weight, target, measure } = rule;
    const actual = found[measure];
    const common = { rule: id, label, weight, target };
    if (actual === undefined) return common;
    const reached = Decimal.min(mostOfTarget, actual.div(target));
    return { ...common, actual: actual.toFixed(4), points: reached.times(weight).toFixed(4) };
  });
  const weighed = measures.filter(({ points }) => points !== undefined);
  const weight = weighed.reduce((sum, each) => sum + each.weight, 0);
  const points = Decimal.sum(0, ...weighed.map((each) => each.points ?? 0));
  return {
    managerId,
    month,
    clients: counted.clients,
    measures,
    ...(weight > 0 && { score: points.div(weight).times(100).toFixed(2) }),
  };
}

/** The scorecards of the groups of a month, the best first. */
export const ranked = (totals: readonly Total[]): readonly Scorecard[] =>
  totals
    .map(({ group, count, sums }) =>
      scorecard(group['manager'] ?? '', group['month'] ?? '', { clients: count, sums }),
    )
    .sort((a, b) => new Decimal(b.score ?? 0).comparedTo(a.score ?? 0));
