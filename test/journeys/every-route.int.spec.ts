import { Role } from '#kernel';
import { readFileSync } from 'node:fs';
import { contexts } from '../../apps/contexts.js';
import type { Rapport, Stores, Voice } from '../rapport.js';
import { startRapport, startStores } from '../rapport.js';

interface Operation {
  readonly method: 'get' | 'post';
  readonly path: string;
  readonly operationId: string;
  readonly security?: readonly unknown[];
  /** Who may send or ask it. */
  readonly 'x-roles'?: readonly Role[];
}

let stores: Stores;
let rapport: Rapport;
let voices: ReadonlyMap<Role, Voice>;
let auditor: Voice;
let operations: readonly Operation[] = [];

/** Somebody who may send or ask this. */
const allowed = ({ 'x-roles': [role = 'administrator'] = [] }: Operation): Voice =>
  voices.get(role)!;

beforeAll(async () => {
  stores = await startStores();
  rapport = await startRapport(stores, contexts);
  const each = Role.all.map(async (role) => [role, await rapport.as(role)] as const);
  voices = new Map(await Promise.all(each));
  auditor = voices.get('auditor')!;
  const { body } = await auditor.get('/openapi.json').expect(200);
  operations = Object.entries(body.paths as Record<string, Record<string, object>>).flatMap(
    ([path, methods]) =>
      Object.entries(methods).map(
        ([method, operation]) => ({ ...operation, method, path }) as unknown as Operation,
      ),
  );
});
afterAll(async () => {
  await rapport.stop();
  await stores.stop();
});

const filled = (path: string, value = 'nothing-like-it') => path.replace(/\{\w+\}/g, value);

const badBodies: readonly (readonly [string, object | string])[] = [
  ['no fields', {}],
  ['an unknown field', { surely: 'not a field' }],
  ['a list', []],
  ['text', '"text"'],
  ['null', 'null'],
  ['malformed JSON', '{"a":'],
  ['wrong types everywhere', { amount: '12', terms: 7, facts: [], valueDate: 5, reason: {} }],
  ['money as a float', { amount: { minor: 1.5, currency: 'CNY' } }],
  ['a day that does not exist', { valueDate: '2026-02-30', day: '2026-13-01' }],
  ['depth', `{"a":${'['.repeat(2_000)}${']'.repeat(2_000)}}`],
];

/** The last that happened, but for what was refused. */
async function lastDone(): Promise<unknown> {
  const { body } = await auditor.get('/audit/trail?limit=500&sort=-position');
  const { items } = body as { readonly items: readonly { readonly type: string }[] };
  return items.find(({ type }) => type !== 'AttemptRefused');
}

describe('every route', () => {
  it('is described as it is checked in', async () => {
    const { body } = await auditor.get('/openapi.json').expect(200);
    expect(body).toEqual(JSON.parse(readFileSync('docs/reference/openapi.json', 'utf8')));
  });

  it('is described', () => {
    expect(operations.length).toBeGreaterThan(40);
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
  });

  it('answers nobody without a token, but for health, the words and the reference', async () => {
    const open: string[] = [];
    for (const operation of operations) {
      const { method, path } = operation;
      const sent = allowed(operation)[method](filled(path), {}).set('Authorization', '');
      const { status } = await sent;
      if (status !== 401) open.push(path);
    }
    expect(open.sort()).toEqual([
      '/',
      '/asyncapi.json',
      '/codes',
      '/events/schemas/{name}',
      '/events/types',
      '/health/live',
      '/health/ready',
      '/openapi.json',
      '/reference',
      '/reference/{asset}',
      '/refusals',
      // A provider signs what it sends, and has no token.
      '/signals/inbox/{providerId}',
    ]);
  });

  it.each(badBodies)(
    'that takes a command refuses %s with a problem, and writes nothing',
    async (_, bad) => {
      const before = await lastDone();
      const wrong: unknown[] = [];
      for (const operation of operations.filter(({ method }) => method === 'post')) {
        const { method, path } = operation;
        const { status, headers, body } = await allowed(operation)[method](filled(path), bad);
        const problem = String(headers['content-type']).startsWith('application/problem+json');
        const said = typeof body.code === 'string' && typeof body.labels?.zh === 'string';
        if (status < 400 || status >= 500 || !problem || !said) wrong.push({ path, status, body });
      }
      expect(wrong).toEqual([]);
      expect(await lastDone()).toEqual(before);
    },
  );

  it.each([
    '?unknown=1',
    '?limit=0',
    '?asOf=yesterday',
    '?after=-1',
    '?cursor=%00',
    '?sort=$where',
  ])('that takes a query answers %s without an error of its own', async (query) => {
    const wrong: unknown[] = [];
    for (const operation of operations.filter(({ method }) => method === 'get')) {
      const { path, security } = operation;
      if (security) continue;
      const { status, body } = await allowed(operation).get(`${filled(path)}${query}`);
      const fine = status === 200 || (status < 500 && typeof body.code === 'string');
      if (!fine) wrong.push({ path, status, body });
    }
    expect(wrong).toEqual([]);
  });

  it('knows nothing of what is not there', async () => {
    const wrong: unknown[] = [];
    for (const operation of operations) {
      const { path, method, security } = operation;
      if (method !== 'get' || security || !path.includes('{')) continue;
      // A route that names no roles asks whoever may read; an auditor may.
      const asker = operation['x-roles'] ? allowed(operation) : auditor;
      const { status, body } = await asker.get(filled(path));
      const fine = [200, 400, 404].includes(status);
      if (!fine) wrong.push({ path, status, body });
    }
    expect(wrong).toEqual([]);
  });
});
