// A log of a million events: start, memory, reading, catching up, checking.
// node bench/eventstore/million.js [--events 1000000]
import { statSync } from 'node:fs';
import { join } from 'node:path';
import client from '@eventstore/db-client';
import { EmbeddedEventStore } from '#embedded-eventstore';
import {
  event,
  mebibytes,
  options,
  othersSince,
  print,
  printEnvironment,
  temporaryFolder,
} from './harness.js';

const { EventStoreDBClient } = client;
const { events: total } = options({ events: 1_000_000 });
const dir = temporaryFolder();
const connect = (store) => EventStoreDBClient.connectionString(store.url);
printEnvironment();

/** Writes 100 events at a time, 32 appends at once. */
async function load() {
  const store = await EmbeddedEventStore.start({ dir });
  const connected = connect(store);
  await connected.appendToStream('first', [event(0)]);
  let stream = 0;
  await Promise.all(
    Array.from({ length: 32 }, async () => {
      for (let mine = stream++; mine * 100 < total; mine = stream++) {
        await connected.appendToStream(
          `load-${mine}`,
          Array.from({ length: 100 }, (_, i) => event(i)),
        );
      }
    }),
  );
  await connected.dispose();
  await store.stop();
}

async function timed(name, action) {
  const others = othersSince();
  const started = performance.now();
  const count = (await action()) ?? 0;
  const seconds = (performance.now() - started) / 1000;
  if (count) print(name, { perSecond: count / seconds, others: others() });
  else
    console.log(
      `${name.padEnd(38)} ${(seconds * 1000).toFixed(0)} ms  [others ${others().toFixed(1)} cores]`,
    );
}

await timed('load, 100 events an append, 32 at once', async () => {
  await load();
  return total;
});
console.log(`data file: ${mebibytes(statSync(join(dir, 'data.mdb')).size)}`);
globalThis.gc?.();
const before = process.memoryUsage.rss();

let store;
await timed('start, in a thread', async () => {
  store = await EmbeddedEventStore.start({ dir });
});
console.log(`memory that the start took: ${mebibytes(process.memoryUsage.rss() - before)}`);
const connected = connect(store);
await timed('first append after the start', async () => {
  await connected.appendToStream('first', [event(0)]);
});
await timed('readAll', async () => {
  let count = 0;
  for await (const each of connected.readAll()) count += each.event ? 1 : 0;
  return count;
});
await timed('subscribeToAll, until it has caught up', async () => {
  let count = 0;
  const subscription = connected.subscribeToAll();
  for await (const each of subscription) {
    count += each.event ? 1 : 0;
    if (count >= total) break;
  }
  await subscription.unsubscribe();
  return count;
});
console.log(`memory at the end (client and node): ${mebibytes(process.memoryUsage.rss())}`);
await connected.dispose();
await store.stop();
await timed('start, checking every record', async () => {
  await (await EmbeddedEventStore.start({ dir, verify: 'all' })).stop();
});
