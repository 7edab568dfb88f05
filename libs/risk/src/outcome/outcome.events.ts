import type { FactSource, Origin } from '#clients';
import type { Day } from '#kernel';
import { defineEvents, event } from '#kernel';
import type { Outcome } from './outcome.codes.js';

/** What became of a client, where the log’s own facts do not say so. */
export const outcomeEvents = defineEvents('clientId', {
  OutcomeRecorded: event<{
    readonly outcome: Outcome;
    /** What it concerns where that is not the client as a whole, such as a loan elsewhere. */
    readonly about?: string;
    readonly happenedOn: Day;
    readonly knownOn: Day;
    readonly valueDate: Day;
    readonly source: FactSource;
    readonly origin?: Origin;
  }>(),
});
