import type { EmbeddedMongoOptions, RunningMongo } from './embedded-mongo.js';
import { MongoServer } from './server/server.js';
import { Log } from './storage/log.js';
import { Store } from './storage/store.js';

/** Runs the server on this thread. */
export async function startInProcess(options: EmbeddedMongoOptions): Promise<RunningMongo> {
  const { dir, sync = false, host, port, transactionIdleMs, expiryMs } = options;
  const store = new Store();
  const log = dir === undefined ? undefined : Log.open(store, { dir, sync });
  const server = new MongoServer({
    store,
    host,
    port,
    transactionIdleMs,
    expiryMs,
    ...(log ? { receipts: log.receipts } : {}),
  });
  try {
    const url = await server.listen();
    return {
      url,
      async stop() {
        await server.close();
        await log?.close();
      },
    };
  } catch (error) {
    await log?.close();
    throw error;
  }
}
