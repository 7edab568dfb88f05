import type { Day } from '#kernel';
import { defineEvents, event } from '#kernel';
import type { Channel, ContactStage, Direction, Outcome, Way } from '../engagement.codes.js';

/** What there is to say of one contact. Persons of the client are named by their office only. */
export interface Contact {
  readonly channel: Channel;
  readonly way?: Way;
  readonly direction: Direction;
  readonly stage?: ContactStage;
  readonly subject: string;
  readonly outcome?: Outcome;
  readonly note?: string;
  /** The day of the contact, in the bank's calendar. */
  readonly valueDate: Day;
  /** The moment, in UTC, where it is known. */
  readonly occurredAt?: string;
  /** The zone of the bank, by whose clock on the wall the moment has its hour. */
  readonly timeZone?: string;
  /** Who of the bank took part. */
  readonly staffIds?: readonly string[];
  /** The offices of those who took part for the client: `CFO`. */
  readonly counterparts?: readonly string[];
}

/** What is to be done next, and by when. */
export interface StatedStep {
  readonly what: string;
  readonly dueOn: Day;
  /** Who of the bank is to do it. */
  readonly ownerId?: string;
}

/** A step of a contact; steps are numbered within it. */
export interface NextStep extends StatedStep {
  readonly stepId: string;
}

/** A file that goes with a contact: known by its fingerprint, kept where the bank keeps files. */
export interface Attachment {
  /** SHA-256 of the content, in hexadecimal. */
  readonly sha256: string;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
}

/** What a contact was counted by, before it was told anew or taken back. */
export type FormerContact = Pick<
  Contact,
  'valueDate' | 'channel' | 'occurredAt' | 'timeZone' | 'outcome'
>;

/** One contact between the bank and a client, whoever began it and on whatever channel. */
export const interactionEvents = defineEvents(['interactionId', 'clientId'], {
  InteractionRecorded: event<{ readonly clientId: string } & Contact>(),

  /** The whole contact as it really was; nothing of the former telling stands. */
  InteractionCorrected: event<Contact & { readonly reason: string; readonly was: FormerContact }>(),

  /** It was recorded by mistake: the contact never was, and nothing follows from it. */
  InteractionWithdrawn: event<{
    readonly reason: string;
    /** The steps that were open. */
    readonly openSteps: readonly string[];
    readonly was: FormerContact;
  }>(),

  /** A step is planned, or an open one is planned anew. */
  NextStepPlanned: event<NextStep>(),

  NextStepCompleted: event<{ readonly stepId: string; readonly result: string }>(),

  NextStepDropped: event<{ readonly stepId: string; readonly reason: string }>(),

  FileAttached: event<Attachment>(),
});
