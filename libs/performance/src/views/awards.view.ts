import type { Day, Money, Openings, Rows } from '#kernel';
import { defineView, everyone, IsId, ListQuery } from '#kernel';
import { IsOptional } from 'class-validator';
import { awardEvents } from '../award/award.events.js';
import type { AwardKind } from '../performance.codes.js';

/** How good work of one person was honoured. */
export interface AwardRow {
  readonly awardId: string;
  readonly personId: string;
  readonly kind: AwardKind;
  readonly reason: string;
  readonly amount?: Money;
  readonly givenBy: string;
  readonly givenOn: Day;
}

/** The awards, the latest first. */
export class ListAwards extends ListQuery<AwardRow> {
  @IsOptional() @IsId() readonly personId?: string;
}

const opens: Openings<AwardRow, typeof awardEvents> = {
  AwardGiven: ({ valueDate: givenOn, ...told }) => ({ ...told, givenOn }),
};

const on: Rows<AwardRow, typeof awardEvents> = {};

/** Every award. It says nothing of clients; the amount of a bonus is for heads. */
export const awards = defineView({
  name: 'awards',
  events: awardEvents,
  opens,
  on,
  scope: 'open',
  masked: [{ field: 'amount', seenBy: ['unitHead', 'auditor'] }],
  queries: { ListAwards },
  allow: { ListAwards: everyone },
  answer: {
    ListAwards: ({ personId, limit, cursor, sort = '-givenOn' }, rows) =>
      rows.page({ personId }, { limit, cursor, sort }),
  },
  indexes: [{ givenOn: -1 }, { personId: 1, givenOn: -1 }],
  orders: ['givenOn'],
});
