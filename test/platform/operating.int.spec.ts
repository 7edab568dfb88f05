import { Builds, ParkedEvents, Tables } from '#platform';
import type { Rapport, Stores, Voice } from '../rapport.js';
import { eventually, startRapport, startStores } from '../rapport.js';
import { JarModule, poison } from './jars.js';
import { doctor, nodeVersion } from '../../apps/cli/src/commands/doctor.js';
import { parkedOn } from '../../apps/cli/src/commands/parked.js';
import { viewsOn } from '../../apps/cli/src/commands/views.js';

let stores: Stores;
let rapport: Rapport;
let rm: Voice;
let printed: string[] = [];

beforeAll(async () => {
  stores = await startStores();
  rapport = await startRapport(stores, [JarModule]);
  rm = await rapport.as('relationshipManager');
});
afterAll(async () => {
  poison.active = false;
  await rapport.stop();
  await stores.stop();
});
beforeEach(() => {
  printed = [];
});

const print = (line: string) => printed.push(...line.split('\n'));
const onSystem = () => ({ app: rapport.app, alone: false, print });
const never = new AbortController().signal;
const run = (...args: readonly string[]) => viewsOn(onSystem(), args, never);

const standing = async (view: string) =>
  (await rapport.app.get(Builds).list()).find(({ name }) => name === view);

const fill = async (jarId: string, beans: number) => {
  const { body } = await rm.post('/jars', { jarId, colour: 'red', beans }).expect(201);
  await rm.get(`/jars/${jarId}?after=${String(body.position)}`).expect(200);
};
const add = (jarId: string, beans: number) =>
  rm.post(`/jars/${jarId}/beans`, { beans, valueDate: '2026-03-02' }).expect(201);

describe('rapport views', () => {
  it('lists each view with its builds, lag and rows', async () => {
    await fill('one', 1);
    await fill('two', 2);
    expect(await run()).toBe(0);
    expect(printed[0]).toMatch(/^name +live +wanted +position +lag +rows +parked$/);
    const jars = printed.find((line) => line.startsWith('jars '));
    expect(jars).toMatch(/^jars +jars@1 +jars@1 +\d+ +0 +2 +0$/);
  });

  it('builds the next generation beside the live one, and waits until it answers', async () => {
    expect(await run('rebuild', 'jars', '--wait')).toBe(0);
    expect(printed).toContain('jars@1.2 answers');
    const { body } = await rm.get('/jars').expect(200);
    expect(body.items).toHaveLength(2);
  });

  it('goes back though nothing has happened since', async () => {
    expect(await run('switch', 'jars', 'jars@1', '--wait')).toBe(0);
    expect(await run('switch', 'jars', 'jars@1.2', '--wait')).toBe(0);
  });

  it('goes back to an older build, which first catches up', async () => {
    await fill('three', 3);
    expect(await run('switch', 'jars', 'jars@1', '--wait')).toBe(0);
    const { body } = await rm.get('/jars').expect(200);
    expect(body.items).toHaveLength(3);
    await fill('four', 4);
  });

  it('drops a build that nobody uses, and no other', async () => {
    expect(await run('drop', 'jars@1')).toBe(1);
    expect(printed.join()).toMatch('jars@1 answers the queries of jars');
    expect(await run('drop', 'jars@1.2')).toBe(0);
    expect(await run('drop', 'jars@1.2')).toBe(1);
    expect(await run('switch', 'jars', 'jars@1.2')).toBe(1);
  });

  it('says where no worker runs that could build', async () => {
    const tables = rapport.app.get(Tables);
    const said = 'no worker runs now; one that is started will build it: rapport worker';
    expect(await run('rebuild', 'jars', '--wait')).toBe(0);
    expect(printed).not.toContain(said);
    // The worker takes its lease again every three seconds: it may be just before this looks.
    await eventually(
      async () => {
        const leases = await tables.find('leases', { all: [] });
        const ended = leases.map((lease) => ({ put: { ...lease, until: 0 } }));
        await tables.write('leases', ended);
        expect(await viewsOn(onSystem(), ['switch', 'jars', 'jars@1', '--wait'], never)).toBe(0);
        return printed;
      },
      (lines) => lines.includes(said),
      60_000,
    );
  });

  it('leaves the worker building when it is interrupted', async () => {
    const interrupted = AbortSignal.abort();
    expect(await viewsOn(onSystem(), ['rebuild', 'jars', '--wait'], interrupted)).toBe(130);
    const asked = await standing('jars');
    expect(asked?.wanted).not.toBe('jars@1');
    await eventually(
      () => standing('jars'),
      (view) => view?.live === asked?.wanted,
    );
  });

  it.each([
    ['rebuild', 'jugs'],
    ['switch', 'jars', 'jars@9'],
  ])('refuses to %s %s %s', async (...args) => {
    expect(await run(...args)).toBe(1);
  });

  it.each([[['rebuild']], [['switch', 'jars']], [['drop']], [['polish']]])(
    'explains itself when asked to %j',
    async (args) => {
      expect(await run(...args)).toBe(2);
      expect(printed.join()).toMatch('usage');
    },
  );
});

describe('rapport parked', () => {
  it('lists what was parked with its reason, and replays it', async () => {
    await fill('parks', 1);
    poison.active = true;
    await add('parks', 13);
    await eventually(
      () => rapport.app.get(ParkedEvents).list(),
      ({ length }) => length === 1,
    );
    expect(await parkedOn(onSystem(), [])).toBe(0);
    expect(printed[1]).toMatch(/^jars@\S+ +parks +jar-parks +1 +BeansAdded .*thirteen beans$/);
    expect(await parkedOn(onSystem(), ['replay'])).toBe(1);
    poison.active = false;
    expect(await parkedOn(onSystem(), ['replay'])).toBe(0);
    expect(printed).toContain('1 of 1 are replayed');
    const { body } = await rm.get('/jars/parks').expect(200);
    expect(body.beans).toBe(14);
    expect(await parkedOn(onSystem(), ['list'])).toBe(0);
    expect(printed).toContain('nothing is parked');
    expect(await parkedOn(onSystem(), ['forget'])).toBe(2);
  });
});

describe('rapport doctor', () => {
  const environment = () => ({
    RAPPORT_DATA: stores.folder,
    RAPPORT_PORT: '0',
    EVENTSTORE_URL: stores.eventStoreUrl,
    MONGODB_URL: stores.mongoUrl,
  });

  it('finds everything well where it is', async () => {
    expect(await doctor(environment(), print)).toBe(0);
    expect(printed.every((line) => line.startsWith('ok '))).toBe(true);
    expect(printed.join()).toMatch(/Node.*data folder.*event store.*MongoDB.*signing key.*port/);
  });

  it.each([
    ['a store that is gone', { EVENTSTORE_URL: 'esdb://127.0.0.1:1?tls=false' }, /event store.*:/],
    ['a port in use', {}, /port/],
    ['an issuer without keys', { OIDC_ISSUER: 'http://127.0.0.1:1' }, /keys of/],
    ['a wrong variable', { RAPPORT_PORT: 'x' }, /configuration.*RAPPORT_PORT/],
  ])('names %s', async (what, changed, line) => {
    const taken = what === 'a port in use' ? { RAPPORT_PORT: new URL(rapport.url).port } : {};
    expect(await doctor({ ...environment(), ...taken, ...changed }, print)).toBe(1);
    const wrong = printed.filter((each) => each.startsWith('not ok'));
    expect(wrong).toEqual([expect.stringMatching(line)]);
  });

  it('knows which Node is too old', () => {
    expect(nodeVersion('20.18.3').wrong).toBeDefined();
    expect(nodeVersion('20.19.0').wrong).toBeUndefined();
    expect(nodeVersion('24.0.0').wrong).toBeUndefined();
  });
});
