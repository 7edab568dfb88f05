import type { Samples } from '#kernel';
import type { cadenceEvents } from './cadence/cadence.events.js';
import { clientId, offer, visit } from './examples.js';
import type { interactionEvents } from './interaction/interaction.events.js';

/** A stored sample of every version of every event of an interaction. */
export const interactionSamples: Samples<typeof interactionEvents> = {
  InteractionRecorded: [{ clientId, ...visit }],
  InteractionCorrected: [{ clientId, ...visit, channel: 'video', reason: 'It was by video.' }],
  InteractionWithdrawn: [{ clientId, reason: 'Another client.' }],
  NextStepPlanned: [{ clientId, ...offer }],
  NextStepCompleted: [{ clientId, result: 'Sent.' }],
};

/** A stored sample of every version of every event of a cadence. */
export const cadenceSamples: Samples<typeof cadenceEvents> = {
  CadenceAssigned: [{ profile: 'growth', reason: 'Revenue has doubled.' }],
  ContactStageEntered: [{ stage: 'approval' }],
};
