import { readSettings } from '#platform';
import { resolve } from 'node:path';
import { startStandalone } from '../../standalone/src/main.js';
import { untilStopped } from './until-stopped.js';

/** Starts the whole system and says where it is. */
export async function start(): Promise<number> {
  const began = performance.now();
  const running = await startStandalone(
    // A terminal is for people: who wants a line for every request says so.
    readSettings({ RAPPORT_LOG_LEVEL: 'warn', ...process.env }),
  );
  const { settings, address = '' } = running;
  const seconds = ((performance.now() - began) / 1_000).toFixed(1);
  process.stdout.write(`
Rapport is ready (${seconds} s)

  API            ${address}
  API reference  ${address}/reference
  Event store    ${settings.eventStoreUrl}
  Views          ${settings.mongoUrl}
  Data folder    ${resolve(settings.data)}

  A token        npx rapport token --as rm --name "Wang Fang"
  Something to see   npx rapport demo

  Ctrl-C stops it.
`);
  return untilStopped(() => running.stop());
}
