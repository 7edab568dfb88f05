import type { Day, Figure, Labels, Level, Role } from '#kernel';
import { defineEvents, event } from '#kernel';
import type {
  RiskResponse,
  WarningPlaybook,
  WarningSignal,
  WarningVerdict,
} from '../early-warning/early-warning.codes.js';
import type { DueDays } from '../early-warning/response-times.rules.js';
import type { Indicator } from '../indicators/indicator.codes.js';
import type { CausingFact } from '../judging/judge.js';
import type { SilenceEnd } from './silence.js';

/** What a rule is and asks for, as it was when it spoke. */
export interface RuleAbout {
  readonly label: Labels;
  readonly signal: WarningSignal;
  readonly owner: Role;
  readonly playbook: WarningPlaybook;
  readonly weight: number;
}

/** One rule’s part in a score: its level and the figure it saw. */
export interface ScorePart {
  readonly rule: string;
  readonly watch: Indicator;
  readonly level: Level;
  readonly weight: number;
  /** Absent where the figure is not known now and the level stands from before. */
  readonly observed?: Figure;
}

/** What a rule saw: its set and version, the figure, and the thresholds that decided. */
export interface Observation {
  /** `EW-01` of the release; `ACT.FS-01` of a set; `ACT.score` of a set as a whole. */
  readonly rule: string;
  readonly ruleSetId: string;
  readonly version: number;
  readonly watch?: Indicator;
  /** Null where there is nothing left to observe, as when the last loan is settled. */
  readonly observed: Figure | null;
  /** Absent where the rule no longer judges. */
  readonly threshold?: Figure;
  /** The figure at which the level is left, where that is another one. */
  readonly leavesAt?: Figure;
  /** The facts the figure rests on, the earliest first. */
  readonly facts: readonly CausingFact[];
  /** What the score of a set consists of. */
  readonly parts?: readonly ScorePart[];
  readonly valueDate: Day;
}

interface Raised {
  /** Sequence number among the client’s warnings of this rule. */
  readonly number: number;
  readonly level: Level;
  readonly due: DueDays;
  readonly about: RuleAbout;
}

interface OfWarning {
  readonly rule: string;
  readonly number: number;
  readonly valueDate: Day;
}

/** The warnings upon one client, whose id names the stream. */
export const warningEvents = defineEvents('clientId', {
  WarningRaised: event<
    Observation &
      Raised & {
        /** It had been called a false alarm; why the silence ended. */
        readonly silenceEnded?: SilenceEnd;
      }
  >(),
  /** Somebody warns of what no rule sees. */
  WarningRaisedByHand: event<
    Raised & {
      readonly rule: string;
      readonly finding: string;
      readonly raisedBy: string;
      readonly valueDate: Day;
    }
  >(),
  /** It has become graver; acknowledgement and all that follows begin anew. */
  WarningEscalated: event<Observation & Raised & { readonly from: Level }>(),
  /** It has become less grave, and still stands. */
  WarningEased: event<Observation & { readonly from: Level; readonly level: Level }>(),
  /** The figure is back where the rule has nothing to say, or the rule no longer judges. */
  WarningLifted: event<Observation & { readonly from: Level }>(),
  /** The score of a set has another value, or other parts. */
  RiskScoreChanged: event<{
    readonly ruleSetId: string;
    readonly code: string;
    readonly version: number;
    readonly score: number;
    readonly parts: readonly ScorePart[];
    readonly valueDate: Day;
  }>(),
  WarningAcknowledged: event<OfWarning & { readonly acknowledgedBy: string }>(),
  /** Somebody looked at it: how bad it would be and how likely it is, 1 to 5 each. */
  WarningAssessed: event<
    OfWarning & {
      readonly severity: number;
      readonly likelihood: number;
      readonly finding: string;
      readonly assessedBy: string;
    }
  >(),
  WarningActionTaken: event<
    OfWarning & {
      readonly response: RiskResponse;
      readonly action: string;
      readonly takenBy: string;
    }
  >(),
  WarningClosed: event<
    OfWarning & {
      readonly verdict: WarningVerdict;
      readonly conclusion: string;
      readonly closedBy: string;
      /** Of a false alarm that still stands: until when it keeps silent, and the figure of the day. */
      readonly silentUntil?: Day;
      readonly observed?: Figure;
    }
  >(),
});
