import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, jest } from '@jest/globals';
import { MongoClient } from 'mongodb';
import { EmbeddedMongo } from './index.js';

interface Row {
  _id: string;
  n: number;
}

describe('the embedded server', () => {
  it('keeps what was written, also in transactions, over a restart', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'embedded-mongo-'));
    try {
      const first = await EmbeddedMongo.start({ dir, inProcess: true });
      const client = await new MongoClient(first.url).connect();
      const rows = client.db('d').collection<Row>('rows');
      await rows.createIndex({ n: 1 });
      await rows.insertOne({ _id: 'a', n: 1 });
      await client.withSession((session) =>
        session.withTransaction(async () => {
          await rows.updateOne({ _id: 'a' }, { $inc: { n: 1 } }, { session });
          await rows.insertOne({ _id: 'b', n: 5 }, { session });
        }),
      );
      await client.close();
      await first.stop();
      const second = await EmbeddedMongo.start({ dir, inProcess: true });
      const again = await new MongoClient(second.url).connect();
      const found = await again.db('d').collection<Row>('rows').find().sort({ n: 1 }).toArray();
      expect(found).toEqual([
        { _id: 'a', n: 2 },
        { _id: 'b', n: 5 },
      ]);
      await again.close();
      await second.stop();
    } finally {
      rmSync(dir, { recursive: true });
    }
  });

  it('is found again by its clients after a restart, although the clock was set back', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'embedded-mongo-'));
    const first = await EmbeddedMongo.start({ dir, inProcess: true });
    const settings = { serverSelectionTimeoutMS: 2_000, heartbeatFrequencyMS: 500 };
    const client = new MongoClient(first.url, settings);
    const rows = client.db('d').collection<Row>('rows');
    await rows.insertOne({ _id: 'a', n: 1 });
    await first.stop();
    const hourAgo = Date.now() - 3_600_000;
    const clock = jest.spyOn(Date, 'now').mockReturnValue(hourAgo);
    const port = Number(new URL(first.url).port);
    const second = await EmbeddedMongo.start({ dir, port, inProcess: true });
    clock.mockRestore();
    try {
      await new Promise((resolve) => client.once('serverHeartbeatSucceeded', resolve));
      expect(await rows.findOne({ _id: 'a' })).toEqual({ _id: 'a', n: 1 });
    } finally {
      await client.close();
      await second.stop();
      rmSync(dir, { recursive: true });
    }
  });

  it('refuses a folder that another server works on', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'embedded-mongo-'));
    const first = await EmbeddedMongo.start({ dir, inProcess: true });
    try {
      await expect(EmbeddedMongo.start({ dir, inProcess: true })).rejects.toThrow(
        'uses the data folder',
      );
    } finally {
      await first.stop();
      rmSync(dir, { recursive: true });
    }
  });
});
