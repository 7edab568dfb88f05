import { contexts } from '../../apps/contexts.js';
import type { Rapport, Stores, Voice } from '../rapport.js';
import { eventually, startRapport, startStores } from '../rapport.js';
import type { SmallBank } from '../small-bank.js';
import { openBank } from '../small-bank.js';

/** What is done for clients of a place, and what it comes to. */
let stores: Stores;
let rapport: Rapport;
let bank: SmallBank;

beforeAll(async () => {
  stores = await startStores();
  rapport = await startRapport(stores, contexts);
  bank = await openBank(rapport);
  await bank.client('cl_ferry');
});
afterAll(async () => {
  await rapport.stop();
  await stores.stop();
});

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the JSON of any answer
type Shown = any;
const stands = (path: string, seen: (body: Shown) => boolean, voice: Voice = bank.wang) =>
  eventually(async () => (await voice.get(path)).body, seen, 60_000);
const stage = (to: string, reason: string) =>
  bank.sent(bank.wang, '/clients/cl_ferry/lifecycle-stages', { stage: to, reason });

describe('a playbook', () => {
  it('is data in both languages', async () => {
    const steps = await bank.shown(bank.wang, '/playbooks?on=2026-03-02');
    expect(steps).toContainEqual(
      expect.objectContaining({
        id: 'PB-likelyToLeave-1',
        taxonomy: 'lifecycle',
        label: { en: 'Speak with the client and keep it', zh: '及时沟通和挽留' },
      }),
    );
  });

  it('becomes tasks of the manager, with owner and day', async () => {
    await stage('established', 'Three years together.');
    await stage('likelyToLeave', 'It asks other banks for a rate.');
    const path = '/tasks?ownerId=me&source=playbook&state=open';
    const { items } = await stands(path, (body) =>
      body.items?.some((task: Shown) => task.sourceId === 'PB-likelyToLeave-1'),
    );
    const task = items.find((each: Shown) => each.sourceId === 'PB-likelyToLeave-1');
    expect(task).toMatchObject({ clientId: 'cl_ferry', ownerId: 'wang' });
    await bank.sent(bank.wang, `/tasks/${task.taskId}/completion`, { result: '客户同意留下。' });
    await stands('/clients/cl_ferry/playbook', ({ steps }) =>
      steps?.some((step: Shown) => step.taskId === task.taskId && step.state === 'done'),
    );
  });

  it('is measured: done, in time, and with which effect', async () => {
    await stage('established', 'It stays.');
    const results = await stands(
      '/playbooks/results',
      (rows) =>
        Array.isArray(rows) &&
        rows.some((row: Shown) => row.rule === 'PB-likelyToLeave-1' && row.moved.length > 0),
    );
    expect(results).toContainEqual({
      rule: 'PB-likelyToLeave-1',
      taxonomy: 'lifecycle',
      value: 'likelyToLeave',
      open: 0,
      done: 1,
      late: 0,
      dropped: 0,
      moved: [{ to: 'established', clients: 1 }],
    });
  });

  it('of the passive mode tells the client where to find help', async () => {
    const passive = { mode: 'passive', reason: '客户自行联系。' };
    await bank.sent(bank.head, '/clients/cl_ferry/crm-mode', passive);
    await stands('/clients/cl_ferry/playbook', ({ steps }) =>
      steps?.some((step: Shown) => step.rule === 'PB-passive-1'),
    );
  });
});

describe('the effects of dealing with clients', () => {
  it('are told by mode and by type: efficiency, satisfaction, risk, cost', async () => {
    await bank.sent(bank.wang, '/interactions', {
      clientId: 'cl_ferry',
      channel: 'phone',
      direction: 'fromBank',
      subject: '告知求助渠道',
      valueDate: rapport.clock.today(),
    });
    const byMode = await stands(
      '/relationship-effects?by=mode',
      (rows) =>
        Array.isArray(rows) &&
        rows.some((row: Shown) => row.of === 'passive' && row.contacts === 1),
      bank.risk,
    );
    expect(byMode).toContainEqual(
      expect.objectContaining({
        of: 'passive',
        clients: 1,
        contacts: 1,
        contactHours: 2,
        hoursPerYear: 8,
      }),
    );
    const byType = await bank.shown(bank.risk, '/relationship-effects?by=type');
    expect(byType).toContainEqual(expect.objectContaining({ of: 'unclassified' }));
  });
});
