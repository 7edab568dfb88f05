export { EmbeddedMongo, type EmbeddedMongoOptions } from './embedded-mongo.js';
export { runMongoCommand } from './cli.js';
