import type { EmbeddedMongoOptions, RunningMongo } from './embedded-mongo.js';
import { MongoServer } from './server/server.js';
import { openStore, temporaryStore } from './storage/folder/folder.js';

/** Runs the server on this thread. */
export async function startInProcess(options: EmbeddedMongoOptions): Promise<RunningMongo> {
  const { dir } = options;
  const { store, close } = await (dir === undefined ? temporaryStore() : openStore(dir));
  try {
    const server = new MongoServer({ ...options, store });
    const url = await server.listen();
    return {
      url,
      async stop() {
        await server.close();
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}
