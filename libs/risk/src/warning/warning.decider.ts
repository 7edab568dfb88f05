import type { Day, Evolve, Facts, Level } from '#kernel';
import { defineDecider, levelOf, levels } from '#kernel';
import type { ClientFigures } from '../early-warning/observed-figures.js';
import type { WarningStage } from '../early-warning/early-warning.codes.js';
import type { EarlyWarningRule } from '../early-warning/early-warning.rules.js';
import { earlyWarningOn } from '../early-warning/early-warning.rules.js';
import { dueDays } from '../early-warning/response-times.rules.js';
import * as commands from './warning.commands.js';
import { warningEvents } from './warning.events.js';
import { warningRefusals } from './warning.refusals.js';

const { WarningRaised, WarningEscalated, WarningEased, WarningLifted } = warningEvents;
const { WarningAcknowledged, WarningAssessed, WarningActionTaken, WarningClosed } = warningEvents;

/** The latest warning of one rule. */
interface Warning {
  readonly number: number;
  /** Absent once it is lifted. Follows the figure even when the work on it is closed. */
  readonly level?: Level;
  readonly stage: WarningStage;
}

/** The latest warning of each rule upon a client. */
interface Warnings {
  readonly byRule: Readonly<Record<string, Warning>>;
  /** The last day on which a level changed. */
  readonly changedOn: Day;
}

const nothing: Warnings = { byRule: {}, changedOn: '0000-01-01' };

const warningOf = ({ byRule }: Warnings, rule: string): Warning =>
  byRule[rule] ?? { number: 0, stage: 'closed' };

const put = (warnings: Warnings, rule: string, warning: Warning, on?: Day): Warnings => ({
  byRule: { ...warnings.byRule, [rule]: warning },
  changedOn: on ?? warnings.changedOn,
});

const moved = (warnings: Warnings, rule: string, stage: WarningStage): Warnings =>
  put(warnings, rule, { ...warningOf(warnings, rule), stage });

const evolve: Evolve<Warnings, typeof warningEvents> = {
  WarningRaised: ({ rule, number, level, valueDate }, before: Warnings | undefined) =>
    put(before ?? nothing, rule, { number, level, stage: 'raised' }, valueDate),
  WarningEscalated: ({ rule, level, valueDate }, before) =>
    put(before, rule, { ...warningOf(before, rule), level, stage: 'raised' }, valueDate),
  WarningEased: ({ rule, level, valueDate }, before) =>
    put(before, rule, { ...warningOf(before, rule), level }, valueDate),
  WarningLifted({ rule, valueDate }, before) {
    const { number, stage } = warningOf(before, rule);
    return put(before, rule, { number, stage }, valueDate);
  },
  WarningAcknowledged: ({ rule }, before) => moved(before, rule, 'acknowledged'),
  WarningAssessed: ({ rule }, before) => moved(before, rule, 'assessed'),
  WarningActionTaken: ({ rule }, before) => moved(before, rule, 'acted'),
  WarningClosed: ({ rule }, before) => moved(before, rule, 'closed'),
};

type Change = Facts<typeof warningEvents>;

/** What one rule has to say of a figure, given the warning that stands. */
function judged(
  rule: EarlyWarningRule,
  figures: ClientFigures,
  warning: Warning,
  day: Day,
): readonly Change[] {
  const observed = figures[rule.watch];
  if (observed === undefined) return [];
  const from = warning.level;
  const level = observed === null ? undefined : levelOf(rule, observed, from);
  if (level === from) return [];
  const seen = { rule: rule.id, version: rule.version, observed, valueDate: day };
  if (from !== undefined && (level === undefined || levels.indexOf(level) < levels.indexOf(from))) {
    const back = { ...seen, threshold: rule.leaves?.[from] ?? thresholdOf(rule, from), from };
    return [level === undefined ? WarningLifted(back) : WarningEased({ ...back, level })];
  }
  if (level === undefined) return [];
  const reached = { ...seen, threshold: thresholdOf(rule, level), level, due: dueDays(level, day) };
  // A false alarm that was closed keeps silent at its level; a graver one is a warning of its own.
  return from === undefined || warning.stage === 'closed'
    ? [WarningRaised({ ...reached, number: warning.number + 1 })]
    : [WarningEscalated({ ...reached, from })];
}

function thresholdOf({ id, enters }: EarlyWarningRule, level: Level) {
  const threshold = enters[level];
  // Only a change of the table below a standing level leads here.
  if (threshold === undefined) throw new RangeError(`${id} knows no ${level}`);
  return threshold;
}

/** The warning that is meant, if there is one and work on it goes on. */
function open(warnings: Warnings, rule: string): Warning {
  const warning = warnings.byRule[rule];
  if (warning === undefined) throw warningRefusals.NoSuchWarning({ field: 'rule', rule });
  if (warning.stage === 'closed') throw warningRefusals.WarningClosed({ rule });
  return warning;
}

const isAssessed = ({ stage }: Warning) => stage === 'assessed' || stage === 'acted';

/**
 * The warnings upon a client. The level follows the figures; the stage follows the people. Nothing
 * is recorded when nothing changes, so that the same figures on the same day are judged once.
 */
export const warning = defineDecider({
  stream: 'warning',
  by: 'clientId',
  prefix: 'wn',
  events: warningEvents,
  commands,
  allow: {
    AssessClient: [],
    AcknowledgeWarning: ['relationshipManager', 'riskOfficer'],
    AssessWarning: ['riskOfficer'],
    RecordWarningAction: ['relationshipManager', 'riskOfficer'],
    CloseWarning: ['riskOfficer'],
  },
  evolve,

  create: {},

  either: {
    AssessClient({ day, figures }, warnings = nothing) {
      // A fact that came late changes what stands from the day on which it became known.
      const on = day < warnings.changedOn ? warnings.changedOn : day;
      return earlyWarningOn(on).flatMap((rule) =>
        judged(rule, figures, warningOf(warnings, rule.id), on),
      );
    },
  },

  decide: {
    AcknowledgeWarning({ rule }, warnings) {
      const { stage, number } = open(warnings, rule);
      if (stage !== 'raised') throw warningRefusals.WarningAlreadyAcknowledged({ rule });
      return WarningAcknowledged({ rule, number });
    },

    AssessWarning({ rule, severity, likelihood, finding }, warnings) {
      const { stage, number } = open(warnings, rule);
      if (stage === 'raised') throw warningRefusals.WarningNotAcknowledged({ rule });
      return WarningAssessed({ rule, number, severity, likelihood, finding });
    },

    RecordWarningAction({ rule, response, action }, warnings) {
      const found = open(warnings, rule);
      if (!isAssessed(found)) throw warningRefusals.WarningNotAssessed({ rule });
      return WarningActionTaken({ rule, number: found.number, response, action });
    },

    CloseWarning({ rule, verdict, conclusion }, warnings) {
      const found = open(warnings, rule);
      if (!isAssessed(found)) throw warningRefusals.WarningNotAssessed({ rule });
      if (verdict === 'truePositive' && found.level !== undefined) {
        throw warningRefusals.WarningStands({ rule, level: found.level });
      }
      return WarningClosed({ rule, number: found.number, verdict, conclusion });
    },
  },
});
