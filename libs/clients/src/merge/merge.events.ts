import type { Day } from '#kernel';
import { defineEvents, event } from '#kernel';

/** How two records of one client became one, told in the stream of the record that is left behind. */
export const mergeEvents = defineEvents('clientId', {
  MergeProposed: event<{
    /** The client that stays. */
    readonly into: string;
    readonly reason: string;
    readonly proposedBy: string;
    readonly valueDate: Day;
  }>(),
  /** Another person agrees: from now on the client that stays has the history of both. */
  ClientMerged: event<{
    readonly into: string;
    /** Who looks after the client that stays, and who looked after this one. */
    readonly managerId?: string;
    readonly formerManagerId?: string;
    readonly confirmedBy: string;
    readonly valueDate: Day;
  }>(),
  /** Somebody finds that it was an error. */
  MergeUndoingProposed: event<{
    readonly into: string;
    readonly reason: string;
    readonly proposedBy: string;
    readonly valueDate: Day;
  }>(),
  /** It was an error, another person agrees: both are clients of their own again. */
  MergeUndone: event<{
    readonly into: string;
    /** Who looks after the client again. */
    readonly formerManagerId?: string;
    readonly reason: string;
    readonly undoneBy: string;
    readonly valueDate: Day;
  }>(),
});
