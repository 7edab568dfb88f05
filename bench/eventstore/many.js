// Many streams and many subscriptions on one node.
// node bench/eventstore/many.js [--streams 10000] [--subscriptions 500]
import client from '@eventstore/db-client';
import { EmbeddedEventStore } from '#embedded-eventstore';
import {
  event,
  mebibytes,
  options,
  print,
  printEnvironment,
  othersSince,
  temporaryFolder,
} from './harness.js';

const { END, EventStoreDBClient, streamNameFilter } = client;
const { streams, subscriptions } = options({ streams: 10_000, subscriptions: 500 });
printEnvironment();
const store = await EmbeddedEventStore.start({ dir: temporaryFolder() });
const connected = EventStoreDBClient.connectionString(store.url);
await connected.appendToStream('first', [event(0)]);

async function timed(name, count, action) {
  const others = othersSince();
  const started = performance.now();
  await action();
  print(name, { perSecond: (count * 1000) / (performance.now() - started), others: others() });
}
const each = async (count, concurrency, action) => {
  let next = 0;
  await Promise.all(
    Array.from({ length: concurrency }, async () => {
      for (let i = next++; i < count; i = next++) await action(i);
    }),
  );
};

await timed(`${streams} new streams, 64 at once`, streams, () =>
  each(streams, 64, (i) => connected.appendToStream(`many-${i}`, [event(i)])),
);

// One subscription in ten follows $all with a filter, the others a stream of their own.
const seen = new Array(subscriptions).fill(0);
const open = [];
await timed(`${subscriptions} subscriptions opened`, subscriptions, () =>
  each(subscriptions, 32, async (i) => {
    const subscription =
      i % 10 === 0
        ? connected.subscribeToAll({
            fromPosition: END,
            filter: streamNameFilter({ prefixes: [`live-${i}`] }),
          })
        : connected.subscribeToStream(`live-${i}`, { fromRevision: END });
    subscription.on('data', () => seen[i]++);
    open.push(subscription);
    await new Promise((confirmed) => subscription.once('confirmation', confirmed));
  }),
);
await timed('appends while all of them listen', subscriptions * 4, () =>
  each(subscriptions * 4, 64, (i) =>
    connected.appendToStream(`live-${i % subscriptions}`, [event(i)]),
  ),
);
while (seen.some((count) => count < 4)) await new Promise((done) => setTimeout(done, 5));
console.log(`all ${subscriptions} have seen their events`, await store.metrics());
console.log(`memory (client and node): ${mebibytes(process.memoryUsage.rss())}`);
await Promise.all(open.map((subscription) => subscription.unsubscribe()));
await connected.dispose();
await store.stop();
