import type { Day, Level } from '#kernel';
import { dayNumber } from '#kernel';
import { pointsOf } from '../../judging/levels.js';
import type { Columns } from '../columns/columns.js';
import type { Judgement } from '../columns/judge-columns.js';
import {
  areaUnderCurve,
  averagePrecision,
  hitsAt,
  kolmogorovSmirnov,
  medianOf,
} from '../measures.js';
import type { Observations } from '../columns/observations.js';
import { Fate } from '../columns/observations.js';
import type { Crossing, LeadTime, Separation } from './report.types.js';

/** Points from which a level is an alarm: orange. */
export const alarmPoints = 2;

/** Four places, so that reports of equal content are equal as text. */
export const places = (value: number): string => (Number.isFinite(value) ? value.toFixed(4) : '–');

/** Whether a level is an alarm: orange or red. */
export const isAlarmLevel = (level: Level): boolean => pointsOf(level) >= alarmPoints;

export const isAlarm = ({ level }: Observations, at: number): boolean =>
  (level[at] ?? 0) >= alarmPoints;

/** How alarms and fates meet. */
export function crossing(all: Observations, chosen: Uint32Array, fates: Uint8Array): Crossing {
  const counts = [0, 0, 0, 0, 0, 0, 0, 0];
  for (const at of chosen) {
    const place = (fates[at] ?? 0) * 2 + Number(isAlarm(all, at));
    counts[place] = (counts[place] ?? 0) + 1;
  }
  const count = (fate: number, alarmed: 0 | 1) => counts[fate * 2 + alarmed] ?? 0;
  return {
    hits: count(Fate.failed, 1),
    misses: count(Fate.failed, 0),
    falseAlarms: count(Fate.stood, 1),
    quiet: count(Fate.stood, 0),
    goneAlarmed: count(Fate.gone, 1),
    goneQuiet: count(Fate.gone, 0),
    censored: count(Fate.censored, 0) + count(Fate.censored, 1),
  };
}

/** The observations whose fate within a year is known. */
export const settled = ({ oneYear }: Observations, chosen: Uint32Array): Uint32Array =>
  chosen.filter((at) => oneYear[at] !== Fate.censored);

/** Shares of alarms for which the hits are told. */
const budgets = [0.01, 0.02, 0.03, 0.05, 0.075, 0.1, 0.15, 0.2, 0.3, 0.5] as const;

/** Scores beside failures within a year, of observations whose fate is known. */
export function scored(
  all: Observations,
  chosen: Uint32Array,
  scoreOf: (at: number) => number = (at) => all.score[at] ?? 0,
) {
  const known = settled(all, chosen);
  const scores = new Float64Array(known.length);
  const failed = new Uint8Array(known.length);
  known.forEach((at, index) => {
    scores[index] = scoreOf(at);
    failed[index] = Number(all.oneYear[at] === Fate.failed);
  });
  return { scores, failed };
}

/** How well scores separate failures from the rest. */
export function separationOf(pairs: ReturnType<typeof scored>): Separation {
  return {
    observations: pairs.scores.length,
    failures: pairs.failed.reduce((sum, each) => sum + each, 0),
    areaUnderCurve: places(areaUnderCurve(pairs)),
    averagePrecision: places(averagePrecision(pairs)),
    kolmogorovSmirnov: places(kolmogorovSmirnov(pairs)),
    hitsAt: budgets.map((budget) => ({
      budget: places(budget),
      share: places(hitsAt(pairs, budget)),
    })),
  };
}

const halfYearDays = 182.625;

/** How early the failures among some observations were warned of, by alarms in a row to the last. */
export function leadTime(all: Observations, chosen: Uint32Array): LeadTime {
  const leads: number[] = [];
  const inARow: number[] = [];
  for (let index = 0; index < chosen.length; index++) {
    const at = chosen[index] ?? 0;
    const client = all.client[at] ?? 0;
    const isLast = all.client[chosen[index + 1] ?? -1] !== client;
    if (!isLast || all.oneYear[at] !== Fate.failed) continue;
    let first = index + 1;
    while (first > 0 && inSpell(all, chosen[first - 1] ?? 0, client)) first--;
    inARow.push(index + 1 - first);
    const failedOn = all.clients[client]?.failedOn ?? 0;
    if (first <= index) leads.push(failedOn - (all.day[chosen[first] ?? 0] ?? 0));
  }
  const atLeast = (count: number) => inARow.filter((each) => each >= count).length;
  const median = medianOf(leads);
  const halves = leads.length === 0 ? 0 : Math.floor(Math.max(...leads) / halfYearDays) + 1;
  return {
    failures: inARow.length,
    caught: atLeast(1),
    twoAhead: atLeast(2),
    threeAhead: atLeast(3),
    medianDays: Number.isNaN(median) ? 0 : median,
    histogram: Array.from({ length: halves }, (_, half) => ({
      fromDays: Math.round(half * halfYearDays),
      failures: leads.filter((lead) => Math.floor(lead / halfYearDays) === half).length,
    })),
  };
}

const inSpell = (all: Observations, at: number, client: number): boolean =>
  all.client[at] === client && isAlarm(all, at);

/** Spells of alarm, and changes of level, within a window. */
export interface Episodes {
  episodes: number;
  levelChanges: number;
}

export function countEpisodes(
  into: Episodes,
  columns: Columns,
  judgement: Judgement,
  window: { readonly from: Day; readonly to: Day },
): void {
  const [first, last] = [dayNumber(window.from), dayNumber(window.to)];
  for (let client = 0; client < columns.clients.length; client++) {
    let before = 0;
    const end = columns.firstRow[client + 1] ?? 0;
    for (let row = columns.firstRow[client] ?? 0; row < end; row++) {
      const day = columns.day[row] ?? 0;
      const level = judgement.level[row] ?? 0;
      if (day >= first && day <= last && level !== before) {
        into.levelChanges++;
        if (level >= alarmPoints && before < alarmPoints) into.episodes++;
      }
      before = level;
    }
  }
}
