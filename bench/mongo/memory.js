// What the server itself needs for its documents: node --expose-gc bench/mongo/memory.js [documents]
import { serialize } from 'bson';
import { orderKey } from '../../dist/libs/embedded-mongo/src/bson/order.js';
import { toRaw } from '../../dist/libs/embedded-mongo/src/bson/raw.js';
import { WriteBatch } from '../../dist/libs/embedded-mongo/src/storage/batch.js';
import { Store } from '../../dist/libs/embedded-mongo/src/storage/store.js';

const documents = Number(process.argv[2] ?? 100_000);
const used = () => {
  globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};
const report = (what, before) => {
  const bytes = used() - before;
  console.log(
    `${what}: ${(bytes / 1e6).toFixed(1)} MB, ${Math.round(bytes / documents)} B a document`,
  );
};

const store = new Store();
const rows = store.ensure('bench', 'rows');
const before = used();
for (let n = 0; n < documents; n++) {
  const row = {
    _id: `key-${n}`,
    clientId: `C-${n % 997}`,
    status: ['open', 'closed', 'draft'][n % 3],
    amount: { minor: n * 100, currency: 'CNY' },
    createdAt: new Date(1_700_000_000_000 + n * 1_000),
    name: `Company number ${n}`,
    tags: ['a', 'b'],
    note: 'x'.repeat(60),
  };
  const batch = new WriteBatch(store, undefined);
  batch.insert(rows, orderKey(row._id), toRaw(Buffer.from(serialize(row))), row);
}
console.log(`${documents} documents of ${Math.round(rows.bytes / documents)} B of BSON`);
report('documents and their _ids', before);
store.createIndexes(rows, [
  { v: 2, key: { status: 1, createdAt: -1, _id: -1 }, name: 'a' },
  { v: 2, key: { clientId: 1 }, name: 'b' },
]);
report('with two indexes', before);
