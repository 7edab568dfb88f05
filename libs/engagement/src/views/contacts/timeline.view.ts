import type { Day, Occurrence, Rows, Total } from '#kernel';
import { defineView, everyone, IsCode, IsDay, IsId, ListQuery, ViewQuery } from '#kernel';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional } from 'class-validator';
import { Channel, ContactStage, Direction } from '../../engagement.codes.js';
import { contactOf, happenedAt, stepOf } from '../../interaction/contact.js';
import type { Attachment, Contact, NextStep } from '../../interaction/interaction.events.js';
import { interactionEvents } from '../../interaction/interaction.events.js';

/** One contact on the timeline, as it is told now. */
export interface InteractionRow extends Contact {
  readonly interactionId: string;
  readonly clientId: string;
  /** By which the timeline is in order: the moment, or the beginning of the day. */
  readonly happenedAt: string;
  /** What was to follow, in the order of planning. */
  readonly steps: readonly StepOfContact[];
  readonly attachments: readonly Attachment[];
  readonly recordedAt: string;
  readonly recordedBy: string;
  /** Why it was told anew, each time. */
  readonly corrections: readonly {
    readonly correctedAt: string;
    readonly correctedBy: string;
    readonly reason: string;
  }[];
  /** It was recorded by mistake: it never was, and counts for nothing. */
  readonly withdrawn: boolean;
  readonly withdrawal?: { readonly at: string; readonly by: string; readonly reason: string };
}

/** A step of a contact and what became of it. */
export interface StepOfContact extends NextStep {
  readonly state: 'open' | 'done' | 'dropped';
  /** What came of it, or why it was dropped. */
  readonly result?: string;
  readonly closedOn?: Day;
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

  /** Only those that were withdrawn, or were not; both where nothing is asked for. */
  @IsOptional()
  @Transform(({ value }: { readonly value: unknown }) =>
    value === 'true' ? true : value === 'false' ? false : value,
  )
  @IsBoolean()
  readonly withdrawn?: boolean;
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
  steps: [],
  attachments: [],
  recordedAt: at,
  recordedBy: actor,
  corrections: [],
  withdrawn: false,
});

const on: Rows<InteractionRow, typeof interactionEvents> = {
  InteractionCorrected: (data, row, occurrence) => ({
    ...told(data, occurrence),
    steps: row.steps,
    attachments: row.attachments,
    recordedAt: row.recordedAt,
    recordedBy: row.recordedBy,
    corrections: [
      ...row.corrections,
      { correctedAt: occurrence.at, correctedBy: occurrence.actor, reason: data.reason },
    ],
  }),
  InteractionWithdrawn: ({ reason, openSteps }, row, { at, actor, valueDate }) => ({
    ...row,
    withdrawn: true,
    withdrawal: { at, by: actor, reason },
    steps: openSteps.reduce(
      (steps, stepId) =>
        closed(steps, stepId, { state: 'dropped', result: reason, closedOn: valueDate }),
      row.steps,
    ),
  }),
  NextStepPlanned: (step, row) => ({
    ...row,
    steps: [
      ...row.steps.filter(({ stepId }) => stepId !== step.stepId),
      { ...stepOf(step.stepId, step), state: 'open' as const },
    ],
  }),
  NextStepCompleted: ({ stepId, result }, row, { valueDate }) => ({
    ...row,
    steps: closed(row.steps, stepId, { state: 'done', result, closedOn: valueDate }),
  }),
  NextStepDropped: ({ stepId, reason }, row, { valueDate }) => ({
    ...row,
    steps: closed(row.steps, stepId, { state: 'dropped', result: reason, closedOn: valueDate }),
  }),
  FileAttached: ({ sha256, name, mediaType, bytes }, row) => ({
    ...row,
    attachments: [...row.attachments, { sha256, name, mediaType, bytes }],
  }),
};

const closed = (
  steps: readonly StepOfContact[],
  id: string,
  end: Pick<StepOfContact, 'state' | 'result' | 'closedOn'>,
): readonly StepOfContact[] =>
  steps.map((step) => (step.stepId === id ? { ...step, ...end } : step));

/** Every contact with every client, on whatever channel. */
export const timeline = defineView({
  name: 'timeline',
  version: 2,
  events: interactionEvents,
  opens: {
    InteractionRecorded: told,
    // As of a day before the contact was first said to be, only its correction counts.
    InteractionCorrected: told,
  },
  on,
  rollups: {
    contacts: (row: InteractionRow) =>
      row.withdrawn
        ? []
        : contactDimensions.map((dimension) => ({
            group: { dimension, value: row[dimension] ?? 'unknown' },
            sums: {},
          })),
  },
  scope: { client: 'clientId' },
  queries: { GetInteraction, ListInteractions, CountInteractions },
  allow: {
    GetInteraction: everyone,
    ListInteractions: everyone,
    CountInteractions: everyone,
  },
  answer: {
    GetInteraction: ({ interactionId }, contacts) => contacts.get(interactionId),
    ListInteractions: (
      { clientId, channel, direction, stage, from, upTo, withdrawn, ...page },
      contacts,
    ) =>
      contacts.page(
        {
          clientId,
          channel,
          direction,
          stage,
          withdrawn,
          valueDate: { ...(from && { from }), ...(upTo && { upTo }) },
        },
        { limit: page.limit, cursor: page.cursor, sort: page.sort ?? '-happenedAt' },
      ),
    CountInteractions: ({ dimension }, contacts) => contacts.totals('contacts', { dimension }),
  },
  indexes: [{ clientId: 1, happenedAt: 1 }, { happenedAt: 1 }],
  orders: ['happenedAt'],
});
