import type { View } from '#kernel';
import fc from 'fast-check';
import { History } from '../../libs/platform/src/views/past/history.js';
import { KnownAt } from '../../libs/platform/src/views/past/known-at.js';
import type { Rapport, Stores, Voice } from '../rapport.js';
import { startRapport, startStores } from '../rapport.js';
import { asked } from './asked.js';
import { JarModule, jars } from './jars.js';

let stores: Stores;
let rapport: Rapport;
let rm: Voice;
let administrator: Voice;
/** The position of every receipt, in the order of the log. */
const positions: number[] = [];

const colours = ['red', 'green', 'blue'];
const act = fc.oneof(
  { weight: 3, arbitrary: fc.record({ fill: fc.nat(60), colour: fc.constantFrom(...colours) }) },
  { weight: 6, arbitrary: fc.record({ add: fc.nat(60), beans: fc.integer({ min: 1, max: 9 }) }) },
  { weight: 1, arbitrary: fc.record({ break: fc.nat(60) }) },
);

beforeAll(async () => {
  stores = await startStores();
  // Nobody runs the views yet: the first half of the history comes to them as large batches.
  rapport = await startRapport(stores, [JarModule], { api: true, worker: false });
  await happen(700, 1);
  await rapport.stop();
  rapport = await startRapport(stores, [JarModule]);
  await happen(300, 2);
});
afterAll(async () => {
  await rapport.stop();
  await stores.stop();
});

/** Sends random commands; those that make no sense are refused, as ever. */
async function happen(count: number, seed: number): Promise<void> {
  [rm, administrator] = [
    await rapport.as('relationshipManager'),
    await rapport.as('administrator'),
  ];
  for (const each of fc.sample(act, { numRuns: count, seed })) {
    const { body, status } = await send(each);
    if (status === 201) positions.push(body.position as number);
  }
}

function send(each: object) {
  const { fill, colour, add, beans, break: broken } = each as Readonly<Record<string, unknown>>;
  if (fill !== undefined) return rm.post('/jars', { jarId: `j${Number(fill)}`, colour, beans: 3 });
  if (add !== undefined) {
    return rm.post(`/jars/j${Number(add)}/beans`, { beans, valueDate: '2026-03-02' });
  }
  return administrator.post(`/jars/j${Number(broken)}/breakage`, { reason: 'fell' });
}

describe('what was known at a position', () => {
  it('is what a replay cut there gives: rows, lists in either order, counts and totals', async () => {
    const { app } = rapport;
    const [known, history] = [app.get(KnownAt), app.get(History)];
    const view = jars as View<object>;
    const property = fc.asyncProperty(
      fc.nat(positions.length - 1),
      fc.integer({ min: -1, max: 1 }),
      fc.nat(60),
      async (index, offset, jar) => {
        const position = Math.max((positions[index] ?? 0) + offset, 0);
        const { table } = await known.table(view, String(position));
        const replayed = history.table(view, { position });
        expect(await asked(table, `j${jar}`)).toEqual(await asked(replayed, `j${jar}`));
      },
    );
    await fc.assert(property, { numRuns: 25, seed: 20_260_302 });
  });

  it('is told over HTTP by a moment of recording too', async () => {
    const { body: before } = await rm.get('/jars?limit=500').expect(200);
    const moment = new Date().toISOString();
    await new Promise((resolve) => setTimeout(resolve, 5));
    await rm.post('/jars', { jarId: 'later', colour: 'red', beans: 1 }).expect(201);
    const { body } = await rm.get(`/jars?limit=500&knownAt=${moment}`).expect(200);
    expect(body).toEqual(before);
  });
});
