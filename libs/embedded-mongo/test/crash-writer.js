// Writes until it is killed, and tells its parent what was acknowledged: node crash-writer.js INDEX DIR
import { MongoClient } from 'mongodb';

const [, , index, dir] = process.argv;
const { EmbeddedMongo } = await import(index);
const server = await EmbeddedMongo.start({ dir });
const client = await new MongoClient(server.url).connect();
const db = client.db('crash');
const rows = db.collection('rows');
const checkpoints = db.collection('checkpoints');
await rows.createIndex({ pair: 1 });
await db.createCollection('checkpoints').catch(() => undefined); // there since the last round
const run = Date.now().toString(36);

/** Every third write is a transaction of two documents and a checkpoint. */
async function write(writer) {
  for (let n = 0; ; n++) {
    const name = `${run}-${writer}-${n}`;
    if (n % 3) {
      await rows.insertOne({ _id: `s${name}` });
      process.send(`s${name}`);
      continue;
    }
    await client.withSession((session) =>
      session.withTransaction(async () => {
        const both = [`a${name}`, `b${name}`].map((_id) => ({ _id, pair: name }));
        await rows.insertMany(both, { session });
        const moved = { $set: { at: name }, $inc: { n: 1 } };
        await checkpoints.updateOne({ _id: `w${writer}` }, moved, { session, upsert: true });
      }),
    );
    process.send(`a${name}`);
  }
}

await Promise.all(Array.from({ length: 8 }, (_, writer) => write(writer)));
