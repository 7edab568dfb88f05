import type { Day, Occurrence, Rows, Total } from '#kernel';
import { defineView, everyone, IsCode, IsDay, IsId, ListQuery, ViewQuery } from '#kernel';
import { IsIn, IsOptional } from 'class-validator';
import { Channel, ContactStage, Direction } from '../engagement.codes.js';
import { contactOf, happenedAt, stepOf } from '../interaction/contact.js';
import type { Contact, NextStep } from '../interaction/interaction.events.js';
import { interactionEvents } from '../interaction/interaction.events.js';

/** One contact on the timeline, as it is told now. */
export interface InteractionRow extends Contact {
  readonly interactionId: string;
  readonly clientId: string;
  /** By which the timeline is in order: the moment, or the beginning of the day. */
  readonly happenedAt: string;
  /** The step that is open. */
  readonly nextStep?: NextStep;
  /** What came of each step that is done. */
  readonly stepsDone: readonly (NextStep & { readonly result: string; readonly doneOn: Day })[];
  readonly recordedAt: string;
  readonly recordedBy: string;
  /** Why it was told anew, each time. */
  readonly corrections: readonly {
    readonly correctedAt: string;
    readonly correctedBy: string;
    readonly reason: string;
  }[];
}

/** One contact. */
export class GetInteraction extends ViewQuery<InteractionRow> {
  @IsId() readonly interactionId!: string;
}

/** The timeline over all channels, newest first: of one client, or of the whole bank (G-08). */
export class ListInteractions extends ListQuery<InteractionRow> {
  @IsOptional() @IsId() readonly clientId?: string;
  @IsOptional() @IsCode(Channel) readonly channel?: Channel;
  @IsOptional() @IsCode(Direction) readonly direction?: Direction;
  @IsOptional() @IsCode(ContactStage) readonly stage?: ContactStage;
  @IsOptional() @IsDay() readonly from?: Day;
  @IsOptional() @IsDay() readonly upTo?: Day;
}

/** The open next steps, soonest first. */
export class ListNextSteps extends ListQuery<InteractionRow> {
  @IsOptional() @IsId() readonly clientId?: string;
  @IsOptional() @IsId() readonly ownerId?: string;
  /** Only those due by this day. */
  @IsOptional() @IsDay() readonly dueUpTo?: Day;
}

/** What contacts may be counted by. */
export const contactDimensions = ['channel', 'way', 'direction', 'stage', 'outcome'] as const;
export type ContactDimension = (typeof contactDimensions)[number];

/** How many contacts there were of each kind. */
export class CountInteractions extends ViewQuery<readonly Total[]> {
  @IsIn(contactDimensions, { message: `$property must be one of: ${contactDimensions.join(', ')}` })
  readonly dimension!: ContactDimension;
}

type Told = Contact & { readonly clientId: string };

const told = (data: Told, { id, at, actor }: Occurrence): InteractionRow => ({
  ...contactOf(data),
  interactionId: id,
  clientId: data.clientId,
  happenedAt: happenedAt(data),
  stepsDone: [],
  recordedAt: at,
  recordedBy: actor,
  corrections: [],
});

const on: Rows<InteractionRow, typeof interactionEvents> = {
  InteractionCorrected: (data, row, occurrence) => ({
    ...told(data, occurrence),
    ...(row.nextStep && { nextStep: row.nextStep }),
    stepsDone: row.stepsDone,
    recordedAt: row.recordedAt,
    recordedBy: row.recordedBy,
    corrections: [
      ...row.corrections,
      { correctedAt: occurrence.at, correctedBy: occurrence.actor, reason: data.reason },
    ],
  }),
  InteractionWithdrawn: () => undefined,
  NextStepPlanned: (step, row) => ({ ...row, nextStep: stepOf(step) }),
  NextStepCompleted: ({ result }, { nextStep, ...row }, { valueDate }) => ({
    ...row,
    stepsDone: nextStep
      ? [...row.stepsDone, { ...nextStep, result, doneOn: valueDate }]
      : row.stepsDone,
  }),
};

/** Every contact with every client, on whatever channel. */
export const timeline = defineView({
  name: 'timeline',
  events: interactionEvents,
  opens: {
    InteractionRecorded: told,
    // As of a day before the contact was first said to be, only its correction counts.
    InteractionCorrected: told,
  },
  on,
  rollups: {
    contacts: (row: InteractionRow) =>
      contactDimensions.map((dimension) => ({
        group: { dimension, value: row[dimension] ?? 'unknown' },
        sums: {},
      })),
  },
  scope: { client: 'clientId' },
  queries: { GetInteraction, ListInteractions, ListNextSteps, CountInteractions },
  allow: {
    GetInteraction: everyone,
    ListInteractions: everyone,
    ListNextSteps: everyone,
    CountInteractions: everyone,
  },
  answer: {
    GetInteraction: ({ interactionId }, contacts) => contacts.get(interactionId),
    ListInteractions: ({ clientId, channel, direction, stage, from, upTo, ...page }, contacts) =>
      contacts.page(
        {
          clientId,
          channel,
          direction,
          stage,
          valueDate: { ...(from && { from }), ...(upTo && { upTo }) },
        },
        { limit: page.limit, cursor: page.cursor, sort: page.sort ?? '-happenedAt' },
      ),
    ListNextSteps: ({ clientId, ownerId, dueUpTo, limit, cursor, sort }, contacts) =>
      contacts.page(
        {
          clientId,
          'nextStep.ownerId': ownerId,
          'nextStep.dueOn': { from: '', upTo: dueUpTo ?? '9999-12-31' },
        },
        { limit, cursor, sort: sort ?? 'nextStep.dueOn' },
      ),
    CountInteractions: ({ dimension }, contacts) => contacts.totals('contacts', { dimension }),
  },
  indexes: [
    { clientId: 1, happenedAt: 1 },
    { happenedAt: 1 },
    { 'nextStep.dueOn': 1 },
    { 'nextStep.ownerId': 1, 'nextStep.dueOn': 1 },
  ],
  orders: ['happenedAt', 'nextStep.dueOn'],
});
