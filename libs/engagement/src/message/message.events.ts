import { defineEvents, event } from '#kernel';
import type { ReachChannel } from '../reach/reach.codes.js';
import type { Attachment } from '../interaction/interaction.events.js';

/** A message that somebody sent to the bank. */
export interface IncomingMessage {
  readonly channel: ReachChannel;
  readonly from: string;
  /** The mailbox, number or account of the bank that it came to. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly sentAt: string;
  readonly attachments: readonly Attachment[];
}

/** What comes in on a mailbox or account of the bank. It belongs to a client once it is filed. */
export const messageEvents = defineEvents('messageId', {
  MessageReceived: event<IncomingMessage>(),
  /** Whose it is: by the address it came from, or by somebody who read it. */
  MessageFiled: event<
    IncomingMessage & {
      readonly clientId: string;
      readonly by: 'address' | 'reader';
    }
  >(),
  /** It concerns no client: advertising, a wrong address. */
  MessageSetAside: event<{ readonly reason: string }>(),
});
