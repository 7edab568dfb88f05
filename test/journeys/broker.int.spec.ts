import { contexts } from '../../apps/contexts.js';
import type { Broker } from '../broker.js';
import { brokerPath, startBroker } from '../broker.js';
import type { Rapport, Stores, Voice } from '../rapport.js';
import { eventually, startRapport, startStores } from '../rapport.js';

const rounds = 3;
const clients = 25;
const token = 'spec-token';
const environment = {
  RAPPORT_WEBHOOK_NETWORKS: '127.0.0.1',
  RAPPORT_BROKER_CREDENTIALS: token,
};

if (brokerPath === undefined) {
  it.skip('no NATS server on this machine: apt-get install nats-server', () => undefined);
} else {
  describe('a broker', () => {
    let stores: Stores;
    let rapport: Rapport;
    let broker: Broker;
    let service: Voice;
    let rm: Voice;

    const begin = async () => {
      rapport = await startRapport(stores, contexts, { api: true, worker: true }, environment);
      service = await rapport.as('service');
      rm = await rapport.as('relationshipManager');
    };
    const register = (name: string) =>
      rm.post('/clients', {
        clientId: `cl_${name}`,
        form: 'legalEntity',
        role: 'client',
        facts: { name: { en: name } },
        source: { provenance: 'interview', statedOn: '2026-03-02' },
      });
    const came = (count: number) =>
      eventually(
        () => broker.stored(),
        (stored) => stored.length >= count,
        60_000,
      );

    beforeAll(async () => {
      broker = await startBroker(token);
      stores = await startStores();
      await begin();
      const administrator = await rapport.as('administrator');
      const risk = await rapport.as('riskOfficer');
      const outlet = {
        outletId: 'ot_nats',
        serviceId: 'service',
        name: 'Bus',
        purpose: 'Feeds the bus of the bank.',
        ownerId: 'riskOfficer',
        contact: 'bus@bank.example',
        terms: {
          scope: { types: ['ClientRegistered'] },
          fields: [{ path: 'facts.name', treatment: 'masked' }],
          eventsPerMinute: 600_000,
          expiresOn: '2027-03-01',
        },
      };
      await administrator.post('/outlets', outlet).expect(201);
      await risk.post('/outlets/ot_nats/approval', {}).expect(201);
    });
    afterAll(async () => {
      await rapport.stop();
      await broker.stop();
      await stores.stop();
    });

    it('is an address of an outlet like any other', async () => {
      const wrong = ['nats://127.0.0.1:1/a/*', 'nats://u:p@127.0.0.1/a', 'nats:///a', 'ftp://a/b'];
      for (const url of wrong) {
        await service
          .post('/webhooks', { webhookId: 'wh_no', outletId: 'ot_nats', url })
          .expect(400);
      }
      const elsewhere = 'nats://192.168.3.4:4222/bank/events';
      await service
        .post('/webhooks', { webhookId: 'wh_far', outletId: 'ot_nats', url: elsewhere })
        .expect(201);
      const far = await service.post('/webhooks/wh_far/challenge', {}).expect(422);
      expect(far.body.code).toBe('AddressNotAllowed');
      await service
        .post('/webhooks', { webhookId: 'wh_bus', outletId: 'ot_nats', url: broker.address })
        .expect(201);
      await service.post('/webhooks/wh_bus/challenge', {}).expect(201);
      expect((await came(1))[0]?.subject).toBe('bank.events.webhook.challenge');
    });

    it('has each event under its type, with its id, and only as the outlet may have it', async () => {
      await register('first').expect(201);
      const stored = (await came(2))[1]!;
      expect(stored.subject).toBe('bank.events.ClientRegistered.v1');
      expect(JSON.parse(stored.text)).toMatchObject({
        id: stored.id,
        partitionkey: 'cl_first',
        data: { facts: { name: '***' } },
      });
    });

    it('has each once and in order, whichever side is killed, and when all is sent again', async () => {
      const before = 2;
      for (let round = 1; round <= rounds; round++) {
        const writing = Array.from({ length: clients }, (_, each) =>
          register(`${round}_${each}`).expect(201),
        );
        if (round % 2 === 1) await Promise.all([broker.kill(), ...writing]);
        else {
          await Promise.all(writing);
          await rapport.stop();
          await begin();
        }
      }
      await came(before + rounds * clients);
      await service
        .post('/webhooks/wh_bus/replays', { after: 0, reason: 'The stream was mended.' })
        .expect(201);
      await register('last').expect(201);
      const stored = await came(before + rounds * clients + 1);
      const events = stored.slice(1);
      expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
      expect(events).toHaveLength(rounds * clients + 2);
    });
  });
}
