import { clientScope, ClientUnknown } from '#clients';
import type { Context, Day, Evolve } from '#kernel';
import { addDays, defineDecider, inForce } from '#kernel';
import { digestOf } from '../digest/digest-week.js';
import { NoticeTopic } from '../reach/reach.codes.js';
import type { Address } from '../reach/reach.events.js';
import type { ReachRow } from '../views/reach.view.js';
import { reachOf } from '../views/reach.view.js';
import { contactLimits } from './contact-limits.rules.js';
import type { HoldReason, NoticeState } from './notice.codes.js';
import * as commands from './notice.commands.js';
import { noticeEvents } from './notice.events.js';
import { noticeRefusals } from './notice.refusals.js';

const { NoticePrepared, NoticeLackedAddress, NoticeHeld } = noticeEvents;
const { NoticeDelivered, NoticeRead, NoticeFailed } = noticeEvents;

interface Notice {
  readonly clientId: string;
  readonly state: NoticeState;
}

const evolve: Evolve<Notice, typeof noticeEvents> = {
  NoticePrepared: ({ clientId }) => ({ clientId, state: 'ready' }),
  NoticeLackedAddress: ({ clientId }) => ({ clientId, state: 'unaddressed' }),
  NoticeHeld: ({ clientId }) => ({ clientId, state: 'held' }),
  NoticeRead: (_, notice) => ({ ...notice, state: 'read' }),
  NoticeDelivered: (_, notice) => ({ ...notice, state: 'delivered' }),
  NoticeFailed: (_, notice) => ({ ...notice, state: 'failed' }),
};

/** The address on the first channel that the client asked for, or else the first address. */
function addressIn(reach: ReachRow | undefined): Address | undefined {
  const { channels = [], addresses = [] } = reach ?? {};
  const on = (wanted: string) => addresses.find(({ channel }) => channel === wanted);
  return channels.map(on).find((found) => found !== undefined) ?? addresses[0];
}

const receiver = ({ clientId }: { readonly clientId: string }) => ({
  client: clientScope.row(clientId),
  reach: reachOf.row(clientId),
});

const agreedTo = (topic: NoticeTopic, reach: ReachRow | undefined): boolean =>
  !NoticeTopic(topic).needsConsent ||
  reach?.consents.some((consent) => consent.topic === topic) === true;

/** Why a notice waits for the digest; nothing where it goes out at once. */
function holdReason(topic: NoticeTopic, reach: ReachRow, today: Day): HoldReason | undefined {
  if (!NoticeTopic(topic).waits) return undefined;
  if (reach.digest) return 'wished';
  const [limit] = inForce(contactLimits, today);
  if (limit === undefined) return undefined;
  const since = addDays(today, 1 - limit.days);
  return reach.newsOn.filter((day) => day >= since).length >= limit.most ? 'enough' : undefined;
}

/** The notice, that it waits, or that it has no address. */
function noticeOf(
  { clientId, topic, about, en, zh }: commands.SendNotice | commands.PrepareNotice,
  { reach, today }: Pick<Context, 'today'> & { readonly reach?: ReachRow | undefined },
) {
  const language = reach?.language ?? 'zh';
  const { subject, text } = language === 'en' ? en : zh;
  const told = {
    clientId,
    topic,
    ...(about !== undefined && { about }),
    language,
    subject,
    text,
    valueDate: today,
  };
  const to = addressIn(reach);
  if (to === undefined || reach === undefined) return NoticeLackedAddress(told);
  const because = holdReason(topic, reach, today);
  if (because !== undefined) {
    return NoticeHeld({ ...told, digestId: digestOf(clientId, today), because });
  }
  return NoticePrepared({ ...told, channel: to.channel, address: to.address });
}

/** A notice to a client, from its preparation to the report of the gateway. */
export const notice = defineDecider({
  stream: 'notice',
  by: 'noticeId',
  prefix: 'nt',
  events: noticeEvents,
  commands,
  allow: {
    SendNotice: ['relationshipManager', 'service'],
    // Sent by processes only, and so without a route.
    PrepareNotice: [],
    ConfirmNotice: ['service'],
    ConfirmReading: ['service'],
    FailNotice: ['service'],
  },
  evolve,
  consult: { SendNotice: receiver, PrepareNotice: receiver },
  create: {
    SendNotice(command, context) {
      const { clientId } = command;
      if (context.client === undefined) {
        throw ClientUnknown({ field: 'clientId', clientId });
      }
      const { topic } = command;
      if (!agreedTo(topic, context.reach)) {
        throw noticeRefusals.ConsentMissing({ field: 'topic', topic });
      }
      return noticeOf(command, context);
    },
  },
  either: {
    // Never refused: one client must not hold up the evening of all.
    PrepareNotice: (command, before, context) =>
      before !== undefined ||
      context.client === undefined ||
      !agreedTo(command.topic, context.reach)
        ? []
        : noticeOf(command, context),
  },
  decide: {
    ConfirmNotice({ deliveredAt }, { state }) {
      checkSent(state);
      return state === 'delivered' || state === 'read' ? [] : NoticeDelivered({ deliveredAt });
    },
    ConfirmReading({ readAt }, { state }) {
      checkSent(state);
      return state === 'read' ? [] : NoticeRead({ readAt });
    },
    FailNotice({ reason }, { state }) {
      checkSent(state);
      return state === 'ready' ? NoticeFailed({ reason }) : [];
    },
  },
});

function checkSent(state: NoticeState): void {
  if (state === 'unaddressed' || state === 'held') throw noticeRefusals.NoticeNotSent();
}
