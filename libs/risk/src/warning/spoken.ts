import type { Day, Facts, Level } from '#kernel';
import { levels } from '#kernel';
import { dueDays } from '../early-warning/response-times.rules.js';
import { levelOfPoints } from '../judging/levels.js';
import { endOfSilence } from './silence.js';
import type { Speaker } from './speakers.js';
import { warningEvents } from './warning.events.js';
import type { Warning } from './warning.state.js';

const { WarningRaised, WarningEscalated, WarningEased, WarningLifted } = warningEvents;

type Change = Facts<typeof warningEvents>;

const graver = (a: Level, b: Level): boolean => levels.indexOf(a) > levels.indexOf(b);

/** What one rule or set has to say, given the warning that stands. */
export function spoken(speaker: Speaker, warning: Warning, day: Day): readonly Change[] {
  if (speaker.observed === undefined) return [];
  const [from, level] = [warning.level, levelOfPoints(speaker.points)];
  if (level === undefined) {
    return from === undefined ? [] : [WarningLifted({ ...left(speaker, from, day), from })];
  }
  if (level === from) return silenceBroken(speaker, warning, { level, day });
  if (from !== undefined && graver(from, level)) {
    const { enters, leaves } = speaker.bounds;
    const leavesAt = leaves?.[level] ?? enters[level];
    const next = leavesAt === undefined ? {} : { leavesAt };
    return [WarningEased({ ...left(speaker, from, day), ...next, from, level })];
  }
  const reached = { ...entered(speaker, level, day), level, due: dueDays(level, day) };
  if (from !== undefined && warning.stage !== 'closed') {
    const { number } = warning;
    return [WarningEscalated({ ...reached, number, about: speaker.about, from })];
  }
  const silenceEnded = warning.silence === undefined ? {} : { silenceEnded: 'graver' as const };
  const { about } = speaker;
  return [WarningRaised({ ...reached, number: warning.number + 1, about, ...silenceEnded })];
}

/** A false alarm warns anew at its level once its silence is over. */
function silenceBroken(
  speaker: Speaker,
  { silence, number }: Warning,
  { level, day }: { readonly level: Level; readonly day: Day },
): readonly Change[] {
  if (silence === undefined) return [];
  const { bounds, observed, about } = speaker;
  const { when, enters } = bounds;
  const silenceEnded = endOfSilence(silence, {
    day,
    level,
    observed,
    threshold: enters[level],
    when,
  });
  if (silenceEnded === undefined) return [];
  const reached = { ...entered(speaker, level, day), level, due: dueDays(level, day) };
  return [WarningRaised({ ...reached, number: number + 1, about, silenceEnded })];
}

/** What a rule saw when a level was reached. */
function entered(speaker: Speaker, level: Level, day: Day) {
  const { enters, leaves } = speaker.bounds;
  const [threshold, leavesAt] = [enters[level], leaves?.[level]];
  return {
    ...seen(speaker, day),
    ...(threshold === undefined ? {} : { threshold }),
    ...(leavesAt === undefined ? {} : { leavesAt }),
  };
}

/** What a rule saw when a level was left. */
function left(speaker: Speaker, level: Level, day: Day) {
  const { enters, leaves } = speaker.bounds;
  const threshold = leaves?.[level] ?? enters[level];
  return { ...seen(speaker, day), ...(threshold === undefined ? {} : { threshold }) };
}

const seen = ({ key, set, observed = null, facts, watch, parts }: Speaker, valueDate: Day) => ({
  rule: key,
  ruleSetId: set.ruleSetId,
  version: set.version,
  ...(watch === undefined ? {} : { watch }),
  observed,
  facts: facts(),
  ...(parts === undefined ? {} : { parts }),
  valueDate,
});
