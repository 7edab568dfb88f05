import { contexts } from '../../apps/contexts.js';
import type { Rapport, Stores, Voice } from '../rapport.js';
import { eventually, startRapport, startStores } from '../rapport.js';
import type { Receiver } from '../receiver.js';
import { startReceiver } from '../receiver.js';
import { recordSpans } from '../spans.js';

const spans = recordSpans();
const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
const traceparent = `00-${traceId}-00f067aa0ba902b7-01`;

let stores: Stores;
let rapport: Rapport;
let receiver: Receiver;
let manager: Voice;
let auditor: Voice;

beforeAll(async () => {
  stores = await startStores();
  const duties = { api: true, worker: true };
  rapport = await startRapport(stores, contexts, duties, { RAPPORT_WEBHOOK_NETWORKS: '127.0.0.1' });
  receiver = await startReceiver();
  manager = await rapport.as('relationshipManager');
  auditor = await rapport.as('auditor');
  const [service, risk] = [await rapport.as('service'), await rapport.as('riskOfficer')];
  const administrator = await rapport.as('administrator');
  const outlet = {
    outletId: 'ot_1',
    serviceId: 'service',
    name: 'Search',
    purpose: 'Indexes clients.',
    ownerId: 'riskOfficer',
    contact: 'search@bank.example',
    terms: { scope: {}, fields: [], eventsPerMinute: 600_000, expiresOn: '2027-03-01' },
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

const form = (clientId: string) => ({
  clientId,
  form: 'legalEntity',
  role: 'client',
  facts: { name: { en: clientId } },
  source: { provenance: 'interview', statedOn: '2026-03-02' },
});

describe('the trace of a request', () => {
  it('goes from its header to the command, the event, the views and the delivery', async () => {
    const { body, headers } = await manager
      .post('/clients', form('cl_1'), { traceparent })
      .expect(201);
    expect(headers['x-correlation-id']).toBe(traceId);
    const entry = await auditor.get(`/audit/trail/${body.position}?after=${body.position}`);
    expect(entry.body).toMatchObject({ correlationId: traceId });

    const letter = await eventually(
      () => Promise.resolve(receiver.got.find(({ position }) => position === body.position)),
      (got) => got !== undefined,
    );
    expect(String(letter?.headers['traceparent']).split('-')[1]).toBe(traceId);
    const event = JSON.parse(letter?.text ?? '{}') as Readonly<Record<string, string>>;
    expect(event['traceparent']).toBe(letter?.headers['traceparent']);

    const named = (name: string) => spans.filter((span) => span.name === name);
    const command = named('RegisterClient').find((span) => span.traceId === traceId);
    expect(command?.parent).toBeDefined();
    expect(named('FoldBatch').some(({ links }) => links.includes(traceId))).toBe(true);
    const parent = event['traceparent']?.split('-')[2];
    await eventually(
      () => Promise.resolve(named('DeliverEvent')),
      (all) => all.some((span) => span.traceId === traceId && span.parent === parent),
    );
  });

  it('is one of its own where the sender names none, or something else', async () => {
    for (const given of [
      {},
      { traceparent: 'nonsense' },
      { traceparent: `00-${'0'.repeat(32)}-1` },
    ]) {
      const { headers } = await manager.post('/clients', form('cl_x'), given);
      expect(headers['x-correlation-id']).toMatch(/^[0-9a-f]{8}-/);
    }
  });
});
