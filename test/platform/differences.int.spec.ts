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

const at = async (path: string, body: object, voice = rm) =>
  (await voice.post(path, body).expect(201)).body.position as number;
const add = (jarId: string, beans: number) =>
  at(`/jars/${jarId}/beans`, { beans, valueDate: '2026-03-02' });

describe('what changed in a list', () => {
  it('is what came, went and changed, field by field, with the facts that did it', async () => {
    const administrator = await rapport.as('administrator');
    await at('/jars', { jarId: 'stays', colour: 'red', beans: 1 });
    await at('/jars', { jarId: 'goes', colour: 'red', beans: 1 });
    await at('/jars', { jarId: 'blue', colour: 'blue', beans: 1 });
    const from = await at('/jars', { jarId: 'grows', colour: 'red', beans: 1 });
    await add('grows', 2);
    await add('grows', 3);
    await add('blue', 5);
    await at('/jars', { jarId: 'comes', colour: 'red', beans: 4 });
    const to = await at('/jars/goes/breakage', { reason: 'It fell' }, administrator);
    await add('stays', 9);
    const { body } = await rm
      .get(`/jars/changes?colour=red&knownFrom=${from}&knownTo=${to}`)
      .expect(200);
    const fact = (type: string) => expect.objectContaining({ type });
    expect(body).toEqual({
      items: [
        expect.objectContaining({ id: 'comes', what: 'came', facts: [fact('JarFilled')] }),
        expect.objectContaining({
          id: 'goes',
          what: 'went',
          facts: [expect.objectContaining({ command: 'BreakJar', reason: 'It fell' })],
        }),
        expect.objectContaining({
          id: 'grows',
          what: 'changed',
          changed: [{ field: 'beans', before: 1, after: 6 }],
          facts: [fact('BeansAdded'), fact('BeansAdded')],
        }),
      ],
      next: null,
    });
  });

  it('comes page by page, each change once', async () => {
    const from = await at('/jars', { jarId: 'p0', colour: 'grey', beans: 1 });
    for (let jar = 1; jar <= 5; jar++)
      await at('/jars', { jarId: `p${jar}`, colour: 'grey', beans: jar });
    const seen: string[] = [];
    for (let cursor = ''; ;) {
      const { body } = await rm
        .get(`/jars/changes?knownFrom=${from}&colour=grey&limit=2${cursor}`)
        .expect(200);
      seen.push(...body.items.map(({ id }: { readonly id: string }) => id));
      if (body.next === null) break;
      cursor = `&cursor=${body.next as string}`;
    }
    expect(seen).toEqual(['p1', 'p2', 'p3', 'p4', 'p5']);
  });

  it.each([
    ['', 'InvalidRequest'],
    ['?knownFrom=yesterday', 'InvalidRequest'],
    ['?knownFrom=9999999&knownTo=1', 'InvalidRequest'],
    ['?knownFrom=0&cursor=AA', 'CursorIsStale'],
  ])('is refused of %s', async (query, code) => {
    const { body } = await rm.get(`/jars/changes${query}`).expect(400);
    expect(body.code).toBe(code);
  });
});

describe('the history of a thing', () => {
  it('is each event with its decision, the answer after it and the fields it changed', async () => {
    const administrator = await rapport.as('administrator');
    await at('/jars', { jarId: 'lived', colour: 'red', beans: 1 });
    await add('lived', 2);
    await at('/jars/lived/breakage', { reason: 'Old' }, administrator);
    const first = await rm.get('/jars/lived/history?limit=2').expect(200);
    expect(first.body.items).toMatchObject([
      { fact: { type: 'JarFilled', command: 'FillJar' }, after: { beans: 1 } },
      {
        fact: { type: 'BeansAdded', actor: expect.any(String) },
        after: { beans: 3 },
        changed: [{ field: 'beans', before: 1, after: 3 }],
      },
    ]);
    const { body } = await rm
      .get(`/jars/lived/history?cursor=${first.body.next as string}`)
      .expect(200);
    expect(body.items).toHaveLength(1);
    expect(body.items[0]).toMatchObject({ fact: { type: 'JarBroken', reason: 'Old' } });
    expect(body.items[0].after).toBeUndefined();
    expect(body.next).toBeNull();
  });

  it('is whole whatever day its reader looks at', async () => {
    const { body } = await rm.get('/jars/lived/history').expect(200);
    const then = await rm.get('/jars/lived/history?knownAt=0').expect(200);
    expect(then.body).toEqual(body);
  });

  it('of a part begins with the event that brought it', async () => {
    await at('/jars', { jarId: 'parts', colour: 'red', beans: 1 });
    await add('parts', 2);
    await add('parts', 3);
    const { body } = await rm.get('/jars/parts/beans/3/history').expect(200);
    const steps = body.items as readonly { fact: { type: string }; after: { beans: number } }[];
    expect(steps.map(({ fact, after }) => [fact.type, after.beans])).toEqual([
      ['BeansAdded', 3],
      ['BeansAdded', 6],
    ]);
    await rm.get('/jars/parts/beans/9/history').expect(404);
  });

  it('is not of what never was', () => rm.get('/jars/nobody/history').expect(404));
});
