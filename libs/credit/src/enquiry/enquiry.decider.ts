import type { Day, Evolve } from '#kernel';
import { addDays, defineDecider, valueDateOf } from '#kernel';
import { clientFile, ClientUnknown } from '#clients';
import * as commands from './enquiry.commands.js';
import { enquiryEvents } from './enquiry.events.js';
import { enquiryRefusals as refuse } from './enquiry.refusals.js';

const { EnquiryRecorded, EnquiryAnswered, EnquiryApplied, EnquiryClosed } = enquiryEvents;

interface Enquiry {
  readonly clientId: string;
  readonly recordedOn: Day;
  /** The application that it became. */
  readonly applicationId?: string;
  readonly isClosed: boolean;
}

const evolve: Evolve<Enquiry, typeof enquiryEvents> = {
  EnquiryRecorded: ({ clientId, valueDate: recordedOn }) => ({
    clientId,
    recordedOn,
    isClosed: false,
  }),
  EnquiryAnswered: (_, before) => before,
  EnquiryApplied: ({ applicationId }, before) => ({ ...before, applicationId }),
  EnquiryClosed: (_, before) => ({ ...before, isClosed: true }),
};

const takers = ['relationshipManager', 'service'] as const;

/** An enquiry (咨询), from the question to an application or to nothing. */
export const enquiry = defineDecider({
  stream: 'enquiry',
  by: 'enquiryId',
  prefix: 'eq',
  events: enquiryEvents,
  commands,
  allow: {
    RecordEnquiry: takers,
    AnswerEnquiry: takers,
    CloseEnquiry: takers,
    NoteApplication: [],
  },
  evolve,
  consult: { RecordEnquiry: ({ clientId }) => ({ client: clientFile.row(clientId) }) },
  create: {
    RecordEnquiry(command, { today, actor, client }) {
      const { clientId, purpose, need, amount, termMonths, valueDate } = command;
      if (!client) throw ClientUnknown({ field: 'clientId', found: clientId });
      const ownerId = command.ownerId ?? client.managerId;
      if (ownerId === undefined) throw refuse.EnquiryOwnerMissing({ field: 'ownerId' });
      const on = valueDateOf(valueDate, { today });
      const dueOn = command.dueOn ?? addDays(on, 1);
      if (dueOn < on) throw refuse.EnquiryDueInPast({ field: 'dueOn', found: dueOn });
      return EnquiryRecorded({
        clientId,
        purpose,
        need,
        ...(amount && { amount: { ...amount } }),
        ...(termMonths !== undefined && { termMonths }),
        ownerId,
        dueOn,
        recordedBy: actor.id,
        valueDate: on,
      });
    },
  },
  decide: {
    AnswerEnquiry({ answer, products, valueDate }, before, { today, actor }) {
      checkOpen(before);
      return EnquiryAnswered({
        answer,
        products: [...products],
        answeredBy: actor.id,
        valueDate: valueDateOf(valueDate, { today, notBefore: before.recordedOn }),
      });
    },

    CloseEnquiry({ outcome, reason, valueDate }, before, { today, actor }) {
      checkOpen(before);
      const on = valueDateOf(valueDate, { today, notBefore: before.recordedOn });
      return EnquiryClosed({ outcome, reason, closedBy: actor.id, valueDate: on });
    },

    NoteApplication({ applicationId, valueDate }, before, { today }) {
      if (before.applicationId !== undefined) return [];
      return EnquiryApplied({ applicationId, valueDate: valueDateOf(valueDate, { today }) });
    },
  },
});

function checkOpen({ isClosed, applicationId }: Enquiry): void {
  if (isClosed || applicationId !== undefined) throw refuse.EnquiryOver({ applicationId });
}
