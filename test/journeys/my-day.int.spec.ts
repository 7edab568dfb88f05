import { contexts } from '../../apps/contexts.js';
import { loadDemo } from '../../apps/cli/src/demo.js';
import type { Rapport, Stores, Voice } from '../rapport.js';
import { eventually, startRapport, startStores } from '../rapport.js';
import type { SmallBank } from '../small-bank.js';
import { openBank } from '../small-bank.js';

/** A manager opens the day, sees whom to see and why, and prepares a visit. */
let stores: Stores;
let rapport: Rapport;
let bank: SmallBank;

beforeAll(async () => {
  stores = await startStores();
  rapport = await startRapport(stores, contexts);
  bank = await openBank(rapport);
  await bank.client('cl_wind');
  await bank.client('cl_port', 'chen');
});
afterAll(async () => {
  await rapport.stop();
  await stores.stop();
});

const visit = {
  interactionId: 'in_1',
  clientId: 'cl_wind',
  channel: 'visit',
  direction: 'fromBank',
  stage: 'application',
  subject: '新风场',
  valueDate: '2026-03-02',
  nextSteps: [{ what: '寄送方案', dueOn: '2026-03-06', ownerId: 'wang' }],
};

describe('my day', () => {
  it('has contacts due, tasks, steps, cases and news in one call', async () => {
    await bank.sent(bank.wang, '/interactions', visit);
    const task = { taskId: 'tk_1', clientId: 'cl_wind', title: '报价', source: 'manual' };
    await bank.sent(bank.wang, '/tasks', { ...task, dueOn: '2026-03-10' });
    const complaint = { category: 'complaint', channel: 'phone', urgency: 'normal' };
    const { position } = await bank.sent(bank.wang, '/cases', {
      ...complaint,
      caseId: 'ca_1',
      clientId: 'cl_wind',
      subject: '放款延迟',
    });
    await bank.shown(bank.wang, '/client-news?since=2026-03-01', position);
    const day = await bank.shown(bank.wang, '/me/day?day=2026-03-09');
    expect(day).toMatchObject({
      personId: 'wang',
      contactsDue: [{ clientId: 'cl_wind', due: [{ rule: 'CC-ordinary-application' }] }],
      tasks: expect.arrayContaining([expect.objectContaining({ taskId: 'tk_1' })]),
      nextSteps: [{ what: '寄送方案' }],
      warnings: [],
    });
    const today = await bank.shown(bank.wang, '/me/day');
    expect(today).toMatchObject({ day: '2026-03-02', contactsDue: [] });
    expect(today.news).toMatchObject([{ clientId: 'cl_wind', news: [{ kind: 'spoke' }] }]);
    expect(await bank.shown(bank.chen, '/me/day')).toMatchObject({ tasks: [], news: [] });
  });

  it('is a calendar feed too, and refuses what is no day', async () => {
    const { text } = await bank.wang.get('/me/day/calendar?day=2026-03-09').expect(200);
    expect(text).toContain('UID:contact-cl_wind@rapport');
    expect(text).toContain('UID:tk_1@rapport');
    const { body } = await bank.wang.get('/me/day?day=soon').expect(400);
    expect(body).toMatchObject({ code: 'InvalidRequest' });
  });
});

describe('a client from every side', () => {
  it('is one page', async () => {
    const page = await bank.shown(bank.wang, '/clients/cl_wind/overview');
    expect(page).toMatchObject({
      client: { clientId: 'cl_wind', managerId: 'wang' },
      contacts: { lastContactOn: '2026-03-02' },
      interactions: [{ interactionId: 'in_1' }],
      nextSteps: [{ stepId: '1' }],
      tasks: expect.arrayContaining([expect.objectContaining({ taskId: 'tk_1' })]),
      cases: [{ caseId: 'ca_1' }],
    });
    await bank.chen.get('/clients/cl_wind/overview').expect(404);
    // Of an evening before the bank knew it, there is no such client.
    await bank.wang.get('/clients/cl_wind/overview?knownAt=2026-03-01').expect(404);
    const asOf = await bank.shown(bank.wang, '/clients/cl_wind/overview?asOf=2026-03-02');
    expect(asOf).toMatchObject({ client: { clientId: 'cl_wind' } });
  });

  it('has a brief of what is new since the last visit', async () => {
    const news = {
      facts: { city: '西安' },
      source: { provenance: 'interview', statedOn: '2026-03-02' },
    };
    const { position } = await bank.sent(bank.wang, '/clients/cl_wind/facts', news);
    await bank.shown(bank.wang, '/clients/cl_wind/news', position);
    const brief = await bank.shown(bank.wang, '/clients/cl_wind/brief');
    expect(brief).toMatchObject({
      lastVisit: { interactionId: 'in_1', subject: '新风场' },
      news: [{ kind: 'factsChanged' }, { kind: 'spoke' }],
      cases: [{ caseId: 'ca_1' }],
    });
  });
});

describe('the day of a manager of the demo bank', () => {
  let wang: Voice;
  beforeAll(async () => {
    await loadDemo(rapport.app, () => undefined);
    wang = await rapport.person('wang.fang');
  });

  it('shows the warnings of its clients', async () => {
    const day = async () => (await wang.get('/me/day').expect(200)).body;
    const seen = await eventually(day, ({ warnings }) => warnings.length > 0);
    expect(seen.personId).toBe('wang.fang');
  });
});
