import type { Day, Openings, Rows } from '#kernel';
import { defineView, everyone, IsDay, IsId, ListQuery, pick } from '#kernel';
import { IsOptional } from 'class-validator';
import { stepOf } from '../../interaction/contact.js';
import type { NextStep } from '../../interaction/interaction.events.js';
import { interactionEvents } from '../../interaction/interaction.events.js';

/** A step that is open, and the contact it follows from. */
export interface NextStepRow extends NextStep {
  readonly interactionId: string;
  readonly clientId: string;
  readonly plannedOn: Day;
  readonly plannedBy: string;
}

/** The open next steps, soonest first: mine by `ownerId=me`. */
export class ListNextSteps extends ListQuery<NextStepRow> {
  @IsOptional() @IsId() readonly clientId?: string;

  /** Who is to do them; `me` is whoever asks. */
  @IsOptional() @IsId() readonly ownerId?: string;

  /** Only those due by this day. */
  @IsOptional() @IsDay() readonly dueUpTo?: Day;
}

const events = pick(
  interactionEvents,
  'NextStepPlanned',
  'NextStepCompleted',
  'NextStepDropped',
  'InteractionWithdrawn',
);

const keyOf = (interactionId: string, stepId: string): string => `${interactionId}/${stepId}`;
const ofStep = ({
  interactionId,
  stepId,
}: {
  readonly interactionId: string;
  readonly stepId: string;
}) => keyOf(interactionId, stepId);

const opens: Openings<NextStepRow, typeof events> = {
  NextStepPlanned: (step, { valueDate, actor }) => ({
    ...stepOf(step.stepId, step),
    interactionId: step.interactionId,
    clientId: step.clientId,
    plannedOn: valueDate,
    plannedBy: actor,
  }),
};

const on: Rows<NextStepRow, typeof events> = {
  NextStepPlanned: (step, { ownerId: _before, ...row }) => ({
    ...row,
    ...stepOf(step.stepId, step),
  }),
  NextStepCompleted: () => undefined,
  NextStepDropped: () => undefined,
  InteractionWithdrawn: () => undefined,
};

/** What is still to be done after contacts: one row a step. */
export const nextSteps = defineView({
  name: 'next-steps',
  keptDays: 1_100,
  events,
  opens,
  on,
  key: {
    NextStepPlanned: ofStep,
    NextStepCompleted: ofStep,
    NextStepDropped: ofStep,
    InteractionWithdrawn: ({ interactionId, openSteps }) =>
      openSteps.map((stepId) => keyOf(interactionId, stepId)),
  },
  scope: { client: 'clientId' },
  queries: { ListNextSteps },
  allow: { ListNextSteps: everyone },
  answer: {
    ListNextSteps: ({ clientId, ownerId, dueUpTo, limit, cursor, sort = 'dueOn' }, rows) =>
      rows.page(
        { clientId, ownerId, ...(dueUpTo !== undefined && { dueOn: { upTo: dueUpTo } }) },
        { limit, cursor, sort },
      ),
  },
  indexes: [{ dueOn: 1 }, { clientId: 1, dueOn: 1 }, { ownerId: 1, dueOn: 1 }],
  orders: ['dueOn'],
});
