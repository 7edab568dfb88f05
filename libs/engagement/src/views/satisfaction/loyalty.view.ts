import type { Day, Rows, Total } from '#kernel';
import { defineView, everyone, IsCode, IsId, ListQuery, ViewQuery } from '#kernel';
import { IsOptional } from 'class-validator';
import { ClubTier } from '../../loyalty/loyalty.codes.js';
import type { PointOccasion, Reward } from '../../loyalty/loyalty.codes.js';
import { loyaltyEvents } from '../../loyalty/loyalty.events.js';
import type { Lot } from '../../loyalty/lots.js';
import { spent } from '../../loyalty/lots.js';

/** One entry of the ledger: what came in is positive, what went out negative. */
export interface PointEntry {
  readonly on: Day;
  readonly points: number;
  readonly entryId?: string;
  readonly occasion?: PointOccasion;
  readonly reward?: Reward;
  readonly about?: string;
}

/** The points of one client. */
export interface LoyaltyRow {
  readonly clientId: string;
  readonly tier: ClubTier;
  /** What can be redeemed: all entries together. */
  readonly balance: number;
  readonly earned: number;
  readonly redeemed: number;
  readonly expired: number;
  /** What is left of what came in, the soonest to expire first. */
  readonly lots: readonly Lot[];
  readonly nextExpiryOn?: Day;
  /** The latest first; older ones are in the trail of the client. */
  readonly entries: readonly PointEntry[];
}

/** The points and the club tier of one client. */
export class GetLoyalty extends ViewQuery<LoyaltyRow> {
  @IsId() readonly clientId!: string;
}

/** The members of the club, those with the most points first. */
export class ListClub extends ListQuery<LoyaltyRow> {
  @IsOptional() @IsCode(ClubTier) readonly tier?: ClubTier;
}

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

const on: Rows<LoyaltyRow, typeof loyaltyEvents> = {
  PointsEarned: ({ entryId, points, occasion, about, expiresOn, valueDate }, row) =>
    reckoned(
      entered(
        {
          ...row,
          earned: row.earned + points,
          lots: [...row.lots, { entryId, left: points, expiresOn }],
        },
        { on: valueDate, points, entryId, occasion, ...(about !== undefined && { about }) },
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
  events: loyaltyEvents,
  empty: (clientId): LoyaltyRow => ({
    clientId,
    tier: 'member',
    balance: 0,
    earned: 0,
    redeemed: 0,
    expired: 0,
    lots: [],
    entries: [],
  }),
  on,
  by: 'clientId',
  rollups: {
    club: ({ tier, balance, earned, redeemed }: LoyaltyRow) => [
      { group: { tier }, sums: { balance, earned, redeemed } },
    ],
  },
  scope: { client: 'clientId' },
  queries: { GetLoyalty, ListClub, CountClub },
  allow: { GetLoyalty: everyone, ListClub: everyone, CountClub: everyone },
  answer: {
    GetLoyalty: ({ clientId }, rows) => rows.get(clientId),
    ListClub: ({ tier, limit, cursor, sort = '-earned' }, rows) =>
      rows.page({ tier }, { limit, cursor, sort }),
    CountClub: (_, rows) => rows.totals('club'),
  },
  indexes: [{ earned: -1 }, { tier: 1, earned: -1 }, { nextExpiryOn: 1 }],
  orders: ['earned'],
});
