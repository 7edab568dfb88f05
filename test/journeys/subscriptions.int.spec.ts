import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { connect } from '@rapport/client';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '../rapport.js';
import type { Started } from '../standalone.js';
import { root, runOnce, says, start } from '../standalone.js';

const folder = mkdtempSync(join(tmpdir(), 'rapport-groups-'));
const here = { RAPPORT_DATA: folder, RAPPORT_PORT: '0', RAPPORT_REQUESTS_PER_MINUTE: '0' };
const clients = 60;
let standalone: Started;
let reader = '';

const fileIn = (name: string) =>
  JSON.parse(readFileSync(join(folder, name), 'utf8')) as Readonly<Record<string, string>>;

beforeAll(async () => {
  standalone = start(['start'], here);
  const address = await says(standalone, /API +(http:\S+)/);
  const token = runOnce(['token', '--as', 'rm'], here).stdout.trim();
  const rm = connect({ url: address, token });
  for (let index = 0; index < clients; index++) {
    await rm.send('RegisterClient', {
      clientId: `cl_${index}`,
      form: 'legalEntity',
      role: 'client',
      facts: { name: { en: `Client ${index}` } },
      source: { provenance: 'interview', statedOn: '2026-01-05' },
    });
  }
  const { username = '', password = '' } = fileIn('subscriber-credentials.json');
  reader = (fileIn('running.json')['eventStoreUrl'] ?? '').replace(
    /\/\/[^@]*@/,
    `//${username}:${encodeURIComponent(password)}@`,
  );
});
afterAll(async () => {
  standalone.process.kill('SIGTERM');
  await standalone.ended;
  rmSync(folder, { recursive: true, force: true });
});

const groups = (...args: readonly string[]) => runOnce(['subscriptions', ...args], here);

describe('a group of foreign clients', () => {
  it('is made for the streams of a kind, and refused where that is unknown', () => {
    const wrong = groups('create', 'clients', '--category', 'klient');
    expect(wrong.stderr).toMatch('--category klient: must be one of');
    expect(wrong.status).toBe(1);
    expect(groups('create', 'clients', '--category', 'client').stdout).toMatch('all of client');
    expect(groups('list').stdout).toMatch(/^clients +0 +/m);
  });

  it('gets every event of them, though its reader is killed', async () => {
    const seen = new Set<string>();
    const example = join(root, 'libs/client/examples/group.js');
    for (let round = 1; seen.size < clients; round++) {
      const consumer = start(['clients'], { EVENTSTORE_URL: reader }, example);
      const lines = () => consumer.output().match(/^\S+ ClientRegistered client-\S+$/gm) ?? [];
      await eventually(
        () => Promise.resolve(lines().length),
        (count) => count >= Math.min(20, clients - seen.size),
        30_000,
      );
      consumer.process.kill('SIGKILL');
      await consumer.ended;
      for (const line of lines()) seen.add(line);
      expect(round).toBeLessThan(10);
    }
    expect(seen.size).toBe(clients);
  });

  it('reads with credentials that write nothing', async () => {
    const client = EventStoreDBClient.connectionString(reader);
    const forged = jsonEvent({ type: 'LoanDisbursed', data: {} });
    await expect(client.appendToStream('loan-forged', [forged])).rejects.toMatchObject({
      type: 'access-denied',
    });
    await expect(client.deletePersistentSubscriptionToAll('clients')).rejects.toMatchObject({
      type: 'access-denied',
    });
    await client.dispose();
  });

  it('ends when it is removed', () => {
    expect(groups('remove', 'clients').stdout).toMatch('clients is removed');
    expect(groups().stdout).toMatch('there is no group yet');
  });
});
