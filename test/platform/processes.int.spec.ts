import { EventStore } from '#platform';
import type { Rapport, Stores, Voice } from '../rapport.js';
import { eventually, startRapport, startStores } from '../rapport.js';
import { ParkedEvents } from '#platform';
import { JarModule, poison } from './jars.js';

let stores: Stores;
let rapport: Rapport;
let rm: Voice;
let admin: Voice;

const begin = async () => {
  rapport = await startRapport(stores, [JarModule]);
  rm = await rapport.as('relationshipManager');
  admin = await rapport.as('administrator');
};
beforeAll(async () => {
  stores = await startStores();
  await begin();
});
afterAll(async () => {
  await rapport.stop();
  await stores.stop();
});

const jar = async (jarId: string) => (await rm.get(`/jars/${jarId}`)).body;

describe('a process', () => {
  it('sends the commands that follow from an event', async () => {
    await rm.post('/jars', { jarId: 'hundred', colour: 'red', beans: 100 }).expect(201);
    await eventually(
      () => jar('hundred'),
      ({ beans }) => beans === 101,
    );
  });

  it('does not send them again after a restart', async () => {
    await rapport.stop();
    await begin();
    await rm.post('/jars', { jarId: 'hundred-2', colour: 'red', beans: 100 }).expect(201);
    await eventually(
      () => jar('hundred-2'),
      ({ beans }) => beans === 101,
    );
    expect(await jar('hundred')).toMatchObject({ beans: 101 });
  });

  it('answers the events of one stream in their order', async () => {
    for (const jarId of ['watched', 'mirror']) {
      await rm.post('/jars', { jarId, colour: 'clear', beans: 0 }).expect(201);
    }
    const added = Array.from({ length: 25 }, (_, index) => index + 1);
    for (const beans of added) {
      await rm.post('/jars/watched/beans', { beans, valueDate: '2026-03-02' }).expect(201);
    }
    await eventually(
      () => jar('mirror'),
      ({ beans }) => beans === 325,
    );
    const mirrored = await rapport.app.get(EventStore).read('jar-mirror', 1);
    expect(mirrored.map(({ data }) => (data as { readonly beans: number }).beans)).toEqual(added);
  });

  it('goes through many rows at the end of a day, once a day', async () => {
    for (let index = 0; index < 40; index++) {
      await rm.post('/jars', { jarId: `many-${index}`, colour: 'blue', beans: index }).expect(201);
    }
    const close = (day: string) => admin.post('/business-days/2026/closings', { day });
    await close('2026-03-01').expect(201);
    await close('2026-03-01').expect(201);
    await eventually(
      () => rm.get('/jars?colour=blue&limit=100'),
      ({ body }) => body.items.every(({ counts }: { counts: number }) => counts === 1),
    );
    await close('2026-03-02').expect(201);
    await eventually(
      () => jar('many-7'),
      ({ counts }) => counts === 2,
    );
  });

  it('parks what is refused, and does the rest', async () => {
    await rm.post('/jars', { jarId: 'broken', colour: 'black', beans: 1 }).expect(201);
    const { body } = await admin.post('/jars/broken/breakage', { reason: 'fell' }).expect(201);
    await rm.get(`/jars/many-1?after=${body.position}`).expect(200);
    await rm.post('/jars', { jarId: 'hundred-3', colour: 'red', beans: 100 }).expect(201);
    await eventually(
      () => jar('hundred-3'),
      ({ beans }) => beans === 101,
    );
  });

  it('tries again what was parked, when asked to', async () => {
    const events = rapport.app.get(ParkedEvents);
    const list = () => events.list('process:reward-hundred');
    poison.active = true;
    await rm.post('/jars', { jarId: 'hundred-4', colour: 'red', beans: 100 }).expect(201);
    const [parked] = await eventually(list, ({ length }) => length === 1);
    expect(parked).toMatchObject({ key: 'jar-hundred-4', error: 'no rewards today' });

    expect(await events.replay('process:reward-hundred')).toBe(1);
    await eventually(list, ([each]) => each?.replay === false);
    expect(await jar('hundred-4')).toMatchObject({ beans: 100 });

    poison.active = false;
    await events.replay('process:reward-hundred', 'jar-hundred-4');
    await eventually(list, ({ length }) => length === 0);
    await eventually(
      () => jar('hundred-4'),
      ({ beans }) => beans === 101,
    );
  });
});
