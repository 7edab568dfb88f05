import { contexts } from '../../apps/contexts.js';
import type { Rapport, Stores } from '../rapport.js';
import { startRapport, startStores } from '../rapport.js';

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

const client = {
  form: 'legalEntity',
  role: 'client',
  facts: { name: { en: 'Qinling Wind Power', zh: '秦岭风电有限公司' } },
  source: { provenance: 'interview', statedOn: '2026-03-02' },
};

describe('the whole system, once through', () => {
  it('registers a client, finds it, and shows who did it', async () => {
    const rm = await rapport.as('relationshipManager');
    const { body: receipt } = await rm.post('/clients', client).expect(201);
    const after = `after=${String(receipt.position)}`;
    const { body: file } = await rm.get(`/clients/${String(receipt.id)}?${after}`).expect(200);
    expect(file.name).toEqual(client.facts.name);
    const auditor = await rapport.as('auditor');
    const { body: trail } = await auditor
      .get(`/audit/trail?type=ClientRegistered&${after}`)
      .expect(200);
    expect(trail.items).toMatchObject([{ type: 'ClientRegistered' }]);
  });

  it('refuses a stranger', async () => {
    const nobody = await rapport.as();
    await nobody.get('/clients').expect(403);
  });
});
