import type { Day, Money, Openings, Rows } from '#kernel';
import { anybody, defineView, IsCode, ListQuery } from '#kernel';
import { IsOptional, Matches } from 'class-validator';
import { marketNoteEvents } from '../market-note/market-note.events.js';
import { MarketTag } from '../needs.codes.js';

/** What was found out about the market. */
export interface MarketNoteRow {
  readonly marketNoteId: string;
  readonly tag: MarketTag;
  readonly industry?: string;
  /** What all lenders have lent in it, where the source tells its size. */
  readonly outstanding?: Money;
  readonly text: string;
  readonly source: string;
  readonly statedOn: Day;
  readonly notedBy: string;
}

/** What is known of the market, the latest first; by context and industry. */
export class ListMarketNotes extends ListQuery<MarketNoteRow> {
  @IsOptional() @IsCode(MarketTag) readonly tag?: MarketTag;

  @IsOptional() @Matches(/^[A-T]$/) readonly industry?: string;
}

const opens: Openings<MarketNoteRow, typeof marketNoteEvents> = {
  MarketNoted: ({ valueDate: _, ...told }) => told,
};

const on: Rows<MarketNoteRow, typeof marketNoteEvents> = { MarketNoteWithdrawn: () => undefined };

/** Notes about the market that still hold. They say nothing of clients. */
export const marketNotes = defineView({
  name: 'market-notes',
  version: 2,
  events: marketNoteEvents,
  opens,
  on,
  scope: 'open',
  queries: { ListMarketNotes },
  allow: { ListMarketNotes: anybody },
  answer: {
    ListMarketNotes: ({ tag, industry, limit, cursor, sort = '-statedOn' }, rows) =>
      rows.page({ tag, industry }, { limit, cursor, sort }),
  },
  indexes: [{ statedOn: -1 }, { tag: 1, statedOn: -1 }, { industry: 1, statedOn: -1 }],
  orders: ['statedOn'],
});
