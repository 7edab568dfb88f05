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
