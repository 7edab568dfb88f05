import type { Day } from '#kernel';
import { defineEvents, event } from '#kernel';
import type { FactSource } from '../client/client-facts.js';
import type { PartyKind } from '../party/party.codes.js';
import type { StatedHolding } from './ownership.fields.js';

/** A line of the chart of owners. A client of ours that owns counts as a company. */
export interface Holding extends StatedHolding {
  readonly ownerKind: PartyKind;
}

/** Who owns a client. */
export const ownershipEvents = defineEvents('clientId', {
  /** The whole chart, through all levels; it replaces the one before. */
  OwnershipRecorded: event<{
    readonly holdings: readonly Holding[];
    readonly source: FactSource;
    readonly recordedBy: string;
    readonly valueDate: Day;
  }>(),
});
