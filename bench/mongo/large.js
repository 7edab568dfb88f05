// A collection too large for memory: filling it, reading from it, opening it again.
//   npm run build && node bench/mongo/large.js [documents] [folder]
// A folder that is named is kept: filled at the first run, measured again at later ones.
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { EmbeddedMongo } from '../../dist/libs/embedded-mongo/src/index.js';

const documents = Number(process.argv[2] ?? 5_000_000);
const kept = process.argv[3];
const dir = kept ?? mkdtempSync(join(tmpdir(), 'bench-mongo-large-'));
const together = 1_000;

const id = (n) => `key-${String((n * 7_919) % documents).padStart(8, '0')}`;
const row = (n) => ({
  _id: id(n),
  version: 1,
  clientId: `C-${n % 9_973}`,
  status: ['open', 'closed', 'draft'][n % 3],
  amount: { minor: n * 100, currency: 'CNY' },
  createdAt: new Date(1_700_000_000_000 + n * 1_000),
  name: `Company number ${n}`,
  note: 'x'.repeat(300),
});
const show = (value, digits = 0) =>
  value.toLocaleString('en', { maximumFractionDigits: digits, minimumFractionDigits: digits });
const anonymous = () => {
  const [, kib] = /RssAnon:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  return `${show(Number(kib) / 1024)} MiB of anonymous memory`;
};
async function start() {
  const began = performance.now();
  const server = await EmbeddedMongo.start({ dir });
  const opened = performance.now() - began;
  const client = await new MongoClient(server.url, { maxPoolSize: 40 }).connect();
  const rows = client.db('bench').collection('rows');
  await rows.findOne({ _id: id(1) });
  const read = performance.now() - began;
  const stop = () => client.close().then(() => server.stop());
  return { rows, opened, read, stop };
}

/** So many calls, `at` at a time: the rate and how long they took. */
async function measure(name, { calls, at = 1 }, call) {
  for (let n = 0; n < Math.min(calls, 200); n++) await call(n);
  const took = [];
  const began = performance.now();
  let next = 0;
  await Promise.all(
    Array.from({ length: at }, async () => {
      for (let n = next++; n < calls; n = next++) {
        const from = performance.now();
        await call(n);
        took.push(performance.now() - from);
      }
    }),
  );
  const seconds = (performance.now() - began) / 1_000;
  took.sort((a, b) => a - b);
  const at99 = took[Math.floor(took.length * 0.99)];
  console.log(
    `${name}: ${show(calls / seconds)}/s, p50 ${show(took[took.length >> 1], 2)}, ` +
      `p99 ${show(at99, 2)}, longest ${show(took.at(-1), 2)} ms`,
  );
}

console.log(
  `${show(documents)} documents; Node ${process.version}, ${cpus().length} × ${cpus()[0].model}; ` +
    `load average ${loadavg()[0].toFixed(1)}`,
);
const { rows, stop } = await start();
if ((await rows.estimatedDocumentCount()) === 0) await fill();

async function fill() {
  await rows.createIndexes([
    { key: { status: 1, createdAt: -1, _id: -1 } },
    { key: { clientId: 1 } },
    { key: { name: 1 } },
  ]);
  const began = performance.now();
  const seconds = () => (performance.now() - began) / 1_000;
  let next = 0;
  const write = async () => {
    for (let n = next; n < documents; n = next) {
      next += together;
      const batch = Array.from({ length: Math.min(together, documents - n) }, (_, k) => row(n + k));
      await rows.insertMany(batch, { ordered: false });
      if (next % 500_000 === 0)
        console.log(`  ${show(next)} after ${show(seconds())} s; ${anonymous()}`);
    }
  };
  await Promise.all([write(), write()]);
  console.log(`filled at ${show(documents / seconds())} documents/s`);
}

const at = (n) => new Date(1_700_000_000_000 + ((n * 7_919) % documents) * 1_000);
const page = (n) =>
  rows
    .find({ status: 'open', createdAt: { $lt: at(n) } })
    .sort({ createdAt: -1, _id: -1 })
    .limit(50)
    .toArray();
await measure('findOne by _id, 32 at a time', { calls: 20_000, at: 32 }, (n) =>
  rows.findOne({ _id: id(n * 31) }),
);
await measure('page of 50 by an index, alone', { calls: 2_000 }, page);
await measure('count of a third by an index', { calls: 5 }, () =>
  rows.countDocuments({ status: 'open' }),
);
await measure('count of a client by an index', { calls: 1_000 }, (n) =>
  rows.countDocuments({ clientId: `C-${n % 9_973}` }),
);
let isScanning = true;
const scans = Array.from({ length: 32 }, async () => {
  const far = { name: { $regex: 'number 9+$' }, createdAt: { $gt: at(0) } };
  while (isScanning) await rows.find(far).hint({ $natural: 1 }).limit(1).toArray();
});
await measure('findOne while 32 scans go on', { calls: 500 }, (n) => rows.findOne({ _id: id(n) }));
isScanning = false;
await Promise.all(scans);
console.log(anonymous());
await stop();

console.log(`${show(statSync(join(dir, 'data.mdb')).size / 2 ** 30, 1)} GiB on disk`);
const again = await start();
console.log(`opened again in ${show(again.opened)} ms, first read after ${show(again.read)} ms`);
console.log(`${anonymous()} in the whole process`);
await again.stop();
if (kept === undefined) rmSync(dir, { recursive: true });
