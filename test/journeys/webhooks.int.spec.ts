import { Deliveries } from '#outlets';
import { EventStore } from '#platform';
import { contexts } from '../../apps/contexts.js';
import { mostAttempts } from '../../libs/outlets/src/webhook/patience.js';
import type { Rapport, Stores, Voice } from '../rapport.js';
import { eventually, startRapport, startStores } from '../rapport.js';
import type { Got, Receiver } from '../receiver.js';
import { isSignedBy, outOfOrder, startReceiver } from '../receiver.js';

let stores: Stores;
let rapport: Rapport;
let receiver: Receiver;
let service: Voice;
let risk: Voice;
let rm: Voice;
const environment = {
  RAPPORT_WEBHOOK_NETWORKS: '127.0.0.1',
  RAPPORT_DEADLINE: '60000',
  RAPPORT_WAIT_LIMIT: '30000',
};

beforeAll(async () => {
  stores = await startStores();
  rapport = await startRapport(stores, contexts, { api: true, worker: true }, environment);
  receiver = await startReceiver();
  service = await rapport.as('service');
  risk = await rapport.as('riskOfficer');
  rm = await rapport.as('relationshipManager');
  const administrator = await rapport.as('administrator');
  const outlet = {
    outletId: 'ot_1',
    serviceId: 'service',
    name: 'Search',
    purpose: 'Indexes clients.',
    ownerId: 'riskOfficer',
    contact: 'search@bank.example',
    terms: {
      scope: { types: ['ClientRegistered', 'ClientDescribed'] },
      fields: [],
      eventsPerMinute: 600_000,
      expiresOn: '2027-03-01',
    },
  };
  await administrator.post('/outlets', outlet).expect(201);
  await risk.post('/outlets/ot_1/approval', {}).expect(201);
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
const register = (clientId: string) => rm.post('/clients', form(clientId)).expect(201);
const idsOf = (got: readonly Got[]) => got.map(({ key }) => key);
const came = (count: number) =>
  eventually(
    () => Promise.resolve(receiver.got.length),
    (length) => length >= count,
  );
const deliveries = async (webhookId: string, query = '') =>
  (await service.get(`/webhooks/${webhookId}/deliveries${query}`).expect(200)).body;

describe('a webhook', () => {
  const webhookId = 'wh_1';
  let secret = '';

  it('begins once its receiver has answered a challenge', async () => {
    const { url } = receiver;
    await rm.post('/webhooks', { webhookId, outletId: 'ot_1', url }).expect(403);
    await service.post('/webhooks', { webhookId, outletId: 'ot_2', url }).expect(422);
    await service.post('/webhooks', { webhookId, outletId: 'ot_1', url }).expect(201);
    const other = { webhookId: 'wh_wrong', outletId: 'ot_1', url: `${url}/../nothing:x` };
    expect((await service.post('/webhooks', other)).status).toBe(201);
    const tried = await service.post(`/webhooks/${webhookId}/challenge?dryRun=1`, {}).expect(400);
    expect(tried.body.code).toBe('NoDryRun');
    await service.post(`/webhooks/${webhookId}/challenge`, {}).expect(201);
    const after = await rapport.app.get(EventStore).head();
    const { body } = await service.get(`/webhooks/${webhookId}?after=${after}`).expect(200);
    expect(body).toMatchObject({ status: 'active', serviceId: 'service' });
    secret = (await service.get(`/webhooks/${webhookId}/secret`).expect(200)).body.secret;
    expect(secret).toMatch(/^whsec_/);
    await risk.get(`/webhooks/${webhookId}/secret`).expect(404);
    expect((await service.get('/webhooks?outletId=ot_1').expect(200)).body.items.length).toBe(2);
  });

  it('does not go to an address that is private and not allowed', async () => {
    for (const [id, url] of [
      ['wh_meta', 'http://169.254.169.254/latest'],
      ['wh_local', 'https://localhost.localdomain:1/'],
      ['wh_v6', 'https://[::ffff:10.0.0.1]/'],
    ] as const) {
      await service.post('/webhooks', { webhookId: id, outletId: 'ot_1', url }).expect(201);
      const { body } = await service.post(`/webhooks/${id}/challenge`, {}).expect(422);
      expect(['AddressNotAllowed', 'ChallengeFailed']).toContain(body.code);
    }
    const user = { webhookId: 'wh_u', outletId: 'ot_1', url: 'https://a:b@bank.example/' };
    await service.post('/webhooks', user).expect(400);
  });

  it('sends what its outlet may have, signed', async () => {
    await register('cl_1');
    await came(1);
    const [one] = receiver.got;
    expect(one).toMatchObject({ key: 'cl_1', type: 'rapport.ClientRegistered.v1' });
    expect(one!.id).toBe((JSON.parse(one!.text) as { readonly id: string }).id);
    expect(isSignedBy(secret, one!)).toBe(true);
    expect(isSignedBy(secret, { ...one!, text: `${one!.text} ` })).toBe(false);
  });

  it('signs with both secrets after one was rotated', async () => {
    await service.post(`/webhooks/${webhookId}/secret-rotations`, {}).expect(201);
    const next = await eventually(
      async () => (await service.get(`/webhooks/${webhookId}/secret`)).body.secret as string,
      (found) => found !== secret,
    );
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    await register('cl_2');
    await came(2);
    const last = receiver.got.at(-1)!;
    expect([isSignedBy(secret, last), isSignedBy(next, last)]).toEqual([true, true]);
  });

  it('holds what follows of a client whose event failed, and nothing else', async () => {
    let refusals = 0;
    receiver.behave = ({ key }) => (key === 'cl_3' && refusals++ < 1 ? 500 : 204);
    await register('cl_3');
    await register('cl_4');
    await came(3);
    expect(idsOf(receiver.got)).toEqual(['cl_1', 'cl_2', 'cl_4']);
    const held = await deliveries(webhookId, '?status=waiting');
    expect(held.items).toMatchObject([{ key: 'cl_3', attempts: 1, answer: '500' }]);
    await came(4);
    expect(idsOf(receiver.got).at(-1)).toBe('cl_3');
    expect(outOfOrder(receiver.got)).toEqual([]);
    // The log is written once the receiver has answered.
    const delivered = async () => (await deliveries(webhookId, '?status=delivered')).items.length;
    expect(await eventually(delivered, (length) => length >= 4)).toBe(4);
  });

  it('is paused and resumed where it was', async () => {
    await service.post(`/webhooks/${webhookId}/pause`, { reason: 'Upgrade.' }).expect(201);
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    await register('cl_5');
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(idsOf(receiver.got)).not.toContain('cl_5');
    await service.post(`/webhooks/${webhookId}/resumption`, { reason: 'Done.' }).expect(201);
    await came(5);
    expect(idsOf(receiver.got).at(-1)).toBe('cl_5');
  });

  it('sends everything again from a position, with the same ids', async () => {
    const before = receiver.got.map(({ id }) => id);
    const lost = { after: 0, reason: 'Lost.' };
    const tried = await service.post(`/webhooks/${webhookId}/replays?dryRun=1`, lost).expect(200);
    expect(tried.body.wouldRecord).toMatchObject([{ type: 'WebhookReplayed' }]);
    const { position, head } = await deliveries(webhookId);
    expect(position).toBeGreaterThan(0);
    expect(position).toBeLessThanOrEqual(head);
    await service.post(`/webhooks/${webhookId}/replays`, lost).expect(201);
    await came(10);
    const again = receiver.got.slice(5).map(({ id }) => id);
    expect([...again].sort()).toEqual([...before].sort());
  });

  it('waits for a receiver that is down, and loses nothing', async () => {
    const before = receiver.got.length;
    let down = true;
    receiver.behave = () => (down ? undefined : 204);
    const clients = Array.from({ length: 30 }, (_, index) => `cl_down_${index}`);
    for (const id of clients) await register(id);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(receiver.got.length).toBe(before);
    down = false;
    await came(before + 30);
    expect([...new Set(idsOf(receiver.got.slice(before)))].sort()).toEqual([...clients].sort());
  });

  it('gives an event up after days, and sends it again when that is asked for', async () => {
    let down = true;
    receiver.behave = ({ key }) => (down && key === 'cl_dead' ? 500 : 204);
    await register('cl_dead');
    const waiting = async () => (await deliveries(webhookId, '?status=waiting')).items;
    const [held] = await eventually(waiting, (items) => items.length === 1);
    // As it stands once all attempts but one were made.
    const late = { ...held, attempts: mostAttempts - 1, nextAt: new Date(0).toISOString() };
    await rapport.app.get(Deliveries).note([late]);
    const dead = async () => (await deliveries(webhookId, '?status=dead')).items;
    const [given] = await eventually(dead, (items) => items.length === 1);
    expect(given).toMatchObject({ key: 'cl_dead', attempts: mostAttempts, answer: '500' });
    down = false;
    const tried = await service.post(`/webhooks/${webhookId}/dead-letters/replays?dryRun=1`, {});
    expect([tried.status, tried.body]).toEqual([200, { wouldRevive: 1 }]);
    expect(await dead()).toHaveLength(1);
    const revived = await service.post(`/webhooks/${webhookId}/dead-letters/replays`, {});
    expect(revived.body).toEqual({ revived: 1 });
    const got = () => Promise.resolve(receiver.got.filter(({ key }) => key === 'cl_dead'));
    expect(await eventually(got, ({ length }) => length > 0)).toMatchObject([
      { id: given.eventId },
    ]);
    expect(await dead()).toEqual([]);
  });

  it('ends where its receiver answers 410', async () => {
    receiver.behave = () => 410;
    await register('cl_gone');
    await eventually(
      async () => (await service.get(`/webhooks/${webhookId}`)).body.status as string,
      (status) => status === 'gone',
    );
    const over = await service.post(`/webhooks/${webhookId}/pause`, { reason: 'x' }).expect(409);
    expect(over.body.code).toBe('WebhookIsOver');
    const revived = await service
      .post(`/webhooks/${webhookId}/dead-letters/replays`, {})
      .expect(201);
    expect(revived.body).toEqual({ revived: 0 });
    await service.post('/webhooks/wh_meta/removal', { reason: 'Wrong.' }).expect(201);
  });
});
