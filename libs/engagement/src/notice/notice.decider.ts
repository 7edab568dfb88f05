import { clientScope, ClientUnknown } from '#clients';
import type { Context, Evolve } from '#kernel';
import { defineDecider } from '#kernel';
import { digestOf } from '../digest/digest-week.js';
import { agreedTo } from '../reach/consent.js';
import { NoticeTopic } from '../reach/reach.codes.js';
import type { Address } from '../reach/reach.events.js';
import type { ReachRow } from '../views/contacts/reach.view.js';
import { reachOf } from '../views/contacts/reach.view.js';
import { filledIn } from '../notice-template/fill-in.js';
import { systemTemplateOf, systemWords } from '../notice-template/system-texts.js';
import type { NoticeTemplateRow } from '../views/messages/notice-templates.view.js';
import { noticeTemplates } from '../views/messages/notice-templates.view.js';
import type { NoticeState } from './notice.codes.js';
import * as commands from './notice.commands.js';
import type { NoticeText, OfNotice } from './notice.events.js';
import { noticeEvents } from './notice.events.js';
import { sendableFrom } from './quiet-hours.js';
import { noticeRefusals } from './notice.refusals.js';

const { NoticeOffered, NoticePrepared, NoticeLackedAddress, NoticeHeld } = noticeEvents;
const { NoticeDelivered, NoticeRead, NoticeFailed } = noticeEvents;

/** A notice as it is written to its client. */
type Written = OfNotice & NoticeText;

interface Notice {
  readonly clientId: string;
  readonly state: NoticeState;
  /** What was offered, until it is sent or put off. */
  readonly offered?: Written;
}

const evolve: Evolve<Notice, typeof noticeEvents> = {
  NoticeOffered: ({ noticeId: _, ...offered }) => ({
    clientId: offered.clientId,
    state: 'offered',
    offered,
  }),
  NoticePrepared: ({ clientId }) => ({ clientId, state: 'ready' }),
  NoticeLackedAddress: ({ clientId }) => ({ clientId, state: 'unaddressed' }),
  NoticeHeld: ({ clientId }) => ({ clientId, state: 'held' }),
  NoticeRead: (_, { clientId }) => ({ clientId, state: 'read' }),
  NoticeDelivered: (_, { clientId }) => ({ clientId, state: 'delivered' }),
  NoticeFailed: (_, { clientId }) => ({ clientId, state: 'failed' }),
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

interface Receiver {
  readonly reach?: ReachRow | undefined;
}

/** A notice in both languages. */
type Worded = Pick<OfNotice, 'clientId' | 'topic' | 'about' | 'template'> & {
  readonly en: NoticeText;
  readonly zh: NoticeText;
};

/** What is written to the client, in its language. */
function written(
  { clientId, topic, about, template, en, zh }: Worded,
  { reach, today }: Pick<Context, 'today'> & Receiver,
): Written {
  const language = reach?.language ?? 'zh';
  const { subject, text } = language === 'en' ? en : zh;
  const on = { ...(about !== undefined && { about }), ...(template && { template }) };
  return { clientId, topic, ...on, language, subject, text, valueDate: today };
}

type Moment = Pick<Context, 'now' | 'timeZone'>;

/** The notice to its address, or that it has none. */
function addressed(told: Written, { reach, now, timeZone }: Receiver & Moment) {
  const to = addressIn(reach);
  return to === undefined
    ? NoticeLackedAddress(told)
    : NoticePrepared({
        ...{ ...told, channel: to.channel, address: to.address },
        sendFrom: sendableFrom(told.topic, now, timeZone),
      });
}

/** The notice; news that may wait is offered, where the client has an address at all. */
function noticeOf(command: Worded, context: Pick<Context, 'today'> & Moment & Receiver) {
  const told = written(command, context);
  const isNews = NoticeTopic(command.topic).waits && addressIn(context.reach) !== undefined;
  return isNews ? NoticeOffered(told) : addressed(told, context);
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
    SendNoticeByTemplate: ['relationshipManager', 'service'],
    // Sent by processes only, and so without a route.
    PrepareNotice: [],
    ReleaseNotice: [],
    ConfirmNotice: ['service'],
    ConfirmReading: ['service'],
    FailNotice: ['service'],
  },
  evolve,
  consult: {
    SendNoticeByTemplate: ({ clientId, templateId }) => ({
      ...receiver({ clientId }),
      template: noticeTemplates.row(templateId),
    }),
    SendNotice: receiver,
    PrepareNotice: ({ clientId, topic }) => {
      const templateId = systemTemplateOf(topic);
      return {
        ...receiver({ clientId }),
        template: templateId === undefined ? undefined : noticeTemplates.row(templateId),
      };
    },
    ReleaseNotice: receiver,
  },
  create: {
    SendNotice: (command, context) => sending(command, context),
    SendNoticeByTemplate(command, context) {
      const { clientId, about, templateId, values } = command;
      const { inForce, state } = context.template ?? {};
      if (inForce === undefined || state !== 'inForce') {
        throw noticeRefusals.TemplateNotInForce({ field: 'templateId', templateId });
      }
      const { topic, version } = inForce;
      const words = filledIn(inForce, values);
      checkLength(words);
      const on = about === undefined ? {} : { about };
      const template = { templateId, version };
      return sending({ ...{ clientId, topic, ...on, template }, ...words }, context);
    },
  },
  either: {
    // Never refused: one client must not hold up the evening of all.
    PrepareNotice: (command, before, context) =>
      before !== undefined ||
      context.client === undefined ||
      !agreedTo(command.topic, context.reach)
        ? []
        : noticeOf(inWordsOf(context.template, command), context),
  },
  decide: {
    ReleaseNotice({ clientId, because }, { offered }, context) {
      if (offered === undefined) return [];
      const { today } = context;
      return because === undefined
        ? addressed({ ...offered, valueDate: today }, context)
        : NoticeHeld({ ...offered, digestId: digestOf(clientId, today), because });
    },
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
      // A mail that was taken may still come back.
      return state === 'ready' || state === 'delivered' ? NoticeFailed({ reason }) : [];
    },
  },
});

/** What the system writes, in the words that the bank has chosen for it. */
function inWordsOf(
  template: NoticeTemplateRow | undefined,
  { values = [], clientId, topic, about, en, zh }: commands.PrepareNotice,
): Worded {
  const told = { ...{ clientId, topic, en, zh }, ...(about !== undefined && { about }) };
  if (template?.state !== 'inForce' || template.inForce === undefined) return told;
  const words = systemWords(values, template.inForce);
  if (words === undefined) return told;
  const { templateId, inForce } = template;
  return { ...told, ...words, template: { templateId, version: inForce.version } };
}

/** What somebody sends by hand. */
function sending(
  command: Worded,
  context: Pick<Context, 'today'> & Moment & Receiver & { readonly client?: unknown },
) {
  const { clientId, topic } = command;
  if (context.client === undefined) throw ClientUnknown({ field: 'clientId', clientId });
  if (NoticeTopic(topic).bySystem) throw noticeRefusals.TopicOfSystem({ field: 'topic', topic });
  if (!agreedTo(topic, context.reach)) {
    throw noticeRefusals.ConsentMissing({ field: 'topic', topic });
  }
  return noticeOf(command, context);
}

function checkLength({ en, zh }: { readonly en: NoticeText; readonly zh: NoticeText }): void {
  const isTooLong = [en, zh].some(
    ({ subject, text }) => subject.length > 200 || text.length > 4000,
  );
  if (isTooLong) throw noticeRefusals.NoticeTooLong({ field: 'values' });
}

function checkSent(state: NoticeState): void {
  if (state === 'offered' || state === 'unaddressed' || state === 'held') {
    throw noticeRefusals.NoticeNotSent();
  }
}
