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
  /** Who of the bank took part. */
  readonly staffIds?: readonly string[];
  /** The offices of those who took part for the client: `CFO`. */
  readonly counterparts?: readonly string[];
}

/** What is to be done next, and by when. */
export interface NextStep {
  readonly what: string;
  readonly dueOn: Day;
  /** Who of the bank is to do it. */
  readonly ownerId?: string;
}

/** One contact between the bank and a client, whoever began it and on whatever channel. */
export const interactionEvents = defineEvents(['interactionId', 'clientId'], {
  InteractionRecorded: event<{ readonly clientId: string } & Contact>(),

  /** The whole contact as it really was; nothing of the former telling stands. */
  InteractionCorrected: event<Contact & { readonly reason: string }>(),

  /** It was recorded by mistake: the contact never was. */
  InteractionWithdrawn: event<{ readonly reason: string }>(),

  /** A step that is planned takes the place of one that is open. */
  NextStepPlanned: event<NextStep>(),

  NextStepCompleted: event<{ readonly result: string }>(),
});
