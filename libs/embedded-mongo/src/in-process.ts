import { join } from 'node:path';
import type { EmbeddedMongoOptions, RunningMongo } from './embedded-mongo.js';
import { LogJournal } from './interim/persist-log.js';
import { EmbeddedMongo as InterimServer } from './interim/server.js';

/** Runs the server on this thread. */
export async function startInProcess(options: EmbeddedMongoOptions): Promise<RunningMongo> {
  const stored =
    options.dir === undefined
      ? undefined
      : await LogJournal.open(join(options.dir, 'log'), options.sync === true);
  const server = await new InterimServer({
    ...(options.host === undefined ? {} : { host: options.host }),
    ...(options.port === undefined ? {} : { port: options.port }),
    ...(stored ? { engine: stored.engine } : {}),
  }).listen();
  return {
    url: server.uri,
    async stop() {
      await server.close();
      await stored?.journal.close();
    },
  };
}
