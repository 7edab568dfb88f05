import type { Context, Day, Evolve } from '#kernel';
import { dayNumber, defineDecider } from '#kernel';
import { isDeepStrictEqual } from 'node:util';
import { clientFile, ClientUnknown } from '#clients';
import { contactOf, stepOf } from './contact.js';
import * as commands from './interaction.commands.js';
import type { Contact, FormerContact, NextStep, StatedStep } from './interaction.events.js';
import { interactionEvents } from './interaction.events.js';
import { interactionRefusals as refuse } from './interaction.refusals.js';

const {
  InteractionRecorded,
  InteractionCorrected,
  InteractionWithdrawn,
  NextStepPlanned,
  NextStepCompleted,
  NextStepDropped,
  FileAttached,
} = interactionEvents;

interface Interaction {
  readonly clientId: string;
  readonly contact: Contact;
  readonly withdrawn: boolean;
  /** The open steps. */
  readonly steps: readonly NextStep[];
  /** How many steps have been planned. */
  readonly planned: number;
  /** The fingerprints of the files. */
  readonly files: readonly string[];
}

const most = { steps: 20, files: 50 };

const without = ({ steps }: Interaction, stepId: string) =>
  steps.filter((step) => step.stepId !== stepId);

const evolve: Evolve<Interaction, typeof interactionEvents> = {
  InteractionRecorded: ({ clientId, ...recorded }) => ({
    clientId,
    contact: contactOf(recorded),
    withdrawn: false,
    steps: [],
    planned: 0,
    files: [],
  }),
  InteractionCorrected: (corrected, interaction) => ({
    ...interaction,
    contact: contactOf(corrected),
  }),
  InteractionWithdrawn: (_, interaction) => ({ ...interaction, withdrawn: true, steps: [] }),
  NextStepPlanned: (step, interaction) => ({
    ...interaction,
    steps: [...without(interaction, step.stepId), stepOf(step.stepId, step)],
    planned: Math.max(interaction.planned, Number(step.stepId)),
  }),
  NextStepCompleted: ({ stepId }, interaction) => ({
    ...interaction,
    steps: without(interaction, stepId),
  }),
  NextStepDropped: ({ stepId }, interaction) => ({
    ...interaction,
    steps: without(interaction, stepId),
  }),
  FileAttached: ({ sha256 }, interaction) => ({
    ...interaction,
    files: [...interaction.files, sha256],
  }),
};

const staff = ['relationshipManager', 'riskOfficer', 'service'] as const;

/** One contact, and what follows from it. */
export const interaction = defineDecider({
  stream: 'interaction',
  by: 'interactionId',
  prefix: 'in',
  events: interactionEvents,
  commands,
  allow: {
    RecordInteraction: staff,
    CorrectInteraction: staff,
    WithdrawInteraction: staff,
    PlanNextStep: staff,
    CompleteNextStep: staff,
    DropNextStep: staff,
    AttachFile: staff,
  },
  evolve,
  consult: { RecordInteraction: ({ clientId }) => ({ client: clientFile.row(clientId) }) },

  create: {
    RecordInteraction({ clientId, nextSteps = [], ...command }, { client, ...context }) {
      if (client === undefined) throw ClientUnknown({ field: 'clientId', clientId });
      const contact = pastContact(command, context);
      const recorded = InteractionRecorded({ clientId, ...contact });
      const steps = nextSteps.map((step, index) => {
        checkStep(step, contact.valueDate, `nextSteps.${index}.dueOn`);
        return NextStepPlanned(stepOf(String(index + 1), step));
      });
      return [recorded, ...steps];
    },
  },

  decide: {
    CorrectInteraction({ reason, ...command }, { contact, withdrawn }, context) {
      if (withdrawn) throw refuse.InteractionIsWithdrawn();
      const corrected = pastContact(command, context);
      return isDeepStrictEqual(corrected, contact)
        ? []
        : InteractionCorrected({ ...corrected, reason, was: formerOf(contact) });
    },

    WithdrawInteraction: ({ reason }, { contact, withdrawn, steps }) =>
      withdrawn
        ? []
        : InteractionWithdrawn({
            reason,
            openSteps: steps.map(({ stepId }) => stepId),
            was: formerOf(contact),
          }),

    PlanNextStep(command, { contact, withdrawn, steps, planned }) {
      if (withdrawn) throw refuse.InteractionIsWithdrawn();
      checkStep(command, contact.valueDate, 'dueOn');
      const { stepId } = command;
      if (stepId === undefined) {
        if (steps.length >= most.steps) throw refuse.TooManySteps();
        return NextStepPlanned(stepOf(String(planned + 1), command));
      }
      const before = openStep(steps, stepId);
      const after = stepOf(stepId, command);
      return isDeepStrictEqual(before, after) ? [] : NextStepPlanned(after);
    },

    CompleteNextStep: ({ stepId, result }, { steps }) =>
      NextStepCompleted({ stepId: openStep(steps, stepId).stepId, result }),

    DropNextStep: ({ stepId, reason }, { steps }) =>
      NextStepDropped({ stepId: openStep(steps, stepId).stepId, reason }),

    AttachFile({ sha256, name, mediaType, bytes }, { withdrawn, files }) {
      if (withdrawn) throw refuse.InteractionIsWithdrawn();
      if (files.includes(sha256)) return [];
      if (files.length >= most.files) throw refuse.TooManyFiles();
      return FileAttached({ sha256, name, mediaType, bytes });
    },
  },
});

/** What a contact was counted by. */
const formerOf = (contact: Contact): FormerContact => {
  const { valueDate, channel, occurredAt, timeZone, outcome } = contact;
  return {
    ...{ valueDate, channel },
    ...(occurredAt !== undefined && { occurredAt }),
    ...(timeZone !== undefined && { timeZone }),
    ...(outcome !== undefined && { outcome }),
  };
};

/** The contact as it is recorded: its moment in UTC, so that moments compare as text. */
function pastContact(told: Contact, context: Pick<Context, 'now' | 'today' | 'timeZone'>): Contact {
  const { now, today, timeZone } = context;
  const { valueDate } = told;
  if (valueDate > today) throw refuse.ContactInFuture({ field: 'valueDate', valueDate });
  const contact = contactOf(told);
  if (told.occurredAt === undefined) return contact;
  const occurredAt = new Date(told.occurredAt).toISOString();
  if (occurredAt > now) throw refuse.ContactInFuture({ field: 'occurredAt', occurredAt });
  // The bank's day differs from that of UTC by one at most.
  if (Math.abs(dayNumber(occurredAt.slice(0, 10)) - dayNumber(valueDate)) > 1) {
    throw refuse.MomentOnOtherDay({ field: 'occurredAt', occurredAt, valueDate });
  }
  return { ...contact, occurredAt, timeZone };
}

function openStep(steps: readonly NextStep[], stepId: string): NextStep {
  const step = steps.find((each) => each.stepId === stepId);
  if (step === undefined) throw refuse.StepNotOpen({ field: 'stepId', stepId });
  return step;
}

function checkStep({ dueOn }: StatedStep, contactOn: Day, field: string): void {
  if (dueOn < contactOn) throw refuse.StepBeforeContact({ field, dueOn, contactOn });
}
