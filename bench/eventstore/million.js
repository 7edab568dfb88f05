// A log of a million events: start, memory, reading, catching up, checking.
// node --expose-gc bench/eventstore/million.js [--events 1000000] [--read 1000000]
import { randomUUID } from 'node:crypto';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import client from '@eventstore/db-client';
import { EmbeddedEventStore } from '#embedded-eventstore';
import { openDataFolder } from '../../dist/libs/embedded-eventstore/src/store/folder/data-folder.js';
import { EventLog } from '../../dist/libs/embedded-eventstore/src/store/event-log.js';
import {
  cpuMicros,
  event,
  mebibytes,
  options,
  othersSince,
  print,
  printEnvironment,
  temporaryFolder,
} from './harness.js';

const { EventStoreDBClient } = client;
const { events: total, read } = options({ events: 1_000_000, read: 1_000_000 });
const dir = temporaryFolder();
const connect = (store) => EventStoreDBClient.connectionString(store.url);
printEnvironment();

/** Writes to the store itself, without a client: 1,000 events a commit, 100 a stream. */
async function load() {
  const folder = await openDataFolder(dir, { noSync: true, verify: false });
  const log = new EventLog(folder.environment);
  const data = Buffer.from(JSON.stringify(event(0).data));
  const metadata = Buffer.alloc(0);
  for (let written = 0; written < total; written += 1000) {
    await log.writeTogether(
      Array.from({ length: 10 }, (_, i) => ({
        stream: `load-${written / 100 + i}`,
        events: Array.from({ length: 100 }, () => ({
          id: randomUUID(),
          type: 'happened',
          json: true,
          metadata,
          data,
        })),
      })),
    );
  }
  await log.drain();
  await folder.close();
}

async function timed(name, action) {
  const others = othersSince();
  const cpu = process.cpuUsage();
  const started = performance.now();
  const count = (await action()) ?? 0;
  const seconds = (performance.now() - started) / 1000;
  if (count) {
    print(name, { perSecond: count / seconds, cpu: cpuMicros(cpu) / count, others: others() });
  } else
    console.log(
      `${name.padEnd(38)} ${(seconds * 1000).toFixed(0)} ms, ${(cpuMicros(cpu) / 1000).toFixed(0)} ms of CPU  [others ${others().toFixed(1)} cores]`,
    );
}

await timed('load, without a client', async () => {
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
  for await (const each of connected.readAll({ maxCount: read })) count += each.event ? 1 : 0;
  return count;
});
await timed('subscribeToAll, until it has caught up', async () => {
  let count = 0;
  const subscription = connected.subscribeToAll();
  for await (const each of subscription) {
    count += each.event ? 1 : 0;
    if (count >= read) break;
  }
  await subscription.unsubscribe();
  return count;
});
console.log(`memory at the end (client and node): ${mebibytes(process.memoryUsage.rss())}`);
await connected.dispose();
await store.stop();
await timed('start, checking every record', async () => {
  await (await EmbeddedEventStore.start({ dir, verify: true })).stop();
});
