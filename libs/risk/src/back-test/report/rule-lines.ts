import { levels } from '#kernel';
import { pointsOf } from '../../judging/levels.js';
import type { WarningRule } from '../../judging/rule.js';
import { areaUnderCurve, medianOf, wilson } from '../measures.js';
import type { Observations } from '../columns/observations.js';
import { Fate } from '../columns/observations.js';
import type { RuleLine } from './report.types.js';
import { places, scored } from './summaries.js';

/** What each rule does: the area without it, and the record of each of its levels. */
export function ruleLines(
  all: Observations,
  chosen: Uint32Array,
  rules: readonly WarningRule[],
): readonly RuleLine[] {
  const whole = areaUnderCurve(scored(all, chosen));
  return rules.map((rule, index): RuleLine => {
    const pointsAt = (at: number) => all.points[at * all.rules + index] ?? 0;
    const without = areaUnderCurve(
      scored(all, chosen, (at) => (all.score[at] ?? 0) - rule.weight * pointsAt(at)),
    );
    const known = (at: number) => all.missing[at * all.rules + index] !== 1;
    const survivors = chosen.filter((at) => all.oneYear[at] === Fate.stood && known(at));
    const spells = spellsOf(all, chosen, pointsAt);
    return {
      rule: rule.id,
      label: rule.label,
      weight: rule.weight,
      areaWithout: places(without),
      contribution: places(whole - without),
      levels: levels
        .filter((level) => rule.enters[level] !== undefined)
        .map((level) => {
          const points = pointsOf(level);
          const [spoke, failed] = recordOf(all, chosen, (at) => pointsAt(at) === points);
          const [low, high] = wilson(failed, spoke);
          const falseAlarms = survivors.filter((at) => pointsAt(at) === points).length;
          const lead = medianOf(spells.flatMap((days) => days[points - 1] ?? []));
          return {
            level,
            spoke,
            failed,
            interval: [places(low), places(high)] as const,
            medianLeadDays: Number.isNaN(lead) ? 0 : lead,
            falseAlarmRate: places(survivors.length === 0 ? 0 : falseAlarms / survivors.length),
          };
        }),
      missing: chosen.reduce((sum, at) => sum + (all.missing[at * all.rules + index] ?? 0), 0),
    };
  });
}

/** How often something held where the fate is known, and how many of those failed within a year. */
function recordOf(
  { oneYear }: Observations,
  chosen: Uint32Array,
  holds: (at: number) => boolean,
): readonly [spoke: number, failed: number] {
  let [spoke, failed] = [0, 0];
  for (const at of chosen) {
    if (!holds(at) || oneYear[at] === Fate.censored) continue;
    spoke++;
    if (oneYear[at] === Fate.failed) failed++;
  }
  return [spoke, failed];
}

/**
 * For each failure, how many days before it a rule had been at yellow, orange and red without a
 * break; undefined where it was not at the last observation.
 */
function spellsOf(
  all: Observations,
  chosen: Uint32Array,
  pointsAt: (at: number) => number,
): readonly (readonly (number | undefined)[])[] {
  const found: (number | undefined)[][] = [];
  for (let index = 0; index < chosen.length; index++) {
    const at = chosen[index] ?? 0;
    const client = all.client[at];
    const isLast = all.client[chosen[index + 1] ?? -1] !== client;
    if (!isLast || all.oneYear[at] !== Fate.failed) continue;
    const failedOn = all.clients[client ?? 0]?.failedOn ?? 0;
    const days = [1, 2, 3].map((points) => {
      let first = index + 1;
      while (
        first > 0 &&
        all.client[chosen[first - 1] ?? 0] === client &&
        pointsAt(chosen[first - 1] ?? 0) >= points
      ) {
        first--;
      }
      return first > index ? undefined : failedOn - (all.day[chosen[first] ?? 0] ?? 0);
    });
    found.push(days);
  }
  return found;
}
