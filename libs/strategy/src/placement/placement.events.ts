import type { Day } from '#kernel';
import { defineEvents, event } from '#kernel';
import type { SegmentFigures } from '../segment/segment-figures.js';
import type { AgeBand, Occupation, PlacedTaxonomy } from '../taxonomy/taxonomy.codes.js';

/** Where one client stands in the taxonomies that rules decide, each by itself. */
export const placementEvents = defineEvents('clientId', {
  /** A rule says so, because of these figures. */
  ClientSegmented: event<{
    readonly taxonomy: PlacedTaxonomy;
    readonly value: string;
    /** The value before; null where there was none. */
    readonly from: string | null;
    readonly rule: string;
    readonly version: number;
    readonly because: Partial<SegmentFigures>;
    readonly valueDate: Day;
  }>(),
  /** No rule of the taxonomy speaks of the client any more. */
  ClientSegmentEnded: event<{
    readonly taxonomy: PlacedTaxonomy;
    readonly from: string;
    readonly valueDate: Day;
  }>(),
  /** What the rules of demographic groups ask, stated with consent. */
  OwnerDescribed: event<{
    readonly ageBand: AgeBand;
    readonly occupation: Occupation;
    readonly consentedOn: Day;
    readonly valueDate: Day;
  }>(),
});
