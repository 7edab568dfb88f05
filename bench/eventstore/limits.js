// The same store without gRPC, and LMDB alone: what no server on top of them can exceed.
// node bench/eventstore/limits.js [--seconds 3]
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { open } from 'lmdb';
import { EventLog } from '../../dist/libs/embedded-eventstore/src/store/event-log.js';
import { openDataFolder } from '../../dist/libs/embedded-eventstore/src/store/folder/data-folder.js';
import { event, measure, options, print, printEnvironment, temporaryFolder } from './harness.js';

const { seconds } = options({ seconds: 3 });
printEnvironment();

const folder = await openDataFolder(temporaryFolder(), { noSync: false, verify: false });
const log = new EventLog(folder.environment);
const data = Buffer.from(JSON.stringify(event(0).data));
const proposed = () => ({
  id: randomUUID(),
  type: 'happened',
  json: true,
  metadata: Buffer.alloc(0),
  data,
});
let streams = 0;
const append = (size) => () =>
  log.appended(`bench-${streams++ % 5000}`, -2, Array.from({ length: size }, proposed));
for (const concurrency of [1, 16, 64, 256]) {
  print(
    `store: append 1, ${concurrency} at a time`,
    await measure(concurrency, seconds, append(1)),
  );
}
const hundred = await measure(16, seconds, append(100));
print('store: events, 100 an append, 16 at once', {
  ...hundred,
  perSecond: hundred.perSecond * 100,
  cpu: hundred.cpu / 100,
});
const started = performance.now();
let read = 0;
for (let at = 0, ended = false; !ended;) {
  const page = log.reader.allForwards(at, 256);
  read += page.records.length;
  ({ next: at, ended } = page);
}
print('store: read all, events', {
  perSecond: (read * 1000) / (performance.now() - started),
  others: 0,
});
await log.drain();
await folder.close();

const lmdb = open({
  path: join(temporaryFolder(), 'raw'),
  encoding: 'binary',
  overlappingSync: false,
});
const index = lmdb.openDB('index', { encoding: 'binary' });
const record = Buffer.alloc(744, 1);
let key = 0;
for (const concurrency of [1, 16, 64, 256]) {
  const put = () => {
    key++;
    void index.put(key, record.subarray(0, 6));
    return lmdb.put(key, record);
  };
  print(`lmdb: two puts, ${concurrency} at a time`, await measure(concurrency, seconds, put));
}
await lmdb.close();
