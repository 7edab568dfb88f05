import type { Context, Day, Evolve } from '#kernel';
import { dayNumber, defineDecider } from '#kernel';
import { isDeepStrictEqual } from 'node:util';
import { clientFile } from '#clients';
import { contactOf, stepOf } from './contact.js';
import * as commands from './interaction.commands.js';
import type { Contact, NextStep } from './interaction.events.js';
import { interactionEvents } from './interaction.events.js';
import { interactionRefusals as refuse } from './interaction.refusals.js';

const {
  InteractionRecorded,
  InteractionCorrected,
  InteractionWithdrawn,
  NextStepPlanned,
  NextStepCompleted,
} = interactionEvents;

interface Interaction {
  readonly clientId: string;
  readonly contact: Contact;
  readonly withdrawn: boolean;
  readonly step: NextStep | undefined;
}

const evolve: Evolve<Interaction, typeof interactionEvents> = {
  InteractionRecorded: ({ clientId, ...recorded }) => ({
    clientId,
    contact: contactOf(recorded),
    withdrawn: false,
    step: undefined,
  }),
  InteractionCorrected: (corrected, interaction) => ({
    ...interaction,
    contact: contactOf(corrected),
  }),
  InteractionWithdrawn: (_, interaction) => ({ ...interaction, withdrawn: true, step: undefined }),
  NextStepPlanned: (step, interaction) => ({ ...interaction, step: stepOf(step) }),
  NextStepCompleted: (_, interaction) => ({ ...interaction, step: undefined }),
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
  },
  evolve,
  consult: { RecordInteraction: ({ clientId }) => ({ client: clientFile.row(clientId) }) },

  create: {
    RecordInteraction({ clientId, nextStep, ...command }, { client, ...context }) {
      if (client === undefined) throw refuse.ClientUnknown({ field: 'clientId', clientId });
      const contact = pastContact(command, context);
      const recorded = InteractionRecorded({ clientId, ...contact });
      if (nextStep === undefined) return recorded;
      checkStep(nextStep, contact.valueDate, 'nextStep.dueOn');
      return [recorded, NextStepPlanned(stepOf(nextStep))];
    },
  },

  decide: {
    CorrectInteraction({ reason, ...command }, { contact, withdrawn }, context) {
      if (withdrawn) throw refuse.InteractionIsWithdrawn();
      const corrected = pastContact(command, context);
      return isDeepStrictEqual(corrected, contact)
        ? []
        : InteractionCorrected({ ...corrected, reason });
    },

    WithdrawInteraction: ({ reason }, { withdrawn }) =>
      withdrawn ? [] : InteractionWithdrawn({ reason }),

    PlanNextStep(command, { contact, withdrawn, step }) {
      if (withdrawn) throw refuse.InteractionIsWithdrawn();
      checkStep(command, contact.valueDate, 'dueOn');
      const planned = stepOf(command);
      return isDeepStrictEqual(planned, step) ? [] : NextStepPlanned(planned);
    },

    CompleteNextStep({ result }, { step }) {
      if (step === undefined) throw refuse.NoOpenStep();
      return NextStepCompleted({ result });
    },
  },
});

/** The contact as it is recorded: its moment in UTC, so that moments compare as text. */
function pastContact(told: Contact, { now, today }: Pick<Context, 'now' | 'today'>): Contact {
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
  return { ...contact, occurredAt };
}

function checkStep({ dueOn }: NextStep, contactOn: Day, field: string): void {
  if (dueOn < contactOn) throw refuse.StepBeforeContact({ field, dueOn, contactOn });
}
