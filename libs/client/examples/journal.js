// Keeps a journal of events in MongoDB, each exactly once, whatever is killed whenever.
//   RAPPORT_URL=… RAPPORT_TOKEN=… MONGODB_URL=… node libs/client/examples/journal.js [Type …]
import { mongoInbox, subscribe } from '@rapport/client';
import { MongoClient } from 'mongodb';

const { RAPPORT_URL, RAPPORT_TOKEN, MONGODB_URL } = process.env;
const [, , ...types] = process.argv;
const mongo = await MongoClient.connect(MONGODB_URL);
const journal = mongo.db('journal').collection('events');
const inbox = mongoInbox(mongo, { database: 'journal', name: 'journal' });

await subscribe(
  { url: RAPPORT_URL, token: RAPPORT_TOKEN, types: types.length > 0 ? types : undefined, inbox },
  async ({ id, type, sequence, data }, { session }) => {
    await journal.insertOne({ id, type, position: Number(sequence), data }, { session });
  },
);
