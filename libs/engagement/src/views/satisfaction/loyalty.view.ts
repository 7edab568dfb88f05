import type { Day, Rows, Total } from '#kernel';
import { defineView, everyone, IsCode, IsId, ListQuery, ViewQuery } from '#kernel';
import { IsOptional } from 'class-validator';
import { ClubTier } from '../../loyalty/loyalty.codes.js';
import type { PointOccasion, Reward } from '../../loyalty/loyalty.codes.js';
import type { ProposedPoints } from '../../loyalty/loyalty.events.js';
import { loyaltyEvents } from '../../loyalty/loyalty.events.js';
import type { Lot } from '../../loyalty/lots.js';
import { spent, withLot } from '../../loyalty/lots.js';

/** One entry of the ledger: what came in is positive, what went out negative. */
export interface PointEntry {
  readonly on: Day;
  readonly points: number;
  readonly entryId?: string;
  readonly occasion?: PointOccasion;
  readonly reward?: Reward;
  readonly about?: string;
  /** The two persons who vouch for it; absent where the system saw it happen. */
  readonly byHand?: { readonly proposedBy: string; readonly confirmedBy: string };
}

/** The points of one client. */
export interface LoyaltyRow {
  readonly clientId: string;
  readonly tier: ClubTier;
  /** What can be redeemed: all entries together. */
  readonly balance: number;
  readonly earned: number;
  /** The part of `earned` that two persons vouched for. */
  readonly earnedByHand: number;
  readonly redeemed: number;
  readonly expired: number;
  /** What is left of what came in, the soonest to expire first. */
  readonly lots: readonly Lot[];
  readonly nextExpiryOn?: Day;
  /** The latest first; older ones are in the trail of the client. */
  readonly entries: readonly PointEntry[];
  /** Points that wait for a second person. */
  readonly proposals: readonly (ProposedPoints & { readonly proposedOn: Day })[];
  readonly awaitsConfirmation: boolean;
}

/** The points and the club tier of one client. */
export class GetLoyalty extends ViewQuery<LoyaltyRow> {
  @IsId() readonly clientId!: string;
}

/** The members of the club: who has earned any points, those with the most points first. */
export class ListClub extends ListQuery<LoyaltyRow> {
  @IsOptional() @IsCode(ClubTier) readonly tier?: ClubTier;
}

/** The clients with points that wait for a second person. */
export class ListPointProposals extends ListQuery<LoyaltyRow> {}

/** How many clients each tier has, and their points. */
export class CountClub extends ViewQuery<readonly Total[]> {}

const kept = 100;

const reckoned = ({ nextExpiryOn: _, ...row }: LoyaltyRow): LoyaltyRow => {
  const lots = [...row.lots].sort((a, b) => (a.expiresOn < b.expiresOn ? -1 : 1));
  const [first] = lots;
  return { ...row, lots, ...(first && { nextExpiryOn: first.expiresOn }) };
};

const entered = (row: LoyaltyRow, entry: PointEntry): LoyaltyRow => ({
  ...row,
  balance: row.balance + entry.points,
  entries: [entry, ...row.entries].slice(0, kept),
});

const proposing = (row: LoyaltyRow, proposals: LoyaltyRow['proposals']): LoyaltyRow => ({
  ...row,
  proposals,
  awaitsConfirmation: proposals.length > 0,
});

const without = (row: LoyaltyRow, entryId: string): LoyaltyRow =>
  proposing(
    row,
    row.proposals.filter((each) => each.entryId !== entryId),
  );

const on: Rows<LoyaltyRow, typeof loyaltyEvents> = {
  PointsProposed: ({ entryId, occasion, about, reason, proposedBy, valueDate }, row) =>
    proposing(row, [
      ...row.proposals,
      {
        ...{ entryId, occasion, reason, proposedBy, proposedOn: valueDate },
        ...(about !== undefined && { about }),
      },
    ]),
  PointsDeclined: ({ entryId }, row) => without(row, entryId),
  PointsEarned: ({ entryId, points, occasion, about, byHand, expiresOn, valueDate }, row) =>
    reckoned(
      entered(
        {
          ...without(row, entryId),
          earned: row.earned + points,
          earnedByHand: row.earnedByHand + (byHand ? points : 0),
          lots: withLot(row.lots, points, expiresOn),
        },
        {
          ...{ on: valueDate, points, entryId, occasion },
          ...(about !== undefined && { about }),
          ...(byHand && { byHand }),
        },
      ),
    ),
  PointsRedeemed: ({ entryId, points, reward, valueDate }, row) =>
    reckoned(
      entered(
        {
          ...row,
          redeemed: row.redeemed + points,
          lots: spent(row.lots, points, valueDate),
        },
        { on: valueDate, points: -points, entryId, reward },
      ),
    ),
  PointsExpired: ({ points, valueDate }, row) =>
    reckoned(
      entered(
        {
          ...row,
          expired: row.expired + points,
          lots: row.lots.filter(({ expiresOn }) => expiresOn > valueDate),
        },
        { on: valueDate, points: -points },
      ),
    ),
  ClubTierReached: ({ to }, row) => ({ ...row, tier: to }),
};

/** The points of every client that has earned any. */
export const loyaltyBook = defineView({
  name: 'loyalty',
  version: 2,
  events: loyaltyEvents,
  empty: (clientId): LoyaltyRow => ({
    clientId,
    tier: 'member',
    balance: 0,
    earned: 0,
    earnedByHand: 0,
    redeemed: 0,
    expired: 0,
    lots: [],
    entries: [],
    proposals: [],
    awaitsConfirmation: false,
  }),
  on,
  by: 'clientId',
  rollups: {
    club: ({ tier, balance, earned, earnedByHand, redeemed }: LoyaltyRow) =>
      earned > 0 ? [{ group: { tier }, sums: { balance, earned, earnedByHand, redeemed } }] : [],
  },
  scope: { client: 'clientId' },
  queries: { GetLoyalty, ListClub, ListPointProposals, CountClub },
  allow: {
    GetLoyalty: everyone,
    ListClub: everyone,
    ListPointProposals: everyone,
    CountClub: everyone,
  },
  answer: {
    GetLoyalty: ({ clientId }, rows) => rows.get(clientId),
    ListClub: ({ tier, limit, cursor, sort = '-earned' }, rows) =>
      rows.page({ tier, earned: { above: 0 } }, { limit, cursor, sort }),
    ListPointProposals: ({ limit, cursor, sort = '-earned' }, rows) =>
      rows.page({ awaitsConfirmation: true }, { limit, cursor, sort }),
    CountClub: (_, rows) => rows.totals('club'),
  },
  indexes: [
    { earned: -1 },
    { awaitsConfirmation: 1, earned: -1 },
    { tier: 1, earned: -1 },
    { nextExpiryOn: 1 },
  ],
  orders: ['earned'],
});
