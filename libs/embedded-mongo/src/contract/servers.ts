import { MongoClient, type Collection, type Db, type Document } from 'mongodb';
import { EmbeddedMongo, type RunningMongo } from '../embedded-mongo.js';

/** A document of the contract's collections: string `_id`s, whatever else. */
export interface Row extends Document {
  _id: string;
}

/** A server under test, connected to. */
export interface Server {
  readonly client: MongoClient;
  readonly db: Db;
  /** A collection that nobody else uses, holding the given documents. */
  collection(...rows: readonly Row[]): Promise<Collection<Row>>;
  stop(): Promise<void>;
}

/** What the contract runs on: the embedded server always, a real MongoDB when its URL is given. */
export const SERVERS: readonly (readonly [string, () => Promise<Server>])[] = [
  ['the embedded server', () => EmbeddedMongo.start({ inProcess: true }).then(connect)],
  ...realServers(process.env['MONGODB_TEST_URI']),
];

function realServers(
  url: string | undefined,
): readonly (readonly [string, () => Promise<Server>])[] {
  const stop = () => Promise.resolve();
  return url ? [['MongoDB', () => connect({ url, stop })]] : [];
}

async function connect({ url, stop }: RunningMongo): Promise<Server> {
  const client = await new MongoClient(url, { ignoreUndefined: true }).connect();
  const db = client.db(`contract_${process.pid}_${Date.now()}`);
  let made = 0;
  return {
    client,
    db,
    async collection(...rows) {
      const collection = await db.createCollection<Row>(`c${++made}`);
      if (rows.length > 0) await collection.insertMany([...rows]);
      return collection;
    },
    async stop() {
      await db.dropDatabase();
      await client.close();
      await stop();
    },
  };
}
