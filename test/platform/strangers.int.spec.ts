import { EventStoreDBClient, jsonEvent, type Credentials } from '@eventstore/db-client';
import { MongoClient } from 'mongodb';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Started } from '../standalone.js';
import { runOnce, says, start } from '../standalone.js';

const folder = mkdtempSync(join(tmpdir(), 'rapport-strangers-'));
const environment = { RAPPORT_DATA: folder, RAPPORT_PORT: '0' };

interface Running {
  readonly eventStoreUrl: string;
  readonly mongoUrl: string;
}

let system: Started;
let running: Running;
beforeAll(async () => {
  system = start(['start'], environment);
  await says(system, /API\s+(http\S+)\n/);
  running = JSON.parse(readFileSync(join(folder, 'running.json'), 'utf8')) as Running;
});
afterAll(async () => {
  system.process.kill('SIGTERM');
  expect(await system.ended).toBe(0);
  rmSync(folder, { recursive: true, force: true });
});

const withoutCredentials = (url: string) => url.replace(/\/\/[^@/]*@/, '//');

/** The names of all collections, as a client with this URL gets them. */
async function collections(url: string): Promise<readonly string[]> {
  const client = new MongoClient(url, { serverSelectionTimeoutMS: 5_000 });
  try {
    const all = await client.db('rapport').listCollections().toArray();
    return all.map(({ name }) => name);
  } finally {
    await client.close();
  }
}

/** The types of the first events of the log. */
async function events(url: string): Promise<readonly string[]> {
  const client = EventStoreDBClient.connectionString(url);
  const types: string[] = [];
  try {
    for await (const { event } of client.readAll({ maxCount: 5 })) types.push(event?.type ?? '');
  } finally {
    await client.dispose();
  }
  return types;
}

describe('another user of the machine', () => {
  it('cannot read where the stores are and who may use them', () => {
    const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
    expect(files.sort()).toEqual([
      'eventstore-credentials.json',
      'master-keys.json',
      'mongo-credentials.json',
      'running.json',
      'seal-keys.json',
      'signing-key.json',
      'subscriber-credentials.json',
    ]);
    for (const file of files) expect(statSync(join(folder, file)).mode & 0o077).toBe(0);
    for (const store of ['eventstore', 'mongo']) {
      expect(statSync(join(folder, store)).mode & 0o077).toBe(0);
    }
  });

  it('is not let in by either store, also on this machine', async () => {
    await expect(collections(withoutCredentials(running.mongoUrl))).rejects.toMatchObject({
      code: 13,
    });
    const wrong = running.mongoUrl.replace(/:[^:@]+@/, ':guess@');
    await expect(collections(wrong)).rejects.toMatchObject({ code: 18 });
    await expect(events(withoutCredentials(running.eventStoreUrl))).rejects.toMatchObject({
      type: 'access-denied',
    });
    const insecure = withoutCredentials(running.eventStoreUrl).replace(/\?.*/, '?tls=false');
    await expect(events(insecure)).rejects.toBeDefined();
  });

  it('sees no password where the system says what it is', () => {
    const [eventStore, mongo] = [running.eventStoreUrl, running.mongoUrl].map(
      (url) => /:([^:@/]+)@/.exec(url)?.[1] ?? '',
    );
    expect(eventStore?.length).toBeGreaterThan(20);
    const { stdout, stderr } = runOnce(['doctor'], environment);
    for (const text of [system.output(), stdout, stderr]) {
      expect(text).not.toContain(eventStore);
      expect(text).not.toContain(mongo);
    }
  });
});

describe('a service downstream', () => {
  it('follows all events with credentials of its own, and writes none', async () => {
    const file = join(folder, 'subscriber-credentials.json');
    const { username, password } = JSON.parse(readFileSync(file, 'utf8')) as Credentials;
    const url = running.eventStoreUrl.replace(/\/\/[^@/]*@/, `//${username}:${password}@`);
    expect(await events(url)).not.toEqual([]);
    const client = EventStoreDBClient.connectionString(url);
    const forged = jsonEvent({ type: 'ApplicationApproved', data: { amount: 9_000_000_000 } });
    for (const stream of ['application-1', '$settings']) {
      await expect(client.appendToStream(stream, [forged])).rejects.toMatchObject({
        type: 'access-denied',
      });
    }
    await client.dispose();
  });
});

describe('the owner of the data folder', () => {
  it('is let in, and so are the commands of the command line', async () => {
    expect(await collections(running.mongoUrl)).not.toEqual([]);
    expect(await events(running.eventStoreUrl)).not.toEqual([]);
    const { stdout, status } = runOnce(['doctor'], environment);
    expect({ stdout, status }).toMatchObject({ status: 0 });
    expect(runOnce(['views'], environment).status).toBe(0);
  });
});
