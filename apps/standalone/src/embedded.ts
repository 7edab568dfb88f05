import { EmbeddedEventStore } from '#embedded-eventstore';
import { storedCredentials } from '#embedded-host';
import type { Settings } from '#platform';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { restoreTheRest, startOrSetAside } from './set-aside.js';

/** Settings in which both stores have a URL, and how to stop those that were started for it. */
export interface WithStores {
  readonly settings: Settings;
  readonly embedded: readonly string[];
  /** The read models could not be used; views are being rebuilt. */
  readonly wasSetAside: boolean;
  /** Resolves to what happened when an embedded store has ended without having been stopped. */
  readonly lost: Promise<string>;
  stop(): Promise<void>;
}

/**
 * The users of the stores, made at the first start: our own in each, and one for services downstream
 * that only reads events. Nobody else is let in.
 */
const credentialsOf = (
  settings: Settings,
  use: 'eventstore' | 'subscriber' | 'mongo',
  username: string,
) => storedCredentials(join(settings.data, `${use}-credentials.json`), username);

/** Starts the embedded node of each store that has no URL, on the data folder. */
export async function withStores(settings: Settings): Promise<WithStores> {
  const started: { stop(): Promise<void> }[] = [];
  const stop = async () => {
    for (const node of started.toReversed()) await node.stop();
  };
  let { eventStoreUrl, mongoUrl } = settings;
  const embedded: string[] = [];
  let wasSetAside = false;
  let tell: (what: string) => void = () => undefined;
  const lost = new Promise<string>((resolve) => (tell = resolve));
  const ended = (name: string) => (error: Error) => {
    tell(`the embedded ${name} has ended: ${error.message}`);
  };
  try {
    mkdirSync(settings.data, { recursive: true });
    if (eventStoreUrl === '') {
      const administrator = await credentialsOf(settings, 'eventstore', 'admin');
      const reader = await credentialsOf(settings, 'subscriber', 'subscriber');
      const node = await EmbeddedEventStore.start({
        dir: join(settings.data, 'eventstore'),
        port: settings.eventStorePort,
        credentials: { administrator, reader },
        onFailure: ended('event store'),
      });
      started.push(node);
      embedded.push('eventstore');
      eventStoreUrl = node.url;
    }
    if (mongoUrl === '') {
      const mongo = await startOrSetAside({
        dir: join(settings.data, 'mongo'),
        port: settings.mongoPort,
        credentials: await credentialsOf(settings, 'mongo', 'rapport'),
        onFailure: ended('MongoDB'),
      });
      started.push(mongo.node);
      embedded.push('mongodb');
      mongoUrl = mongo.node.url;
      ({ wasSetAside } = mongo);
      if (wasSetAside) await restoreTheRest(settings.with({ eventStoreUrl, mongoUrl }));
    }
  } catch (error) {
    await stop();
    throw error;
  }
  const found = settings.with({ eventStoreUrl, mongoUrl });
  return { settings: found, embedded, wasSetAside, lost, stop };
}
