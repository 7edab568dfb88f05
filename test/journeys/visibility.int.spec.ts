import type { Page, Table, Total, View } from '#kernel';
import type { ClientScope } from '#clients';
import { clientScope } from '#clients';
import { everyone } from '#kernel';
import type { RequestContext } from '#platform';
import {
  Builds,
  clientsOf,
  Definitions,
  EventStore,
  MemoryTable,
  Rows,
  StaffRegister,
  Tables,
  ViewRegistry,
  Visibility,
} from '#platform';
import { isDeepStrictEqual } from 'node:util';
import { loadDemo } from '../../apps/cli/src/demo.js';
import { contexts } from '../../apps/contexts.js';
import type { Rapport, Stores, Voice } from '../rapport.js';
import { eventually, startRapport, startStores } from '../rapport.js';
import type { Asked } from '../required-parameters.js';
import { requiredOf } from '../required-parameters.js';

import { settling } from '../../apps/cli/src/settled.js';

/**
 * Who sees what, in every view and by every query of the product: the demo bank has clients of four
 * managers in two branches, one shared with a team, one of a manager on leave, one behind a wall.
 */
let stores: Stores;
let rapport: Rapport;
let scopes: readonly ClientScope[] = [];

/** What each person should see of the clients, told by hand. */
const sees: Readonly<Record<string, (client: ClientScope) => boolean>> = {
  'wang.fang': (client) =>
    isOf('wang.fang')(client) || isOfTeam(client) || isNamed('wang.fang')(client),
  'chen.wei': (client) => isOf('chen.wei')(client),
  // Ma Jun is on leave, and Liu Yang stands in.
  'liu.yang': (client) => isOf('liu.yang', 'ma.jun')(client),
  'ma.jun': (client) => isOf('ma.jun')(client),
  'gao.lei': (client) =>
    isIn('un_demo.xian')(client) || isOfTeam(client) || isNamed('gao.lei')(client),
  'he.jing': (client) => isIn('un_demo.jinan')(client) || isNamed('he.jing')(client),
  'li.na': (client) => !isWalled(client),
  'zhao.min': (client) => !isWalled(client),
  'core.banking': (client) => !isWalled(client),
  'sun.yue': () => true,
};
const isWalled = ({ restrictedTo }: ClientScope) => restrictedTo !== undefined;
let theWall = { client: 'cl_demo.cangshan', persons: ['wang.fang', 'gao.lei', 'he.jing'] };
const isNamed =
  (person: string) =>
  ({ clientId }: ClientScope) =>
    clientId === theWall.client && theWall.persons.includes(person);
const isOf =
  (...managers: readonly string[]) =>
  (client: ClientScope) =>
    !isWalled(client) && managers.includes(client.managerId ?? '');
const isIn = (unit: string) => (client: ClientScope) =>
  !isWalled(client) && client.units.includes(unit);
let theTeam = 'cl_demo.qingfeng';
const isOfTeam = ({ clientId }: ClientScope) => clientId === theTeam;
const people = Object.keys(sees);

async function readScopes(): Promise<void> {
  const build = await rapport.app.get(ViewRegistry).live(clientScope);
  scopes = (await rapport.app.get(Tables).find(build, { all: [] })) as unknown as ClientScope[];
}

const visibleTo = (person: string): ReadonlySet<string> =>
  new Set(scopes.filter((client) => sees[person]?.(client)).map(({ clientId }) => clientId));

beforeAll(async () => {
  stores = await startStores();
  // What is asked here is what is answered, not how soon.
  rapport = await startRapport(stores, contexts, undefined, { RAPPORT_DEADLINE: '60000' });
  await loadDemo(rapport.app, () => undefined);
  await readScopes();
});
afterAll(async () => {
  await rapport.stop();
  await stores.stop();
});

/** Every row of a view, as the system sees them; read once until something changes hands. */
const wholeViews = new Map<View, ReadonlyMap<string, object>>();

async function rowsOf(view: View): Promise<ReadonlyMap<string, object>> {
  const rows = wholeViews.get(view) ?? (await readRows(view));
  wholeViews.set(view, rows);
  return rows;
}

async function readRows(view: View): Promise<ReadonlyMap<string, object>> {
  const { app } = rapport;
  const found = await app.get(Tables).find(await app.get(ViewRegistry).live(view), { all: [] });
  return new Map(
    found.map(({ _id, _position, _revision, _day, _seenBy, _wall, ...row }) => [_id, row]),
  );
}

/**
 * The rows that somebody should see: those of a client they see, whose too the rest may be. What
 * belongs to no client, or to a group as a whole, is for those who see everything.
 */
function expected(view: View, rows: ReadonlyMap<string, object>, person: string): MemoryTable {
  const visible = visibleTo(person);
  const all = ['li.na', 'zhao.min', 'core.banking', 'sun.yue'].includes(person);
  const { scope } = view;
  if (scope !== 'open' && 'manager' in scope) {
    const of = (row: object) => ({ clientId: '', teamIds: [], units: [], ...row });
    return new MemoryTable(view, rows).narrowed((row) => sees[person]?.(of(row)) ?? false);
  }
  const known = new Set(scopes.map(({ clientId }) => clientId));
  return new MemoryTable(view, rows).narrowed((row) => {
    const clients = clientsOf(view, row);
    return clients.some((id) => known.has(id)) ? clients.some((id) => visible.has(id)) : all;
  });
}

/** The rows of a view as a query of somebody sees them. */
async function seenBy(view: View, personId: string): Promise<Table<object>> {
  const { app } = rapport;
  const person = await app.get(StaffRegister).person(personId);
  const roles = [...(person?.roles.keys() ?? [])];
  const request = { actor: { id: personId, roles }, person, correlationId: 'spec' };
  const sight = await app.get(Visibility).of(everyone, request as RequestContext);
  return app.get(Rows).of(view, sight);
}

async function all(
  table: Table<object>,
  sort: string | undefined,
  limit: number,
): Promise<readonly object[]> {
  const found: object[] = [];
  let cursor: string | undefined;
  do {
    const page: Page<object> = await table.page({}, { limit, cursor, sort });
    found.push(...page.items);
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  return found;
}

const sorted = (totals: readonly Total[]) =>
  Object.fromEntries(totals.map((each) => [JSON.stringify(each.group), each]));

/** Node compares a hundred times faster than jest, which then says what differs. */
function same(found: unknown, wanted: unknown): void {
  if (!isDeepStrictEqual(found, wanted)) expect(found).toEqual(wanted);
}

interface Walk {
  readonly orders: readonly (string | undefined)[];
  /** At most so many pages of a list, of seven rows or more. */
  readonly pages: number;
  /** So many rows of a view are asked for by their id, from all over it. */
  readonly ids: number;
}

const whole = (view: View): Walk => ({
  orders: [undefined, ...view.orders.flatMap((order) => [order, `-${order}`])],
  pages: 12,
  ids: 60,
});

/** Enough to see that rows have changed hands. */
const brief: Walk = { orders: [undefined], pages: 3, ids: 12 };

/** Everything that somebody sees of a view is what they should see of it, and nothing is missing. */
async function walk(view: View, person: string, { orders, pages, ids }: Walk): Promise<void> {
  const rows = await rowsOf(view);
  const [theirs, table] = [expected(view, rows, person), await seenBy(view, person)];
  const limit = Math.min(100, Math.max(7, Math.ceil(rows.size / pages)));
  for (const sort of orders) {
    const found = await all(table, sort, limit);
    same([view.name, sort, found], [view.name, sort, await all(theirs, sort, 500)]);
  }
  const every = Math.ceil(rows.size / ids);
  for (const id of [...rows.keys()].filter((_, index) => index % every === 0)) {
    same([view.name, id, await table.find(id)], [view.name, id, await theirs.find(id)]);
  }
  expect([view.name, await table.count({})]).toEqual([view.name, await theirs.count({})]);
  for (const rollup of Object.keys(view.rollups)) {
    const [got, want] = [await table.totals(rollup), await theirs.totals(rollup)];
    expect([view.name, rollup, sorted(got)]).toEqual([view.name, rollup, sorted(want)]);
  }
}

async function walkAll(): Promise<void> {
  wholeViews.clear();
  const views = rapport.app.get(Definitions).views.filter(({ scope }) => scope !== 'open');
  for (const person of people) for (const view of views) await walk(view, person, brief);
}

describe.each(people)('%s', (person) => {
  it('sees some clients, and hardly anybody sees all', () => {
    const { size } = visibleTo(person);
    expect(size).toBeGreaterThan(0);
    expect(size === scopes.length).toBe(person === 'sun.yue');
  });

  it('sees of every view exactly what is theirs: rows, lists in every order, counts, totals', async () => {
    const { views } = rapport.app.get(Definitions);
    for (const view of views.filter(({ scope }) => scope !== 'open')) {
      await walk(view, person, whole(view));
    }
  }, 600_000);
});

interface Operation {
  readonly path: string;
  readonly roles: readonly string[];
  /** The part of the address that it cannot be asked without. */
  readonly needed: string;
}

/** Every query with a route, and who may ask it. */
async function operations(voice: Voice): Promise<readonly Operation[]> {
  const { body } = await voice.get('/openapi.json').expect(200);
  return Object.entries(
    body.paths as Readonly<
      Record<string, { get?: Asked & { readonly 'x-roles'?: readonly string[] } }>
    >,
  ).flatMap(([path, { get }]) => {
    if (!get?.['x-roles']) return [];
    const needed = requiredOf(path, get, rapport.clock.today());
    return [{ path, roles: get['x-roles'], needed }];
  });
}

/** What an answer may mention of clients that are not the asker’s: relatives and fellow members. */
const mentions = new Set([
  'partyId',
  'linkedBy',
  'subjects',
  'clients',
  'members',
  'guarantor',
  'guarantorId',
]);

function* clientsIn(body: unknown): Iterable<string> {
  if (typeof body === 'string' && /^cl_demo\.\w+$/.test(body)) yield body;
  if (typeof body !== 'object' || body === null) return;
  // How a list of fellow members has changed names them by its field.
  if ('field' in body && mentions.has(String(body.field).split('.')[0] ?? '')) return;
  for (const [name, each] of Object.entries(body)) if (!mentions.has(name)) yield* clientsIn(each);
}

/** One mechanism answers how any list has changed, and slowly: one person of each kind of scope asks. */
const askChanges = ['wang.fang', 'gao.lei', 'li.na'];

describe('every query over HTTP', () => {
  const own = 'cl_demo.qingfeng';
  const foreign = 'cl_demo.yunling';

  /** The routes of something of a client, by the part of the path that names it. */
  function partsOf(clientId: string, auditor: Voice) {
    const first = async (list: string, field: string) => {
      const { body } = await auditor.get(list);
      const items = (body.items ?? []) as readonly Record<string, unknown>[];
      const row = items.find((each) => each['clientId'] === clientId);
      return row && String(row[field]);
    };
    return {
      clientId: () => Promise.resolve(clientId),
      kind: () => Promise.resolve('client'),
      subjectId: () => Promise.resolve(clientId),
      loanId: () => first(`/loans?clientId=${clientId}`, 'loanId'),
      applicationId: () => first(`/applications?clientId=${clientId}`, 'applicationId'),
      interactionId: () => first(`/interactions?clientId=${clientId}`, 'interactionId'),
    } as Readonly<Record<string, () => Promise<string | undefined>>>;
  }

  async function filled(path: string, clientId: string, auditor: Voice) {
    const parts = partsOf(clientId, auditor);
    let address = path;
    for (const [, name = ''] of path.matchAll(/\{(\w+)\}/g)) {
      const value = await parts[name]?.();
      if (value === undefined) return undefined;
      address = address.replace(`{${name}}`, value);
    }
    return address;
  }

  it('about one thing is 404 for whoever does not see its client, as of any day too', async () => {
    const auditor = await rapport.person('sun.yue');
    const wang = await rapport.person('wang.fang');
    const head = await rapport.app.get(EventStore).head();
    const wrong: unknown[] = [];
    const tried: string[] = [];
    for (const { path, roles, needed } of await operations(auditor)) {
      if (!path.includes('{') || !roles.includes('relationshipManager')) continue;
      for (const clientId of [own, foreign]) {
        const found = await filled(path, clientId, auditor);
        if (found === undefined) continue;
        const address = `${found}${needed}`;
        const there = await auditor.get(address);
        const past = `${address}${address.includes('?') ? '&' : '?'}knownAt=${head}`;
        for (const each of [address, past]) {
          const { status, body } = await wang.get(each);
          const hidden = status === 404 || body.items?.length === 0;
          const fine = clientId === own ? status === there.status : hidden;
          if (!fine) wrong.push({ each, status, body });
          if (clientId === foreign) tried.push(path);
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(new Set(tried).size).toBeGreaterThan(10);
  }, 600_000);

  it('of many things names only clients that the asker sees', async () => {
    const auditor = await rapport.person('sun.yue');
    const wrong: unknown[] = [];
    let listed = 0;
    for (const person of people) {
      const voice = await rapport.person(person);
      const visible = visibleTo(person);
      for (const { path, needed } of await operations(auditor)) {
        if (path.includes('{')) continue;
        if (path.endsWith('/changes') && !askChanges.includes(person)) continue;
        const { status, body } = await voice.get(`${path}${needed}`);
        if (status === 403) continue;
        if (status !== 200) wrong.push({ person, path, status, body });
        const foreigners = [...clientsIn(body)].filter((id) => !visible.has(id));
        if (foreigners.length > 0) wrong.push({ person, path, foreigners });
        listed += [...clientsIn(body)].length;
      }
    }
    expect(wrong).toEqual([]);
    expect(listed).toBeGreaterThan(100);
  }, 600_000);

  it('shows administrators and the identity provider no business at all', async () => {
    const auditor = await rapport.person('sun.yue');
    const open: string[] = [];
    for (const person of ['operations', 'identity.provider']) {
      const voice = await rapport.person(person);
      for (const { path, needed } of await operations(auditor)) {
        if (path.includes('{')) continue;
        const { status, body } = await voice.get(`${path}${needed}`);
        if (status === 200 && [...clientsIn(body)].length > 0) open.push(path);
      }
    }
    expect(open).toEqual([]);
  });
});

describe('what changes hands', () => {
  const told = async (person: string, path: string, body: object) => {
    const sent = await (await rapport.person(person)).post(path, body).expect(201);
    return Number(sent.body.position);
  };

  it('takes all its rows and totals along', async () => {
    const settle = settling(rapport.app, await rapport.app.get(EventStore).head());
    const transfer = { managerId: 'wang.fang', reason: 'Handed over.' };
    await told('ma.jun', '/clients/cl_demo.yunling/manager-transfers', transfer);
    const unshare = '/clients/cl_demo.qingfeng/shares/tm_demo.qingfeng/removals';
    await told('wang.fang', unshare, { reason: 'The project has ended.' });
    const move = { parentId: 'un_demo.jinan', reason: 'Reorganised.' };
    await told('identity.provider', '/units/un_demo.qujiang/moves', move);
    await told('gao.lei', '/clients/cl_demo.cangshan/restriction-liftings', { reason: 'Merged.' });
    await told('he.jing', '/clients/cl_demo.cangshan/restriction-liftings/confirmation', {});
    const restriction = { personIds: ['he.jing'], reason: 'Listing.' };
    await told('gao.lei', '/clients/cl_demo.railworks/restrictions', restriction);
    await told('he.jing', '/clients/cl_demo.railworks/restrictions/confirmation', {});
    await settle();
    await readScopes();
    expect(scopes.find(({ clientId }) => clientId === 'cl_demo.yunling')).toMatchObject({
      managerId: 'wang.fang',
      units: ['un_demo.gaoxin', 'un_demo.xian'],
    });
    expect(scopes.filter(isIn('un_demo.qujiang')).every(isIn('un_demo.jinan'))).toBe(true);
    expect(scopes.filter(isIn('un_demo.qujiang')).length).toBeGreaterThan(5);
    theWall = { client: 'cl_demo.railworks', persons: ['he.jing'] };
    theTeam = '';
    await walkAll();
  });

  it('stands the same in a view that is built anew', async () => {
    const { app } = rapport;
    for (const name of ['loan-book', 'client-scope']) {
      const build = await app.get(Builds).rebuild(name);
      await eventually(
        () => app.get(Builds).progressOf(build),
        ({ live }) => live,
        60_000,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    await walkAll();
  });
});
