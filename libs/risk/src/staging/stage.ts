import type { Day, DecimalText } from '#kernel';
import { Stage } from '#lending';
import { addDays, addMonths, Decimal, existingDay, inForce, InvalidValue } from '#kernel';
import type { AgeingItem, AgeingTerms } from '#loan-arithmetic';
import { daysPastDue } from '#loan-arithmetic';
import type { UpgradeGap } from '../classification/classification.codes.js';
import type { RiskSignal } from './staging.codes.js';
import type { StageTrigger } from './staging.rules.js';
import { probationRules, stageTriggers } from './staging.rules.js';

/** A grade of the internal scale, 1 the best, with its probability of default in a year. */
export interface Grading {
  readonly on: Day;
  readonly grade: number;
  readonly defaultProbability: DecimalText;
}

/** From the day something was found until the first day it no longer held. */
interface Lasting {
  readonly from: Day;
  readonly until?: Day;
}

/** What is known of a loan's credit risk: dated facts. */
export interface CreditRisk {
  readonly items: readonly AgeingItem[];
  readonly ageingTerms?: AgeingTerms;
  readonly signals?: readonly (Lasting & { readonly code: RiskSignal })[];
  /** Times in which being past due is shown not to mean more credit risk. */
  readonly rebuttals?: readonly Lasting[];
  /** Gradings since the loan was granted; the first is the one it was granted on. */
  readonly gradings?: readonly Grading[];
  readonly decisions?: readonly { readonly on: Day; readonly stage: Stage }[];
  /** What Art. 14 of the five classes still misses: the way out of stage 3 is the same test. */
  readonly upgradeGaps: readonly UpgradeGap[];
}

/** A trigger of a stage, and the last day on which it was seen to hold. */
export interface StageFinding {
  readonly rule: Pick<StageTrigger, 'id' | 'version'>;
  readonly paragraph: string;
  readonly atLeast: Stage;
  readonly lastSeen: Day;
}

/** The stage on a day and the reasons for it. */
export interface Staging {
  readonly day: Day;
  readonly stage: Stage;
  /** What holds on the day, or held so lately that the stage waits for it. */
  readonly findings: readonly StageFinding[];
  /** Set where the stage stands only because a better one has not been earned. */
  readonly held?: { readonly gaps: readonly UpgradeGap[] } | { readonly probationUntil: Day };
}

/**
 * The IFRS 9 stage of a loan on a day: the worst of the triggers that hold; out of stage 3 only by
 * the upgrade test and only to stage 2; from stage 2 to stage 1 after a probation without any
 * trigger. Source: IFRS 9, 5.5.3, 5.5.5, 5.5.11, B5.5.37; probation is a default of this product.
 */
export function stageOn(
  risk: CreditRisk,
  day: Day,
  triggers: readonly StageTrigger[] = stageTriggers,
): Staging {
  existingDay(day, 'day');
  const findings = inForce(triggers, day).flatMap((rule): StageFinding[] => {
    const seen = lastSeen(rule, risk, day);
    if (seen === undefined) return [];
    const { id, version, paragraph, atLeast } = rule;
    return [{ rule: { id, version }, paragraph, atLeast, lastSeen: seen }];
  });
  const now = findings.filter((finding) => finding.lastSeen === day);
  const calledFor = worstStage(now.map(({ atLeast }) => atLeast));
  const stands = standingOn(risk, day);
  if (calledFor === 'stage3') return { day, stage: 'stage3', findings: now };
  if (stands === 'stage3' && risk.upgradeGaps.length > 0) {
    return { day, stage: 'stage3', findings: now, held: { gaps: risk.upgradeGaps } };
  }
  if (calledFor === 'stage2') return { day, stage: 'stage2', findings: now };
  const until = stands === 'stage1' ? day : probationEnd(risk, findings, day);
  return day < until
    ? { day, stage: 'stage2', findings, held: { probationUntil: until } }
    : { day, stage: 'stage1', findings: [] };
}

const worstStage = (stages: readonly Stage[]): Stage =>
  Stage.all.findLast((stage) => stages.includes(stage)) ?? 'stage1';

const decided = ({ decisions = [] }: CreditRisk, day: Day) =>
  decisions.filter(({ on }) => on < day).sort((a, b) => (a.on < b.on ? -1 : 1));

const standingOn = (risk: CreditRisk, day: Day): Stage =>
  decided(risk, day).at(-1)?.stage ?? 'stage1';

/** The first day without probation: counted from the last trigger and from leaving stage 3. */
function probationEnd(risk: CreditRisk, findings: readonly StageFinding[], day: Day): Day {
  const months = Math.max(0, ...inForce(probationRules, day).map((rule) => rule.months));
  const decisions = decided(risk, day);
  const left3 = decisions.findLastIndex(({ stage }) => stage === 'stage3') + 1;
  // Still in stage 3 until today: the probation begins today.
  const outOf3 = left3 === 0 ? [] : [decisions[left3]?.on ?? day];
  const free = findings.map(({ lastSeen: seen }) => addDays(seen, 1));
  return (
    [...free, ...outOf3]
      .map((on) => addMonths(on, months))
      .sort()
      .at(-1) ?? day
  );
}

/** The last day, up to a day, on which a trigger held. */
function lastSeen({ when }: StageTrigger, risk: CreditRisk, day: Day): Day | undefined {
  switch (when.is) {
    case 'daysPastDue':
      return latestOf(risk.items.map((item) => lastPastDue(risk, item, when.from, day)));
    case 'signal':
      return latestOf(
        (risk.signals ?? [])
          .filter(({ code, from }) => code === when.code && from <= day)
          .map(({ until }) => upTo(until, day)),
      );
    case 'downgrade':
      return lastGraded(risk, day, (first, now) => now.grade - first.grade >= when.notches);
    case 'defaultRisk':
      return lastGraded(risk, day, (first, now) => {
        const before = new Decimal(first.defaultProbability);
        const after = new Decimal(now.defaultProbability);
        return after.gte(before.times(when.times)) && after.gte(before.plus(when.plus));
      });
  }
}

/** The last unpaid day of an item, when by then it had been past due long enough and unrebutted. */
function lastPastDue(
  { ageingTerms, rebuttals = [] }: CreditRisk,
  { dueOn, clearedOn }: AgeingItem,
  days: number,
  day: Day,
): Day | undefined {
  const last = upTo(clearedOn, day);
  const rebutted = rebuttals.some(({ from, until }) => from <= last && last <= upTo(until, day));
  return !rebutted && dueOn < last && daysPastDue([{ dueOn }], last, ageingTerms) >= days
    ? last
    : undefined;
}

function lastGraded(
  { gradings = [] }: CreditRisk,
  day: Day,
  isWorse: (first: Grading, now: Grading) => boolean,
): Day | undefined {
  const known = gradings.filter(({ on }) => on <= day).sort((a, b) => (a.on < b.on ? -1 : 1));
  known.forEach(({ grade }) => {
    if (!Number.isInteger(grade) || grade < 1) throw InvalidValue({ field: 'grade', found: grade });
  });
  const [first] = known;
  if (first === undefined) return undefined;
  return latestOf(
    known.map((now, index) => (isWorse(first, now) ? upTo(known[index + 1]?.on, day) : undefined)),
  );
}

/** The last day of something that ended before `until`, or the day itself. */
const upTo = (until: Day | undefined, day: Day): Day =>
  until !== undefined && until <= day ? addDays(until, -1) : day;

const latestOf = (days: readonly (Day | undefined)[]): Day | undefined =>
  days.reduce(
    (last, on) => (on !== undefined && (last === undefined || on > last) ? on : last),
    undefined,
  );
