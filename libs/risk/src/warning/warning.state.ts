import type { Day, Evolve, Figure, Level } from '#kernel';
import type { WarningStage } from '../early-warning/early-warning.codes.js';
import type { Indicator } from '../indicators/indicator.codes.js';
import type { Points } from '../judging/levels.js';
import { pointsOf } from '../judging/levels.js';
import type { Silence } from './silence.js';
import type { Observation, ScorePart, warningEvents } from './warning.events.js';

/** The latest warning of one rule. */
export interface Warning {
  readonly number: number;
  /** Absent once it is lifted. Follows the figure even when the work on it is closed. */
  readonly level?: Level;
  readonly stage: WarningStage;
  /** Raised by hand: no figure moves it. */
  readonly byHand: boolean;
  readonly ruleSetId: string;
  readonly version: number;
  readonly watch?: Indicator;
  /** The figure at which its present level is left; absent where the rule no longer judges. */
  readonly leavesAt?: Figure;
  readonly observed?: Figure;
  readonly assessedBy?: string;
  readonly silence?: Silence;
}

/** The score of a set, as it was recorded last. */
interface Scored {
  readonly ruleSetId: string;
  readonly version: number;
  readonly score: number;
  readonly parts: readonly ScorePart[];
}

/** What stands upon a client: the latest warning of each rule, and the score of each set. */
export interface Warnings {
  readonly byRule: Readonly<Record<string, Warning>>;
  /** By the code of the set. */
  readonly scores: Readonly<Record<string, Scored>>;
  /** The last day on which a level changed. */
  readonly changedOn: Day;
}

export const noWarnings: Warnings = { byRule: {}, scores: {}, changedOn: '0000-01-01' };

const never: Warning = { number: 0, stage: 'closed', byHand: false, ruleSetId: '', version: 0 };

export const warningOf = ({ byRule }: Warnings, rule: string): Warning => byRule[rule] ?? never;

/** The rules whose warnings stand. */
export const standingRules = ({ byRule }: Warnings): readonly string[] =>
  Object.keys(byRule).filter((rule) => byRule[rule]?.level !== undefined);

/** The points that stand, by the key of a rule: of warnings and of the parts of scores. */
export function standingPoints({ byRule, scores }: Warnings): Readonly<Record<string, Points>> {
  const parts = Object.values(scores).flatMap((scored) =>
    scored.parts.map(({ rule, level }) => [rule, pointsOf(level)] as const),
  );
  const warned = Object.entries(byRule).map(
    ([rule, { level }]) => [rule, pointsOf(level)] as const,
  );
  return Object.fromEntries([...parts, ...warned]);
}

const put = (warnings: Warnings, rule: string, warning: Warning, on?: Day): Warnings => ({
  ...warnings,
  byRule: { ...warnings.byRule, [rule]: warning },
  changedOn: on ?? warnings.changedOn,
});

const moved = (warnings: Warnings, rule: string, change: Partial<Warning>): Warnings =>
  put(warnings, rule, { ...warningOf(warnings, rule), ...change });

/** What is kept of an observation. */
const seen = ({ ruleSetId, version, watch, observed, threshold, leavesAt }: Observation) => {
  const target = leavesAt ?? threshold;
  return {
    byHand: false,
    ruleSetId,
    version,
    ...(watch === undefined ? {} : { watch }),
    ...(target === undefined ? {} : { leavesAt: target }),
    ...(observed === null ? {} : { observed }),
  };
};

export const evolve: Evolve<Warnings, typeof warningEvents> = {
  WarningRaised: (raised, before: Warnings | undefined) => {
    const { rule, number, level, valueDate } = raised;
    const warning = { number, level, stage: 'raised', ...seen(raised) } as const;
    return put(before ?? noWarnings, rule, warning, valueDate);
  },
  WarningRaisedByHand: ({ rule, number, level }, before: Warnings | undefined) =>
    put(before ?? noWarnings, rule, { ...never, number, level, stage: 'raised', byHand: true }),
  WarningEscalated(escalated, before) {
    const { rule, level, valueDate } = escalated;
    const { number } = warningOf(before, rule);
    return put(before, rule, { number, level, stage: 'raised', ...seen(escalated) }, valueDate);
  },
  WarningEased(eased, before) {
    const { rule, level, valueDate } = eased;
    return put(before, rule, { ...warningOf(before, rule), level, ...seen(eased) }, valueDate);
  },
  WarningLifted({ rule, valueDate }, before) {
    const { level: _, observed: __, silence: ___, ...warning } = warningOf(before, rule);
    return put(before, rule, warning, valueDate);
  },
  RiskScoreChanged({ code, ruleSetId, version, score, parts }, before: Warnings | undefined) {
    const { scores, ...rest } = before ?? noWarnings;
    return { ...rest, scores: { ...scores, [code]: { ruleSetId, version, score, parts } } };
  },
  WarningAcknowledged: ({ rule }, before) => moved(before, rule, { stage: 'acknowledged' }),
  WarningAssessed: ({ rule, assessedBy }, before) =>
    moved(before, rule, { stage: 'assessed', assessedBy }),
  WarningActionTaken: ({ rule }, before) => moved(before, rule, { stage: 'acted' }),
  WarningClosed({ rule, silentUntil: until, observed }, before) {
    const warning = warningOf(before, rule);
    // What was warned of by hand is over when somebody says so.
    if (warning.byHand) {
      const { level: _, ...over } = warning;
      return put(before, rule, { ...over, stage: 'closed' });
    }
    const silence = until && { until, ...(observed === undefined ? {} : { observed }) };
    return put(before, rule, { ...warning, stage: 'closed', ...(silence && { silence }) });
  },
};
