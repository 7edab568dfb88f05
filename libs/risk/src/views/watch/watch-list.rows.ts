import type { Day, Figure, Level } from '#kernel';
import { levels } from '#kernel';
import type { Name } from '#clients';
import type {
  RiskResponse,
  WarningSignal,
  WarningStage,
  WarningVerdict,
} from '../../early-warning/early-warning.codes.js';
import { WarningLevel } from '../../early-warning/early-warning.codes.js';
import type { DueDays } from '../../early-warning/response-times.rules.js';
import type { Indicator } from '../../indicators/indicator.codes.js';
import type { CausingFact } from '../../judging/judge.js';
import type { RuleAbout, ScorePart } from '../../warning/warning.events.js';

/** What somebody found, and how bad and how likely it would be. */
export interface WarningAssessment {
  readonly severity: number;
  readonly likelihood: number;
  /** Severity × likelihood, 1 to 25. */
  readonly gravity: number;
  readonly finding: string;
  readonly by: string;
  readonly on: Day;
}

/** What was done about a warning. */
export interface WarningAction {
  readonly response: RiskResponse;
  readonly action: string;
  readonly by: string;
  readonly on: Day;
}

/** How the work on a warning ended. */
export interface WarningClosing {
  readonly verdict: WarningVerdict;
  readonly conclusion: string;
  readonly by: string;
  readonly on: Day;
  readonly silentUntil?: Day;
}

/** The latest warning of one rule upon a client. */
export interface ClientWarning extends RuleAbout {
  readonly rule: string;
  readonly ruleSetId: string;
  readonly version: number;
  readonly watch?: Indicator;
  readonly number: number;
  /** Null once it is lifted. */
  readonly level: Level | null;
  readonly stage: WarningStage;
  /** The figure when the level last changed. */
  readonly observed: Figure | null;
  readonly threshold?: Figure;
  readonly leavesAt?: Figure;
  readonly facts: readonly CausingFact[];
  readonly parts?: readonly ScorePart[];
  readonly raisedOn: Day;
  /** The day on which the level last changed. */
  readonly changedOn: Day;
  readonly due: DueDays;
  readonly acknowledgedBy?: string;
  readonly acknowledgedOn?: Day;
  readonly assessment?: WarningAssessment;
  readonly actions: readonly WarningAction[];
  readonly closing?: WarningClosing;
  /** Raised by a person: what it says. */
  readonly finding?: string;
  readonly raisedBy?: string;
}

/** The score of one set upon a client. */
export interface ClientScore {
  readonly ruleSetId: string;
  readonly version: number;
  readonly score: number;
  readonly parts: readonly ScorePart[];
  readonly since: Day;
}

/** A client, and what early warning has to say of it. */
export interface WatchRow {
  readonly clientId: string;
  readonly name?: Name;
  readonly managerId?: string;
  /** The gravest level that stands; absent where nothing stands. */
  readonly level?: Level;
  /** The worst first: the gravest level, and among equals the higher score. 0: not on the list. */
  readonly rank: number;
  /** The sum of weight × points of the level over the warnings that stand. */
  readonly score: number;
  /** Since when something stands without a break in what stands now. */
  readonly since?: Day;
  /** The first day by which a warning is to be acknowledged that is not. */
  readonly acknowledgeBy?: Day;
  /** The rules whose warnings stand. */
  readonly rules: readonly string[];
  /** The types of risk that the standing warnings speak of, each once. */
  readonly signals: readonly WarningSignal[];
  /** The latest warning of each rule, also those that are lifted or closed. */
  readonly warnings: readonly ClientWarning[];
  /** The scores of the sets that judge the client, by code. */
  readonly scores: Readonly<Record<string, ClientScore>>;
}

export const unwatched = (clientId: string): WatchRow => ({
  clientId,
  rank: 0,
  score: 0,
  rules: [],
  signals: [],
  warnings: [],
  scores: {},
});

/** A warning that puts its client on the list: a false alarm that was closed does not. */
const stands = (warning: ClientWarning): warning is ClientWarning & { readonly level: Level } =>
  warning.level !== null && warning.stage !== 'closed';

const pointsOf = ({ weight, level }: ClientWarning & { readonly level: Level }): number =>
  weight * WarningLevel(level).points;

/** The row after its warnings have changed. */
export function withWarnings(row: WatchRow, warnings: readonly ClientWarning[]): WatchRow {
  const { level: _, since: __, acknowledgeBy: ___, ...kept } = row;
  const standing = warnings.filter(stands);
  const score = standing.reduce((sum, warning) => sum + pointsOf(warning), 0);
  const level = levels.findLast((each) => standing.some((warning) => warning.level === each));
  const since = earliest(standing.map(({ raisedOn }) => raisedOn));
  const acknowledgeBy = earliest(
    standing.filter(({ stage }) => stage === 'raised').map(({ due }) => due.acknowledgeBy),
  );
  return {
    ...kept,
    ...(level === undefined ? {} : { level }),
    rank: level === undefined ? 0 : WarningLevel(level).points * 1_000 + score,
    score,
    ...(since === undefined ? {} : { since }),
    ...(acknowledgeBy === undefined ? {} : { acknowledgeBy }),
    rules: standing.map(({ rule }) => rule),
    signals: [...new Set(standing.map(({ signal }) => signal))].sort(),
    warnings,
  };
}

const earliest = (days: readonly Day[]): Day | undefined => [...days].sort()[0];

/** The row after one rule has a new warning. */
export const withWarning = (row: WatchRow, warning: ClientWarning): WatchRow =>
  withWarnings(row, [...row.warnings.filter(({ rule }) => rule !== warning.rule), warning]);

/** The row after the warning of one rule has changed. */
export const changingWarning = (
  row: WatchRow,
  rule: string,
  next: (warning: ClientWarning) => ClientWarning,
): WatchRow =>
  withWarnings(
    row,
    row.warnings.map((warning) => (warning.rule === rule ? next(warning) : warning)),
  );
