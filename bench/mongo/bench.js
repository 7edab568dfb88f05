// The embedded server through the official driver, as the application uses it:
//   npm run build && node bench/mongo/bench.js [documents] [worker|in-process] [disk|temporary]
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { MongoClient } from 'mongodb';
import { EmbeddedMongo } from '../../dist/libs/embedded-mongo/src/index.js';

const [size = '100000', where = 'worker', store = 'disk'] = process.argv.slice(2);
const documents = Number(size);
const dir = mkdtempSync(join(tmpdir(), 'bench-mongo-'));
const options = { inProcess: where === 'in-process', ...(store === 'disk' ? { dir } : {}) };

const id = (n) => `key-${n}`;
const row = (n, version = 1) => ({
  _id: id(n),
  version,
  clientId: `C-${n % 997}`,
  status: ['open', 'closed', 'draft'][n % 3],
  amount: { minor: n * 100, currency: 'CNY' },
  createdAt: new Date(1_700_000_000_000 + n * 1_000),
  name: `Company number ${n}`,
  tags: ['a', 'b'],
  note: 'x'.repeat(290),
});
const upsert = (document) => ({
  replaceOne: { filter: { _id: document._id }, replacement: document, upsert: true },
});
const range = (count, make) => Array.from({ length: count }, (_, n) => make(n));

const format = (value, digits = 0) =>
  value.toLocaleString('en', { maximumFractionDigits: digits, minimumFractionDigits: digits });

/**
 * Runs `calls` calls, so many at a time, of `each` operations each, and prints a line. The first
 * `warm` calls run before, uncounted: they are those in which the code is compiled.
 */
async function measure(name, { calls, at = 1, each = 1, warm = 0 }, call) {
  for (let n = 0; n < warm; n++) await call(n);
  const latencies = [];
  const delay = monitorEventLoopDelay({ resolution: 10 });
  const cpu = process.cpuUsage();
  const start = performance.now();
  let next = 0;
  delay.enable();
  await Promise.all(
    range(at, async () => {
      for (let n = next++; n < calls; n = next++) {
        const began = performance.now();
        await call(n);
        latencies.push(performance.now() - began);
      }
    }),
  );
  delay.disable();
  const elapsed = performance.now() - start;
  const { user, system } = process.cpuUsage(cpu);
  latencies.sort((a, b) => a - b);
  const percentile = (p) => latencies[Math.floor(latencies.length * p)] ?? 0;
  const operations = calls * each;
  console.log(
    `| ${name} | ${format((operations / elapsed) * 1_000)} | ${format(percentile(0.5), 2)} | ` +
      `${format(percentile(0.99), 2)} | ${format((user + system) / operations)} | ` +
      `${format(delay.max / 1e6)} |`,
  );
}

let server = await EmbeddedMongo.start(options);
let client = await new MongoClient(server.url, { maxPoolSize: 40 }).connect();
let rows = client.db('bench').collection('rows');
console.log(
  `${format(documents)} documents, ${where}, ${store}; Node ${process.version}, ` +
    `${cpus().length} × ${cpus()[0].model}; load average ${loadavg()[0].toFixed(1)}\n`,
);
console.log(
  '| operation | per second | p50 ms | p99 ms | CPU µs each, both sides | longest stall of the loop, ms |',
);
console.log('|---|---|---|---|---|---|');

const anonymous = () => {
  const [, kib] = /RssAnon:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  return Number(kib) / 1024;
};
const few = client.db('bench').collection('few');
await measure('insertOne, 1 at a time', { calls: 3_000 }, (n) => few.insertOne({ ...row(n) }));
await measure('insertOne, 32 at a time', { calls: 10_000, at: 32 }, (n) =>
  few.insertOne({ ...row(n + 100_000) }),
);
const batches = Math.ceil(documents / 500);
await rows.createIndexes([
  { key: { status: 1, createdAt: -1, _id: -1 } },
  { key: { clientId: 1 } },
  { key: { name: 1 } },
]);
await measure('bulk upserts of 500, new', { calls: batches, each: 500 }, (n) =>
  rows.bulkWrite(
    range(500, (k) => upsert(row(n * 500 + k))),
    { ordered: false },
  ),
);
await measure('bulk upserts of 500, existing', { calls: batches, each: 500 }, (n) =>
  rows.bulkWrite(
    range(500, (k) => upsert(row(n * 500 + k, 2))),
    { ordered: false },
  ),
);
await measure('bulk $inc of 1,000 in a transaction', { calls: 30, each: 1_000 }, (n) =>
  client.withSession((session) =>
    session.withTransaction(() =>
      rows.bulkWrite(
        range(1_000, (k) => ({
          updateOne: {
            filter: { _id: id((n * 1_000 + k) % documents) },
            update: { $inc: { version: 1 } },
          },
        })),
        { session },
      ),
    ),
  ),
);
await measure('findOne by _id, 1 at a time', { calls: 5_000, warm: 500 }, (n) =>
  rows.findOne({ _id: id((n * 7_919) % documents) }),
);
await measure('findOne by _id, 32 at a time', { calls: 20_000, at: 32 }, (n) =>
  rows.findOne({ _id: id((n * 7_919) % documents) }),
);
await measure('find 500 by _id ($in), per document', { calls: 100, each: 500 }, (n) =>
  rows.find({ _id: { $in: range(500, (k) => id((n * 500 + k) % documents)) } }).toArray(),
);
await measure('createIndexes over all, per document', { calls: 1, each: documents }, () =>
  rows.createIndex({ version: 1, 'amount.minor': 1 }),
);
const page = (n) => {
  const createdAt = new Date(1_700_000_000_000 + ((n * 7_919) % documents) * 1_000);
  return rows
    .find({
      status: 'open',
      $or: [{ createdAt: { $lt: createdAt } }, { createdAt, _id: { $lt: id(n) } }],
    })
    .sort({ createdAt: -1, _id: -1 })
    .limit(50)
    .toArray();
};
await measure('indexed page of 50 (keyset), 1 at a time', { calls: 3_000, warm: 500 }, page);
await measure('indexed page of 50 (keyset), 32 at a time', { calls: 3_000, at: 32 }, page);
await measure('countDocuments of a third by index', { calls: 5 }, () =>
  rows.countDocuments({ status: 'open' }),
);
await measure('countDocuments by a scan', { calls: 5 }, () =>
  rows.countDocuments({ 'amount.minor': { $gt: 1_000_000 } }),
);
await measure('32 scans at once', { calls: 32, at: 32 }, () =>
  rows.countDocuments({ name: { $regex: 'number 9+$' } }),
);
let scanning = true;
const scans = Promise.all(
  range(32, async () => {
    while (scanning) await rows.countDocuments({ name: { $regex: 'number 9+$' } });
  }),
);
await measure('findOne by _id while 32 scans go on, 1 at a time', { calls: 500 }, (n) =>
  few.findOne({ _id: id((n * 7) % 3_000) }),
);
scanning = false;
await scans;
await measure('$group of all by a field', { calls: 3 }, () =>
  rows.aggregate([{ $group: { _id: '$clientId', n: { $sum: '$amount.minor' } } }]).toArray(),
);
const transact = (n) =>
  client.withSession((session) =>
    session.withTransaction(async () => {
      await few.findOne({ _id: id(n) }, { session });
      await few.updateOne({ _id: id(n) }, { $inc: { version: 1 } }, { session });
      await few.updateOne({ _id: `t-${n}` }, { $set: { n } }, { session, upsert: true });
    }),
  );
await measure('transactions: 1 read, 2 writes, 1 at a time', { calls: 1_000 }, transact);
await measure('transactions: 1 read, 2 writes, 32 at a time', { calls: 3_000, at: 32 }, transact);
await measure('drain all, per document', { calls: 1, each: documents }, () =>
  rows.find().toArray(),
);

console.log(`\n${format(anonymous())} MiB of anonymous memory, driver and server.`);
await client.close();
await server.stop();
if (store === 'disk') {
  const start = performance.now();
  const cpu = process.cpuUsage();
  server = await EmbeddedMongo.start(options);
  client = await new MongoClient(server.url).connect();
  rows = client.db('bench').collection('rows');
  const count = await rows.estimatedDocumentCount();
  const { user, system } = process.cpuUsage(cpu);
  console.log(
    `\nReopened ${format(count)} documents and their index in ${format(performance.now() - start)} ms ` +
      `(${format((user + system) / 1_000)} ms of CPU).`,
  );
  await client.close();
  await server.stop();
}
rmSync(dir, { recursive: true });
