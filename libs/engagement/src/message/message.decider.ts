import { clientScope, ClientUnknown } from '#clients';
import type { Evolve } from '#kernel';
import { defineDecider } from '#kernel';
import { addressBook, addressKey } from '../views/contacts/address-book.view.js';
import * as commands from './message.commands.js';
import type { IncomingMessage } from './message.events.js';
import { messageEvents } from './message.events.js';
import { messageRefusals as refuse } from './message.refusals.js';

const { MessageReceived, MessageFiled, MessageSetAside } = messageEvents;

interface Message {
  readonly content: IncomingMessage;
  readonly clientId?: string;
  readonly setAside: boolean;
}

const contentOf = (told: IncomingMessage): IncomingMessage => {
  const { channel, from, to, subject, text, sentAt, attachments } = told;
  return { channel, from, to, subject, text, sentAt, attachments };
};

const evolve: Evolve<Message, typeof messageEvents> = {
  MessageReceived: (told) => ({ content: contentOf(told), setAside: false }),
  MessageFiled: ({ clientId }, message) => ({ ...message, clientId, setAside: false }),
  MessageSetAside: (_, message) => ({ ...message, setAside: true }),
};

const readers = ['unitHead', 'riskOfficer', 'service'] as const;

/** A message to the bank, from its arrival until somebody knows whose it is. */
export const message = defineDecider({
  stream: 'message',
  by: 'messageId',
  prefix: 'ms',
  events: messageEvents,
  commands,
  allow: { ReceiveMessage: ['service'], FileMessage: readers, SetMessageAside: readers },
  evolve,
  consult: {
    ReceiveMessage: ({ channel, from }) => ({ known: addressBook.row(addressKey(channel, from)) }),
    FileMessage: ({ clientId }) => ({ client: clientScope.row(clientId) }),
  },

  create: {
    ReceiveMessage({ channel, from, to, subject, text, attachments, ...command }, context) {
      const { known, now } = context;
      const sentAt = new Date(command.sentAt).toISOString();
      if (sentAt > now) throw refuse.MessageInFuture({ field: 'sentAt', sentAt });
      const [sender, receiver] = [from.toLowerCase(), to.toLowerCase()];
      const content = { channel, from: sender, to: receiver, subject, text, sentAt, attachments };
      const [clientId, ...others] = known?.clientIds ?? [];
      // Where several clients share the address, somebody must read it first.
      return clientId === undefined || others.length > 0
        ? MessageReceived(content)
        : [MessageReceived(content), MessageFiled({ ...content, clientId, by: 'address' })];
    },
  },

  decide: {
    FileMessage({ clientId }, { content, clientId: before }, { client }) {
      if (before === clientId) return [];
      if (before !== undefined) throw refuse.MessageFiledAlready({ clientId: before });
      if (client === undefined) {
        throw ClientUnknown({ field: 'clientId', clientId });
      }
      return MessageFiled({ ...content, clientId, by: 'reader' });
    },

    SetMessageAside({ reason }, { clientId, setAside }) {
      if (clientId !== undefined) throw refuse.MessageFiledAlready({ clientId });
      return setAside ? [] : MessageSetAside({ reason });
    },
  },
});
