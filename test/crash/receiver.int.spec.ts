import { contexts } from '../../apps/contexts.js';
import { numbersFrom } from '../events.js';
import type { Rapport, Stores, Voice } from '../rapport.js';
import { eventually, startRapport, startStores } from '../rapport.js';
import type { Got, Receiver } from '../receiver.js';
import { outOfOrder, startReceiver } from '../receiver.js';

const rounds = process.env['RAPPORT_LONG'] ? 20 : 5;
const clients = 6;
const environment = { RAPPORT_WEBHOOK_NETWORKS: '127.0.0.1', RAPPORT_WAIT_LIMIT: '30000' };
const source = { provenance: 'interview', statedOn: '2026-03-02' };
let stores: Stores;
let rapport: Rapport;
let receiver: Receiver;
let rm: Voice;

beforeAll(async () => {
  stores = await startStores();
  rapport = await startRapport(stores, contexts, { api: true, worker: true }, environment);
  receiver = await startReceiver();
  rm = await rapport.as('relationshipManager');
  const [administrator, risk] = [
    await rapport.as('administrator'),
    await rapport.as('riskOfficer'),
  ];
  const service = await rapport.as('service');
  const scope = { types: ['ClientRegistered', 'ClientDescribed'] };
  const terms = { scope, fields: [], eventsPerMinute: 600_000, expiresOn: '2027-03-01' };
  const outlet = {
    ...{ outletId: 'ot_1', serviceId: 'service', name: 'Search', purpose: 'Indexes clients.' },
    ...{ ownerId: 'riskOfficer', contact: 'search@bank.example', terms },
  };
  await administrator.post('/outlets', outlet).expect(201);
  await risk.post('/outlets/ot_1/approval', {}).expect(201);
  const webhook = { webhookId: 'wh_1', outletId: 'ot_1', url: receiver.url };
  await service.post('/webhooks', webhook).expect(201);
  await service.post('/webhooks/wh_1/challenge', {}).expect(201);
});
afterAll(async () => {
  await rapport.stop();
  await receiver.stop();
  await stores.stop();
});

/** Two events of one client. */
async function write(clientId: string): Promise<void> {
  const facts = { name: { en: clientId } };
  const client = { clientId, form: 'legalEntity', role: 'client', facts, source };
  const { body } = await rm.post('/clients', client).expect(201);
  await rm.get(`/clients/${clientId}?after=${body.position}`).expect(200);
  const described = { section: 'plans', text: 'Grows.'.repeat(20), source };
  await rm.post(`/clients/${clientId}/profile-sections`, described).expect(201);
}

describe('webhooks whose receiver is killed, and whose line is cut at any byte', () => {
  it(
    'lose nothing, keep the order of each client, and repeat only with the same id',
    async () => {
      const below = numbersFrom(3);
      const got: Got[] = [];
      const ids: string[] = [];
      for (let round = 0; round < rounds; round++) {
        receiver.cutAfter = () => (below(3) === 0 ? below(1_500) : Infinity);
        // What it took is lost to its sender where the line is cut before the answer.
        receiver.behave = () => (below(6) === 0 ? undefined : 204);
        for (let index = 0; index < clients; index++) {
          const clientId = `cl_${round}_${index}`;
          await write(clientId);
          ids.push(clientId);
          if (index !== 3) continue;
          const port = Number(new URL(receiver.url).port);
          await receiver.stop();
          got.push(...receiver.got);
          receiver = await startReceiver(port);
        }
        got.push(...receiver.got.splice(0));
      }
      const all = () => [...got, ...receiver.got];
      await eventually(
        () => Promise.resolve(new Set(all().map(({ id }) => id)).size),
        (events) => events >= 2 * ids.length,
        120_000,
      );
      const events = all();
      expect(new Set(events.map(({ key }) => key))).toEqual(new Set(ids));
      expect(outOfOrder(events)).toEqual([]);
      const positions = new Map(events.map(({ id, position }) => [id, position]));
      expect(new Set(positions.values()).size).toBe(positions.size);
      expect(positions.size).toBe(2 * ids.length);
    },
    rounds * 60_000 + 120_000,
  );
});
