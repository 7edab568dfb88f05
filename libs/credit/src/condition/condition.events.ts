import type { Day } from '#kernel';
import { defineEvents, event } from '#kernel';

interface OfCondition {
  readonly conditionId: string;
  readonly by: string;
  readonly valueDate: Day;
}

/** What becomes of the conditions of a credit. */
export const conditionEvents = defineEvents(['applicationId', 'clientId'], {
  ConditionEvidenced: event<
    OfCondition & { readonly clientId: string; readonly evidence: string }
  >(),
  ConditionMet: event<OfCondition & { readonly clientId: string }>(),
  EvidenceRejected: event<OfCondition & { readonly clientId: string; readonly reason: string }>(),
  /** Money was paid out for the first time. */
  CreditDrawn: event<{ readonly clientId: string; readonly valueDate: Day }>(),
  ConditionWaived: event<OfCondition & { readonly clientId: string; readonly reason: string }>(),
});
