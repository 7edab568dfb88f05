import { samplesOf } from '#kernel/testing';
import { cadenceEvents } from './cadence/cadence.events.js';
import { clientId, offer, visit } from './examples.js';
import { interactionEvents } from './interaction/interaction.events.js';

/** A stored sample of every version of every event of an interaction. */
export const interactionSamples = samplesOf(
  interactionEvents,
  { interactionId: 'in_1', clientId },
  {
    InteractionRecorded: [{ clientId, ...visit }],
    InteractionCorrected: [{ ...visit, channel: 'video', reason: 'It was by video.' }],
    InteractionWithdrawn: [{ reason: 'Another client.' }],
    NextStepPlanned: [offer],
    NextStepCompleted: [{ result: 'Sent.' }],
  },
);

/** A stored sample of every version of every event of a cadence. */
export const cadenceSamples = samplesOf(
  cadenceEvents,
  { clientId },
  {
    CadenceAssigned: [{ profile: 'growth', reason: 'Revenue has doubled.' }],
    ContactStageEntered: [{ stage: 'approval' }],
  },
);
