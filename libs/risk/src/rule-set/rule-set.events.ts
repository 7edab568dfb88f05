import type { Day } from '#kernel';
import { defineEvents, event } from '#kernel';
import type { RuleSetContent } from './content/rule-set-content.js';

/** The stretch of history a back-test looked at. */
export interface BackTestWindow {
  readonly from: Day;
  readonly to: Day;
  /** The last day whose outcomes are known. */
  readonly observedUntil: Day;
}

/** The figures of a back-test that a decision rests on; the report is found by its hash. */
export interface BackTestOutcome {
  /** Clients and judgements in scope. */
  readonly clients: number;
  readonly judgements: number;
  readonly failures: number;
  /** Of the failures within a year, how many were warned of at orange or red. */
  readonly caught: number;
  /** Warned of, and neither failed within a year nor left. */
  readonly falseAlarms: number;
  /** Area under the curve, four places. */
  readonly auc: string;
}

interface OfVersion {
  readonly version: number;
  readonly contentHash: string;
  readonly valueDate: Day;
}

/** One set of rules, from its first draft to its withdrawal. */
export const ruleSetEvents = defineEvents('ruleSetId', {
  /** A version of its content; whatever was tested or proposed before is history. */
  RuleSetDrafted: event<
    OfVersion & {
      readonly content: RuleSetContent;
      readonly reason: string;
      readonly draftedBy: string;
    }
  >(),
  /** The content was replayed on the log up to a position. */
  RuleSetBackTested: event<
    OfVersion & {
      readonly position: number;
      readonly window: BackTestWindow;
      readonly outcome: BackTestOutcome;
      readonly reportHash: string;
      /** Whether the window is locked: each content sees it once. */
      readonly locked: boolean;
    }
  >(),
  RuleSetProposed: event<
    OfVersion & {
      readonly from: Day;
      readonly reason: string;
      readonly proposedBy: string;
      readonly reportHash: string;
    }
  >(),
  /** In force from a day, until it is withdrawn or its next version takes its place. */
  RuleSetApproved: event<
    OfVersion & {
      readonly from: Day;
      readonly approvedBy: string;
      readonly content: RuleSetContent;
    }
  >(),
  RuleSetDeclined: event<OfVersion & { readonly reason: string; readonly declinedBy: string }>(),
  /** To be no longer in force from a day, should a second person agree. */
  RuleSetWithdrawalProposed: event<{
    readonly version: number;
    readonly from: Day;
    readonly reason: string;
    readonly proposedBy: string;
    readonly valueDate: Day;
  }>(),
  /** No longer in force from a day. */
  RuleSetWithdrawn: event<{
    readonly version: number;
    readonly from: Day;
    readonly reason: string;
    readonly valueDate: Day;
  }>(),
});
