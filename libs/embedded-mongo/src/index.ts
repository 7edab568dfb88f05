export { EmbeddedMongo, type EmbeddedMongoOptions, type RunningMongo } from './embedded-mongo.js';
export { runMongoCommand } from './cli.js';
