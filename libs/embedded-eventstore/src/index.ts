export { EmbeddedEventStore, type RunningEventStore } from './embedded-eventstore.js';
export type { EventStoreOptions } from './options.js';
export { UnusableFolder, type FolderFault } from './store/unusable-folder.js';
