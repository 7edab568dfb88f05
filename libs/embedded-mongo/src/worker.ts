import { serveThread } from '#embedded-host';
import type { EmbeddedMongoOptions } from './embedded-mongo.js';
import { startInProcess } from './in-process.js';

/** The thread in which the server runs by default. */
await serveThread(async (options: EmbeddedMongoOptions) => {
  const { url, stop } = await startInProcess(options);
  return { started: { url }, methods: { stop } };
});
