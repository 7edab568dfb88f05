import type { Occurrence, View } from '#kernel';
import { addDays, defineView, pick } from '#kernel';
import { boundedContext } from '#platform';
import { Module } from '@nestjs/common';
import fc from 'fast-check';
import { Sight } from '../../libs/platform/src/visibility/sight.js';
import { History } from '../../libs/platform/src/views/past/history.js';
import { KeptDays } from '../../libs/platform/src/views/past/kept-days.js';
import type { Rapport, Stores, Voice } from '../rapport.js';
import { startRapport, startStores } from '../rapport.js';
import { asked } from './asked.js';
import { jarEvents, JarModule, jars } from './jars.js';

let stores: Stores;
let rapport: Rapport;
let rm: Voice;
let administrator: Voice;
let last = 0;

const firstDay = '2025-12-20';
const days = 60;
const colours = ['red', 'green', 'blue'];
const jar = fc.nat(30);
const act = fc.oneof(
  { weight: 3, arbitrary: fc.record({ fill: jar, colour: fc.constantFrom(...colours) }) },
  {
    weight: 8,
    // Most facts come on their day, some late, a few ahead of it.
    arbitrary: fc.record({
      add: jar,
      beans: fc.integer({ min: 1, max: 9 }),
      late: fc.oneof(fc.constant(0), fc.constant(0), fc.integer({ min: -3, max: 40 })),
    }),
  },
  { weight: 1, arbitrary: fc.record({ break: jar }) },
);

/** Rows that come and go: an even number of beans takes a row off, an odd one brings it back. */
const handfuls = defineView({
  name: 'handfuls',
  events: pick(jarEvents, 'BeansAdded'),
  key: { BeansAdded: (_: unknown, { id }: Occurrence) => id },
  empty: (jarId): { jarId: string; colour: string; beans: number } => ({
    ...{ jarId, colour: 'green', beans: 0 },
  }),
  on: {
    BeansAdded: ({ beans }, row) =>
      beans % 2 === 0 ? undefined : { ...row, beans: row.beans + beans },
  },
  rollups: { colours: ({ colour, beans }) => [{ group: { colour }, sums: { beans } }] },
  scope: 'open',
  queries: {},
  allow: {},
  answer: {},
  indexes: [{ colour: 1, beans: 1 }],
  keepsDays: true,
});

@Module(boundedContext({ deciders: [], views: [handfuls], processes: [], controllers: [] }))
class HandfulModule {}
const modules = [JarModule, HandfulModule];

beforeAll(async () => {
  stores = await startStores();
  // Nobody runs the views yet: the first half of the history comes to them as large batches.
  rapport = await startRapport(stores, modules, { api: true, worker: false });
  await happen(500, { seed: 1, from: 0 });
  await rapport.stop();
  rapport = await startRapport(stores, modules);
  await happen(150, { seed: 2, from: 30 });
  await rapport.stop();
  // What was remembered of rows between batches is gone.
  rapport = await startRapport(stores, modules);
  await happen(150, { seed: 3, from: 45 });
});
afterAll(async () => {
  await rapport.stop();
  await stores.stop();
});

/** Sends random commands while days pass; those that make no sense are refused, as ever. */
async function happen(count: number, { seed, from }: { seed: number; from: number }) {
  [rm, administrator] = [
    await rapport.as('relationshipManager'),
    await rapport.as('administrator'),
  ];
  for (const [index, each] of fc.sample(act, { numRuns: count, seed }).entries()) {
    rapport.clock.day = addDays(firstDay, from + Math.floor((index * 15) / count));
    const { body, status } = await send(each);
    if (status === 201) last = body.position as number;
  }
}

function send(each: object) {
  const { fill, colour, add, beans, late, break: broken } = each as Record<string, unknown>;
  if (fill !== undefined) return rm.post('/jars', { jarId: `j${Number(fill)}`, colour, beans: 3 });
  if (add !== undefined) {
    const valueDate = addDays(rapport.clock.day, -Number(late));
    return rm.post(`/jars/j${Number(add)}/beans`, { beans, valueDate });
  }
  return administrator.post(`/jars/j${Number(broken)}/breakage`, { reason: 'fell' });
}

describe('a view that keeps its days', () => {
  it.each([
    ['jars', jars as View<object>],
    ['rows that come and go', handfuls as View<object>],
  ])('counts as of any day what a replay counts, late facts included: %s', async (_, view) => {
    await rm.get(`/jars?after=${last}`).expect(200);
    const { app } = rapport;
    const [kept, history] = [app.get(KeptDays), app.get(History)];
    const property = fc.asyncProperty(
      fc.integer({ min: -5, max: days + 5 }),
      jar,
      async (n, id) => {
        const asOf = addDays(firstDay, n);
        const table = await kept.table(view, asOf, Sight.all);
        if (!table) throw new Error('no days are kept');
        const replayed = history.table(view, { asOf });
        expect(await asked(table, `j${id}`)).toEqual(await asked(replayed, `j${id}`));
      },
    );
    await fc.assert(property, { numRuns: 40, seed: 20_251_220 });
  });

  it('shows no more of a row than a view of today does', async () => {
    const { body } = await rm.get(`/jars?asOf=${rapport.clock.day}&limit=1`).expect(200);
    expect(Object.keys(body.items[0])).toEqual(['jarId', 'colour', 'beans', 'counts', 'tags']);
  });
});
