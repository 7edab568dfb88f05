// Durable appends through the official client: the node in a thread of this process, as by default.
// node bench/eventstore/appends.js [--seconds 4]
import client from '@eventstore/db-client';
import { EmbeddedEventStore } from '#embedded-eventstore';
import { event, measure, options, print, printEnvironment, temporaryFolder } from './harness.js';

const { EventStoreDBClient, NO_STREAM } = client;
const { seconds } = options({ seconds: 4 });
printEnvironment();
const store = await EmbeddedEventStore.start({ dir: temporaryFolder() });
const connected = EventStoreDBClient.connectionString(store.url);
let streams = 0;

/** Each worker fills streams of 100 events, with the exact revision expected. */
function appender(size) {
  const places = new Map();
  return async (worker) => {
    const place = places.get(worker) ?? { stream: '', next: 0 };
    places.set(worker, place);
    if (place.next === 0 || place.next >= 100) {
      place.stream = `bench-${streams++}`;
      place.next = 0;
    }
    const events = Array.from({ length: size }, (_, i) => event(i));
    const expectedRevision = place.next ? BigInt(place.next - 1) : NO_STREAM;
    await connected.appendToStream(place.stream, events, { expectedRevision });
    place.next += size;
  };
}

await connected.appendToStream('first', [event(0)]); // opens the shared call
await measure(16, 1, appender(1)); // warms up
for (const [size, concurrencies] of [
  [1, [1, 16, 64, 256]],
  [10, [1, 16, 64]],
  [100, [1, 16]],
]) {
  for (const concurrency of concurrencies) {
    const result = await measure(concurrency, seconds, appender(size));
    print(`append ${size}, ${concurrency} at a time`, result);
    if (size === 100)
      print('  = events', {
        ...result,
        perSecond: result.perSecond * 100,
        cpu: result.cpu / 100,
        p50: undefined,
      });
  }
}
const read = async () => {
  let count = 0;
  for await (const each of connected.readStream('bench-0')) count += each.event ? 1 : 0;
  return count;
};
print('read a stream of 100, 1 at a time', await measure(1, seconds, read));
print('read a stream of 100, 16 at a time', await measure(16, seconds, read));
const { commits, commitMs, events, largestBatch } = await store.metrics();
console.log(
  `${events} events in ${commits} commits: ${(commitMs / commits).toFixed(2)} ms each, ` +
    `largest ${largestBatch} events`,
);
await connected.dispose();
await store.stop();
