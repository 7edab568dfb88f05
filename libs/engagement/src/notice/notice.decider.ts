import { clientScope, ClientUnknown } from '#clients';
import type { Context, Evolve } from '#kernel';
import { defineDecider } from '#kernel';
import { NoticeTopic } from '../reach/reach.codes.js';
import type { Address } from '../reach/reach.events.js';
import type { ReachRow } from '../views/reach.view.js';
import { reachOf } from '../views/reach.view.js';
import type { NoticeState } from './notice.codes.js';
import * as commands from './notice.commands.js';
import { noticeEvents } from './notice.events.js';
import { noticeRefusals } from './notice.refusals.js';

const { NoticePrepared, NoticeLackedAddress, NoticeDelivered, NoticeFailed } = noticeEvents;

interface Notice {
  readonly clientId: string;
  readonly state: NoticeState;
}

const evolve: Evolve<Notice, typeof noticeEvents> = {
  NoticePrepared: ({ clientId }) => ({ clientId, state: 'ready' }),
  NoticeLackedAddress: ({ clientId }) => ({ clientId, state: 'unaddressed' }),
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

/** The notice, or that it has no address. @throws ConsentMissing */
function noticeOf(
  { clientId, topic, about, en, zh }: commands.SendNotice | commands.PrepareNotice,
  { reach, today }: Pick<Context, 'today'> & { readonly reach?: ReachRow | undefined },
) {
  const agreed = reach?.consents.some((consent) => consent.topic === topic) === true;
  if (NoticeTopic(topic).needsConsent && !agreed) {
    throw noticeRefusals.ConsentMissing({ field: 'topic', topic });
  }
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
  if (to === undefined) return NoticeLackedAddress(told);
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
      return noticeOf(command, context);
    },
  },
  either: {
    // Never refused: one client must not hold up the evening of all.
    PrepareNotice: (command, before, context) =>
      before !== undefined || context.client === undefined ? [] : noticeOf(command, context),
  },
  decide: {
    ConfirmNotice({ deliveredAt }, { state }) {
      if (state === 'unaddressed') throw noticeRefusals.NoticeNotSent();
      return state === 'delivered' ? [] : NoticeDelivered({ deliveredAt });
    },
    FailNotice({ reason }, { state }) {
      if (state === 'unaddressed') throw noticeRefusals.NoticeNotSent();
      return state === 'ready' ? NoticeFailed({ reason }) : [];
    },
  },
});
