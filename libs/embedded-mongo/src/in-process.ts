import { lockFolder } from '#embedded-host';
import { mkdir, realpath } from 'node:fs/promises';
import type { EmbeddedMongoOptions, RunningMongo } from './embedded-mongo.js';
import { MongoServer } from './server/server.js';
import { Log } from './storage/log.js';
import { Store } from './storage/store.js';

/** Runs the server on this thread. */
export async function startInProcess(options: EmbeddedMongoOptions): Promise<RunningMongo> {
  const { dir, sync = false, host, port, transactionIdleMs, expiryMs } = options;
  const lock = dir === undefined ? undefined : await lockedFolder(dir);
  const store = new Store();
  let log: Log | undefined;
  const close = async () => {
    await log?.close();
    await lock?.release();
  };
  try {
    if (dir !== undefined) log = Log.open(store, { dir, sync });
    const server = new MongoServer({
      store,
      host,
      port,
      transactionIdleMs,
      expiryMs,
      ...(log ? { receipts: log.receipts } : {}),
    });
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

/** Makes the folder when it is missing, and takes it for this server alone. */
async function lockedFolder(dir: string) {
  await mkdir(dir, { recursive: true });
  return lockFolder(await realpath(dir));
}
