import { contexts } from '../../apps/contexts.js';
import { LendingDesk } from '../lending-desk.js';
import type { Rapport, Stores } from '../rapport.js';
import { startRapport, startStores } from '../rapport.js';

/** The online portal of a client, as a service of the bank: what it is told, and what it tells. */
const patient = { RAPPORT_DEADLINE: '60000', RAPPORT_WAIT_LIMIT: '30000' };
let stores: Stores;
let rapport: Rapport;
let desk: LendingDesk;
let clientId = '';
let otherId = '';

beforeAll(async () => {
  stores = await startStores();
  rapport = await startRapport(stores, contexts, undefined, patient);
  desk = await LendingDesk.of(rapport);
  clientId = await desk.client({ zh: '金山制造有限公司', en: 'Jinshan' });
  otherId = await desk.client({ en: 'Jade River' });
  for (const id of [clientId, otherId]) await desk.granted(id);
  const outlet = {
    outletId: 'ot_portal',
    serviceId: 'service',
    name: 'Portal',
    purpose: 'Tells clients how their loans come along.',
    ownerId: 'riskOfficer',
    contact: 'portal@bank.example',
    terms: {
      scope: { types: ['ApplicationApproved', 'LoanGranted'], clientIds: [clientId] },
      fields: [{ path: 'managerId', treatment: 'absent' }],
      eventsPerMinute: 6_000,
      expiresOn: '2027-03-01',
    },
  };
  await desk.admin.post('/outlets', outlet).expect(201);
  const { body } = await desk.risk.post('/outlets/ot_portal/approval', {}).expect(201);
  await desk.risk.get(`/outlets/ot_portal?after=${body.position}`).expect(200);
});
afterAll(async () => {
  await rapport.stop();
  await stores.stop();
});

describe('the portal of a client', () => {
  it('is told what becomes of the requests of those who use it, and of nobody else', async () => {
    const { text } = await desk.service.get('/events/pages?limit=5000').buffer(true).expect(200);
    const events = text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as { type: string; partitionkey: string; data: object });
    expect(events.map(({ type }) => type)).toEqual([
      expect.stringMatching(/^rapport\.ApplicationApproved\./),
      expect.stringMatching(/^rapport\.LoanGranted\./),
    ]);
    expect(events.every(({ partitionkey }) => partitionkey === clientId)).toBe(true);
    expect(events[1]?.data).not.toHaveProperty('managerId');
  });

  it('shows answers to common questions', async () => {
    const question = { en: 'How do I repay early?', zh: '如何提前还款？' };
    const answer = { en: 'Write to your manager.', zh: '请联系客户经理。' };
    const published = { questionId: 'qu_1', topic: 'repayment', question, answer };
    const { body: known } = await desk.head.post('/common-questions', published).expect(201);
    const path = `/common-questions?search=early&after=${known.position}`;
    const { body } = await desk.service.get(path).expect(200);
    expect(body.items).toMatchObject([{ question }]);
  });

  it('takes a request of the client to the timeline of its manager', async () => {
    const contact = {
      ...{ clientId, channel: 'portal', way: 'message', direction: 'fromClient' },
      ...{ subject: '提前还款咨询', note: '想提前还款 10 万元', valueDate: '2026-03-02' },
    };
    const { body } = await desk.service.post('/interactions', contact).expect(201);
    const path = `/interactions?clientId=${clientId}&channel=portal&after=${body.position}`;
    const timeline = await desk.rm.get(path).expect(200);
    expect(timeline.body.items).toMatchObject([
      { direction: 'fromClient', subject: '提前还款咨询' },
    ]);
  });

  it('delivers what the bank tells the client, and says when it was read', async () => {
    const reach = `/clients/${clientId}/reach`;
    const address = { channel: 'portal', address: 'jinshan-finance' };
    await desk.rm.post(`${reach}/addresses`, address).expect(201);
    const wish = { channels: ['portal'], language: 'zh', digest: false };
    const { body: wished } = await desk.rm.post(`${reach}/preferences`, wish).expect(201);
    await desk.rm.get(`${reach}?after=${wished.position}`).expect(200);
    const notice = {
      ...{ noticeId: 'nt_portal', clientId, topic: 'acknowledgement' },
      en: { subject: 'Your request', text: 'We have your request.' },
      zh: { subject: '受理回执', text: '您的申请已受理。' },
    };
    const { body: sent } = await desk.rm.post('/notices', notice).expect(201);
    const ready = `/notices?channel=portal&state=ready&after=${sent.position}`;
    const { body } = await desk.service.get(ready).expect(200);
    expect(body.items).toMatchObject([
      { noticeId: 'nt_portal', clientId, address: address.address, text: '您的申请已受理。' },
    ]);
    const path = '/notices/nt_portal';
    const deliveredAt = '2026-03-02T09:30:00Z';
    await desk.service.post(`${path}/deliveries`, { deliveredAt }).expect(201);
    const readAt = '2026-03-02T10:00:00Z';
    const { body: read } = await desk.service.post(`${path}/readings`, { readAt }).expect(201);
    const seen = await desk.rm.get(`${path}?after=${read.position}`).expect(200);
    expect(seen.body).toMatchObject({ state: 'read', readAt });
  });
});
