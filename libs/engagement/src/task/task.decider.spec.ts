import { ClientUnknown } from '#clients';
import { decides } from '#kernel/testing';
import {
  AssignTask,
  CompleteTask,
  DelegateTask,
  DropTask,
  HandOverTask,
  JudgeTask,
  PostponeTask,
  PromptManager,
  RescheduleTask,
  SettleTask,
} from './task.commands.js';
import { task } from './task.decider.js';
import { taskEvents } from './task.events.js';
import { taskRefusals as refusals } from './task.refusals.js';

const { TaskAssigned, TaskDelegated, TaskEscalated, TaskReminderGiven } = taskEvents;
const given = decides(task);
const taskId = 'tk_1';
const clientId = 'cl_1';
const client = { clientId, managerId: 'rm-7', units: ['un_b', 'un_h'], teamIds: ['tm_1'] };
const colleague = {
  ...{ personId: 'rm-9', unitId: 'un_b', active: true, roles: [], teamIds: [], deputises: [] },
};
const title = 'Send the offer';
const assign = (told: object = {}) =>
  AssignTask.of({ taskId, clientId, title, dueOn: '2026-03-06', source: 'manual', ...told });
const assigned = TaskAssigned({
  clientId,
  title,
  ownerId: 'rm-7',
  unitId: 'un_b',
  dueOn: '2026-03-06',
  remindOn: '2026-03-05',
  source: 'manual',
});
const judge = (day: string) => JudgeTask.of({ taskId, clientId, day });

describe('a task', () => {
  it('goes to the manager of the client, with a reminder the day before', () =>
    given().when(assign(), { client }).then(assigned));

  it('needs a client with a manager, or an owner', () => {
    given().when(assign()).refuses(ClientUnknown, { field: 'clientId' });
    const { managerId: _, ...alone } = client;
    given().when(assign(), { client: alone }).refuses(refusals.NobodyLooksAfterClient);
  });

  it('goes to nobody who has left, and to nobody who does not see the client', () => {
    const to = assign({ ownerId: 'rm-9' });
    given().when(to, { client }).refuses(refusals.OwnerUnknown, { field: 'ownerId' });
    given().when(to, { client, owner: colleague }).refuses(refusals.OwnerDoesNotSeeClient);
  });

  it.each([
    ['their team', { teamIds: ['tm_1'] }],
    [
      'the manager they stand in for',
      { deputises: [{ personId: 'rm-7', from: '2026-03-01', until: '2026-03-09' }] },
    ],
    ['their unit', { roles: [{ role: 'unitHead', unitId: 'un_h', validFrom: '2020-01-01' }] }],
    ['their role', { roles: [{ role: 'riskOfficer', unitId: 'un_x', validFrom: '2020-01-01' }] }],
  ])('goes to whoever sees the client by %s', (_, by) => {
    const owner = { ...colleague, ...by };
    expect(
      given()
        .when(assign({ ownerId: 'rm-9' }), { client, owner })
        .facts(),
    ).toHaveLength(1);
    const walled = { ...client, restrictedTo: ['rm-7'] };
    given()
      .when(assign({ ownerId: 'rm-9' }), { client: walled, owner })
      .refuses(refusals.OwnerDoesNotSeeClient);
  });

  it('is due in the future, and reminded of before', () => {
    given()
      .when(assign({ dueOn: '2026-03-01' }), { client })
      .refuses(refusals.TaskDueInPast);
    given()
      .when(assign({ remindOn: '2026-03-07' }), { client })
      .refuses(refusals.ReminderAfterDue, { field: 'remindOn' });
  });

  it('is delegated by who names its client', () => {
    const owner = { ...colleague, teamIds: ['tm_1'] };
    const to = { taskId, ownerId: 'rm-9', reason: 'Leave.' };
    given(assigned)
      .when(DelegateTask.of({ ...to, clientId: 'cl_2' }), { client, owner })
      .refuses(refusals.TaskOfOtherClient);
    given(assigned)
      .when(DelegateTask.of({ ...to, clientId }), { client, owner })
      .then(TaskDelegated({ from: 'rm-7', ownerId: 'rm-9', unitId: 'un_b', reason: 'Leave.' }));
  });

  it('is reminded of once', () => {
    const reminded = TaskReminderGiven({ ownerId: 'rm-7', valueDate: '2026-03-05' });
    given(assigned).when(judge('2026-03-04'), { client }).changesNothing();
    given(assigned).when(judge('2026-03-05'), { client }).then(reminded);
    given(assigned, reminded).when(judge('2026-03-05'), { client }).changesNothing();
  });

  it('is escalated to one unit after the other, by the rule that was reached', () => {
    const reminded = TaskReminderGiven({ ownerId: 'rm-7', valueDate: '2026-03-05' });
    const first = { rule: 'TE-01', version: 1, level: 1, toUnitId: 'un_b', daysOverdue: 1 };
    const second = { rule: 'TE-02', version: 1, level: 2, toUnitId: 'un_h', daysOverdue: 5 };
    const once = TaskEscalated({ ...first, valueDate: '2026-03-07' });
    given(assigned, reminded).when(judge('2026-03-07'), { client }).then(once);
    given(assigned, reminded, once).when(judge('2026-03-08'), { client }).changesNothing();
    given(assigned, reminded, once)
      .when(judge('2026-03-11'), { client })
      .then(TaskEscalated({ ...second, valueDate: '2026-03-11' }));
  });

  it('begins its deadlines anew when it gets more time', () => {
    const postponed = taskEvents.TaskPostponed({
      from: '2026-03-06',
      dueOn: '2026-03-20',
      remindOn: '2026-03-19',
      reason: 'Asked to.',
    });
    given(assigned)
      .when(PostponeTask.of({ taskId, dueOn: '2026-03-20', reason: 'Asked to.' }))
      .then(postponed);
    given(assigned, postponed).when(judge('2026-03-12'), { client }).changesNothing();
  });

  it('ends once, and is then left alone', () => {
    const done = taskEvents.TaskCompleted({ result: 'Sent.' });
    given(assigned)
      .when(CompleteTask.of({ taskId, result: 'Sent.' }))
      .then(done);
    given(assigned, done)
      .when(DropTask.of({ taskId, reason: 'No.' }))
      .refuses(refusals.TaskClosed);
    given(assigned, done).when(judge('2026-03-12'), { client }).changesNothing();
    given(assigned, done)
      .when(HandOverTask.of({ taskId, ownerId: 'rm-9', reason: 'Moved.' }))
      .changesNothing();
  });
});

describe('a task that follows from something else', () => {
  const settle = SettleTask.of({ taskId, result: 'Kept.' });
  const done = taskEvents.TaskCompleted({ clientId, result: 'Kept.' });
  const move = RescheduleTask.of({ taskId, dueOn: '2026-03-09', reason: 'Agreed.' });

  it('ends with it, unless somebody has ended it before', () => {
    given(assigned)
      .when(settle)
      .then(taskEvents.TaskCompleted({ result: 'Kept.' }));
    given(assigned, done).when(settle).changesNothing();
  });

  it('moves with it', () => {
    const days = { from: '2026-03-06', dueOn: '2026-03-09', remindOn: '2026-03-08' };
    given(assigned)
      .when(move)
      .then(taskEvents.TaskPostponed({ ...days, reason: 'Agreed.' }));
    given(assigned, done).when(move).changesNothing();
  });

  it('goes to the manager, once, and to nobody where there is none', () => {
    const prompt = PromptManager.of({
      taskId,
      clientId,
      title,
      dueOn: '2026-03-01',
      source: 'survey',
      sourceId: 'sv_1',
    });
    given()
      .when(prompt, { client })
      .then(
        TaskAssigned({
          clientId,
          title,
          source: 'survey',
          sourceId: 'sv_1',
          ownerId: 'rm-7',
          unitId: 'un_b',
          dueOn: '2026-03-02',
          remindOn: '2026-03-02',
        }),
      );
    given(assigned).when(prompt, { client }).changesNothing();
    const named = PromptManager.of({
      ...{ taskId, clientId, title, dueOn: '2026-03-01', source: 'survey', sourceId: 'sv_1' },
      ...{ ownerId: 'rm-9', detail: 'All of it.' },
    });
    const told = { clientId, title, source: 'survey', sourceId: 'sv_1' } as const;
    const days = { dueOn: '2026-03-02', remindOn: '2026-03-02', detail: 'All of it.' };
    given()
      .when(named, { client, owner: colleague })
      .then(TaskAssigned({ ...told, ...days, ownerId: 'rm-9', unitId: 'un_b' }));
    given()
      .when(named, { client, owner: { ...colleague, active: false } })
      .then(TaskAssigned({ ...told, ...days, ownerId: 'rm-7', unitId: 'un_b' }));
    const { managerId: _, ...alone } = client;
    given().when(prompt, { client: alone }).changesNothing();
    given().when(prompt).changesNothing();
  });
});
