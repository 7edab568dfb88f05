import { EmbeddedEventStore } from '#embedded-eventstore';
import { EmbeddedMongo } from '#embedded-mongo';
import type { Settings } from '#platform';
import { join } from 'node:path';

/** Settings in which both stores have a URL, and how to stop those that were started for it. */
export interface WithStores {
  readonly settings: Settings;
  readonly embedded: readonly string[];
  stop(): Promise<void>;
}

/** Starts the embedded node of each store that has no URL, on the data folder. */
export async function withStores(settings: Settings): Promise<WithStores> {
  const started: { stop(): Promise<void> }[] = [];
  const stop = async () => {
    for (const node of started.toReversed()) await node.stop();
  };
  let { eventStoreUrl, mongoUrl } = settings;
  const embedded: string[] = [];
  try {
    if (eventStoreUrl === '') {
      const node = await EmbeddedEventStore.start({
        dir: join(settings.data, 'eventstore'),
        port: settings.eventStorePort,
      });
      started.push(node);
      embedded.push('eventstore');
      eventStoreUrl = node.url;
    }
    if (mongoUrl === '') {
      const node = await EmbeddedMongo.start({
        dir: join(settings.data, 'mongo'),
        port: settings.mongoPort,
      });
      started.push(node);
      embedded.push('mongodb');
      mongoUrl = node.url;
    }
  } catch (error) {
    await stop();
    throw error;
  }
  return { settings: settings.with({ eventStoreUrl, mongoUrl }), embedded, stop };
}
