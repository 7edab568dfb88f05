import type { Day } from '#kernel';
import { defineEvents, event } from '#kernel';
import type { ClubTier, PointOccasion, Reward } from './loyalty.codes.js';

/** Points that a person proposes, by what and why. */
export interface ProposedPoints {
  readonly entryId: string;
  readonly occasion: PointOccasion;
  /** The id of what they are earned by. */
  readonly about?: string;
  readonly reason: string;
  readonly proposedBy: string;
}

/** The points of one client: what came in, what went out, and the club it belongs to. */
export const loyaltyEvents = defineEvents('clientId', {
  PointsProposed: event<ProposedPoints & { readonly valueDate: Day }>(),
  PointsDeclined: event<{
    readonly entryId: string;
    readonly reason: string;
    readonly declinedBy: string;
    readonly valueDate: Day;
  }>(),
  PointsEarned: event<{
    readonly entryId: string;
    readonly points: number;
    readonly occasion: PointOccasion;
    /** The id of the loan or survey it was earned by. */
    readonly about?: string;
    readonly rule: string;
    readonly version: number;
    /** The two persons who vouch for it; absent where the system saw it happen. */
    readonly byHand?: { readonly proposedBy: string; readonly confirmedBy: string };
    /** The last day on which they can be redeemed. */
    readonly expiresOn: Day;
    readonly valueDate: Day;
  }>(),
  PointsRedeemed: event<{
    readonly entryId: string;
    readonly points: number;
    readonly reward: Reward;
    readonly valueDate: Day;
  }>(),
  PointsExpired: event<{ readonly points: number; readonly valueDate: Day }>(),
  ClubTierReached: event<{
    readonly from: ClubTier;
    readonly to: ClubTier;
    readonly valueDate: Day;
  }>(),
});
