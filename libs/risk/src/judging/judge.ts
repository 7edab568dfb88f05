import type { Figure } from '#kernel';
import { Decimal } from '#kernel';
import type { Indicator } from '../indicators/indicator.codes.js';
import type { JudgingSet } from '../rule-set/content/rule-set-content.js';
import type { CompiledBounds, Points } from './levels.js';
import { compiled, pointsAt } from './levels.js';
import type { Bounds, WarningRule } from './rule.js';

/** Figures as a judgement reads them: fast, and exactly where that decides. */
export interface Readings {
  /** NaN where the figure is not known and leaves what stands. */
  value(id: Indicator): number;
  exactly(id: Indicator): Decimal | undefined;
}

/** What a client is judged by: the sets of its day, its figures, and the facts they rest on. */
export interface Judged extends Readings {
  readonly sets: readonly JudgingSet[];
  /** The figure as it is recorded: undefined not known, null nothing to observe. */
  readonly figure: (id: Indicator) => Figure | null | undefined;
  readonly facts: (id: Indicator) => readonly CausingFact[];
}

/** A fact that a figure rests on: where it stands in the log. */
export interface CausingFact {
  readonly stream: string;
  readonly position: number;
}

/** The points that stand, by the key of a rule. */
export type Standing = Readonly<Record<string, Points>>;

/** What one rule, or the score of a set, calls for. */
export interface Finding {
  readonly key: string;
  readonly points: Points;
  /** The points that stood before. */
  readonly before: Points;
}

/** What one rule of a set calls for. */
export interface RuleFinding extends Finding {
  readonly rule: WarningRule;
}

/** What a set says of a client. */
export interface SetFinding {
  readonly set: JudgingSet;
  readonly rules: readonly RuleFinding[];
  readonly score: number;
  /** What the score itself calls for. */
  readonly own: Finding;
}

/** The set of the rules that come with the release. */
export const releaseSetId = 'release';

/** The rules of the release are known by their own ids; those of a set carry its code. */
const ruleKey = ({ ruleSetId, code }: JudgingSet, ruleId: string): string =>
  ruleSetId === releaseSetId ? ruleId : `${code}.${ruleId}`;

/** What the warnings of a set as a whole are known by. */
export const scoreKey = ({ code }: Pick<JudgingSet, 'code'>): string => `${code}.score`;

/** Bounds made ready, once for each rule. */
const ready = new WeakMap<Bounds, CompiledBounds>();

function readied(bounds: Bounds): CompiledBounds {
  let found = ready.get(bounds);
  if (found === undefined) {
    found = compiled(bounds);
    ready.set(bounds, found);
  }
  return found;
}

const ownBounds = new WeakMap<JudgingSet, Bounds>();

/** The scores from which a set warns, as bounds. */
export function scoreBounds(set: JudgingSet): Bounds {
  let found = ownBounds.get(set);
  if (found === undefined) {
    found = { when: 'rising', enters: set.enters, leaves: set.leaves };
    ownBounds.set(set, found);
  }
  return found;
}

/** What each set says of a client: levels with memory, the score, and what the score calls for. */
export const judge = (judged: Judged, standing: Standing): readonly SetFinding[] =>
  judged.sets.map((set) => {
    const rules = set.rules.map((rule): RuleFinding => {
      const key = ruleKey(set, rule.id);
      const before = standing[key] ?? 0;
      const points = pointsAt(readied(rule), judged.value(rule.watch), before, () =>
        judged.exactly(rule.watch),
      );
      return { rule, key, points, before };
    });
    const score = rules.reduce((sum, { rule, points }) => sum + rule.weight * points, 0);
    const key = scoreKey(set);
    const before = standing[key] ?? 0;
    const points = pointsAt(readied(scoreBounds(set)), score, before, () => new Decimal(score));
    return { set, rules, score, own: { key, points, before } };
  });

/** Every rule and score among some findings. */
export const findingsOf = (all: readonly SetFinding[]): readonly Finding[] =>
  all.flatMap(({ rules, own }) => [...rules, own]);
