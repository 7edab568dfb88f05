export { backupFolder as backupEventStore } from './store/folder/backup.js';
export { runEventStoreCommand } from './cli.js';
export { EmbeddedEventStore, type RunningEventStore } from './embedded-eventstore.js';
export type { NodeMetrics } from './metrics.js';
export type { EventStoreHooks, EventStoreOptions, StoreCredentials } from './options.js';
export { UnusableFolder, type FolderFault } from '#embedded-host';
