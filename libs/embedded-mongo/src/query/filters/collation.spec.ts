import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MongoClient, type Document } from 'mongodb';
import { EmbeddedMongo, type RunningMongo } from '../../embedded-mongo.js';

const GERMAN = { locale: 'de' };

describe('of collations, what is not supported is refused', () => {
  let server: RunningMongo;
  let client: MongoClient;
  beforeAll(async () => {
    server = await EmbeddedMongo.start({ inProcess: true });
    client = await new MongoClient(server.url).connect();
    await client
      .db('d')
      .collection<{ _id: string; t: string[] }>('rows')
      .insertOne({ _id: 'a', t: ['b'] });
  });
  afterAll(async () => {
    await client.close();
    await server.stop();
  });

  const piped = (stage: Document) => ({
    ...{ aggregate: 'rows', pipeline: [stage], cursor: {} },
    collation: GERMAN,
  });
  const changed = (update: Document | Document[]) => ({
    ...{ findAndModify: 'rows', query: {}, update },
    collation: GERMAN,
  });

  it.each<[string, Document, number]>([
    ['a strength above 3', { find: 'rows', collation: { locale: 'de', strength: 4 } }, 238],
    ['shifted ones', { find: 'rows', collation: { locale: 'de', alternate: 'shifted' } }, 238],
    ['one without a locale', { find: 'rows', collation: { strength: 2 } }, 2],
    ['the order of arrays', { find: 'rows', sort: { t: 1 }, collation: GERMAN }, 238],
    ['texts inside of a value', { find: 'rows', filter: { x: ['a'] }, collation: GERMAN }, 238],
    ['expressions', piped({ $match: { $expr: { $eq: ['$_id', 'A'] } } }), 238],
    ['groups', piped({ $group: { _id: '$_id' } }), 238],
    ['elements that an update looks for', changed({ $addToSet: { t: 'a' } }), 238],
    ['elements that a path looks for', changed({ $set: { 't.$': 'a' } }), 238],
    ['updates by stages', changed([{ $set: { a: 1 } }]), 238],
    ['collections', { create: 'other', collation: GERMAN }, 238],
    [
      'indexes',
      { createIndexes: 'rows', indexes: [{ key: { a: 1 }, name: 'a', collation: GERMAN }] },
      197,
    ],
  ])('%s', async (_name, command, code) => {
    await expect(client.db('d').command(command)).rejects.toMatchObject({ code });
  });
});
