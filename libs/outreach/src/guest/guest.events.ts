import type { Day } from '#kernel';
import { defineEvents, event } from '#kernel';
import type { CampaignKind, FollowUpOutcome, HeldBackReason } from '../outreach.codes.js';

/** What a client is invited to, as it stood when the invitation went out. */
export interface Occasion {
  readonly title: { readonly en: string; readonly zh: string };
  readonly kind: CampaignKind;
  readonly heldOn: Day;
  readonly place?: string;
}

/** One client and one campaign: invited or not, come or not, and what was spoken of afterwards. */
export const guestEvents = defineEvents(['guestId', 'clientId', 'campaignId'], {
  GuestInvited: event<{ readonly occasion: Occasion; readonly valueDate: Day }>(),
  GuestHeldBack: event<{ readonly because: HeldBackReason; readonly valueDate: Day }>(),
  GuestAnswered: event<{ readonly answer: 'accepted' | 'declined'; readonly valueDate: Day }>(),
  AttendanceNoted: event<{
    readonly presence: 'attended' | 'missed';
    readonly occasion: Occasion;
    readonly valueDate: Day;
  }>(),
  GuestFollowedUp: event<{
    readonly outcome: FollowUpOutcome;
    readonly note: string;
    readonly valueDate: Day;
  }>(),
});
