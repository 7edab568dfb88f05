import type { SizeClass } from '#clients';
import type { Day, Money } from '#kernel';
import { defineEvents, event } from '#kernel';
import type { Taxonomy } from '#strategy';
import type { CampaignKind } from '../outreach.codes.js';

/** Which clients a campaign invites: those who have a place in a taxonomy, narrowed further. */
export interface CampaignTarget {
  readonly taxonomy: Taxonomy;
  readonly value: string;
  readonly industry?: string;
  readonly region?: string;
  readonly size?: SizeClass;
  readonly managerId?: string;
}

/** What a campaign is to bring. */
export interface CampaignGoal {
  readonly attendees: number;
  readonly needs: number;
}

/** What a campaign is. */
export interface CampaignPlan {
  readonly title: { readonly en: string; readonly zh: string };
  readonly kind: CampaignKind;
  /** The day on which it is held, or begins. */
  readonly heldOn: Day;
  readonly until: Day;
  readonly place?: string;
  readonly target: CampaignTarget;
  /** The most guests there is room for. */
  readonly room: number;
  readonly goal: CampaignGoal;
  readonly budget: Money;
}

/** An event or an offer that a group of clients is invited to, from the plan to the result. */
export const campaignEvents = defineEvents('campaignId', {
  CampaignPlanned: event<CampaignPlan & { readonly plannedBy: string; readonly valueDate: Day }>(),
  /** The invitations go out: to whoever is in the target group now. */
  CampaignInviting: event<{ readonly target: CampaignTarget; readonly valueDate: Day }>(),
  CampaignClosed: event<{
    readonly result: string;
    readonly spent: Money;
    readonly valueDate: Day;
  }>(),
  CampaignCancelled: event<{ readonly reason: string; readonly valueDate: Day }>(),
});
