export { EmbeddedEventStore, type RunningEventStore } from './embedded-eventstore.js';
export type { EventStoreOptions } from './options.js';
