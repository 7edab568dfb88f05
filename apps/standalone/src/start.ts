import { demoPeople } from '#demo';
import type { Running, Settings } from '#platform';
import { readSettings } from '#platform';
import { resolve } from 'node:path';
import type { PersonLink } from '../../sign-in-links.js';
import { linkLines, linksFor } from '../../sign-in-links.js';
import { startStandalone } from './standalone.js';
import { readRunning } from './running-file.js';
import { showRebuild } from './rebuild-progress.js';
import { untilStopped } from '../../until-stopped.js';
import { withoutCredentials } from '../../without-credentials.js';

/** What else is to be done at the start. */
export interface StartOptions {
  /** Loads what there is to see, once everything runs. */
  readonly load?: (app: Running['app']) => Promise<unknown>;
  /** So many processes answer HTTP, and this one does the rest; 0: this one does all. */
  readonly apis?: number;
}

/** Starts the whole system and says where it is. */
export async function start({ load, apis = 0 }: StartOptions = {}): Promise<number> {
  const began = performance.now();
  // A terminal is for people; set RAPPORT_LOG_LEVEL=info for a line per request.
  const wanted = readSettings({ RAPPORT_LOG_LEVEL: 'warn', ...process.env });
  refuseSecond(wanted);
  const running = await startStandalone(wanted, apis).catch((error: unknown) => {
    throw explained(error, wanted);
  });
  const { app, settings, address = '' } = running;
  await load?.(app);
  const links = settings.issuer === '' ? await linksFor(app, address, demoPeople) : [];
  const seconds = ((performance.now() - began) / 1_000).toFixed(1);
  process.stdout.write(`
Rapport is ready (${seconds} s)

  API            ${address}
  Console        ${address}/console
  API reference  ${address}/reference
  Event store    ${withoutCredentials(settings.eventStoreUrl)}
  Views          ${withoutCredentials(settings.mongoUrl)}
  Data folder    ${resolve(settings.data)}

  A token        npm run -s rapport -- token --as rm --name "Wang Fang"
  Something to see   npm run -s rapport -- demo
${signIn(links)}
  Ctrl-C stops it.
`);
  const ended = new AbortController();
  // Nobody needs to hear that a store went away meanwhile: the service says so itself.
  if (running.isRebuilding) void showRebuild(running.app, ended.signal).catch(() => undefined);
  return untilStopped(() => {
    ended.abort();
    return running.stop();
  }, running.lost);
}

/** Whom the console lets in at once; empty where people sign in elsewhere. */
const signIn = (links: readonly PersonLink[]): string =>
  links.length === 0 ? '' : `\n  Sign in to the console, once with each link:\n${linkLines(links)}`;

/** A data folder belongs to one process: the second one says where the first is. */
function refuseSecond({ data }: Settings): void {
  const first = readRunning(data);
  if (!first) return;
  throw new Error(
    `already running on ${resolve(data)}: process ${first.pid} at ${first.address}.\n` +
      'To run another one, set RAPPORT_DATA to another folder and RAPPORT_PORT to another port.',
  );
}

/** A port that is taken names the variable to change. */
function explained(error: unknown, { host, port }: Settings): unknown {
  const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  if (!taken) return error;
  return new Error(`${host}:${port} is in use. Set RAPPORT_PORT to a free port, or to 0 for any.`);
}
