import type { Day, Facts } from '#kernel';
import type { Judged, SetFinding } from '../judging/judge.js';
import { findingsOf, judge } from '../judging/judge.js';
import { levelOfPoints } from '../judging/levels.js';
import { speakersOf } from './speakers.js';
import { spoken } from './spoken.js';
import type { ScorePart } from './warning.events.js';
import { warningEvents } from './warning.events.js';
import type { Warnings } from './warning.state.js';
import { standingPoints, warningOf } from './warning.state.js';

const { WarningLifted, RiskScoreChanged } = warningEvents;

type Change = Facts<typeof warningEvents>;

/** Everything that the sets say of a client on a day and that has not been recorded yet. */
export function assessed(judged: Judged, warnings: Warnings, day: Day): readonly Change[] {
  const findings = judge(judged, standingPoints(warnings));
  const said = findings.flatMap((finding) => {
    const parts = partsOf(finding, judged);
    return [
      ...scoreChange(finding, parts, { warnings, day }),
      ...speakersOf(finding, parts, judged).flatMap((each) =>
        spoken(each, warningOf(warnings, each.key), day),
      ),
    ];
  });
  return [...said, ...endedElsewhere(findings, judged, { warnings, day })];
}

/** The rules that add to the score of a set, each with what it saw. */
const partsOf = ({ set, rules }: SetFinding, { figure }: Judged): readonly ScorePart[] =>
  Object.keys(set.enters).length === 0
    ? []
    : rules.flatMap(({ rule, key, points }) => {
        const level = levelOfPoints(points);
        if (level === undefined || rule.weight === 0) return [];
        const observed = figure(rule.watch) ?? undefined;
        const { watch, weight } = rule;
        return [
          { rule: key, watch, level, weight, ...(observed === undefined ? {} : { observed }) },
        ];
      });

interface Standing {
  readonly warnings: Warnings;
  readonly day: Day;
}

/** The score is recorded where its parts have other levels; sets without a score keep none. */
function scoreChange(
  { set, score }: SetFinding,
  parts: readonly ScorePart[],
  { warnings, day }: Standing,
): readonly Change[] {
  const before = warnings.scores[set.code];
  const named = (all: readonly ScorePart[] = []) =>
    all.map(({ rule, level, weight }) => `${rule} ${level} ${weight}`).join();
  if (named(before?.parts) === named(parts)) return [];
  const { ruleSetId, code, version } = set;
  return [RiskScoreChanged({ ruleSetId, code, version, score, parts, valueDate: day })];
}

/** What stands by a rule or a set that judges the client no longer is over. */
function endedElsewhere(
  findings: readonly SetFinding[],
  { sets }: Judged,
  { warnings: { byRule, scores }, day: valueDate }: Standing,
): readonly Change[] {
  const judged = new Set(findingsOf(findings).map(({ key }) => key));
  const codes = new Set(sets.map(({ code }) => code));
  const ended = Object.entries(scores).flatMap(([code, { ruleSetId, version, parts }]) =>
    codes.has(code) || parts.length === 0
      ? []
      : [RiskScoreChanged({ ruleSetId, code, version, score: 0, parts: [], valueDate })],
  );
  const lifted = Object.entries(byRule).flatMap(([rule, warning]) => {
    const { level: from, byHand, ruleSetId, version } = warning;
    if (from === undefined || byHand || judged.has(rule)) return [];
    const nothing = { observed: null, facts: [] };
    return [WarningLifted({ rule, ruleSetId, version, ...nothing, from, valueDate })];
  });
  return [...ended, ...lifted];
}
