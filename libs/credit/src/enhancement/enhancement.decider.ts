import type { Evolve } from '#kernel';
import { defineDecider, valueDateOf } from '#kernel';
import { clientFile, ClientUnknown } from '#clients';
import * as commands from './enhancement.commands.js';
import { enhancementEvents } from './enhancement.events.js';
import { enhancementRefusals as refuse } from './enhancement.refusals.js';

const { SecurityAsked, SecurityRefused, EnhancementClosed } = enhancementEvents;

interface Enhancement {
  readonly clientId: string;
  readonly askedBy: string;
  readonly isClosed: boolean;
}

const evolve: Evolve<Enhancement, typeof enhancementEvents> = {
  SecurityAsked: ({ clientId, askedBy }) => ({ clientId, askedBy, isClosed: false }),
  SecurityRefused: (_, before) => before,
  EnhancementClosed: (_, before) => ({ ...before, isClosed: true }),
};

/** More security that the bank asks of a client. */
export const enhancement = defineDecider({
  stream: 'enhancement',
  by: 'enhancementId',
  prefix: 'en',
  events: enhancementEvents,
  commands,
  allow: {
    AskForSecurity: ['relationshipManager', 'riskOfficer', 'creditApprover'],
    RecordRefusal: ['relationshipManager'],
    CloseEnhancement: ['riskOfficer', 'creditApprover'],
  },
  evolve,
  notBy: { CloseEnhancement: ({ askedBy }) => [askedBy] },
  consult: { AskForSecurity: ({ clientId }) => ({ client: clientFile.row(clientId) }) },
  create: {
    AskForSecurity(command, { today, actor, client }) {
      const { clientId, applicationId, kinds, amount, reason, dueOn, valueDate } = command;
      if (!client) throw ClientUnknown({ field: 'clientId', found: clientId });
      if (dueOn < today) throw refuse.DueInPast({ field: 'dueOn', found: dueOn });
      const ownerId = command.ownerId ?? client.managerId;
      if (ownerId === undefined) throw refuse.OwnerMissing({ field: 'ownerId' });
      return SecurityAsked({
        clientId,
        ...(applicationId !== undefined && { applicationId }),
        kinds: [...kinds],
        amount: { ...amount },
        reason,
        dueOn,
        ownerId,
        askedBy: actor.id,
        valueDate: valueDateOf(valueDate, { today }),
      });
    },
  },
  decide: {
    RecordRefusal({ reason, valueDate }, { clientId, isClosed }, { today, actor }) {
      if (isClosed) throw refuse.EnhancementOver();
      const on = valueDateOf(valueDate, { today });
      return SecurityRefused({ clientId, reason, recordedBy: actor.id, valueDate: on });
    },
    CloseEnhancement({ reason, valueDate }, { clientId, isClosed }, { today, actor }) {
      if (isClosed) return [];
      const on = valueDateOf(valueDate, { today });
      return EnhancementClosed({ clientId, reason, closedBy: actor.id, valueDate: on });
    },
  },
});
