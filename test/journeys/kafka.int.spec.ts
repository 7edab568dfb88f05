import { contexts } from '../../apps/contexts.js';
import { numbersFrom } from '../events.js';
import type { Kafka, KafkaRecord } from '../kafka.js';
import { hasKafka, startKafka } from '../kafka.js';
import type { Rapport, Stores, Voice } from '../rapport.js';
import { eventually, startRapport, startStores } from '../rapport.js';

const rounds = 5;
const clients = 6;
const environment = { RAPPORT_WEBHOOK_NETWORKS: '127.0.0.1', RAPPORT_WAIT_LIMIT: '30000' };

if (!hasKafka) {
  it.skip('no Kafka on this machine: apt-get install kcat', () => undefined);
} else {
  describe('a topic of Kafka', () => {
    let stores: Stores;
    let rapport: Rapport;
    let kafka: Kafka;
    let service: Voice;
    let rm: Voice;

    const begin = async () => {
      rapport = await startRapport(stores, contexts, { api: true, worker: true }, environment);
      service = await rapport.as('service');
      rm = await rapport.as('relationshipManager');
    };
    const source = { provenance: 'interview', statedOn: '2026-03-02' };
    const register = async (clientId: string) => {
      const facts = { name: { en: clientId } };
      const client = { clientId, form: 'legalEntity', role: 'client', facts, source };
      const { body } = await rm.post('/clients', client).expect(201);
      const look = async () => (await rm.get(`/clients/${clientId}?after=${body.position}`)).status;
      await eventually(look, (status) => status === 200);
      const described = { section: 'plans', text: 'Grows.', source };
      await rm.post(`/clients/${clientId}/profile-sections`, described).expect(201);
    };
    const events = async () =>
      (await kafka.stored()).filter(({ headers }) => headers['ce_type']?.startsWith('rapport.C'));
    const came = (ids: readonly string[]) =>
      eventually(
        events,
        (records) =>
          ids.every((id) => new Set(records.filter(({ key }) => key === id).map(idOf)).size === 2),
        90_000,
      );

    beforeAll(async () => {
      kafka = await startKafka();
      stores = await startStores();
      await begin();
      const administrator = await rapport.as('administrator');
      const risk = await rapport.as('riskOfficer');
      const outlet = {
        outletId: 'ot_kafka',
        serviceId: 'service',
        name: 'Bus',
        purpose: 'Feeds the bus of the bank.',
        ownerId: 'riskOfficer',
        contact: 'bus@bank.example',
        terms: {
          scope: { types: ['ClientRegistered', 'ClientDescribed'] },
          fields: [{ path: 'facts.name', treatment: 'masked' }],
          eventsPerMinute: 600_000,
          expiresOn: '2027-03-01',
        },
      };
      await administrator.post('/outlets', outlet).expect(201);
      await risk.post('/outlets/ot_kafka/approval', {}).expect(201);
    });
    afterAll(async () => {
      await rapport.stop();
      await kafka.stop();
      await stores.stop();
    });

    it('is an address of an outlet like any other', async () => {
      const webhook = { webhookId: 'wh_bus', outletId: 'ot_kafka' };
      for (const url of ['kafka://127.0.0.1:1/a/*', 'kafka://u:p@127.0.0.1/a', 'kafka:///a']) {
        await service.post('/webhooks', { ...webhook, url }).expect(400);
      }
      const far = { ...webhook, webhookId: 'wh_far', url: 'kafka://192.168.3.4:9092/a' };
      await service.post('/webhooks', far).expect(201);
      const { body } = await service.post('/webhooks/wh_far/challenge', {}).expect(422);
      expect(body.code).toBe('AddressNotAllowed');
      await service.post('/webhooks', { ...webhook, url: kafka.address }).expect(201);
      await service.post('/webhooks/wh_bus/challenge', {}).expect(201);
      expect(await kafka.stored()).toMatchObject([
        { key: 'wh_bus', headers: { ce_type: 'rapport.webhook.challenge' } },
      ]);
    });

    it('has each event by the key of its client, only as the outlet may have it', async () => {
      await register('cl_first');
      const [first] = await came(['cl_first']);
      expect(first?.headers).toMatchObject({
        'content-type': 'application/cloudevents+json; charset=UTF-8',
        ce_type: 'rapport.ClientRegistered.v1',
      });
      expect(JSON.parse(first?.payload ?? '')).toMatchObject({
        id: first?.headers['ce_id'],
        partitionkey: 'cl_first',
        data: { facts: { name: '***' } },
      });
    });

    it('has all in order, wherever the line is cut and while nobody answers', async () => {
      const below = numbersFrom(14);
      const ids = Array.from({ length: rounds * clients }, (_, at) => `cl_cut_${at}`);
      for (let round = 0; round < rounds; round++) {
        kafka.cutAfter(500 + below(6_000));
        if (round === 2) kafka.close();
        for (const id of ids.slice(round * clients, (round + 1) * clients)) await register(id);
        kafka.open();
      }
      await came(ids);
      expect(outOfOrder(await events())).toEqual([]);
    }, 180_000);

    it('has what came while we were down, and all of it again when that is asked for', async () => {
      await rapport.stop();
      await begin();
      await register('cl_after');
      const before = await came(['cl_after']);
      const reason = 'The topic was made anew.';
      await service.post('/webhooks/wh_bus/replays', { after: 0, reason }).expect(201);
      const all = new Set(before.map(idOf)).size;
      const after = await eventually(
        events,
        (records) => records.length >= before.length + all,
        60_000,
      );
      expect(new Set(after.map(idOf)).size).toBe(all);
    }, 120_000);
  });
}

const idOf = ({ headers }: KafkaRecord): string => headers['ce_id'] ?? '';

/** Keys in several partitions, or whose events first came in another order than that of the log. */
function outOfOrder(records: readonly KafkaRecord[]): readonly string[] {
  const keys = new Set(records.map(({ key }) => key));
  return [...keys].filter((each) => {
    const own = records.filter(({ key }) => key === each);
    const firsts = own.filter(
      (one, at) => own.findIndex((other) => idOf(other) === idOf(one)) === at,
    );
    const positions = firsts.map(({ payload }) =>
      Number((JSON.parse(payload) as { readonly sequence: string }).sequence),
    );
    const isSorted = positions.every((position, at) => position > (positions[at - 1] ?? -1));
    return !isSorted || new Set(own.map(({ partition }) => partition)).size > 1;
  });
}
