import type { Day, Rows } from '#kernel';
import { defineView, everyone, IsCode, IsDay, IsId, ListQuery, ViewQuery } from '#kernel';
import { clientEvents } from '#clients';
import { IsOptional } from 'class-validator';
import { cadenceEvents } from '../../cadence/cadence.events.js';
import type { DueContact } from '../../cadence/due.js';
import { dueContacts, dueOfSponsor } from '../../cadence/due.js';
import type { Channel, ContactKind, ContactStage } from '../../engagement.codes.js';
import { CadenceProfile } from '../../engagement.codes.js';
import { kindsOf, stepOf } from '../../interaction/contact.js';
import type { Contact, NextStep } from '../../interaction/interaction.events.js';
import { interactionEvents } from '../../interaction/interaction.events.js';
import type { Slot } from '../../interaction/slots.js';
import { bestOf, withContact } from '../../interaction/slots.js';

/** A contact that reached the client, as far as the cadence cares. */
export interface PastContact {
  readonly interactionId: string;
  readonly on: Day;
  readonly channel: Channel;
}

type Recent = Readonly<Record<ContactKind, readonly PastContact[]>>;

/** How the bank stands with a client: when they last spoke, what is open, when to speak again. */
export interface ContactsRow {
  readonly clientId: string;
  readonly managerId?: string;
  /** The senior of the bank who looks after it in person. */
  readonly sponsorId?: string;
  readonly profile: CadenceProfile;
  /** Null for a prospect with whom nothing is under way: the calendar asks for nothing. */
  readonly stage: ContactStage | null;
  /** From when the cadence counts where there was no contact yet. */
  readonly since?: Day;
  /** How many were recorded, those that reached nobody included. */
  readonly count: number;
  readonly lastContactOn?: Day;
  readonly lastChannel?: Channel;
  /** The latest of each kind, newest first: enough to know the last one after a correction. */
  readonly recent: Recent;
  /** Soonest first. */
  readonly openSteps: readonly (NextStep & { readonly interactionId: string })[];
  readonly nextStepDueOn?: Day;
  /** Soonest first. */
  readonly due: readonly DueContact[];
  /** The last day on which the next contact is on time. */
  readonly dueOn?: Day;
  /** The same of the review that the sponsor owes the client. */
  readonly sponsorDueOn?: Day;
  /** When the client was spoken to, as far as the hour is known. */
  readonly slots: readonly Slot[];
  /** The weekday, the hours and the channel on which it is reached best. */
  readonly bestTime?: Slot;
}

/** How the bank stands with one client. */
export class GetContacts extends ViewQuery<ContactsRow> {
  @IsId() readonly clientId!: string;
}

/** The clients to be spoken to by a day, soonest first; overdue are those due before it. */
export class ListDueContacts extends ListQuery<ContactsRow> {
  @IsDay() readonly day!: Day;
  @IsOptional() @IsId() readonly managerId?: string;
  /** Only those that this senior owes a review; `me` is whoever asks. */
  @IsOptional() @IsId() readonly sponsorId?: string;
  @IsOptional() @IsCode(CadenceProfile) readonly profile?: CadenceProfile;
}

/** How many contacts of each kind are remembered one by one. */
const remembered = 10;

/** What is told of a client; the rest of the row follows from it. */
type Known = Pick<
  ContactsRow,
  | 'clientId'
  | 'managerId'
  | 'sponsorId'
  | 'profile'
  | 'stage'
  | 'since'
  | 'count'
  | 'recent'
  | 'openSteps'
  | 'slots'
>;

/** The row, with all that follows from what is known. */
function reckoned(known: Known): ContactsRow {
  const { clientId, managerId, sponsorId, profile, stage, since } = known;
  const { count, recent, openSteps, slots } = known;
  const [bestTime] = bestOf(slots);
  const [last] = recent.any;
  const [step] = openSteps;
  const lastOf = (kind: ContactKind) => recent[kind][0]?.on ?? since;
  const all = {
    ...{ any: lastOf('any'), visit: lastOf('visit'), seniorReview: lastOf('seniorReview') },
  };
  const due = stage === null ? [] : dueContacts(profile, stage, all);
  const [owed] = sponsorId === undefined ? [] : dueOfSponsor(all);
  return {
    clientId,
    ...(managerId !== undefined && { managerId }),
    ...(sponsorId !== undefined && { sponsorId }),
    profile,
    stage,
    ...(since !== undefined && { since }),
    count,
    ...(last && { lastContactOn: last.on, lastChannel: last.channel }),
    recent,
    openSteps,
    ...(step && { nextStepDueOn: step.dueOn }),
    due,
    ...(due[0] && { dueOn: due[0].dueOn }),
    ...(owed && { sponsorDueOn: owed.dueOn }),
    slots,
    ...(bestTime && { bestTime }),
  };
}

/** The recent contacts without one that is told anew or taken back. */
const forgotten = (recent: Recent, interactionId: string): Recent => {
  const others = (contacts: readonly PastContact[]) =>
    contacts.filter((contact) => contact.interactionId !== interactionId);
  return {
    any: others(recent.any),
    visit: others(recent.visit),
    seniorReview: others(recent.seniorReview),
  };
};

/** The row after a contact: what it was about is the stage, unless a later contact said otherwise. */
function spoken(row: ContactsRow, contact: Contact, interactionId: string): ContactsRow {
  const past = { interactionId, on: contact.valueDate, channel: contact.channel };
  const before = forgotten(row.recent, interactionId);
  const kinds = kindsOf(contact);
  const withIt = (kind: ContactKind) =>
    kinds.includes(kind)
      ? [past, ...before[kind]].sort((a, b) => b.on.localeCompare(a.on)).slice(0, remembered)
      : before[kind];
  const recent = {
    any: withIt('any'),
    visit: withIt('visit'),
    seniorReview: withIt('seniorReview'),
  };
  const stage = recent.any[0] === past ? (contact.stage ?? row.stage) : row.stage;
  return reckoned({ ...row, recent, stage });
}

/** The open steps without one of a contact, or without all of them. */
const withoutStep = ({ openSteps }: ContactsRow, interactionId: string, stepId?: string) =>
  openSteps.filter(
    (step) =>
      step.interactionId !== interactionId || (stepId !== undefined && step.stepId !== stepId),
  );

const events = { ...clientEvents, ...cadenceEvents, ...interactionEvents };

const on: Rows<ContactsRow, typeof events> = {
  ClientRegistered: ({ role }, row, { valueDate }) => {
    if (role === 'staff') return undefined;
    const stage = role === 'prospect' ? null : row.stage;
    return reckoned({ ...row, stage, since: valueDate });
  },
  ProspectConverted: (_, row) => reckoned({ ...row, stage: row.stage ?? 'postLoan' }),
  RelationshipManagerAssigned: ({ managerId }, row, { valueDate }) =>
    reckoned({ ...row, managerId, since: row.since ?? valueDate }),
  RelationshipManagerTransferred: ({ managerId }, row) => ({ ...row, managerId }),

  CadenceAssigned: ({ profile }, row, { valueDate }) =>
    reckoned({ ...row, profile, since: row.since ?? valueDate }),
  ContactStageEntered: ({ stage }, row, { valueDate }) =>
    reckoned({ ...row, stage, since: row.since ?? valueDate }),
  SponsorNamed: ({ sponsorId }, row, { valueDate }) =>
    reckoned({ ...row, sponsorId, since: row.since ?? valueDate }),
  SponsorReleased: (_, { sponsorId: _was, ...row }) => reckoned(row),

  InteractionRecorded: (contact, row, { id }) =>
    spoken(
      { ...row, count: row.count + 1, slots: withContact(row.slots, contact, 1) },
      contact,
      id,
    ),
  InteractionCorrected: (contact, row, { id }) => {
    const slots = withContact(withContact(row.slots, contact.was, -1), contact, 1);
    return spoken({ ...row, slots }, contact, id);
  },
  InteractionWithdrawn: ({ was }, row, { id }) =>
    reckoned({
      ...row,
      slots: withContact(row.slots, was, -1),
      count: row.count - 1,
      recent: forgotten(row.recent, id),
      openSteps: withoutStep(row, id),
    }),
  NextStepPlanned: (step, row, { id }) =>
    reckoned({
      ...row,
      openSteps: [
        ...withoutStep(row, id, step.stepId),
        { ...stepOf(step.stepId, step), interactionId: id },
      ].sort((a, b) => a.dueOn.localeCompare(b.dueOn)),
    }),
  NextStepCompleted: ({ stepId }, row, { id }) =>
    reckoned({ ...row, openSteps: withoutStep(row, id, stepId) }),
  NextStepDropped: ({ stepId }, row, { id }) =>
    reckoned({ ...row, openSteps: withoutStep(row, id, stepId) }),
};

/**
 * One row a client that somebody looks after. A client that was migrated comes in with its first
 * contact, manager or cadence: history alone calls for no contact.
 */
export const contacts = defineView({
  name: 'contacts',
  version: 3,
  events,
  empty: (clientId): ContactsRow => ({
    clientId,
    profile: 'ordinary',
    stage: 'postLoan',
    count: 0,
    recent: { any: [], visit: [], seniorReview: [] },
    openSteps: [],
    due: [],
    slots: [],
  }),
  on,
  by: 'clientId',
  scope: { client: 'clientId' },
  queries: { GetContacts, ListDueContacts },
  allow: { GetContacts: everyone, ListDueContacts: everyone },
  answer: {
    GetContacts: ({ clientId }, rows) => rows.get(clientId),
    ListDueContacts: ({ day, managerId, sponsorId, profile, limit, cursor, sort }, rows) =>
      sponsorId === undefined
        ? rows.page(
            { dueOn: { from: '', upTo: day }, managerId, profile },
            { limit, cursor, sort: sort ?? 'dueOn' },
          )
        : rows.page(
            { sponsorDueOn: { from: '', upTo: day }, sponsorId, managerId, profile },
            { limit, cursor, sort: sort ?? 'sponsorDueOn' },
          ),
  },
  indexes: [{ managerId: 1, dueOn: 1 }, { dueOn: 1 }, { sponsorId: 1, sponsorDueOn: 1 }],
  orders: ['dueOn', 'sponsorDueOn'],
});
