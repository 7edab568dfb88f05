import type { Figure } from '#kernel';
import type { CausingFact, Judged, RuleFinding, SetFinding } from '../judging/judge.js';
import { scoreBounds } from '../judging/judge.js';
import type { Points } from '../judging/levels.js';
import type { Bounds } from '../judging/rule.js';
import type { Indicator } from '../indicators/indicator.codes.js';
import type { RuleAbout, ScorePart } from './warning.events.js';

/** A rule or a set that may warn, with all that its warnings say. */
export interface Speaker {
  readonly key: string;
  readonly points: Points;
  readonly bounds: Bounds;
  /** Undefined where the figure is not known. */
  readonly observed: Figure | null | undefined;
  readonly about: RuleAbout;
  readonly set: SetFinding['set'];
  /** Reckoned only where something is said. */
  readonly facts: () => readonly CausingFact[];
  readonly watch?: Indicator;
  readonly parts?: readonly ScorePart[];
}

/** The rules that warn alone, and the set as a whole where it has a score to warn from. */
export function speakersOf(
  finding: SetFinding,
  parts: readonly ScorePart[],
  judged: Judged,
): readonly Speaker[] {
  const alone = finding.rules
    .filter(({ rule }) => rule.alone)
    .map((each) => ruleSpeaks(each, finding.set, judged));
  const hasScore = Object.keys(finding.set.enters).length > 0;
  return hasScore ? [...alone, setSpeaks(finding, parts, judged)] : alone;
}

const ruleSpeaks = (
  { rule, key, points }: RuleFinding,
  set: SetFinding['set'],
  { figure, facts }: Judged,
): Speaker => {
  const { label, signal, owner, playbook, weight, watch } = rule;
  const about = { label, signal, owner, playbook, weight };
  const observed = figure(watch);
  return { key, points, bounds: rule, observed, about, set, facts: () => facts(watch), watch };
};

/** How much the warning of a whole set counts beside those of single rules. */
const weightOfSet = 5;

function setSpeaks(
  { set, rules, score, own }: SetFinding,
  parts: readonly ScorePart[],
  { facts }: Judged,
): Speaker {
  const speaking = rules.filter(({ points }) => points > 0);
  const [gravest] = speaking.toSorted(
    (a, b) => b.points * b.rule.weight - a.points * a.rule.weight,
  );
  return {
    key: own.key,
    points: own.points,
    bounds: scoreBounds(set),
    observed: score,
    about: {
      label: set.title,
      signal: 'credit',
      owner: 'riskOfficer',
      playbook: gravest?.rule.playbook ?? 'reviewDebtor',
      weight: weightOfSet,
    },
    set,
    facts: () => once(speaking.flatMap(({ rule }) => facts(rule.watch))),
    parts,
  };
}

/** Each fact once, the earliest first. */
const once = (facts: readonly CausingFact[]): readonly CausingFact[] =>
  [...new Map(facts.map((fact) => [fact.position, fact])).values()].sort(
    (a, b) => a.position - b.position,
  );
