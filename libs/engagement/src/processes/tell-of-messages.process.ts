import { defineProcess } from '#kernel';
import { followingId } from '#platform';
import { RecordInteraction } from '../interaction/interaction.commands.js';
import type { Channel } from '../engagement.codes.js';
import { messageEvents } from '../message/message.events.js';
import type { ReachChannel } from '../reach/reach.codes.js';

/** A text message reaches a telephone: the timeline knows it as that channel. */
const channels: Readonly<Record<ReachChannel, Channel>> = {
  email: 'email',
  sms: 'phone',
  wechat: 'wechat',
  weibo: 'weibo',
  app: 'app',
  portal: 'portal',
};

/** A message stands on the timeline of its client as soon as it is known whose it is. */
export const tellOfMessages = defineProcess({
  name: 'tell-of-messages',
  events: messageEvents,
  on: {
    MessageFiled: ({ messageId, clientId, channel, subject, text, sentAt }) => [
      RecordInteraction.of({
        interactionId: followingId('in', messageId),
        clientId,
        channel: channels[channel],
        way: 'message',
        direction: 'fromClient',
        subject,
        note: text.slice(0, 4000),
        valueDate: sentAt.slice(0, 10),
        occurredAt: sentAt,
      }),
    ],
  },
});
