import { contexts } from '../../apps/contexts.js';
import type { Rapport, Stores } from '../rapport.js';
import { eventually, startRapport, startStores } from '../rapport.js';
import type { SmallBank } from '../small-bank.js';
import { openBank } from '../small-bank.js';

/** Nothing that somebody is to do is forgotten: who has it, by when, and who hears when it is late. */
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

const offer = { taskId: 'tk_offer', clientId: 'cl_wind', title: '报价', source: 'manual' };
const taskOf = (id: string) => async () => bank.shown(bank.head, `/tasks/${id}`);

describe('a task', () => {
  it('goes to the manager of the client unless somebody is named', async () => {
    const { position } = await bank.sent(bank.wang, '/tasks', { ...offer, dueOn: '2026-03-06' });
    const mine = await bank.shown(bank.wang, '/tasks?ownerId=me&source=manual', position);
    expect(mine.items).toMatchObject([
      { taskId: 'tk_offer', ownerId: 'wang', unitId: 'un_b', remindOn: '2026-03-05' },
    ]);
    const unit = await bank.shown(bank.head, '/tasks?unitId=me&source=manual', position);
    expect(unit.items).toHaveLength(1);
  });

  it('is refused in words of two languages', async () => {
    const past = await bank.refused(bank.wang, '/tasks', {
      ...offer,
      taskId: 'tk_late',
      dueOn: '2026-03-01',
    });
    expect(past).toMatchObject({
      code: 'TaskDueInPast',
      labels: { en: 'The due day is in the past.', zh: '截止日期已过' },
      details: { field: 'dueOn' },
    });
    const stranger = { clientId: 'cl_wind', ownerId: 'chen', reason: '休假' };
    const unseen = await bank.refused(bank.wang, '/tasks/tk_offer/delegations', stranger);
    expect(unseen.code).toBe('OwnerDoesNotSeeClient');
  });

  it('is delegated to somebody who sees the client', async () => {
    const to = { clientId: 'cl_wind', ownerId: 'risk', reason: '需风险意见' };
    await bank.sent(bank.wang, '/tasks/tk_offer/delegations', to);
    const back = { clientId: 'cl_wind', ownerId: 'wang', reason: '已提供意见' };
    const { position } = await bank.sent(bank.risk, '/tasks/tk_offer/delegations', back);
    expect(await bank.shown(bank.wang, '/tasks/tk_offer', position)).toMatchObject({
      ownerId: 'wang',
      delegations: [
        { from: 'wang', to: 'risk' },
        { from: 'risk', to: 'wang', by: 'risk' },
      ],
    });
  });

  it('stands in a calendar feed', async () => {
    const { text, headers } = await bank.wang.get('/me/tasks/calendar').expect(200);
    expect(headers['content-type']).toContain('text/calendar');
    expect(text).toContain('BEGIN:VTODO\r\nUID:tk_offer@rapport');
    expect(text).toContain('DUE;VALUE=DATE:20260306');
  });

  it('is reminded of, and shown to the heads when it is late', async () => {
    await bank.close('2026-03-05');
    await eventually(taskOf('tk_offer'), ({ reminders }) => reminders.length === 1);
    await bank.close('2026-03-07');
    await eventually(taskOf('tk_offer'), ({ escalations }) => escalations.length === 1);
    await bank.close('2026-03-11');
    const row = await eventually(taskOf('tk_offer'), ({ escalations }) => escalations.length === 2);
    expect(row.escalations).toEqual([
      { on: '2026-03-07', rule: 'TE-01', level: 1, toUnitId: 'un_b' },
      { on: '2026-03-11', rule: 'TE-02', level: 2, toUnitId: 'un_r' },
    ]);
    const late = await bank.shown(bank.head, '/tasks?escalated=true&source=manual');
    expect(late.items).toHaveLength(1);
  });

  it('moves with its client to a new manager', async () => {
    await bank.sent(bank.admin, '/clients/cl_wind/manager-transfers', {
      managerId: 'chen',
      reason: '岗位调整',
    });
    const row = await eventually(taskOf('tk_offer'), ({ ownerId }) => ownerId === 'chen');
    expect(row.delegations.at(-1)).toMatchObject({ from: 'wang', reason: '岗位调整' });
    expect((await bank.shown(bank.wang, '/tasks?ownerId=me&source=manual')).items).toEqual([]);
  });

  it('gets more time, and is done once', async () => {
    const more = { dueOn: '2026-03-20', reason: '客户要求' };
    await bank.sent(bank.chen, '/tasks/tk_offer/postponements', more);
    const { position } = await bank.sent(bank.chen, '/tasks/tk_offer/completion', {
      result: '已发送',
    });
    const row = await bank.shown(bank.chen, '/tasks/tk_offer', position);
    expect(row).toMatchObject({ state: 'done', result: '已发送', closedBy: 'chen' });
    const again = { result: '再次' };
    const { code } = await bank.refused(bank.chen, '/tasks/tk_offer/completion', again, 409);
    expect(code).toBe('TaskClosed');
    const totals = await bank.shown(bank.head, '/tasks/totals?dimension=state', position);
    expect(totals).toContainEqual({
      ...{ group: { dimension: 'state', value: 'done' }, count: 1, sums: {} },
    });
  });
});
