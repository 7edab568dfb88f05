import { EventStore, issueToken, Settings } from '#platform';
import { contexts } from '../../apps/contexts.js';
import { countIn, readStream, saidIn } from '../events.js';
import type { Rapport, Stores, Voice } from '../rapport.js';
import { eventually, startRapport, startStores } from '../rapport.js';

let stores: Stores;
let rapport: Rapport;

beforeAll(async () => {
  stores = await startStores();
  rapport = await startRapport(stores, contexts);
});
afterAll(async () => {
  await rapport.stop();
  await stores.stop();
});

describe('the contract of events over HTTP', () => {
  const open = async (path: string) => (await fetch(`${rapport.url}${path}`)).json();

  it('needs no token, and names every type in both languages', async () => {
    expect(await open('/asyncapi.json')).toMatchObject({ asyncapi: '3.0.0' });
    expect(await open('/events/types')).toContainEqual(
      expect.objectContaining({
        type: 'LoanDisbursed',
        category: 'loan',
        labels: { en: 'Loan disbursed', zh: '贷款已发放' },
        schemas: ['/events/schemas/LoanDisbursed.v1'],
      }),
    );
  });

  it('gives each schema whole, and says where there is none', async () => {
    const schema = await open('/events/schemas/LoanDisbursed.v1');
    expect(schema).toMatchObject({
      $id: '/events/schemas/LoanDisbursed.v1',
      properties: { amount: { $ref: '#/$defs/Money' }, valueDate: { format: 'date' } },
      $defs: { Money: { properties: { minor: { type: 'integer' } } } },
    });
    for (const name of ['LoanDisbursed.v99', 'constructor.v1', '__proto__.v1', 'x']) {
      expect((await fetch(`${rapport.url}/events/schemas/${name}`)).status).toBe(404);
    }
  });
});

const terms = {
  scope: { categories: ['client'] },
  fields: [{ path: 'facts.name', treatment: 'masked' }],
  eventsPerMinute: 60_000,
  expiresOn: '2027-03-01',
};
const words = {
  serviceId: 'service',
  name: 'Search',
  purpose: 'Indexes clients.',
  ownerId: 'riskOfficer',
  contact: 'search@bank.example',
};
const form = (name: string) => ({
  form: 'legalEntity',
  role: 'client',
  facts: { name: { en: name } },
  source: { provenance: 'interview', statedOn: '2026-03-02' },
});

describe('an outlet', () => {
  const outletId = 'ot_search';
  let administrator: Voice;
  let risk: Voice;
  let service: Voice;
  const rowOf = async () => {
    const after = await rapport.app.get(EventStore).head();
    return (await risk.get(`/outlets/${outletId}?after=${after}`).expect(200)).body;
  };
  const tokenOf = (subject: 'service') =>
    issueToken(rapport.app.get(Settings), {
      subject,
      name: subject,
      roles: [subject],
      lifetime: '1h',
    });

  beforeAll(async () => {
    administrator = await rapport.as('administrator');
    risk = await rapport.as('riskOfficer');
    service = await rapport.as('service');
    const rm = await rapport.as('relationshipManager');
    for (const name of ['One', 'Two']) await rm.post('/clients', form(name)).expect(201);
  });

  it('lets a service read once two persons agree, and nothing before', async () => {
    const { body } = await service.get('/events/pages').expect(403);
    expect(body.code).toBe('NoOutlet');
    await administrator.post('/outlets', { outletId, ...words, terms }).expect(201);
    const approval = `/outlets/${outletId}/approval`;
    const own = await administrator.post(approval, {}).expect(409);
    expect(own.body.code).toBe('NotIndependent');
    await service.get('/events/pages').expect(403);
    await risk.post(approval, {}).expect(201);
    expect(await rowOf()).toMatchObject({ status: 'active', approvedBy: 'riskOfficer' });
    const { text } = await service.get('/events/pages?limit=5000').buffer(true).expect(200);
    const events = text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as { readonly type: string; readonly data: object });
    const registered = events.filter(({ type }) => type === 'rapport.ClientRegistered.v1');
    expect(registered.map(({ data }) => data)).toMatchObject([
      { facts: { name: '***' } },
      { facts: { name: '***' } },
    ]);
    expect(events.every(({ type }) => !/Staff|Unit|Role|SignIn/.test(type))).toBe(true);
  });

  it('is recorded in what it reads', async () => {
    const { body } = await risk.get(`/outlets/${outletId}/readings`).expect(200);
    expect(body.items).toMatchObject([{ outletId, by: 'page', day: '2026-03-02' }]);
    expect(body.items[0].events).toBeGreaterThan(1);
    await service.get(`/outlets/${outletId}/readings`).expect(403);
  });

  it('gets less at once, and more when somebody else has agreed', async () => {
    const change = (next: object) =>
      administrator.post(`/outlets/${outletId}/terms`, { terms: next, reason: 'Changed.' });
    await change({ ...terms, eventsPerMinute: 60 }).expect(201);
    expect(await rowOf()).toMatchObject({ terms: { eventsPerMinute: 60 } });
    await change(terms).expect(201);
    expect(await rowOf()).toMatchObject({ terms: { eventsPerMinute: 60 }, widening: { terms } });
    await administrator.post(`/outlets/${outletId}/terms/approval`, {}).expect(409);
    await risk.post(`/outlets/${outletId}/terms/approval`, {}).expect(201);
    expect(await rowOf()).toMatchObject({ terms });
    expect((await risk.get('/outlets?serviceId=service').expect(200)).body.items).toHaveLength(1);
  });

  it('loses its lines within seconds of being suspended, with a position to go on from', async () => {
    const reading = await readStream(`${rapport.url}/events`, await tokenOf('service'));
    await eventually(
      () => Promise.resolve(countIn(reading.text())),
      (count) => count >= 2,
    );
    await risk.post(`/outlets/${outletId}/suspension`, { reason: 'A fault.' }).expect(201);
    await new Promise((resolve) => setTimeout(resolve, 2_100));
    const rm = await rapport.as('relationshipManager');
    await rm.post('/clients', form('Three')).expect(201);
    await reading.ended;
    const end = saidIn(reading.text()).at(-1)!;
    expect(end).toMatchObject({ event: 'end', data: { reason: 'accessEnded' } });
    expect(countIn(reading.text())).toBeGreaterThan(0);
    await service.get('/events/pages').expect(403);
    await risk.post(`/outlets/${outletId}/resumption`, { reason: 'Mended.' }).expect(201);
    await rowOf();
    const again = await readStream(`${rapport.url}/events`, await tokenOf('service'), {
      'Last-Event-ID': String(end.id),
    });
    await eventually(
      () => Promise.resolve(countIn(again.text())),
      (count) => count >= 1,
    );
    expect(again.text()).toContain('rapport.ClientRegistered.v1');
    again.stop();
    await risk.post(`/outlets/${outletId}/closure`, { reason: 'Done.' }).expect(201);
    expect(await rowOf()).toMatchObject({ status: 'closed' });
  });

  it('that is refused never begins', async () => {
    const refused = { outletId: 'ot_no', ...words, terms };
    await administrator.post('/outlets', refused).expect(201);
    await risk.post('/outlets/ot_no/refusal', { reason: 'No need.' }).expect(201);
    await service.get('/events/pages?outlet=ot_no').expect(403);
  });
});
