import { contexts } from '../../apps/contexts.js';
import type { Rapport, Stores } from '../rapport.js';
import { eventually, startRapport, startStores } from '../rapport.js';
import type { SmallBank } from '../small-bank.js';
import { openBank } from '../small-bank.js';

/** One company was registered twice; two persons make one client of it, and part it again. */
let stores: Stores;
let rapport: Rapport;
let bank: SmallBank;
const twin = 'cl_twin';
const stays = 'cl_stays';

beforeAll(async () => {
  stores = await startStores();
  rapport = await startRapport(stores, contexts);
  rapport.clock.day = '2026-01-12';
  bank = await openBank(rapport);
  await bank.client(stays, 'chen', { name: { zh: '西安秦岭风电有限公司' } });
  await bank.client(twin, 'wang', { name: { zh: '西安秦岭风电股份有限公司' } });
  const task = { clientId: twin, title: '核对登记信息', dueOn: '2026-01-20', source: 'manual' };
  await bank.sent(bank.wang, '/tasks', task);
  const call = {
    channel: 'phone',
    direction: 'fromBank',
    subject: '核对登记',
    valueDate: '2026-01-12',
  };
  await bank.sent(bank.wang, '/interactions', { clientId: twin, ...call });
}, 300_000);
afterAll(async () => {
  await rapport.stop();
  await stores.stop();
});

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the JSON of any answer
type Shown = any;
const found = (body: Shown): readonly string[] => body.map((each: Shown) => each.clientId);
/** The playbook for new clients adds tasks of its own, soon or late. */
const byHand = (items: Shown): Shown[] =>
  (items ?? []).filter(({ title, subject }: Shown) => (title ?? subject).startsWith('核对登记'));
const titles = ({ tasks }: Shown) => byHand(tasks).map(({ title }: Shown) => title);

describe('two records of one client', () => {
  it('are found by the name before a third is registered', async () => {
    const name = encodeURIComponent('西安秦岭风电公司');
    const shown = await bank.shown(bank.risk, `/clients/duplicates?name=${name}`);
    expect(found(shown).toSorted()).toEqual([stays, twin]);
    expect(shown[0]).toMatchObject({ because: 'name' });
    // A manager learns nothing of the clients of others.
    expect(found(await bank.shown(bank.wang, `/clients/duplicates?name=${name}`))).toEqual([twin]);
  });

  it('become one by two persons, with the history of both', async () => {
    const proposal = { into: stays, reason: '两家支行重复登记' };
    const path = `/clients/${twin}`;
    await bank.sent(bank.risk, `${path}/merge-proposals`, proposal);
    const same = await bank.refused(bank.risk, `${path}/merges`, {}, 409);
    expect(same.code).toBe('NotIndependent');
    const { position } = await bank.sent(bank.head, `${path}/merges`, {});
    const file = await bank.shown(bank.risk, path, position);
    expect(file.mergedInto).toEqual({ clientId: stays, since: '2026-01-12' });
    const list = await bank.shown(bank.risk, '/clients', position);
    expect(found(list.items)).toEqual([stays]);
    const left = await bank.shown(bank.risk, '/clients/merged', position);
    expect(left.items).toMatchObject([{ clientId: twin, mergedInto: { clientId: stays } }]);
    const overview = await eventually(
      async () => (await bank.chen.get(`/clients/${stays}/overview`)).body,
      (body: Shown) => titles(body).length > 0,
      60_000,
    );
    expect(titles(overview)).toEqual(['核对登记信息']);
    expect(overview.client.merged).toEqual([{ clientId: twin, since: '2026-01-12' }]);
  });

  it('have one history, whichever list is asked', async () => {
    for (const [path, field] of [
      [`/tasks?clientId=${stays}`, 'title'],
      [`/interactions?clientId=${stays}`, 'subject'],
    ] as const) {
      const items = await eventually(
        async () => byHand((await bank.chen.get(path)).body.items),
        ({ length }) => length === 1,
        60_000,
      );
      expect(items).toMatchObject([
        { clientId: twin, [field]: expect.stringContaining('核对登记') },
      ]);
    }
    const before = await bank.shown(bank.risk, `/tasks?clientId=${stays}&asOf=2026-01-11`);
    expect(byHand(before.items)).toEqual([]);
  });

  it('take nothing new on the record that was left behind', async () => {
    const refused = await bank.refused(
      bank.risk,
      `/clients/${stays}/merge-proposals`,
      {
        into: twin,
        reason: '反向合并',
      },
      409,
    );
    expect(refused.code).toBe('ClientIsMerged');
  });

  it('are parted again where it was an error', async () => {
    const path = `/clients/${twin}`;
    const reason = '实为两家关联公司';
    await bank.sent(bank.risk, `${path}/merge-undoing-proposals`, { reason });
    const alone = await bank.refused(bank.risk, `${path}/merge-undoings`, {}, 409);
    expect(alone.code).toBe('NotIndependent');
    const { position } = await bank.sent(bank.head, `${path}/merge-undoings`, {});
    const file = await bank.shown(bank.risk, path, position);
    expect(file.mergedInto).toBeUndefined();
    const list = await bank.shown(bank.risk, '/clients', position);
    expect(found(list.items).toSorted()).toEqual([stays, twin]);
    const own = await bank.shown(bank.risk, `/tasks?clientId=${stays}`, position);
    expect(byHand(own.items)).toEqual([]);
    await eventually(
      async () => (await bank.wang.get(path)).status,
      (status) => status === 200,
      60_000,
    );
  });
});
