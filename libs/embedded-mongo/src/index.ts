export {
  EmbeddedMongo,
  type EmbeddedMongoHooks,
  type EmbeddedMongoOptions,
  type RunningMongo,
} from './embedded-mongo.js';
export { runMongoCommand } from './cli.js';
export { backup as backupMongo } from './storage/folder/backup.js';
