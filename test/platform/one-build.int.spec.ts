import { Builds, Checkpoints, Tables } from '#platform';
import { setTimeout as pause } from 'node:timers/promises';
import type { Rapport, Stores, Voice } from '../rapport.js';
import { eventually, startRapport, startStores } from '../rapport.js';
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

const fill = async (jarId: string) =>
  (await rm.post('/jars', { jarId, colour: 'red', beans: 1 }).expect(201)).body.position as number;

const jarsStand = async () => {
  const found = await rapport.app.get(Builds).list();
  return found.find(({ name }) => name === 'jars')!;
};
const answers = (build: string) =>
  eventually(jarsStand, ({ live, wanted }) => live === build && wanted === build, 30_000);
const positionOf = async (build: string) => {
  const [checkpoint] = await rapport.app.get(Checkpoints).load([build]);
  return checkpoint?.position ?? -1;
};

/** What is indexed from now on takes so long that whatever looks once a second looks meanwhile. */
function slowIndexes(milliseconds: number): () => void {
  const tables = rapport.app.get(Tables);
  const index = tables.index.bind(tables);
  tables.index = async (...given) => {
    await pause(milliseconds);
    await index(...given);
  };
  return () => (tables.index = index);
}

describe('of the builds of one view', () => {
  it('the replaced one is fed no longer, however long its successor is indexed', async () => {
    await fill('one');
    const asBefore = slowIndexes(1_500);
    await rapport.app.get(Builds).rebuild('jars');
    await answers('jars@1.2');
    asBefore();
    // Until whatever began twice has come to its end.
    await pause(4_000);
    await rapport.app.get(Builds).switchTo('jars', 'jars@1');
    await answers('jars@1');
    const before = await positionOf('jars@1.2');
    const position = await fill('two');
    await rm.get(`/jars/two?after=${position}`).expect(200);
    await pause(500);
    expect(await positionOf('jars@1')).toBeGreaterThanOrEqual(position);
    expect(await positionOf('jars@1.2')).toBe(before);
  });

  it('one that is called off while it is built does not come to answer', async () => {
    const asBefore = slowIndexes(1_500);
    const asked = await rapport.app.get(Builds).rebuild('jars');
    await pause(1_200);
    await rapport.app.get(Builds).switchTo('jars', 'jars@1');
    await pause(5_000);
    asBefore();
    expect(await jarsStand()).toMatchObject({ live: 'jars@1', wanted: 'jars@1' });
    const position = await fill('three');
    await rm.get(`/jars/three?after=${position}`).expect(200);
    expect(await positionOf(asked)).toBeLessThan(position);
  });
});
