import type { FactSource, Origin } from '#clients';
import type { Day, DecimalText, Money } from '#kernel';
import { defineEvents, event } from '#kernel';
import type { MarketFigure } from '../facts/facts.codes.js';

/** The level of the market as a whole on the same day, so that the client can be told from it. */
export interface MarketIndex {
  readonly indexId: string;
  readonly level: DecimalText;
}

/** What markets say of one client. */
export const marketEvents = defineEvents('clientId', {
  MarketFigureRecorded: event<{
    readonly clientId: string;
    readonly figure: MarketFigure;
    /** The day of the quotation. */
    readonly on: Day;
    readonly knownOn: Day;
    readonly valueDate: Day;
    readonly amount: Money;
    readonly index?: MarketIndex;
    readonly source: FactSource;
    readonly origin?: Origin;
  }>(),
});
