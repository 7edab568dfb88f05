import { clientScope, ClientUnknown } from '#clients';
import type { Context, Day, Evolve } from '#kernel';
import { addMonths, defineDecider, defineRefusals } from '#kernel';
import { ClubTier, PointOccasion, Reward } from './loyalty.codes.js';
import * as commands from './loyalty.commands.js';
import type { ProposedPoints } from './loyalty.events.js';
import { loyaltyEvents } from './loyalty.events.js';
import type { Lot } from './lots.js';
import { balanceOn, expiredOn, spent, withLot } from './lots.js';
import { pointRuleOf } from './points.rules.js';

export const loyaltyRefusals = defineRefusals({
  OccasionOfSystem: {
    en: 'The system itself credits the points of this occasion.',
    zh: '该来源的积分由系统自动记入，不可手工申请',
    status: 422,
  },
  TooManyPointProposals: {
    en: 'Too many points of this client wait for confirmation.',
    zh: '该客户待确认的积分申请过多',
  },
  NoSuchProposal: { en: 'No such points wait for confirmation.', zh: '没有该笔待确认的积分申请' },
  NotEnoughPoints: { en: 'The client has not enough points.', zh: '客户积分不足' },
  TierTooLow: { en: 'The reward is for a higher tier of the club.', zh: '会员等级不足，不可兑换' },
});

const { PointsProposed, PointsDeclined } = loyaltyEvents;
const { PointsEarned, PointsRedeemed, PointsExpired, ClubTierReached } = loyaltyEvents;

interface Loyalty {
  readonly lots: readonly Lot[];
  /** All that was ever earned: the tier follows from it and never falls. */
  readonly earned: number;
  readonly tier: ClubTier;
  /** The latest entries: who sends one of them again changes nothing. */
  readonly entryIds: readonly string[];
  readonly proposals: readonly ProposedPoints[];
}

const nothing: Loyalty = { lots: [], earned: 0, tier: 'member', entryIds: [], proposals: [] };

/** A repeat comes soon: after so many other entries of its client it is none. */
const rememberedEntries = 1_000;
const mostProposals = 100;

const remembering = (entryIds: readonly string[], entryId: string): readonly string[] =>
  [...entryIds, entryId].slice(-rememberedEntries);

const evolve: Evolve<Loyalty, typeof loyaltyEvents> = {
  PointsProposed: (told, before: Loyalty | undefined) => {
    const { entryIds, proposals, ...rest } = before ?? nothing;
    return {
      ...rest,
      entryIds: remembering(entryIds, told.entryId),
      proposals: [...proposals, told],
    };
  },
  PointsDeclined: ({ entryId }, before) => ({
    ...before,
    proposals: before.proposals.filter((each) => each.entryId !== entryId),
  }),
  PointsEarned: ({ entryId, points, expiresOn }, before: Loyalty | undefined) => {
    const { lots, earned, tier, entryIds, proposals } = before ?? nothing;
    return {
      lots: withLot(lots, points, expiresOn),
      earned: earned + points,
      tier,
      entryIds: entryIds.includes(entryId) ? entryIds : remembering(entryIds, entryId),
      proposals: proposals.filter((each) => each.entryId !== entryId),
    };
  },
  PointsRedeemed: ({ entryId, points, valueDate }, before) => ({
    ...before,
    lots: spent(before.lots, points, valueDate),
    entryIds: remembering(before.entryIds, entryId),
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
  { entryId, occasion, about }: Pick<ProposedPoints, 'entryId' | 'occasion' | 'about'>,
  { earned, tier }: Loyalty,
  { today }: Pick<Context, 'today'>,
  byHand?: { readonly proposedBy: string; readonly confirmedBy: string },
) {
  const { id: rule, version, points, validMonths } = pointRuleOf(occasion, today);
  const to = tierOf(earned + points);
  return [
    PointsEarned({
      ...{ entryId, points, occasion, rule, version },
      ...(about !== undefined && { about }),
      ...(byHand && { byHand }),
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
    ProposePoints: ['relationshipManager', 'unitHead', 'service'],
    ConfirmPoints: ['unitHead'],
    DeclinePoints: ['unitHead'],
    CreditPoints: [],
    RedeemPoints: ['relationshipManager', 'service'],
    ExpirePoints: [],
  },
  evolve,
  notBy: {
    ConfirmPoints: ({ proposals }, { entryId }) => [
      proposals.find((each) => each.entryId === entryId)?.proposedBy,
    ],
  },
  consult: { ProposePoints: theClient, CreditPoints: theClient, RedeemPoints: theClient },
  create: {},
  either: {
    ProposePoints(command, before: Loyalty | undefined, { client, actor, today }) {
      const { clientId, entryId, occasion, about, reason } = command;
      if (client === undefined) throw ClientUnknown({ field: 'clientId', clientId });
      if (PointOccasion(occasion).bySystem) {
        throw loyaltyRefusals.OccasionOfSystem({ field: 'occasion', occasion });
      }
      const { entryIds, proposals } = before ?? nothing;
      if (entryIds.includes(entryId)) return [];
      if (proposals.length >= mostProposals) {
        throw loyaltyRefusals.TooManyPointProposals({ most: mostProposals });
      }
      return PointsProposed({
        ...{ entryId, occasion, reason, proposedBy: actor.id, valueDate: today },
        ...(about !== undefined && { about }),
      });
    },
    CreditPoints: (command, before: Loyalty | undefined, context) =>
      context.client === undefined || before?.entryIds.includes(command.entryId)
        ? []
        : earning(command, before ?? nothing, context),
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
  decide: {
    ConfirmPoints({ entryId }, before, { actor, today }) {
      const proposed = proposal(before, entryId);
      const byHand = { proposedBy: proposed.proposedBy, confirmedBy: actor.id };
      return earning(proposed, before, { today }, byHand);
    },
    DeclinePoints({ entryId, reason }, before, { actor, today }) {
      proposal(before, entryId);
      return PointsDeclined({ entryId, reason, declinedBy: actor.id, valueDate: today });
    },
  },
});

function proposal({ proposals }: Loyalty, entryId: string): ProposedPoints {
  const found = proposals.find((each) => each.entryId === entryId);
  if (found === undefined) throw loyaltyRefusals.NoSuchProposal({ field: 'entryId', entryId });
  return found;
}

function expiring({ lots }: Loyalty, day: Day) {
  const points = expiredOn(lots, day).reduce((sum, { left }) => sum + left, 0);
  return points === 0 ? [] : [PointsExpired({ points, valueDate: day })];
}
