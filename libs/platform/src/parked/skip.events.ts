import { defineEvents, event } from '#kernel';

/** That something goes on without an event it could not take: one proposes it, another confirms. */
export const skipEvents = defineEvents('skipId', {
  SkipProposed: event<{
    /** The view, `process:` and the name of a process, or `log` for what nobody believes. */
    readonly of: string;
    /** The row; of a process or the log, the stream. */
    readonly key: string;
    /** Where the event is in the log. */
    readonly place: number;
    readonly reason: string;
    readonly proposedBy: string;
  }>(),
  /** From now on it goes on without the event, also when it is built anew. */
  SkipConfirmed: event<{ readonly confirmedBy: string }>(),
  SkipDeclined: event<{ readonly reason: string; readonly declinedBy: string }>(),
});
