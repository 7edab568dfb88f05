import { contexts } from '../../apps/contexts.js';
import type { Rapport, Stores } from '../rapport.js';
import { eventually, startRapport, startStores } from '../rapport.js';
import type { SmallBank } from '../small-bank.js';
import { openBank } from '../small-bank.js';

/** What the bank promised its clients is kept, or the head of the unit hears that it was not. */
let stores: Stores;
let rapport: Rapport;
let bank: SmallBank;

beforeAll(async () => {
  stores = await startStores();
  rapport = await startRapport(stores, contexts);
  bank = await openBank(rapport);
  await bank.client('cl_wind');
});
afterAll(async () => {
  await rapport.stop();
  await stores.stop();
});

const offer = { clientId: 'cl_wind', kind: 'promise', what: '三年期报价', dueOn: '2026-03-06' };

describe('a promise', () => {
  it('is recorded with the contact in which it was made', async () => {
    const { position } = await bank.sent(bank.wang, '/interactions', {
      interactionId: 'in_visit',
      clientId: 'cl_wind',
      channel: 'visit',
      direction: 'fromBank',
      subject: '二期融资',
      valueDate: '2026-03-02',
    });
    await bank.shown(bank.wang, '/interactions/in_visit', position);
    const unknown = { ...offer, promiseId: 'pr_x', interactionId: 'in_none' };
    const refused = await bank.refused(bank.wang, '/promises', unknown);
    expect(refused).toMatchObject({
      code: 'ContactOfOtherClient',
      labels: { zh: '该客户没有此沟通记录' },
      details: { field: 'interactionId' },
    });
    const made = { ...offer, promiseId: 'pr_offer', interactionId: 'in_visit', office: 'CFO' };
    const sent = await bank.sent(bank.wang, '/promises', made);
    expect(await bank.shown(bank.wang, '/promises?ownerId=me', sent.position)).toMatchObject({
      items: [{ promiseId: 'pr_offer', interactionId: 'in_visit', ownerId: 'wang', state: 'open' }],
    });
    await bank.chen.get('/promises/pr_offer').expect(404);
  });

  it('stands in the day of whoever keeps it, and among their tasks', async () => {
    const day = await bank.shown(bank.wang, '/me/day?day=2026-03-02');
    expect(day.promises).toMatchObject([{ promiseId: 'pr_offer', dueOn: '2026-03-06' }]);
    const { text } = await bank.wang.get('/me/day/calendar?day=2026-03-02').expect(200);
    expect(text).toContain('UID:pr_offer@rapport');
    const tasks = async () => (await bank.shown(bank.wang, '/tasks?source=promise')).items;
    const [task] = await eventually(tasks, (items) => items.length === 1);
    expect(task).toMatchObject({ sourceId: 'pr_offer', title: '三年期报价', dueOn: '2026-03-06' });
  });

  it('that is late is told to the head, and is kept late', async () => {
    await bank.close('2026-03-07');
    const late = async () => bank.shown(bank.head, '/promises?broken=true&unitId=me');
    const { items } = await eventually(late, (page) => page.items.length === 1);
    expect(items).toMatchObject([{ escalations: [{ on: '2026-03-07', toUnitId: 'un_b' }] }]);
    const kept = { result: '已发送报价' };
    const { position } = await bank.sent(bank.wang, '/promises/pr_offer/fulfilment', kept);
    expect(await bank.shown(bank.head, '/promises/pr_offer', position)).toMatchObject({
      state: 'kept',
      inTime: false,
      broken: true,
      closedOn: '2026-03-07',
    });
    const task = async () => bank.shown(bank.wang, '/tasks/tk_pr_offer');
    expect(await eventually(task, ({ state }) => state === 'done')).toMatchObject({
      result: '已发送报价',
    });
    const twice = await bank.refused(bank.wang, '/promises/pr_offer/fulfilment', kept, 409);
    expect(twice.code).toBe('PromiseClosed');
  });

  it('or a disclosure may be moved or given up by the client; all are counted', async () => {
    const disclosure = { ...offer, kind: 'disclosure', promiseId: 'pr_rate', dueOn: '2026-03-10' };
    await bank.sent(bank.wang, '/promises', disclosure);
    const to = { dueOn: '2026-03-12', reason: '客户同意' };
    await bank.sent(bank.wang, '/promises/pr_rate/reschedulings', to);
    const end = { reason: '客户不再需要' };
    const { position } = await bank.sent(bank.wang, '/promises/pr_rate/release', end);
    const totals = await bank.shown(bank.head, '/promises/totals?dimension=state', position);
    expect(totals).toMatchObject([
      { group: { value: 'kept' }, count: 1 },
      { group: { value: 'released' }, count: 1 },
    ]);
  });
});
