import { EventStore } from '#platform';
import type { Rapport, Stores, Voice } from '../rapport.js';
import { startRapport, startStores } from '../rapport.js';
import { JarModule } from './jars.js';

let stores: Stores;
let rapport: Rapport;
let rm: Voice;

beforeAll(async () => {
  stores = await startStores();
  rapport = await startRapport(stores, [JarModule]);
  rm = await rapport.as('relationshipManager');
});
afterAll(async () => {
  await rapport.stop();
  await stores.stop();
});

const eventsOf = async (jarId: string) =>
  (await rapport.app.get(EventStore).read(`jar-${jarId}`)).map(({ type }) => type);
const key = (name: string) => ({ 'Idempotency-Key': `dry-run-${name}` });

describe('a dry run', () => {
  it('says what would be recorded, and records nothing', async () => {
    const jar = { jarId: 'dry', colour: 'red', beans: 3 };
    const { body } = await rm.post('/jars?dryRun=1', jar, key('fill')).expect(200);
    const data = { jarId: 'dry', colour: 'red', beans: 3 };
    const wouldRecord = [{ type: 'JarFilled', data }];
    expect(body).toEqual({ id: 'dry', revision: -1, position: 0, wouldRecord });
    expect(await eventsOf('dry')).toEqual([]);
  });

  it('uses up no idempotency key: the same is sent in earnest afterwards', async () => {
    const jar = { jarId: 'earnest', colour: 'red', beans: 3 };
    await rm.post('/jars?dryRun=1', jar, key('earnest')).expect(200);
    await rm.post('/jars', { ...jar, beans: 4 }, key('earnest')).expect(201);
    expect(await eventsOf('earnest')).toEqual(['JarFilled']);
  });

  it('is upon the stream as it is now', async () => {
    await rm.post('/jars', { jarId: 'now', colour: 'red', beans: 1 }).expect(201);
    const beans = { beans: 2, valueDate: '2026-03-02' };
    const { body } = await rm.post('/jars/now/beans?dryRun=1', beans).expect(200);
    expect(body).toMatchObject({ revision: 0, wouldRecord: [{ type: 'BeansAdded' }] });
    expect(await eventsOf('now')).toEqual(['JarFilled']);
  });

  it('is refused as the command would be', async () => {
    const jar = { jarId: 'now', colour: 'red', beans: 1 };
    const { body } = await rm.post('/jars?dryRun=1', jar).expect(409);
    expect(body).toMatchObject({ code: 'AlreadyExists' });
    const auditor = await rapport.as('auditor');
    await auditor.post('/jars?dryRun=1', jar).expect(403);
  });

  it('is refused, where what is asked for would happen all the same', async () => {
    const { body } = await rm.post('/console/sign-out?dryRun=1', {}).expect(400);
    expect(body).toMatchObject({ code: 'NoDryRun', details: { field: 'dryRun' } });
  });

  it('is asked for with 1, or not at all', async () => {
    const jar = { jarId: 'other', colour: 'red', beans: 1 };
    const { body } = await rm.post('/jars?dryRun=maybe', jar).expect(400);
    expect(body).toMatchObject({ code: 'InvalidRequest', details: { field: 'dryRun' } });
  });
});
