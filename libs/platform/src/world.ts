import type { Settings } from './configuration/settings.js';
import { Tokens } from './identity/tokens.js';
import { Log } from './operations/log.js';
import type { World } from './platform.module.js';
import { MasterKeys } from './personal/keys/master-keys.js';
import { VaultKeys } from './personal/keys/vault-keys.js';
import { PersonKeys } from './personal/keys/person-keys.js';
import { PersonalData } from './personal/personal-data.js';
import { PersonalTables } from './personal/personal-tables.js';
import { StoreUnavailable } from './stores/event-store.js';
import { EventStoreDB } from './stores/eventstoredb.js';
import { Seals } from './stores/seals.js';
import { MongoTables } from './stores/mongodb.js';

/** How often a store that does not answer at the start is tried again, and after how long. */
const attempts = 30;
const pause = 1_000;

/** A world, and how to leave it. */
export interface OpenWorld extends World {
  close(): Promise<void>;
}

/** Opens both stores by their URLs, and the keys that tokens are checked with. */
export async function openWorld(settings: Settings): Promise<OpenWorld> {
  const log = new Log(settings);
  const mongo = new MongoTables(settings.mongoUrl, settings.mongoDatabase);
  const wrapping = (settings.kmsUrl === '' ? MasterKeys : VaultKeys).open(settings);
  const keys = new PersonKeys(mongo, wrapping);
  const personal = new PersonalData(keys);
  const tables = new PersonalTables(mongo, keys);
  const seals = Seals.open(settings);
  const store = new EventStoreDB(settings.eventStoreUrl, seals, personal);
  await patiently(log, () => wrapping.lookAgain());
  await patiently(log, () => mongo.open());
  await patiently(log, async () => {
    await store.head();
  });
  const tokens = await Tokens.open(settings);
  const close = async () => {
    await Promise.all([store.close(), mongo.close()]);
  };
  return { settings, store, seals, tables, personal, tokens, log, close };
}

async function patiently(log: Log, open: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await open();
      return;
    } catch (error) {
      if (!(error instanceof StoreUnavailable) || attempt === attempts) throw error;
      log.warn({ store: error.store, attempt }, 'a store does not answer yet');
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}
