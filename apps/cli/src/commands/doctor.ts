import type { Settings } from '#platform';
import {
  EventStoreDB,
  MongoTables,
  ParkedEvents,
  readSettings,
  signingKeyFile,
  Tokens,
} from '#platform';
import { accessSync, constants, existsSync, statfsSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { readRunning } from '../../../standalone/src/running-file.js';
import { withoutCredentials } from '../../../without-credentials.js';

/** The oldest Node that runs Rapport, and the least room on the disk it should begin with. */
const oldest = [20, 19] as const;
const leastRoom = 256 * 1024 * 1024;
/** How long a store may take to answer, in milliseconds. */
const patience = 8_000;

/** What was looked at, and what is wrong with it; nothing where it is well. */
interface Finding {
  readonly what: string;
  readonly wrong?: string;
}

/** `rapport doctor`: whether the system can run here. Resolves to 0, or 1 where something is wrong. */
export async function doctor(
  environment: Readonly<Record<string, string | undefined>> = process.env,
  print: (line: string) => void = (line) => process.stdout.write(`${line}\n`),
): Promise<number> {
  const findings = [nodeVersion(process.versions.node), ...(await surroundings(environment))];
  for (const { what, wrong } of findings) {
    print(wrong === undefined ? `ok      ${what}` : `not ok  ${what}: ${wrong}`);
  }
  return findings.every(({ wrong }) => wrong === undefined) ? 0 : 1;
}

/** Whether a version of Node is recent enough. */
export function nodeVersion(version: string): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const recent = major > oldest[0] || (major === oldest[0] && minor >= oldest[1]);
  return {
    what: `Node ${version}`,
    ...(recent ? {} : { wrong: `needs ${oldest.join('.')} or newer` }),
  };
}

async function surroundings(
  environment: Readonly<Record<string, string | undefined>>,
): Promise<readonly Finding[]> {
  let settings: Settings;
  try {
    settings = readSettings({ ...environment, RAPPORT_LOG_LEVEL: 'silent' });
  } catch (error) {
    const wrong = error instanceof Error ? error.message : String(error);
    return [{ what: 'configuration', wrong }];
  }
  const running = readRunning(settings.data);
  return [
    { what: 'configuration' },
    await tried(`data folder ${resolve(settings.data)}`, () => folderIsUsable(settings.data)),
    await tried('disk of the data folder', () => diskHasRoom(settings.data)),
    ...(await stores(settings, running)),
    await signing(settings),
    running
      ? { what: `API at ${running.address}, process ${running.pid}` }
      : await tried(`port ${settings.port}`, () => portIsFree(settings)),
  ];
}

/** The folder itself, or the nearest above it that is there. */
const nearest = (folder: string): string =>
  existsSync(folder) ? folder : nearest(dirname(resolve(folder)));

function folderIsUsable(folder: string): void {
  accessSync(nearest(folder), constants.R_OK | constants.W_OK);
}

function diskHasRoom(folder: string): void {
  const { bavail, bsize } = statfsSync(nearest(folder));
  const free = bavail * bsize;
  if (free < leastRoom) throw new Error(`${Math.floor(free / 1_048_576)} MiB free`);
}

async function stores(
  { eventStoreUrl, mongoUrl, ...rest }: Settings,
  running: ReturnType<typeof readRunning>,
): Promise<readonly Finding[]> {
  const eventstore = eventStoreUrl || (running?.eventStoreUrl ?? '');
  const mongo = mongoUrl || (running?.mongoUrl ?? '');
  return [
    await storeAnswers('event store', eventstore, () => eventStoreAnswers(eventstore)),
    await storeAnswers('MongoDB', mongo, () => mongoAnswers(mongo, rest.mongoDatabase)),
  ];
}

function storeAnswers(name: string, url: string, ask: () => Promise<unknown>): Promise<Finding> {
  // With no URL and no process, there is nothing to ask: the embedded node is started on demand.
  if (url === '') return Promise.resolve({ what: `${name}: embedded, not running` });
  return tried(`${name} ${withoutCredentials(url)}`, ask);
}

async function eventStoreAnswers(url: string): Promise<void> {
  const store = new EventStoreDB(url);
  try {
    await store.head();
  } finally {
    await store.close();
  }
}

async function mongoAnswers(url: string, database: string): Promise<void> {
  const tables = new MongoTables(url, database);
  try {
    await tables.open();
    if (!tables.transactional) throw new Error('no replica set, so no transactions');
    const { parked, doubtful } = await new ParkedEvents(tables).counted();
    const wrong = [
      ...(doubtful > 0 ? [`${doubtful} events of the log were made up, altered or moved`] : []),
      ...(parked > 0 ? [`${parked} events are parked`] : []),
    ];
    if (wrong.length > 0) throw new Error(`${wrong.join(', ')}, see rapport parked list`);
  } finally {
    await tables.close();
  }
}

/** The local key, or the issuer's keys where one is set. */
function signing(settings: Settings): Promise<Finding> {
  if (settings.issuer !== '') {
    return tried(`keys of ${settings.issuer}`, () => Tokens.reachable(settings));
  }
  const there = existsSync(signingKeyFile(settings.data));
  const what = `local signing key${there ? '' : ': not yet, made when it is first needed'}`;
  if (!there) return Promise.resolve({ what });
  return tried(what, () => Tokens.open(settings));
}

function portIsFree({ port, host }: Settings): Promise<void> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, host, () => server.close(() => resolve()));
  });
}

async function tried(what: string, work: () => unknown): Promise<Finding> {
  const late = new AbortController();
  const tooLong = pause(patience, undefined, { signal: late.signal, ref: false }).then(() => {
    throw new Error(`no answer after ${patience / 1_000} s`);
  });
  tooLong.catch(() => undefined);
  try {
    await Promise.race([work(), tooLong]);
    return { what };
  } catch (error) {
    return { what, wrong: error instanceof Error ? error.message : String(error) };
  } finally {
    late.abort();
  }
}
