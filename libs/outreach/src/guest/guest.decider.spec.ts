import { PrepareNotice } from '#engagement';
import { cny } from '#kernel';
import { decides, projects, reacts } from '#kernel/testing';
import { CloseCampaign, PlanCampaign, StartCampaign } from '../campaign/campaign.commands.js';
import { campaign } from '../campaign/campaign.decider.js';
import { campaignEvents } from '../campaign/campaign.events.js';
import { campaignRefusals } from '../campaign/campaign.refusals.js';
import {
  campaignId,
  clientId,
  guestId,
  invited,
  inviting,
  occasion,
  plan,
  planned,
} from '../examples.js';
import { inviteClients } from '../processes/invite-clients.process.js';
import { campaigns } from '../views/campaigns.view.js';
import { FollowUpGuest, InviteGuest, InviteTarget, NoteAttendance } from './guest.commands.js';
import { guest } from './guest.decider.js';
import { guestEvents } from './guest.events.js';
import { guestRefusals as refuse } from './guest.refusals.js';
import { invitationLimits, isTooOften } from './invitation-limits.rules.js';

const given = decides(guest);
const row = { ...plan, state: 'inviting', counts: { invited: 0 } };
const consents = [{ topic: 'event', since: '2026-01-01', evidence: '授权书' }];
const known = { client: { clientId }, campaign: row, reach: { consents } };
const target = InviteTarget.of({ guestId, campaignId, clientId });
const heldBack = (because: 'noConsent' | 'tooOften' | 'full' | 'merged') =>
  guestEvents.GuestHeldBack({ clientId, campaignId, because, valueDate: '2026-03-02' });
const attended = guestEvents.AttendanceNoted({
  presence: 'attended',
  occasion,
  valueDate: '2026-03-20',
});

describe('a guest', () => {
  it('is invited where it agreed to hear of events', () => {
    given().when(target, known).then(invited);
    given()
      .when(target, { ...known, reach: { consents: [] } })
      .then(heldBack('noConsent'));
    given()
      .when(InviteGuest.of({ guestId, campaignId, clientId }), { ...known, reach: undefined })
      .refuses(refuse.GuestNotInvitable, { field: 'clientId', because: 'noConsent' });
  });

  it('is not invited too often, nor beyond the room there is, nor as a merged record', () => {
    const often = { invited: { invitedOn: ['2026-03-01', '2026-02-10'] } };
    given()
      .when(target, { ...known, ...often })
      .then(heldBack('tooOften'));
    const full = { ...row, counts: { invited: 2 } };
    given()
      .when(target, { ...known, campaign: full })
      .then(heldBack('full'));
    const mergedInto = { clientId: 'cl_x', since: '2026-01-01' };
    given()
      .when(target, { ...known, client: { clientId, mergedInto } })
      .then(heldBack('merged'));
  });

  it('is not invited any more once the campaign is over', () => {
    for (const state of ['closed', 'cancelled']) {
      given()
        .when(target, { ...known, campaign: { ...row, state } })
        .changesNothing();
    }
  });

  it('comes or does not, once the event is held', () => {
    const note = NoteAttendance.of({ guestId, attended: true });
    given(invited).when(note).refuses(refuse.AttendanceTooEarly);
    given(invited).when(note, { today: '2026-03-20' }).then(attended);
    given(heldBack('full')).when(note).refuses(refuse.GuestNotInvited);
    given(invited, attended).when(note, { today: '2026-03-21' }).refuses(refuse.AttendanceKnown);
  });

  it('is spoken with afterwards, once', () => {
    const follow = { guestId, outcome: 'needFound', note: '拟新增生产线' } as const;
    const followedUp = guestEvents.GuestFollowedUp({
      ...{ outcome: follow.outcome, note: follow.note },
      valueDate: '2026-03-20',
    });
    given(invited, attended)
      .when(FollowUpGuest.of(follow), { today: '2026-03-20' })
      .then(followedUp);
    given(invited, attended, followedUp)
      .when(FollowUpGuest.of(follow), { today: '2026-03-20' })
      .refuses(refuse.FollowUpKnown);
    // Else nobody could note any more whether the client came.
    given(invited).when(FollowUpGuest.of(follow)).refuses(refuse.AttendanceUnknown);
  });

  it('hears of it in its language', () =>
    reacts(inviteClients)(guestEvents.GuestInvited({ ...invited.data, guestId })).then(
      PrepareNotice.of({
        ...{ noticeId: 'nt_gu_1', clientId, topic: 'event', about: campaignId },
        en: {
          subject: 'Invitation: Seminar on equipment finance',
          text: 'Seminar on equipment finance: 2026-03-20, 高新支行.',
        },
        zh: {
          subject: '邀请：设备融资研讨会',
          text: '诚邀参加设备融资研讨会，时间：2026-03-20，地点：高新支行。',
        },
      }),
    ));
});

describe('the upper bound of invitations', () => {
  it('IL-1 is two in thirty days', () => {
    expect(invitationLimits.map(({ id }) => id)).toEqual(['IL-1']);
    expect(isTooOften(['2026-03-01', '2026-01-31'], '2026-03-02')).toBe(false);
    expect(isTooOften(['2026-03-01', '2026-02-01'], '2026-03-02')).toBe(true);
  });
});

describe('a campaign', () => {
  const decide = decides(campaign);

  it('is planned for a place that the taxonomy has, on a day to come', () => {
    decide()
      .when(PlanCampaign.of({ campaignId, ...plan }), { actor: { id: 'rm-7' } })
      .then(planned);
    decide()
      .when(
        PlanCampaign.of({
          ...{ campaignId, ...plan },
          target: { taxonomy: 'lifecycle', value: 'growth' },
        }),
      )
      .refuses(campaignRefusals.CampaignTargetUnknown, { field: 'target.value' });
    decide()
      .when(PlanCampaign.of({ campaignId, ...plan, heldOn: '2026-03-01' }))
      .refuses(campaignRefusals.CampaignInPast);
  });

  it('invites once, and closes with its result after it was held', () => {
    const start = StartCampaign.of({ campaignId });
    decide(planned).when(start).then(inviting);
    decide(planned, inviting).when(start).refuses(campaignRefusals.CampaignBegun);
    const close = CloseCampaign.of({ campaignId, result: '到场一家', spent: cny(8_000) });
    decide(planned).when(close).refuses(campaignRefusals.CampaignNotBegun);
    decide(planned, inviting).when(close).refuses(campaignRefusals.CampaignNotHeld);
  });

  it('tells what it came to, and what a guest cost', () => {
    const closed = campaignEvents.CampaignClosed({
      result: '到场一家',
      spent: cny(8_000),
      valueDate: '2026-03-21',
    });
    const shown = projects(campaigns, { id: campaignId })(
      ...[planned, inviting, invited, attended, closed].map(({ type, data }) => ({
        type,
        data: { ...data, campaignId },
      })),
    );
    shown.matches({
      state: 'closed',
      costPerGuest: cny(8_000),
      reachedGoal: false,
    });
  });

  it('counts what is noted after it is closed, too', () => {
    const closed = campaignEvents.CampaignClosed({
      result: '到场两家',
      spent: cny(8_000.01),
      valueDate: '2026-03-21',
    });
    const needFound = guestEvents.GuestFollowedUp({
      ...{ outcome: 'needFound', note: '拟新增生产线' },
      valueDate: '2026-03-23',
    });
    const past = [planned, inviting, invited, attended, closed, attended, needFound];
    projects(campaigns, { id: campaignId })(
      ...past.map(({ type, data }) => ({ type, data: { ...data, campaignId } })),
    ).matches({ costPerGuest: cny(4_000.01), reachedGoal: true });
  });
});
