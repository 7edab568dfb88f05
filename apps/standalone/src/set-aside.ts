import type { EmbeddedMongoHooks, EmbeddedMongoOptions, RunningMongo } from '#embedded-mongo';
import { EmbeddedMongo } from '#embedded-mongo';
import { UnusableFolder } from '#embedded-host';
import type { Settings } from '#platform';
import { EventStoreDB, IdempotencyKeys, MongoTables } from '#platform';
import { existsSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { restorePlaces } from './kept-places.js';

/** How often a long start tells why, in milliseconds. */
const sayEveryMs = 5_000;

const say = (line: string) => process.stderr.write(`rapport: ${line}\n`);

/**
 * Starts the embedded MongoDB on its folder. A folder that is damaged or of an older layout is
 * renamed, and an empty one takes its place: its rows are rebuilt from the log.
 * @returns whether the folder was set aside
 * @throws UnusableFolder where another process uses the folder, or a newer release wrote it
 */
export async function startOrSetAside(
  options: EmbeddedMongoOptions & EmbeddedMongoHooks & { readonly dir: string },
): Promise<{ node: RunningMongo; wasSetAside: boolean }> {
  try {
    return { node: await patiently(options.dir, EmbeddedMongo.start(options)), wasSetAside: false };
  } catch (error) {
    const isUnusable = error instanceof UnusableFolder;
    if (!isUnusable || error.fault === 'locked' || error.fault === 'newer') throw error;
    const aside = freeName(`${options.dir}-set-aside-${new Date().toISOString().slice(0, 10)}`);
    renameSync(options.dir, aside);
    say(`the read models cannot be used: ${error.message}`);
    say(`they are kept in ${aside}; new ones are built from the log`);
    return { node: await EmbeddedMongo.start(options), wasSetAside: true };
  }
}

/** Tells why a start takes long, so that nobody thinks it hangs. */
async function patiently<T>(dir: string, starting: Promise<T>): Promise<T> {
  const began = performance.now();
  const timer = setInterval(() => {
    const { size = 0 } = statSync(join(dir, 'data.mdb'), { throwIfNoEntry: false }) ?? {};
    const seconds = Math.round((performance.now() - began) / 1_000);
    say(
      `opening ${Math.round(size / 1_000_000)} MB of read models, ${seconds} s so far; ` +
        'after an unclean stop every document is checked',
    );
  }, sayEveryMs);
  return starting.finally(() => {
    clearInterval(timer);
  });
}

function freeName(wanted: string): string {
  for (let n = 1; ; n++) {
    const name = n === 1 ? wanted : `${wanted}-${n}`;
    if (!existsSync(name)) return name;
  }
}

/** Restores what no view holds: the places of the processes, and the content of idempotency keys. */
export async function restoreTheRest(settings: Settings): Promise<void> {
  const store = new EventStoreDB(settings.eventStoreUrl);
  const tables = new MongoTables(settings.mongoUrl, settings.mongoDatabase);
  try {
    await tables.open();
    await restorePlaces(tables, settings.data);
    const keys = await new IdempotencyKeys(tables).restore(store, (events, bound) => {
      say(`${events} events read, ${bound} idempotency keys restored`);
    });
    say(`${keys} idempotency keys restored`);
  } finally {
    await store.close();
    await tables.close();
  }
}
