import type { Day } from '#kernel';
import { defineEvents, event } from '#kernel';

/** What a court, an authority or the bank itself wants kept as it is, until two persons let go of it. */
export const legalHoldEvents = defineEvents('legalHoldId', {
  /** What is kept of these clients, and known of these persons, is neither removed nor erased. */
  LegalHoldOrdered: event<{
    readonly clientIds: readonly string[];
    readonly personIds: readonly string[];
    /** The file number of the court or the authority. */
    readonly matter: string;
    readonly reason: string;
    /** The last day; until it is lifted where none is stated. */
    readonly until?: Day;
    readonly orderedBy: string;
  }>(),
  HoldLiftingProposed: event<{ readonly reason: string; readonly proposedBy: string }>(),
  HoldLiftingDeclined: event<{ readonly reason: string; readonly declinedBy: string }>(),
  /** From now on the usual periods apply again. */
  HoldLiftingConfirmed: event<{
    readonly clientIds: readonly string[];
    readonly personIds: readonly string[];
    readonly confirmedBy: string;
  }>(),
});
