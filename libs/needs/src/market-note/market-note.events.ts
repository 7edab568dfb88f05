import type { Day, Money } from '#kernel';
import { defineEvents, event } from '#kernel';
import type { MarketTag } from '../needs.codes.js';

/** What somebody found out about the market, with its source (L-02, L-07). */
export const marketNoteEvents = defineEvents('marketNoteId', {
  MarketNoted: event<{
    readonly tag: MarketTag;
    /** The section of the industry classification it is about; the whole market if absent. */
    readonly industry?: string;
    /** What all lenders have lent in it, where the source tells its size. */
    readonly outstanding?: Money;
    readonly text: string;
    readonly source: string;
    /** The day the source speaks of. */
    readonly statedOn: Day;
    readonly notedBy: string;
    readonly valueDate: Day;
  }>(),
  MarketNoteWithdrawn: event<{ readonly reason: string; readonly valueDate: Day }>(),
});
