import type { Day, Money, Openings, Rows } from '#kernel';
import { defineView, everyone, IsId, ListQuery } from '#kernel';
import { IsOptional } from 'class-validator';
import { awardEvents } from '../award/award.events.js';
import type { AwardKind, AwardState } from '../performance.codes.js';

/** How good work of one person was honoured, or is to be. */
export interface AwardRow {
  readonly awardId: string;
  readonly personId: string;
  readonly kind: AwardKind;
  readonly reason: string;
  readonly amount?: Money;
  readonly state: AwardState;
  readonly proposedBy: string;
  readonly proposedOn: Day;
  readonly confirmedBy?: string;
  readonly givenOn?: Day;
  /** Who turned it down, and why. */
  readonly declinedBy?: string;
  readonly declined?: string;
}

/** The awards that were given, the latest first. */
export class ListAwards extends ListQuery<AwardRow> {
  @IsOptional() @IsId() readonly personId?: string;
}

/** The awards that wait for a second head, the oldest first. */
export class ListAwardProposals extends ListQuery<AwardRow> {}

const opens: Openings<AwardRow, typeof awardEvents> = {
  AwardProposed: ({ valueDate: proposedOn, ...told }) => ({
    ...told,
    state: 'proposed',
    proposedOn,
  }),
};

const on: Rows<AwardRow, typeof awardEvents> = {
  AwardGiven: ({ confirmedBy, valueDate: givenOn }, row) => ({
    ...row,
    ...{ state: 'given', confirmedBy, givenOn },
  }),
  AwardDeclined: ({ reason: declined, declinedBy }, row) => ({
    ...row,
    ...{ state: 'declined', declined, declinedBy },
  }),
};

/** Every award. It says nothing of clients; the amount of a bonus is for heads. */
export const awards = defineView({
  name: 'awards',
  version: 2,
  events: awardEvents,
  opens,
  on,
  scope: 'open',
  masked: [{ field: 'amount', seenBy: ['unitHead', 'auditor'] }],
  queries: { ListAwards, ListAwardProposals },
  allow: { ListAwards: everyone, ListAwardProposals: ['unitHead', 'auditor'] },
  answer: {
    ListAwards: ({ personId, limit, cursor, sort = '-givenOn' }, rows) =>
      rows.page({ personId, state: 'given' }, { limit, cursor, sort }),
    ListAwardProposals: ({ limit, cursor, sort = 'proposedOn' }, rows) =>
      rows.page({ state: 'proposed' }, { limit, cursor, sort }),
  },
  indexes: [
    { state: 1, givenOn: -1 },
    { state: 1, personId: 1, givenOn: -1 },
    { state: 1, proposedOn: 1 },
  ],
  orders: ['givenOn', 'proposedOn'],
});
