import { readSettings, openWorld } from '#platform';
import type { Rapport, Stores, Voice } from '../rapport.js';
import { eventually, startRapport, startStores } from '../rapport.js';
import { JarModule, JarModuleOfVersion2, poison } from './jars.js';

let stores: Stores;
let rapport: Rapport;
let rm: Voice;

beforeAll(async () => {
  stores = await startStores();
  rapport = await startRapport(stores, [JarModule], undefined, { RAPPORT_WAIT_LIMIT: '1500' });
  rm = await rapport.as('relationshipManager');
});
afterAll(async () => {
  await rapport.stop();
  await stores.stop();
});

const fill = async (jarId: string, colour: string, beans: number) =>
  (await rm.post('/jars', { jarId, colour, beans }).expect(201)).body.position as number;
const add = async (jarId: string, beans: number, valueDate = '2026-03-02') =>
  (await rm.post(`/jars/${jarId}/beans`, { beans, valueDate }).expect(201)).body.position as number;
const beansOf = async (jarId: string, query: string) => {
  const { body, status } = await rm.get(`/jars/${jarId}?${query}`);
  return status === 200 ? (body.beans as number) : (body.code as string);
};

describe('a view', () => {
  it('shows what one has just written', async () => {
    const position = await fill('read-own', 'red', 5);
    expect(await beansOf('read-own', `after=${position}`)).toBe(5);
    const { headers } = await rm.get('/jars/read-own').expect(200);
    expect(headers['etag']).toBe('"0"');
  });

  it('says that it has not yet seen a position, never shows stale rows instead', async () => {
    const { body } = await rm.get('/jars/read-own?after=900000000').expect(504);
    expect(body).toMatchObject({ code: 'NotYetSeen', details: { lag: expect.any(Number) } });
  });

  it('keeps counts and sums by group', async () => {
    await fill('sum-1', 'green', 5);
    await fill('sum-2', 'green', 7);
    const position = await add('sum-1', 3);
    const { body } = await rm.get(`/jars/totals?after=${position}`).expect(200);
    expect(body).toContainEqual({ group: { colour: 'green' }, count: 2, sums: { beans: 15 } });
  });

  it('is listed page by page, each row once, in either order', async () => {
    let position = 0;
    for (let index = 0; index < 7; index++) {
      position = await fill(`page-${index}`, 'grey', 10 + (index % 3));
    }
    for (const sort of ['beans', '-beans']) {
      const seen: (readonly [number, string])[] = [];
      let cursor = '';
      do {
        const { body } = await rm
          .get(`/jars?colour=grey&limit=3&sort=${sort}&after=${position}${cursor}`)
          .expect(200);
        for (const { beans, jarId } of body.items) seen.push([beans, jarId]);
        cursor = body.next === null ? '' : `&cursor=${body.next as string}`;
      } while (cursor !== '');
      expect(seen.map(([, id]) => id).sort()).toEqual(
        [0, 1, 2, 3, 4, 5, 6].map((n) => `page-${n}`),
      );
      const beans = seen.map(([each]) => each);
      const ordered = [...beans].sort((a, b) => (sort === 'beans' ? a - b : b - a));
      expect(beans).toEqual(ordered);
    }
  });

  it.each([
    ['sort=colours', 'CannotSortBy'],
    ['cursor=nonsense', 'CursorIsStale'],
    ['limit=501', 'InvalidRequest'],
    ['limit=x', 'InvalidRequest'],
    ['asOf=2026-02-30', 'InvalidRequest'],
    ['asOf=2026-02-28T00:00:00Z', 'InvalidRequest'],
    ['knownAt=yesterday', 'InvalidRequest'],
    ['unknown=1', 'InvalidRequest'],
  ])('refuses a list with %s', async (query, code) => {
    const { body } = await rm.get(`/jars?${query}`).expect(400);
    expect(body.code).toBe(code);
  });
});

describe('a view of the past', () => {
  it('is told by what was known at a position or moment, and by value date', async () => {
    const filled = await fill('past', 'amber', 10);
    await add('past', 1, '2026-02-10');
    const last = await add('past', 2, '2026-02-20');
    expect(await beansOf('past', `knownAt=${filled}`)).toBe(10);
    expect(await beansOf('past', `knownAt=${last}`)).toBe(13);
    expect(await beansOf('past', 'asOf=2026-03-02')).toBe(13);
    expect(await beansOf('past', `knownAt=${new Date().toISOString()}`)).toBe(13);
    expect(await beansOf('past', 'knownAt=2020-01-01T00:00:00Z')).toBe('NotFound');
    expect(await beansOf('past', 'knownAt=2020-01-01')).toBe('NotFound');
    expect(await beansOf('past', 'knownAt=2020-01-01&asOf=2020-01-01')).toBe('TwoPasts');
  });

  it('answers lists and totals as they were', async () => {
    const position = await fill('past-list', 'violet', 4);
    await add('past-list', 5);
    const { body } = await rm.get(`/jars?colour=violet&knownAt=${position}`).expect(200);
    expect(body).toEqual({
      items: [expect.objectContaining({ jarId: 'past-list', beans: 4 })],
      next: null,
    });
    const totals = await rm.get(`/jars/totals?knownAt=${position}`).expect(200);
    expect(totals.body).toContainEqual({
      group: { colour: 'violet' },
      count: 1,
      sums: { beans: 4 },
    });
  });
});

/** The stores, as another process sees them. */
const outside = () =>
  openWorld(
    readSettings({
      RAPPORT_DATA: stores.folder,
      RAPPORT_LOG_LEVEL: 'silent',
      EVENTSTORE_URL: stores.eventStoreUrl,
      MONGODB_URL: stores.mongoUrl,
    }),
  );

describe('an event that cannot be folded', () => {
  it('is parked in the row that fails, and replayed into that row only', async () => {
    const world = await outside();
    poison.active = true;
    const position = await fill('jar-13', 'beige', 13);
    await fill('jar-2', 'beige', 2);
    const beansIn = async (row: string) =>
      (await world.tables.byIds('shelves@1', [row]))[0]?.['beans'];
    await eventually(
      () => beansIn('shelf-beige'),
      (beans) => beans === 15,
    );
    const parked = await world.tables.find('parked', { all: [] });
    expect(parked).toEqual([expect.objectContaining({ key: 'jar-13', position })]);
    poison.active = false;
    await world.tables.write(
      'parked',
      parked.map((each) => ({ put: { ...each, replay: true } })),
    );
    await eventually(
      () => world.tables.count('parked', { all: [] }),
      (count) => count === 0,
    );
    expect(await beansIn('jar-13')).toBe(13);
    expect(await beansIn('shelf-beige')).toBe(15);
    await world.close();
  });

  it('is parked with all that follow it in its row, and replayed when asked', async () => {
    await fill('parked', 'pink', 1);
    poison.active = true;
    await add('parked', 13);
    await add('parked', 2);
    const other = await fill('not-parked', 'pink', 8);
    expect(await beansOf('not-parked', `after=${other}`)).toBe(8);
    expect(await beansOf('parked', `after=${other}`)).toBe(1);
    const lacking = await eventually(
      () => rm.get('/jars/parked'),
      ({ headers }) => headers['x-parked'] !== undefined,
    );
    expect(lacking.headers['x-parked']).toBe('2');
    expect(lacking.body.parked).toBe(2);
    const list = await rm.get('/jars').expect(200);
    expect([list.headers['x-parked'], list.body.parked]).toEqual(['2', 2]);
    const whole = await rm.get('/jars/not-parked').expect(200);
    expect([whole.headers['x-parked'], whole.body.parked]).toEqual([undefined, undefined]);

    const world = await outside();
    const parked = await world.tables.find('parked', { all: [] }, { sort: [['position', 1]] });
    expect(parked).toEqual([
      expect.objectContaining({ key: 'parked', revision: 1, error: 'thirteen beans' }),
      expect.objectContaining({ key: 'parked', revision: 2 }),
    ]);
    poison.active = false;
    await world.tables.write(
      'parked',
      parked.map((each) => ({ put: { ...each, replay: true } })),
    );
    await eventually(
      () => beansOf('parked', ''),
      (beans) => beans === 16,
    );
    expect(await world.tables.count('parked', { all: [] })).toBe(0);
    await world.close();
    const { body } = await rm.get('/jars/totals').expect(200);
    expect(body).toContainEqual({ group: { colour: 'pink' }, count: 2, sums: { beans: 24 } });
  });
});

describe('a new version of a view', () => {
  it('is built beside the old one, and answers once it has caught up', async () => {
    const before = await rm.get('/jars?limit=500').expect(200);
    await rapport.stop();
    rapport = await startRapport(stores, [JarModuleOfVersion2]);
    rm = await rapport.as('relationshipManager');
    const { body } = await eventually(
      () => rm.get('/jars?limit=500'),
      ({ body: page }) =>
        page.items.every(({ colour }: { colour: string }) => /[A-Z]/.test(colour)),
    );
    const upper = before.body.items.map((row: { readonly colour: string }) => ({
      ...row,
      colour: row.colour.toUpperCase(),
    }));
    expect(body.items).toEqual(upper);
    const position = await fill('after-switch', 'teal', 3);
    expect(await beansOf('after-switch', `after=${position}`)).toBe(3);
  });
});

describe('a second worker', () => {
  it('stands by, and goes on where the first one stopped', async () => {
    const second = await startRapport(stores, [JarModuleOfVersion2]);
    await rapport.stop();
    rapport = second;
    rm = await second.as('relationshipManager');
    const position = await fill('taken-over', 'white', 2);
    await eventually(
      () => beansOf('taken-over', `after=${position}`),
      (beans) => beans === 2,
      20_000,
    );
  });
});
