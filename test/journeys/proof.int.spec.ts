import { AuditModule, Verification } from '#audit';
import { EmbeddedEventStore } from '#embedded-eventstore';
import { EmbeddedMongo } from '#embedded-mongo';
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isConsistent, leafHash, rootOfInclusion } from '../../libs/audit/src/proof/merkle.js';
import { openCheckpoint } from '../../libs/audit/src/proof/signed-note.js';
import { JarModule } from '../platform/jars.js';
import type { Rapport, Voice } from '../rapport.js';
import { eventually, startRapport } from '../rapport.js';

const folder = mkdtempSync(join(tmpdir(), 'rapport-'));
const dir = join(folder, 'eventstore');
const older = join(folder, 'older');
let events: Awaited<ReturnType<typeof EmbeddedEventStore.start>>;
let mongo: Awaited<ReturnType<typeof EmbeddedMongo.start>>;
let rapport: Rapport;
let auditor: Voice;
let rm: Voice;

const openEvents = () => EmbeddedEventStore.start({ dir, port: 0, inProcess: true });
const begin = async () => {
  const stop = () => Promise.resolve();
  const stores = { folder, eventStoreUrl: events.url, mongoUrl: mongo.url, stop };
  rapport = await startRapport(stores, [JarModule, AuditModule]);
  [auditor, rm] = [await rapport.as('auditor'), await rapport.as('relationshipManager')];
};
const fill = async (jarId: string) =>
  (await rm.post('/jars', { jarId, colour: 'red', beans: 3 }).expect(201)).body.position as number;

/** The proof, once a checkpoint covers a position. */
const proven = (position: number) =>
  eventually(
    async () => (await auditor.get('/audit/proof').expect(200)).body,
    ({ checkpoint }) => Number(checkpoint?.position ?? -1) >= position,
  );

beforeAll(async () => {
  events = await openEvents();
  mongo = await EmbeddedMongo.start({ port: 0, inProcess: true });
  await begin();
});
afterAll(async () => {
  await rapport.stop();
  await mongo.stop();
  await events.stop();
  rmSync(folder, { recursive: true, force: true });
});

const bytes = (text: string) => Buffer.from(text, 'base64');

describe('the proof of the log', () => {
  let first: Awaited<ReturnType<typeof proven>>;

  it('signs how far the log has come, and proves an event to whoever holds the key', async () => {
    const position = await fill('proven');
    first = await proven(position);
    const { key, checkpoint } = first;
    const signed = openCheckpoint(checkpoint.note as string, key as string)!;
    expect(signed.size).toBe(checkpoint.size);
    const { body } = await auditor.get(`/audit/proof/events/${position}`).expect(200);
    const root = openCheckpoint(body.checkpoint.note as string, key as string)!;
    const leaf = { hash: leafHash(bytes(body.entry as string)), index: body.index as number };
    expect(rootOfInclusion(leaf, root.size, body.proof.map(bytes))).toEqual(root.root);
    expect(body.isSound).toBe(true);
    expect(JSON.parse(bytes(body.entry as string).toString())).toMatchObject({
      stream: 'jar-proven',
      type: 'JarFilled',
    });
    expect(readFileSync(join(folder, 'checkpoints.txt'), 'utf8')).toContain(checkpoint.note);
  });

  it('shows that a later log begins with an earlier one', async () => {
    const now = await proven(await fill('later'));
    const { body } = await auditor
      .get(`/audit/proof/consistency?from=${first.checkpoint.size as number}`)
      .expect(200);
    const [old, later] = [body.from, body.to].map(({ note }) =>
      openCheckpoint(note as string, now.key as string)!,
    );
    expect(isConsistent(old!, later!, body.proof.map(bytes))).toBe(true);
    expect(body.isSound).toBe(true);
  });

  it('is for those who prove, and says what it cannot', async () => {
    await rm.get('/audit/proof').expect(403);
    await auditor.get('/audit/proof/events/1').expect(404);
    await auditor.get('/audit/proof/tiles/0/999').expect(404);
    await auditor.get('/audit/proof/consistency?from=999999').expect(404);
    await auditor.get('/audit/proof/tiles/9/0').expect(400);
  });

  it('stays sound when a stranger appends to the store', async () => {
    const client = EventStoreDBClient.connectionString(events.url);
    await client.appendToStream(
      'jar-proven',
      jsonEvent({ type: 'BeansAdded', data: { jarId: 'proven', beans: 900 } }),
    );
    await client.dispose();
    const { isSound } = await rapport.app.get(Verification).run({});
    expect(isSound).toBe(true);
  });

  it('tells a store that was rolled back to an older copy, and the first event missing', async () => {
    await rapport.stop();
    await events.stop();
    cpSync(dir, older, { recursive: true });
    events = await openEvents();
    await begin();
    const { checkpoint, key } = await proven(await fill('rolled-back'));
    await rapport.stop();
    await events.stop();
    rmSync(dir, { recursive: true });
    cpSync(older, dir, { recursive: true });
    events = await openEvents();
    await begin();
    const kept = { note: checkpoint.note as string, key: key as string };
    const { isSound, lines } = await rapport.app.get(Verification).run(kept);
    expect(isSound).toBe(false);
    expect(lines.at(-1)).toMatch(/jar-rolled-back@0: is missing/);
  });
});
