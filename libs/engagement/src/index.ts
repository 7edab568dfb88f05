export { cadenceEvents } from './cadence/cadence.events.js';
export { AssignCadence, EnterContactStage } from './cadence/cadence.commands.js';
export * from './engagement.codes.js';
export { RecordInteraction } from './interaction/interaction.commands.js';
export type { Contact, NextStep } from './interaction/interaction.events.js';
export { interactionEvents } from './interaction/interaction.events.js';
// calculations
export * from './satisfaction/satisfaction.codes.js';
export * from './satisfaction/satisfaction.js';
export * from './satisfaction/satisfaction.rules.js';
export * from './service-level/service-level.codes.js';
export * from './service-level/service-level.js';
export * from './service-level/service-level.rules.js';
export * from './service-level/working-time.js';
