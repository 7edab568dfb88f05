import { defineEvents, event } from '#kernel';

/** Who sees a client besides its manager and the heads above; or who alone sees it. */
export const accessEvents = defineEvents('clientId', {
  /** The members of the team see the client as its manager does. */
  ClientShared: event<{ readonly teamId: string; readonly reason: string }>(),
  ClientUnshared: event<{ readonly teamId: string; readonly reason: string }>(),
  RestrictionProposed: event<{
    readonly personIds: readonly string[];
    readonly reason: string;
    readonly proposedBy: string;
  }>(),
  /** From now on only these persons and the auditors see the client (Chinese wall). */
  ClientRestricted: event<{
    readonly personIds: readonly string[];
    readonly confirmedBy: string;
  }>(),
  LiftingProposed: event<{ readonly reason: string; readonly proposedBy: string }>(),
  RestrictionLifted: event<{ readonly confirmedBy: string }>(),
});
