import type { Day } from '#kernel';
import { defineEvents, event } from '#kernel';
import type { CriteriaContent } from './criteria-content.js';
import type { TrialDay } from './trial.js';

interface OfVersion {
  readonly version: number;
  readonly contentHash: string;
  readonly valueDate: Day;
}

/** Criteria of one taxonomy, from their first draft to their withdrawal. */
export const criteriaEvents = defineEvents('criteriaId', {
  /** A version of the content; what was tried or proposed before is history. */
  CriteriaDrafted: event<
    OfVersion & {
      readonly content: CriteriaContent;
      readonly reason: string;
      readonly draftedBy: string;
    }
  >(),
  /** What the content would have said of all clients on days of the past. */
  CriteriaTried: event<
    OfVersion & { readonly days: readonly TrialDay[]; readonly triedBy: string }
  >(),
  CriteriaProposed: event<
    OfVersion & { readonly from: Day; readonly reason: string; readonly proposedBy: string }
  >(),
  /** In force from a day, in place of all other rules of the taxonomy. */
  CriteriaApproved: event<
    OfVersion & {
      readonly from: Day;
      readonly content: CriteriaContent;
      readonly approvedBy: string;
    }
  >(),
  CriteriaDeclined: event<OfVersion & { readonly reason: string; readonly declinedBy: string }>(),
  /** No longer in force from a day: the rules of the release judge again. */
  CriteriaWithdrawn: event<{
    readonly version: number;
    readonly from: Day;
    readonly reason: string;
    readonly valueDate: Day;
  }>(),
});
