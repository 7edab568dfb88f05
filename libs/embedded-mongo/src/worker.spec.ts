import { compiled } from '#embedded-host/testing';
import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { MongoClient, type Document } from 'mongodb';
import type * as Library from './index.js';
import { EmbeddedMongo, type RunningMongo } from './index.js';

interface Written extends Document {
  _id: string;
  pair?: string;
}

let library: string;
const crashWriter = resolve('libs/embedded-mongo/test/crash-writer.js');

let dir: string;
beforeAll(async () => {
  library = await compiled('embedded-mongo');
  dir = mkdtempSync(join(tmpdir(), 'mongo-worker-'));
});
afterAll(() => rmSync(dir, { recursive: true }));

describe('the server in a worker thread', () => {
  it('serves the driver, keeps its folder to itself, and stops', async () => {
    const { EmbeddedMongo: Compiled, runMongoCommand } = (await import(library)) as typeof Library;
    const folder = join(dir, 'worker');
    const server: RunningMongo = await Compiled.start({ dir: folder });
    const client = await new MongoClient(server.url).connect();
    const rows = client.db('d').collection<Written>('rows');
    await client.withSession((session) =>
      session.withTransaction(() => rows.insertOne({ _id: 'a' }, { session })),
    );
    await expect(Compiled.start({ dir: folder })).rejects.toThrow('uses the data folder');
    const error = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    expect(await runMongoCommand(['--port', '0', '--data', folder])).toBe(1);
    expect(String(error.mock.calls[0]?.[0])).toContain('mongo: another process uses the data');
    error.mockRestore();
    await client.close();
    await server.stop();
    const again = await Compiled.start({ dir: folder });
    const other = await new MongoClient(again.url).connect();
    expect(await other.db('d').collection('rows').countDocuments()).toBe(1);
    const taken = Number(new URL(again.url).port);
    await expect(Compiled.start({ port: taken })).rejects.toThrow('EADDRINUSE');
    await other.close();
    await again.stop();
  });
});

/** Lets a process write until it has acknowledged so many writes, and kills it then. */
async function killedWriter(folder: string, writes: number): Promise<readonly string[]> {
  const acknowledged: string[] = [];
  const child = fork(crashWriter, [library, folder], { execArgv: [] });
  await new Promise<void>((done) => {
    child.on('message', (id) => {
      if (typeof id === 'string') acknowledged.push(id);
      if (acknowledged.length === writes) child.kill('SIGKILL');
    });
    child.on('exit', () => done());
  });
  return acknowledged;
}

describe('a killed server', () => {
  const rounds = process.env['RAPPORT_LONG'] ? 20 : 2;

  it('loses nothing acknowledged and tears no transaction', async () => {
    const folder = join(dir, 'crash');
    const acknowledged: string[] = [];
    for (let round = 0; round < rounds; round++) {
      const more = await killedWriter(folder, 150 + round * 37);
      expect(more.length).toBeGreaterThanOrEqual(150);
      acknowledged.push(...more);
      const server = await EmbeddedMongo.start({ dir: folder, inProcess: true });
      const client = await new MongoClient(server.url).connect();
      const db = client.db('crash');
      const rows = db.collection<Written>('rows');
      const stored = new Set((await rows.find().toArray()).map(({ _id }) => _id));
      expect(acknowledged.filter((id) => !stored.has(id))).toEqual([]);
      const torn = [...stored].filter(
        (id) => /^[ab]/.test(id) && !stored.has((id.startsWith('a') ? 'b' : 'a') + id.slice(1)),
      );
      expect(torn).toEqual([]);
      // what a checkpoint says was done is done, and its count agrees
      const pairs = await rows.countDocuments({ pair: { $exists: true } });
      const checkpoints = await db.collection<Written>('checkpoints').find().toArray();
      expect(checkpoints.reduce((sum, { n }) => sum + Number(n), 0)).toBe(pairs / 2);
      for (const { at } of checkpoints) expect(stored.has(`a${String(at)}`)).toBe(true);
      // the index agrees with the documents
      const [first] = checkpoints;
      expect(await rows.countDocuments({ pair: String(first?.['at']) })).toBe(2);
      await client.close();
      await server.stop();
    }
  }, 600_000);
});
