export { cadenceEvents } from './cadence/cadence.events.js';
export { AssignCadence, EnterContactStage } from './cadence/cadence.commands.js';
export * from './engagement.codes.js';
export { RecordInteraction } from './interaction/interaction.commands.js';
export type { Contact, NextStep } from './interaction/interaction.events.js';
export { interactionEvents } from './interaction/interaction.events.js';
