import { Decimal } from '#kernel';
import type { CompiledBounds, Points } from '../../judging/levels.js';
import { compiled, pointsAt } from '../../judging/levels.js';
import type { RuleSetContent } from '../../rule-set/content/rule-set-content.js';
import { assetsInScope, profileInScope } from '../../rule-set/content/scope.js';
import type { Columns } from './columns.js';

/** What a set says of every row of some columns. */
export interface Judgement {
  /** Weight × points, added up; 0 out of scope. */
  readonly score: Int32Array;
  /** The gravest points of the set and of the rules that warn alone: 0 to 3. */
  readonly level: Uint8Array;
  /** Row after row, the points of each rule. */
  readonly points: Uint8Array;
  /** Row after row, 1 where the figure of a rule was not known. */
  readonly missing: Uint8Array;
  /** 1 where the set judges the row. */
  readonly inScope: Uint8Array;
}

interface CompiledRule {
  readonly bounds: CompiledBounds;
  /** Column of its indicator. */
  readonly column: number;
  readonly weight: number;
  readonly alone: boolean;
}

/** Judges every row of some columns by a set, each client in the order of days. */
export function judgeColumns(columns: Columns, set: RuleSetContent): Judgement {
  const rows = columns.day.length;
  const rules = set.rules.map((rule): CompiledRule => ({
    bounds: compiled(rule),
    column: columns.indicators.indexOf(rule.watch),
    weight: rule.weight,
    alone: rule.alone,
  }));
  const judgement: Judgement = {
    score: new Int32Array(rows),
    level: new Uint8Array(rows),
    points: new Uint8Array(rows * rules.length),
    missing: new Uint8Array(rows * rules.length),
    inScope: new Uint8Array(rows),
  };
  const scoped = columns.profiles.map((profile) => profileInScope(set.scope, profile));
  const ofScore = compiled({ when: 'rising', enters: set.enters, leaves: set.leaves });
  for (let client = 0; client < columns.clients.length; client++) {
    const [from = 0, to = rows] = [columns.firstRow[client], columns.firstRow[client + 1]];
    const standing = rules.map((): Points => 0);
    let level: Points = 0;
    for (let row = from; row < to; row++) {
      const inScope =
        scoped[columns.profile[row] ?? 0] === true &&
        assetsInScope(set.scope, columns.assets[row] ?? Number.NaN);
      if (!inScope) {
        standing.fill(0);
        level = 0;
        continue;
      }
      judgement.inScope[row] = 1;
      const judged = judgeRow(columns, row, { rules, standing, missing: judgement.missing });
      level = pointsAt(ofScore, judged.score, level, () => new Decimal(judged.score));
      judgement.score[row] = judged.score;
      judgement.level[row] = Math.max(level, judged.alone);
      judgement.points.set(standing, row * rules.length);
    }
  }
  return judgement;
}

interface RowOfRules {
  readonly rules: readonly CompiledRule[];
  /** The points that stand, which the row moves. */
  readonly standing: Points[];
  readonly missing: Uint8Array;
}

/** Moves the points of each rule to what a row calls for; says what they add up to. */
function judgeRow(
  columns: Columns,
  row: number,
  { rules, standing, missing }: RowOfRules,
): { readonly score: number; readonly alone: number } {
  const width = columns.indicators.length;
  let score = 0;
  let alone = 0;
  for (let index = 0; index < rules.length; index++) {
    const rule = rules[index];
    if (rule === undefined) continue;
    const value = columns.values[row * width + rule.column] ?? Number.NaN;
    if (Number.isNaN(value)) missing[row * rules.length + index] = 1;
    const points = pointsAt(rule.bounds, value, standing[index] ?? 0, () => {
      const exact = columns.exactly(row, rule.column);
      return exact === undefined ? undefined : new Decimal(exact);
    });
    standing[index] = points;
    score += rule.weight * points;
    if (rule.alone && points > alone) alone = points;
  }
  return { score, alone };
}
