import { ClientUnknown } from '#clients';
import { decides, reacts } from '#kernel/testing';
import { followPromises } from '../processes/follow-promises.process.js';
import { PromptManager, RescheduleTask, SettleTask } from '../task/task.commands.js';
import {
  HandOverPromise,
  JudgePromise,
  KeepPromise,
  MakePromise,
  ReleasePromise,
  ReschedulePromise,
} from './promise.commands.js';
import { promise } from './promise.decider.js';
import { promiseEvents } from './promise.events.js';
import { promiseRefusals as refusals } from './promise.refusals.js';

const { PromiseMade, PromiseKept, PromiseBroken, PromiseHandedOver } = promiseEvents;
const { PromiseRescheduled, PromiseReleased } = promiseEvents;
const given = decides(promise);
const promiseId = 'pr_1';
const clientId = 'cl_1';
const client = { clientId, managerId: 'rm-7', units: ['un_b', 'un_h'], teamIds: [] };
const what = 'An offer for three years';
const stated = { clientId, kind: 'promise', what, dueOn: '2026-03-06' } as const;
const make = (told: object = {}) => MakePromise.of({ promiseId, ...stated, ...told });
const made = PromiseMade({ ...stated, ownerId: 'rm-7', unitId: 'un_b' });
const judge = (day: string) => JudgePromise.of({ promiseId, clientId, day });
const keep = (keptOn?: string) =>
  KeepPromise.of({ promiseId, result: 'Sent.', ...(keptOn !== undefined && { keptOn }) });
const kept = PromiseKept({ result: 'Sent.', inTime: true, valueDate: '2026-03-02' });

describe('a promise', () => {
  it('is kept by the manager of the client', () => given().when(make(), { client }).then(made));

  it('needs a client, a day ahead, and a contact with this client where one is named', () => {
    given().when(make()).refuses(ClientUnknown, { field: 'clientId' });
    given()
      .when(make({ dueOn: '2026-03-01' }), { client })
      .refuses(refusals.PromiseDueInPast, { field: 'dueOn' });
    const named = make({ interactionId: 'in_1' });
    const field = { field: 'interactionId' };
    given().when(named, { client }).refuses(refusals.ContactOfOtherClient, field);
    given()
      .when(named, { client, contact: { clientId: 'cl_2' } })
      .refuses(refusals.ContactOfOtherClient, field);
    given()
      .when(named, { client, contact: { clientId } })
      .then(PromiseMade({ ...stated, interactionId: 'in_1', ownerId: 'rm-7', unitId: 'un_b' }));
  });

  it('is kept in time or late, never before the day, and once', () => {
    given(made).when(keep()).then(kept);
    given(PromiseMade({ ...stated, dueOn: '2026-02-27', ownerId: 'rm-7' }))
      .when(keep('2026-02-28'))
      .then(PromiseKept({ result: 'Sent.', inTime: false, valueDate: '2026-02-28' }));
    given(made).when(keep('2026-03-03')).refuses(refusals.KeptInFuture, { field: 'keptOn' });
    given(made, kept).when(keep()).refuses(refusals.PromiseClosed);
  });

  it('may be released or moved by the client', () => {
    given(made)
      .when(ReleasePromise.of({ promiseId, reason: 'No need.' }))
      .then(PromiseReleased({ reason: 'No need.' }));
    const move = ReschedulePromise.of({ promiseId, dueOn: '2026-03-09', reason: 'Agreed.' });
    const moved = PromiseRescheduled({
      from: '2026-03-06',
      dueOn: '2026-03-09',
      reason: 'Agreed.',
    });
    given(made).when(move).then(moved);
    given(made, moved).when(move).changesNothing();
  });

  it('is told to the head once the day has ended without it', () => {
    const broken = PromiseBroken({
      dueOn: '2026-03-06',
      toUnitId: 'un_b',
      valueDate: '2026-03-06',
    });
    given(made).when(judge('2026-03-05'), { client }).changesNothing();
    given(made).when(judge('2026-03-06'), { client }).then(broken);
    given(made, broken).when(judge('2026-03-08'), { client }).changesNothing();
    given(made, kept).when(judge('2026-03-07'), { client }).changesNothing();
  });

  it('moves with the client to another manager', () => {
    const over = HandOverPromise.of({
      promiseId,
      ownerId: 'rm-9',
      unitId: 'un_c',
      reason: 'Moved.',
    });
    given(made)
      .when(over)
      .then(PromiseHandedOver({ from: 'rm-7', ownerId: 'rm-9', unitId: 'un_c', reason: 'Moved.' }));
    given(made, kept).when(over).changesNothing();
  });
});

describe('following promises', () => {
  const reacting = reacts(followPromises);
  const taskId = 'tk_pr_1';
  it('makes a task of each, which ends and moves with it', () => {
    reacting(PromiseMade({ promiseId, ...stated, ownerId: 'rm-7' })).then(
      PromptManager.of({
        taskId,
        clientId,
        ownerId: 'rm-7',
        title: what,
        dueOn: '2026-03-06',
        source: 'promise',
        sourceId: promiseId,
      }),
    );
    const heading = { promiseId, clientId };
    reacting(
      PromiseKept({ ...heading, result: 'Sent.', inTime: true, valueDate: '2026-03-02' }),
    ).then(SettleTask.of({ taskId, result: 'Sent.' }));
    reacting(PromiseReleased({ ...heading, reason: 'No need.' })).then(
      SettleTask.of({ taskId, result: 'No need.' }),
    );
    reacting(
      PromiseRescheduled({
        ...heading,
        from: '2026-03-06',
        dueOn: '2026-03-09',
        reason: 'Agreed.',
      }),
    ).then(RescheduleTask.of({ taskId, dueOn: '2026-03-09', reason: 'Agreed.' }));
  });
});
