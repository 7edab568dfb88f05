import type { Origin } from '#clients';
import type { Day, Money } from '#kernel';
import { defineEvents, event } from '#kernel';
import type {
  RequestCategory,
  ServiceClock,
  Urgency,
} from '../service-level/service-level.codes.js';
import type { Office } from '../service-level/working-time.js';
import type {
  CaseLine,
  CaseOutcome,
  CaseRaiser,
  CasePriority,
  FeedbackChannel,
  Importance,
  ServiceStep,
} from './case.codes.js';

/** Something that is to be done about a case, by a day. */
export interface PlannedAction {
  readonly what: string;
  readonly dueOn: Day;
}

/** A case that another system kept, with what it knew of its end. */
export interface MigratedCase {
  readonly category: RequestCategory;
  readonly channel: FeedbackChannel;
  readonly product: string;
  readonly subject: string;
  readonly text?: string;
  /** Whom the complaint is about, where that is not this bank. */
  readonly about?: string;
  readonly receivedOn: Day;
  /** The day it reached whoever had to answer. */
  readonly forwardedOn: Day;
  /** Absent while it is still open. */
  readonly outcome?: CaseOutcome;
  /** Whether it was answered in time. */
  readonly timely: boolean;
  /** Whether the client disputed the answer; absent where nobody asked. */
  readonly disputed?: boolean;
  readonly origin: Origin;
}

/** Moments are ISO 8601 in UTC. */
interface At {
  readonly at: string;
}

/** A feedback, suggestion, complaint, enquiry or ticket, from receipt to the review of its effect. */
export const caseEvents = defineEvents('caseId', {
  CaseOpened: event<
    At & {
      readonly clientId?: string;
      readonly category: RequestCategory;
      readonly channel: FeedbackChannel;
      readonly urgency: Urgency;
      readonly subject: string;
      readonly text?: string;
      readonly raisedBy: CaseRaiser;
      /** Whose working time its promises count; absent of a case opened before this was told. */
      readonly office?: Office;
    }
  >(),
  CaseMigrated: event<MigratedCase & { readonly valueDate: Day }>(),
  CaseClassified: event<{
    readonly line: CaseLine;
    readonly serviceStep: ServiceStep;
    readonly product?: string;
    /** What it is about, in a word or two that recur: what is to be improved is counted by it. */
    readonly theme: string;
  }>(),
  CaseAssessed: event<{
    readonly importance: Importance;
    readonly urgency: Urgency;
    readonly priority: CasePriority;
    readonly rule: string;
    readonly version: number;
    readonly finding: string;
  }>(),
  CasePlanned: event<{ readonly actions: readonly PlannedAction[] }>(),
  CaseAssigned: event<{
    readonly clientId?: string;
    readonly ownerId: string;
    readonly subject: string;
    /** The actions of the plan that become tasks of the owner. */
    readonly actions: readonly PlannedAction[];
  }>(),
  /** The client wrote again: it waits for an answer. */
  CaseMessageReceived: event<At & { readonly text: string }>(),
  CaseAnswered: event<At & { readonly text: string; readonly channel: FeedbackChannel }>(),
  /** The bank waits for the client. */
  CasePaused: event<At & { readonly reason: string }>(),
  CaseResumed: event<At>(),
  CaseResolved: event<
    At & {
      /** Whose case it is; absent of one that is nobody's, or was resolved before this was told. */
      readonly clientId?: string;
      readonly outcome: CaseOutcome;
      readonly resolution: string;
      readonly compensation?: Money;
      /** Whether every promise of the service level was kept. */
      readonly timely: boolean;
      /** Working time from receipt to now less pauses. */
      readonly workingMinutes: number;
    }
  >(),
  CaseReopened: event<At & { readonly reason: string }>(),
  CaseEffectReviewed: event<{
    readonly effective: boolean;
    /** How content the client is, 1 to 5. */
    readonly satisfaction?: number;
    readonly finding: string;
    /** What the bank does better from now on. */
    readonly improvement?: string;
  }>(),
  /** Four fifths of a promised time have passed. */
  CaseWarned: event<{ readonly clock: ServiceClock; readonly valueDate: Day }>(),
  /** A promised time is over: the head of a unit is to see it. */
  CaseBreached: event<{
    readonly clock: ServiceClock;
    readonly toUnitId?: string;
    readonly valueDate: Day;
  }>(),
});
