import type { Rows } from '#kernel';
import { defineView, everyone, IsCode, IsId, IsText, ListQuery, ViewQuery } from '#kernel';
import { IsOptional } from 'class-validator';
import { MessageState } from '../../message/message.codes.js';
import type { IncomingMessage } from '../../message/message.events.js';
import { messageEvents } from '../../message/message.events.js';
import { ReachChannel } from '../../reach/reach.codes.js';

/** A message that came in, and whose it is. */
export interface MessageRow extends IncomingMessage {
  readonly messageId: string;
  readonly state: MessageState;
  readonly clientId?: string;
  readonly filedBy?: string;
  readonly receivedAt: string;
  /** Why it concerns no client. */
  readonly reason?: string;
}

/** One message. */
export class GetMessage extends ViewQuery<MessageRow> {
  @IsId() readonly messageId!: string;
}

/** What came in on the mailboxes and accounts of the bank, the latest first. */
export class ListMessages extends ListQuery<MessageRow> {
  @IsOptional() @IsCode(MessageState) readonly state?: MessageState;

  @IsOptional() @IsCode(ReachChannel) readonly channel?: ReachChannel;

  /** The mailbox or account it came to. */
  @IsOptional() @IsText({ max: 254 }) readonly to?: string;

  @IsOptional() @IsId() readonly clientId?: string;
}

const on: Rows<MessageRow, typeof messageEvents> = {
  MessageFiled: ({ clientId }, { reason: _before, ...row }, { actor }) => ({
    ...row,
    state: 'filed',
    clientId,
    filedBy: actor,
  }),
  MessageSetAside: ({ reason }, row) => ({ ...row, state: 'setAside', reason }),
};

/** Who reads what clients write, to file it where nobody knows the sender; others see that they wrote. */
const readers = ['relationshipManager', 'unitHead', 'riskOfficer', 'service', 'auditor'] as const;

/** Every message to the bank. Those that are not filed are seen by whoever sees all clients. */
export const mailbox = defineView({
  name: 'mailbox',
  events: messageEvents,
  opens: {
    MessageReceived: (told, { at }): MessageRow => ({ ...told, state: 'unfiled', receivedAt: at }),
  },
  on,
  scope: { client: 'clientId' },
  masked: [
    { field: 'from', seenBy: readers },
    { field: 'text', seenBy: readers },
  ],
  queries: { GetMessage, ListMessages },
  allow: { GetMessage: everyone, ListMessages: everyone },
  answer: {
    GetMessage: ({ messageId }, rows) => rows.get(messageId),
    ListMessages: ({ state, channel, to, clientId, limit, cursor, sort = '-sentAt' }, rows) =>
      rows.page({ state, channel, to: to?.toLowerCase(), clientId }, { limit, cursor, sort }),
  },
  indexes: [
    { sentAt: -1 },
    { state: 1, sentAt: -1 },
    { to: 1, sentAt: -1 },
    { clientId: 1, sentAt: -1 },
  ],
  orders: ['sentAt'],
});
