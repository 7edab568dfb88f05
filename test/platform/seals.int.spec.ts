import { AuditModule } from '#audit';
import { EventStore, ParkedEvents } from '#platform';
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { doctor } from '../../apps/cli/src/commands/doctor.js';
import type { Rapport, Stores, Voice } from '../rapport.js';
import { eventually, startRapport, startStores } from '../rapport.js';
import { JarModule } from './jars.js';

let stores: Stores;
let rapport: Rapport;
let rm: Voice;
let auditor: Voice;
let client: EventStoreDBClient;

beforeAll(async () => {
  stores = await startStores();
  rapport = await startRapport(stores, [JarModule, AuditModule]);
  [rm, auditor] = [await rapport.as('relationshipManager'), await rapport.as('auditor')];
  client = EventStoreDBClient.connectionString(stores.eventStoreUrl);
});
afterAll(async () => {
  await client.dispose();
  await rapport.stop();
  await stores.stop();
});

const fill = async (jarId: string) =>
  (await rm.post('/jars', { jarId, colour: 'red', beans: 5 }).expect(201)).body.position as number;
const add = (jarId: string, beans = 2) =>
  rm.post(`/jars/${jarId}/beans`, { beans, valueDate: '2026-03-02' });
const jarAt = async (jarId: string, position: number) =>
  (await rm.get(`/jars/${jarId}?after=${position}`).expect(200)).body as { readonly beans: number };
const doubtful = (count: number) =>
  eventually(
    async () => (await rm.get('/health/ready').expect(200)).body as { readonly doubtful?: number },
    (ready) => ready.doubtful === count,
    30_000,
  );
/** What an own event of a stream looks like in the store. */
const stored = async (stream: string) => {
  const [event] = await rapport.app.get(EventStore).read(stream);
  const { data, metadata } = event!;
  return { data: data as Record<string, unknown>, metadata: metadata as unknown as object };
};
const append = (stream: string, type: string, data: object, metadata?: object) =>
  client.appendToStream(
    stream,
    jsonEvent({ type, data: data as never, ...(metadata && { metadata: metadata as never }) }),
  );

describe('an event that a stranger appends', () => {
  it('changes nothing: no row, no total, no decision', async () => {
    await fill('forged');
    const { metadata } = await stored('jar-forged');
    const { seal: _, ...copied } = metadata as { readonly seal?: string };
    // As like ours as somebody with full access to the store can make it.
    const forged = { jarId: 'forged', beans: 900, valueDate: '2026-03-02' };
    await append('jar-forged', 'BeansAdded', forged, copied);
    await append('jar-forged', 'BeansAdded', forged);
    const { body } = await add('forged').expect(201);
    expect(body.revision).toBe(3);
    expect(await jarAt('forged', body.position as number)).toMatchObject({ beans: 7 });
    const totals = await rm.get('/jars/totals').expect(200);
    expect(totals.body).toMatchObject([{ sums: { beans: 7 } }]);
    // The decider did not count it either: else the jar would be full.
    await add('forged', 900).expect(201);
  });

  it('is told by readiness, doctor, the list of parked events, and the trail', async () => {
    await doubtful(2);
    const lines: string[] = [];
    const environment = {
      RAPPORT_DATA: stores.folder,
      RAPPORT_PORT: '0',
      EVENTSTORE_URL: stores.eventStoreUrl,
      MONGODB_URL: stores.mongoUrl,
    };
    expect(await doctor(environment, (line) => lines.push(line))).toBe(1);
    expect(lines.join()).toMatch(/2 events of the log were made up, altered or moved/);
    const parked = await auditor.get('/parked?of=log').expect(200);
    expect(parked.body).toMatchObject({
      waiting: 2,
      items: [{ key: 'jar-forged', revision: 1 }, {}],
    });
    const trail = await auditor.get('/audit/trail?stream=jar-forged&sort=position').expect(200);
    const believed = trail.body.items.map(({ unbelieved }: { unbelieved?: string }) => !unbelieved);
    expect(believed).toEqual([true, false, false, true, true]);
    // Its claims of an actor are not repeated.
    expect(trail.body.items[1]).toMatchObject({
      actor: '',
      unbelieved: 'it was not written by Rapport',
    });
  });
});

describe('an event of ours that was moved', () => {
  it('is parked with all that follows, and nothing is decided upon its stream', async () => {
    await fill('moved');
    const first = await add('moved').expect(201);
    await jarAt('moved', first.body.position as number);
    const [, second] = await rapport.app.get(EventStore).read('jar-moved');
    const { data, metadata } = second!;
    await append('jar-moved', 'BeansAdded', data as object, metadata);
    await eventually(
      () => rapport.app.get(ParkedEvents).list(),
      (all) => all.some(({ of, key }) => of === 'jars' && key === 'moved'),
      30_000,
    );
    const { body } = await add('moved').expect(409);
    expect(body.code).toBe('NotAsRecorded');
    // What is parked is believed for a second.
    const shown = await eventually(
      () => rm.get('/jars/moved').expect(200),
      ({ headers }) => headers['x-parked'] !== undefined,
      30_000,
    );
    expect(shown.headers['x-parked']).toBe('1');
    expect(shown.body).toMatchObject({ beans: 7, parked: 1 });
  });

  it('is passed over once two people have decided so', async () => {
    const [risk, admin] = [await rapport.as('riskOfficer'), await rapport.as('administrator')];
    const { items } = (await risk.get('/parked?of=jars&key=moved').expect(200)).body;
    const place = items[0].position as number;
    const what = { of: 'jars', key: 'moved', place, reason: 'A copy; nothing happened' };
    await risk.post('/parked/skips', { ...what, place: place + 1 }).expect(404);
    const { body } = await risk.post('/parked/skips', what).expect(201);
    const confirm = (voice: Voice) => voice.post(`/parked/skips/${body.id}/confirmation`, {});
    expect((await confirm(risk).expect(409)).body.code).toBe('NotIndependent');
    await confirm(admin).expect(201);
    const settled = await eventually(
      async () => (await risk.get('/parked?of=jars&key=moved').expect(200)).body,
      ({ waiting }) => waiting === 0,
      30_000,
    );
    expect(settled.items).toMatchObject([{ position: place, skipped: body.id }]);
    // The answer still says that it lacks something.
    const shown = await rm.get('/jars/moved').expect(200);
    expect(shown.headers['x-parked']).toBe('1');
    const { body: skips } = await risk.get('/parked/skips?state=confirmed').expect(200);
    expect(skips.items).toMatchObject([{ proposedBy: 'riskOfficer', settledBy: 'administrator' }]);
  });
});
