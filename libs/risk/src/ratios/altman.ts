import type { Day } from '#kernel';
import { Decimal, inForce, InvalidValue } from '#kernel';
import type { AltmanModel, AltmanZone } from './altman.codes.js';
import type { AltmanRule } from './altman.rules.js';
import { altmanRules } from './altman.rules.js';

/** Figures of one set of statements, in minor units of one currency. */
export interface AltmanFigures {
  /** Current assets less current liabilities. */
  readonly workingCapital: number;
  readonly retainedEarnings: number;
  /** Earnings before interest and tax. */
  readonly ebit: number;
  /** Market or book value, as the model asks. */
  readonly equity: number;
  readonly totalLiabilities: number;
  readonly sales: number;
  readonly totalAssets: number;
}

/** A score, what it says, and the rule that said it. */
export interface AltmanScore {
  readonly rule: Pick<AltmanRule, 'id' | 'version'>;
  readonly score: Decimal;
  readonly zone: AltmanZone;
}

/**
 * Altman's score: `c + w1·WC/TA + w2·RE/TA + w3·EBIT/TA + w4·equity/TL + w5·sales/TA`, without unit.
 * Refuses total assets or total liabilities of nothing or less, and a day without a rule.
 */
export function altmanScore(
  model: AltmanModel,
  figures: AltmanFigures,
  day: Day,
  rules: readonly AltmanRule[] = altmanRules,
): AltmanScore {
  const rule = inForce(rules, day).find((each) => each.model === model);
  if (rule === undefined) throw InvalidValue({ field: 'model', found: model, day });
  const { id, version, constant, weights, safeAbove, distressBelow } = rule;
  const score = ratios(figures).reduce(
    (sum, ratio, index) => sum.plus(ratio.times(weights[index] ?? 0)),
    new Decimal(constant),
  );
  const zone = score.gt(safeAbove) ? 'safe' : score.lt(distressBelow) ? 'distress' : 'grey';
  return { rule: { id, version }, score, zone };
}

/** X1 to X5. */
function ratios(figures: AltmanFigures): readonly Decimal[] {
  const { totalAssets, totalLiabilities } = figures;
  if (totalAssets <= 0) throw InvalidValue({ field: 'totalAssets', found: totalAssets });
  if (totalLiabilities <= 0) {
    throw InvalidValue({ field: 'totalLiabilities', found: totalLiabilities });
  }
  const { workingCapital, retainedEarnings, ebit, equity, sales } = figures;
  const toAssets = (figure: number) => new Decimal(figure).div(totalAssets);
  return [
    toAssets(workingCapital),
    toAssets(retainedEarnings),
    toAssets(ebit),
    new Decimal(equity).div(totalLiabilities),
    toAssets(sales),
  ];
}
