import { clientScope, ClientUnknown } from '#clients';
import type { Context, Day, Evolve } from '#kernel';
import { addMonths, defineDecider, defineRefusals } from '#kernel';
import { ClubTier, Reward } from './loyalty.codes.js';
import * as commands from './loyalty.commands.js';
import { loyaltyEvents } from './loyalty.events.js';
import type { Lot } from './lots.js';
import { balanceOn, expiredOn, spent } from './lots.js';
import { pointRuleOf } from './points.rules.js';

export const loyaltyRefusals = defineRefusals({
  NotEnoughPoints: { en: 'The client has not enough points.', zh: '客户积分不足' },
  TierTooLow: { en: 'The reward is for a higher tier of the club.', zh: '会员等级不足，不可兑换' },
});

const { PointsEarned, PointsRedeemed, PointsExpired, ClubTierReached } = loyaltyEvents;

interface Loyalty {
  readonly lots: readonly Lot[];
  /** All that was ever earned: the tier follows from it and never falls. */
  readonly earned: number;
  readonly tier: ClubTier;
  readonly entryIds: readonly string[];
}

const nothing: Loyalty = { lots: [], earned: 0, tier: 'member', entryIds: [] };

const evolve: Evolve<Loyalty, typeof loyaltyEvents> = {
  PointsEarned: ({ entryId, points, expiresOn }, before: Loyalty | undefined) => {
    const { lots, earned, tier, entryIds } = before ?? nothing;
    return {
      lots: [...lots, { entryId, left: points, expiresOn }],
      earned: earned + points,
      tier,
      entryIds: [...entryIds, entryId],
    };
  },
  PointsRedeemed: ({ entryId, points, valueDate }, before) => ({
    ...before,
    lots: spent(before.lots, points, valueDate),
    entryIds: [...before.entryIds, entryId],
  }),
  PointsExpired: ({ valueDate }, before) => ({
    ...before,
    lots: before.lots.filter(({ expiresOn }) => expiresOn > valueDate),
  }),
  ClubTierReached: ({ to }, before) => ({ ...before, tier: to }),
};

const tierOf = (earned: number): ClubTier =>
  ClubTier.all.findLast((tier) => ClubTier(tier).from <= earned) ?? 'member';

/** The points of an occasion, and the tier they lift the client to. */
function earning(
  { entryId, occasion, about }: commands.EarnPoints | commands.CreditPoints,
  { earned, tier, entryIds }: Loyalty,
  { today }: Pick<Context, 'today'>,
) {
  if (entryIds.includes(entryId)) return [];
  const { id: rule, version, points, validMonths } = pointRuleOf(occasion, today);
  const to = tierOf(earned + points);
  return [
    PointsEarned({
      ...{ entryId, points, occasion, rule, version },
      ...(about !== undefined && { about }),
      expiresOn: addMonths(today, validMonths),
      valueDate: today,
    }),
    ...(to === tier ? [] : [ClubTierReached({ from: tier, to, valueDate: today })]),
  ];
}

const theClient = ({ clientId }: { readonly clientId: string }) => ({
  client: clientScope.row(clientId),
});

/** The points of one client: one stream, so that no two commands spend the same points. */
export const loyalty = defineDecider({
  stream: 'loyalty',
  by: 'clientId',
  prefix: 'cl',
  events: loyaltyEvents,
  commands,
  allow: {
    EarnPoints: ['relationshipManager', 'unitHead', 'service'],
    CreditPoints: [],
    RedeemPoints: ['relationshipManager', 'service'],
    ExpirePoints: [],
  },
  evolve,
  consult: { EarnPoints: theClient, CreditPoints: theClient, RedeemPoints: theClient },
  create: {},
  either: {
    EarnPoints(command, before: Loyalty | undefined, context) {
      const { clientId } = command;
      if (context.client === undefined) throw ClientUnknown({ field: 'clientId', clientId });
      return earning(command, before ?? nothing, context);
    },
    CreditPoints: (command, before: Loyalty | undefined, context) =>
      context.client === undefined ? [] : earning(command, before ?? nothing, context),
    RedeemPoints({ clientId, entryId, reward }, before: Loyalty | undefined, { client, today }) {
      if (client === undefined) throw ClientUnknown({ field: 'clientId', clientId });
      const { lots, tier, entryIds } = before ?? nothing;
      if (entryIds.includes(entryId)) return [];
      const { points, tier: least } = Reward(reward);
      if (ClubTier.all.indexOf(tier) < ClubTier.all.indexOf(least)) {
        throw loyaltyRefusals.TierTooLow({ field: 'reward', tier, least });
      }
      const balance = balanceOn(lots, today);
      if (balance < points) {
        throw loyaltyRefusals.NotEnoughPoints({ field: 'reward', balance, points });
      }
      return PointsRedeemed({ entryId, points, reward, valueDate: today });
    },
    ExpirePoints: ({ day }, before: Loyalty | undefined) => expiring(before ?? nothing, day),
  },
  decide: {},
});

function expiring({ lots }: Loyalty, day: Day) {
  const points = expiredOn(lots, day).reduce((sum, { left }) => sum + left, 0);
  return points === 0 ? [] : [PointsExpired({ points, valueDate: day })];
}
