import type { Day, Openings, Rows, Total } from '#kernel';
import { defineView, everyone, IsCode, IsId, ListQuery, ViewQuery } from '#kernel';
import { IsOptional } from 'class-validator';
import type { WinBackMeasure } from '../../win-back/win-back.codes.js';
import { ChurnReason, WinBackState } from '../../win-back/win-back.codes.js';
import { winBackEvents } from '../../win-back/win-back.events.js';

/** An attempt to keep a client. */
export interface WinBackRow {
  readonly winBackId: string;
  readonly clientId: string;
  readonly reason: ChurnReason;
  readonly signal: string;
  /** The answer to a survey that it follows from. */
  readonly answerId?: string;
  readonly measure: WinBackMeasure;
  readonly offer: string;
  readonly offeredOn: Day;
  readonly validUntil: Day;
  readonly state: WinBackState;
  readonly result?: string;
  readonly competitor?: string;
  readonly endedOn?: Day;
}

/** The attempts to keep clients, the latest first. */
export class ListWinBacks extends ListQuery<WinBackRow> {
  @IsOptional() @IsId() readonly clientId?: string;
  @IsOptional() @IsCode(WinBackState) readonly state?: WinBackState;
  @IsOptional() @IsCode(ChurnReason) readonly reason?: ChurnReason;
}

/** How many clients leave for each reason, and which measure keeps them. */
export class CountWinBacks extends ViewQuery<readonly Total[]> {}

const opens: Openings<WinBackRow, typeof winBackEvents> = {
  WinBackOffered: ({ valueDate: offeredOn, ...told }) => ({ ...told, offeredOn, state: 'open' }),
};

const on: Rows<WinBackRow, typeof winBackEvents> = {
  ClientWonBack: ({ result, valueDate: endedOn }, row) => ({
    ...row,
    state: 'won',
    result,
    endedOn,
  }),
  ClientLost: ({ result, competitor, valueDate: endedOn }, row) => ({
    ...row,
    state: 'lost',
    result,
    ...(competitor !== undefined && { competitor }),
    endedOn,
  }),
};

/** Every attempt to keep a client. */
export const winBacks = defineView({
  name: 'win-backs',
  events: winBackEvents,
  opens,
  on,
  rollups: {
    winBacks: ({ reason, measure, state }: WinBackRow) => [
      { group: { reason, measure, state }, sums: {} },
    ],
  },
  scope: { client: 'clientId' },
  queries: { ListWinBacks, CountWinBacks },
  allow: { ListWinBacks: everyone, CountWinBacks: everyone },
  answer: {
    ListWinBacks: ({ clientId, state, reason, limit, cursor, sort = '-offeredOn' }, rows) =>
      rows.page({ clientId, state, reason }, { limit, cursor, sort }),
    CountWinBacks: (_, rows) => rows.totals('winBacks'),
  },
  indexes: [{ offeredOn: -1 }, { clientId: 1, offeredOn: -1 }, { state: 1, offeredOn: -1 }],
  orders: ['offeredOn'],
});
