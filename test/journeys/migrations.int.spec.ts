import { contexts } from '../../apps/contexts.js';
import type { Rapport, Stores, Voice } from '../rapport.js';
import { eventually, migrationOf, startRapport, startStores } from '../rapport.js';

/** History of other systems comes in while two persons want it to, and at no other time. */
let stores: Stores;
let rapport: Rapport;
const voices = new Map<'first' | 'second' | 'core' | 'auditor', Voice>();
const by = (who: Parameters<typeof voices.get>[0]) => {
  const found = voices.get(who);
  if (!found) throw new Error(`${who} is not here`);
  return found;
};

beforeAll(async () => {
  stores = await startStores();
  rapport = await startRapport(stores, contexts);
  voices.set('first', await rapport.as('administrator'));
  voices.set('second', await rapport.as('riskOfficer'));
  voices.set('core', await rapport.as('service'));
  voices.set('auditor', await rapport.as('auditor'));
});
afterAll(async () => {
  await rapport.stop();
  await stores.stop();
});

const client = (clientId: string) => ({
  clientId,
  form: 'legalEntity',
  role: 'client',
  lifecycle: 'established',
  facts: { name: { zh: '海河机械' } },
  source: { provenance: 'migration', statedOn: '2020-01-02' },
  valueDate: '2020-01-02',
  origin: { kind: 'migration', source: 'core-2019', assumed: [] },
});
const opening = (migrationId: string, count = 1) => ({
  migrationId,
  source: 'core-2019',
  reason: '旧核心系统下线',
  expected: [{ kind: 'client', count }],
});
const codeOf = async (sent: ReturnType<Voice['post']>) => {
  const { status, body } = await sent;
  return { status, code: body.code as unknown };
};
const shown = async (path: string, after = 0) =>
  (
    await by('auditor')
      .get(`${path}${path.includes('?') ? '&' : '?'}after=${after}`)
      .expect(200)
  ).body;

describe('a migration', () => {
  it('is needed for whatever takes history over, and the attempt is told to auditors', async () => {
    expect(await codeOf(by('core').post('/clients/migrations', client('cl_early')))).toEqual({
      status: 409,
      code: 'NoMigrationOpen',
    });
    expect(await shown('/migrations')).toMatchObject({ items: [] });
    await eventually(
      () => shown('/audit/attempts?code=NoMigrationOpen'),
      ({ items }: { readonly items: readonly unknown[] }) => items.length === 1,
    );
  });

  it('is opened by an administrator, one at a time', async () => {
    expect(await codeOf(by('core').post('/migrations', opening('mg_1')))).toMatchObject({
      status: 403,
    });
    await by('first').post('/migrations', opening('mg_1')).expect(201);
    expect(await codeOf(by('first').post('/migrations', opening('mg_2')))).toEqual({
      status: 409,
      code: 'MigrationIsOpen',
    });
  });

  it('counts what comes in, and nothing else', async () => {
    await by('core').post('/clients/migrations', client('cl_1')).expect(201);
    const { body } = await by('core').post('/clients/migrations', client('cl_2')).expect(201);
    expect(await shown('/migrations/mg_1', body.position)).toMatchObject({
      status: 'open',
      source: 'core-2019',
      openedBy: 'administrator',
      cameIn: [{ kind: 'client', count: 2 }],
      differences: [{ kind: 'client', expected: 1, cameIn: 2 }],
    });
  });

  it('is closed by a second person, who explains what differs', async () => {
    const path = '/migrations/mg_1/closing';
    expect(await codeOf(by('first').post(path, {}))).toMatchObject({ code: 'NotIndependent' });
    const explanation = 'One of them had two files.';
    expect(await codeOf(by('second').post(path, {}))).toEqual({
      status: 422,
      code: 'TotalsDiffer',
    });
    const { body } = await by('second').post(path, { explanation }).expect(201);
    expect(await shown('/migrations/mg_1', body.position)).toMatchObject({
      status: 'closed',
      closing: { by: 'riskOfficer', cameIn: [{ kind: 'client', count: 2 }], explanation },
    });
    expect(await shown('/migrations/open', body.position)).toEqual({});
    expect(await codeOf(by('core').post('/clients/migrations', client('cl_3')))).toMatchObject({
      code: 'NoMigrationOpen',
    });
  });

  it('answers again what came in while it was open', async () => {
    await by('first').post('/migrations', opening('mg_3', 1)).expect(201);
    const again = () =>
      by('core').post('/clients/migrations', client('cl_4'), { 'Idempotency-Key': 'cl_4-once' });
    const { body } = await again().expect(201);
    await by('second').post('/migrations/mg_3/closing', {}).expect(201);
    expect((await again()).body).toEqual(body);
  });

  it('is joined by an import and left open where people have opened it', async () => {
    await by('first').post('/migrations', opening('mg_5')).expect(201);
    const migration = migrationOf(rapport, 'clients.csv', []);
    expect(await migration.id()).toBe('mg_5');
    await migration.end('unused');
    expect(await shown('/migrations/open')).toEqual({ migrationId: 'mg_5', source: 'core-2019' });
  });
});
