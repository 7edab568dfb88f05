import type { View } from '#kernel';
import { addDays } from '#kernel';
import { boundedContext, Tables } from '#platform';
import { Module } from '@nestjs/common';
import { History } from '../../libs/platform/src/views/past/history.js';
import { KnownAt } from '../../libs/platform/src/views/past/known-at.js';
import { Retention } from '../../libs/platform/src/views/retention/retention.js';
import { versionsOf } from '../../libs/platform/src/views/running/view-tables.js';
import { numbersFrom } from '../events.js';
import type { Rapport, Stores, Voice } from '../rapport.js';
import { startRapport, startStores } from '../rapport.js';
import { asked } from './asked.js';
import { jar, JarController, jars } from './jars.js';

const keptDays = 30;
const view: View = { ...jars, keptDays };

@Module(boundedContext({ deciders: [jar], views: [view], controllers: [JarController] }))
class BriefModule {}

/** The day on which the store records, whatever the clock of the bank says. */
const recordedOn = new Date().toISOString().slice(0, 10);

let stores: Stores;
let rapport: Rapport;
let rm: Voice;
const positions: number[] = [];

beforeAll(async () => {
  stores = await startStores();
  // Nobody runs the views yet: the first half of the history comes to them as one large batch.
  rapport = await startRapport(stores, [BriefModule], { api: true, worker: false });
  await fill(0, 150);
  await rapport.stop();
  rapport = await startRapport(stores, [BriefModule]);
  await fill(150, 60);
  await rm.get(`/jars?after=${positions.at(-1)}`).expect(200);
});
afterAll(async () => {
  await rapport.stop();
  await stores.stop();
});

async function fill(from: number, count: number): Promise<void> {
  rapport.clock.day = recordedOn;
  rm = await rapport.as('relationshipManager');
  const below = numbersFrom(5 + from);
  for (let index = 0; index < count; index++) {
    const jarId = `j${below(12)}`;
    const made = { jarId, colour: ['red', 'green'][below(2)], beans: 3 };
    const { status, body } = await rm.post('/jars', made);
    const beans = { beans: 1, valueDate: recordedOn };
    const sent = status === 201 ? body : (await rm.post(`/jars/${jarId}/beans`, beans)).body;
    positions.push(sent.position as number);
  }
}

const versions = () => rapport.app.get(Tables).count(versionsOf('jars@1'), { all: [] });

describe('what rows were', () => {
  it('is kept for as many days as the view says', async () => {
    rapport.clock.day = addDays(recordedOn, keptDays);
    const before = await versions();
    expect(before).toBeGreaterThan(20);
    expect(await rapport.app.get(Retention).purge()).toBe(0);
    expect(await versions()).toBe(before);
    await rm.get(`/jars?knownAt=${positions[10]}`).expect(200);
  });

  it.each([0.2, 0.6, 0.9])(
    'is removed up to a position (%d of the log), and every later one is told as before',
    async (share) => {
      rapport.clock.day = recordedOn;
      const upTo = positions[Math.floor(positions.length * share)] ?? 0;
      const { app } = rapport;
      await app.get(Retention).purgeUpTo(view, upTo);
      const later = positions.filter((position) => position > upTo);
      const some = later.filter((_, index) => index % Math.ceil(later.length / 5) === 0);
      for (const position of [upTo + 1, ...some]) {
        const { table } = await app.get(KnownAt).table(view, String(position));
        const replayed = app.get(History).table(view, { position });
        expect(await asked(table, 'j3')).toEqual(await asked(replayed, 'j3'));
      }
    },
    60_000,
  );

  it('is gone beyond, which is said: 410, from which day on it is told', async () => {
    rapport.clock.day = addDays(recordedOn, keptDays + 1);
    await rapport.app.get(Retention).purge();
    expect(await versions()).toBe(0);
    const { body } = await rm.get(`/jars?knownAt=${recordedOn}`).expect(410);
    expect(body).toMatchObject({
      code: 'PastNotKept',
      details: { field: 'knownAt', from: addDays(recordedOn, 1) },
    });
    await rm.get('/jars').expect(200);
  });
});
