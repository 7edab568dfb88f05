import type { Day, Evolve } from '#kernel';
import { defineDecider, valueDateOf } from '#kernel';
import { taxonomyValues } from '#strategy';
import type { CampaignState } from '../outreach.codes.js';
import * as commands from './campaign.commands.js';
import type { CampaignTarget } from './campaign.events.js';
import { campaignEvents } from './campaign.events.js';
import { campaignRefusals as refuse } from './campaign.refusals.js';

const { CampaignPlanned, CampaignInviting, CampaignClosed, CampaignCancelled } = campaignEvents;

interface Campaign {
  readonly state: CampaignState;
  readonly target: CampaignTarget;
  readonly heldOn: Day;
  readonly until: Day;
  readonly lastOn: Day;
}

const evolve: Evolve<Campaign, typeof campaignEvents> = {
  CampaignPlanned: ({ target, heldOn, until, valueDate }) => ({
    ...{ state: 'planned', target, heldOn, until },
    lastOn: valueDate,
  }),
  CampaignInviting: ({ valueDate }, before) => ({
    ...before,
    ...{ state: 'inviting', lastOn: valueDate },
  }),
  CampaignClosed: ({ valueDate }, before) => ({
    ...before,
    ...{ state: 'closed', lastOn: valueDate },
  }),
  CampaignCancelled: ({ valueDate }, before) => ({
    ...before,
    ...{ state: 'cancelled', lastOn: valueDate },
  }),
};

const planners = ['relationshipManager', 'unitHead'] as const;

/** An event or an offer, from the plan to the result. */
export const campaign = defineDecider({
  stream: 'campaign',
  by: 'campaignId',
  prefix: 'mk',
  events: campaignEvents,
  commands,
  allow: {
    PlanCampaign: planners,
    // Many clients hear of it: whoever answers for the unit sends the invitations.
    StartCampaign: ['unitHead'],
    CloseCampaign: planners,
    CancelCampaign: planners,
  },
  evolve,

  create: {
    PlanCampaign(command, { today, actor }) {
      const { title, kind, heldOn, until, place, target, room, goal, budget } = command;
      if (heldOn < today) throw refuse.CampaignInPast({ field: 'heldOn', found: heldOn, today });
      if (until < heldOn) throw refuse.CampaignDaysReversed({ field: 'until', found: until });
      checkTarget(target);
      return CampaignPlanned({
        ...{ title, kind, heldOn, until, target, room, goal, budget },
        ...(place !== undefined && { place }),
        plannedBy: actor.id,
        valueDate: valueDateOf(command.valueDate, { today }),
      });
    },
  },

  decide: {
    StartCampaign({ valueDate }, before, { today }) {
      const on = dayFor(before, valueDate, today);
      if (before.state === 'inviting') throw refuse.CampaignBegun();
      if (before.until < today) throw refuse.CampaignInPast({ found: before.until, today });
      return CampaignInviting({ target: before.target, valueDate: on });
    },

    CloseCampaign({ result, spent, valueDate }, before, { today }) {
      const on = dayFor(before, valueDate, today);
      if (before.state === 'planned') throw refuse.CampaignNotBegun();
      if (on < before.heldOn) throw refuse.CampaignNotHeld({ heldOn: before.heldOn });
      return CampaignClosed({ result, spent, valueDate: on });
    },

    CancelCampaign({ reason, valueDate }, before, { today }) {
      if (before.state === 'cancelled') return [];
      return CampaignCancelled({ reason, valueDate: dayFor(before, valueDate, today) });
    },
  },
});

function checkTarget({ taxonomy, value }: CampaignTarget): void {
  const allowed = taxonomyValues[taxonomy];
  if (!allowed.includes(value)) {
    throw refuse.CampaignTargetUnknown({ field: 'target.value', found: value, allowed });
  }
}

/** The day a fact counts for. Refuses a campaign that is over. */
function dayFor({ state, lastOn }: Campaign, stated: Day | undefined, today: Day): Day {
  if (state === 'closed' || state === 'cancelled') throw refuse.CampaignOver({ state });
  return valueDateOf(stated, { today, notBefore: lastOn });
}
