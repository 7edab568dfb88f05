import type { Day } from '#kernel';
import { defineEvents, event } from '#kernel';
import type { SegmentFigures } from '../segment/segment-figures.js';
import type { CreditGrade, PlacedTaxonomy } from '../taxonomy/taxonomy.codes.js';

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
    /** The criteria of the bank that the rule belongs to; absent where it is one of the release. */
    readonly criteriaId?: string;
    readonly because: Partial<SegmentFigures>;
    readonly valueDate: Day;
  }>(),
  /** No rule of the taxonomy speaks of the client any more. */
  ClientSegmentEnded: event<{
    readonly taxonomy: PlacedTaxonomy;
    readonly from: string;
    readonly valueDate: Day;
  }>(),
  /** A review by two persons says so, until the next one is due. */
  GradeReviewed: event<{
    readonly grade: CreditGrade;
    readonly until: Day;
    readonly valueDate: Day;
  }>(),
  /** Whose age and occupation decide the demographic group; what they are stays with the person. */
  OwnerNamed: event<{ readonly partyId: string; readonly valueDate: Day }>(),
});
