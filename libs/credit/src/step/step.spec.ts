import { decides, projects } from '#kernel/testing';
import {
  applicationId,
  approved,
  clientId,
  reviewed,
  submitted,
} from '../application/application.examples.js';
import { applicationTasks, turnaroundOf } from '../views/step/application-tasks.view.js';
import { AssignStep } from './step.commands.js';
import { step } from './step.decider.js';
import { stepEvents } from './step.events.js';
import { stepRefusals as refuse } from './step.refusals.js';

const given = decides(step);
const row = projects(applicationTasks, { id: applicationId });
const assign = (more: object = {}) => AssignStep.of({ applicationId, ...more });
const staff = (personId: string, role: string) => ({
  ...{ personId, active: true },
  roles: [{ role, unitId: 'un_h', validFrom: '2020-01-01' }],
});
const waits = (stage: string, owner: object) => ({
  today: '2025-02-11',
  actor: { id: 'ro-1', roles: ['riskOfficer'] },
  application: {
    ...{ clientId, stage, stageSince: '2025-02-10', priority: 'normal' },
    ...{ submittedBy: 'rm-7', managerId: 'rm-7', reviews: [{ by: 'ro-2' }] },
  },
  owner,
});
const own = staff('ro-1', 'riskOfficer');
const taken = stepEvents.StepAssigned({
  ...{ applicationId, clientId, task: 'review', since: '2025-02-10', ownerId: 'ro-1' },
  ...{ dueOn: '2025-02-17', assignedBy: 'ro-1', valueDate: '2025-02-11' },
});

describe('the task of an application', () => {
  it('is taken by whoever may do it, until the day that the rules give', () =>
    given().when(assign(), waits('submitted', own)).then(taken));

  it('is delegated with a reason, and only to somebody with the role', () => {
    const other = { ...waits('submitted', staff('ro-3', 'riskOfficer')) };
    given(taken)
      .when(assign({ ownerId: 'ro-3' }), other)
      .refuses(refuse.DelegationNeedsReason);
    given(taken)
      .when(assign({ ownerId: 'ro-3', reason: 'On leave' }), other)
      .then(
        stepEvents.StepAssigned({
          ...taken.data,
          ...{ ownerId: 'ro-3', reason: 'On leave' },
        }),
      );
    given(taken)
      .when(assign({ ownerId: 'rm-1' }), waits('submitted', staff('rm-1', 'relationshipManager')))
      .refuses(refuse.TaskNeedsRole, { field: 'ownerId' });
    given(taken).when(assign(), waits('submitted', own)).changesNothing();
  });

  it('is not due in the past, and not there once it is decided', () => {
    given()
      .when(assign({ dueOn: '2025-02-10' }), waits('submitted', own))
      .refuses(refuse.DueBeforeToday, { field: 'dueOn' });
    given().when(assign(), waits('approved', own)).refuses(refuse.NoOpenTask);
  });

  it('to decide goes to nobody who took part', () =>
    given()
      .when(assign({ ownerId: 'ro-2' }), waits('reviewed', staff('ro-2', 'riskOfficer')))
      .refuses(refuse.OwnerTookPart));

  it('follows the stages with owner and due day, and tells which were late', () => {
    row(submitted, taken).matches({ state: 'open', task: 'review', ownerId: 'ro-1' });
    row(submitted, taken, reviewed).matches({
      ...{ task: 'decision', since: reviewed.data.valueDate },
      past: [
        {
          ...{ task: 'review', ownerId: 'ro-1', since: '2025-02-10' },
          ...{ until: reviewed.data.valueDate, dueOn: '2025-02-17', isLate: false },
        },
      ],
    });
    const shown = row(submitted, taken, reviewed, approved);
    shown.matches({ state: 'done' });
    const [last] = [...shown.rows.values()];
    expect(last).not.toHaveProperty('dueOn');
  });

  it('is counted by how long it took and how often it was late', () => {
    const totals = [
      { group: { task: 'review', state: 'done' }, count: 4, sums: { days: 10, late: 1 } },
      { group: { task: 'review', state: 'open' }, count: 2, sums: {} },
    ];
    expect(turnaroundOf(totals)[0]).toEqual({
      ...{ task: 'review', open: 2, done: 4, late: 1 },
      ...{ meanDays: '2.50', lateShare: '0.2500' },
    });
    expect(turnaroundOf(totals)[1]).toEqual({ task: 'completion', open: 0, done: 0, late: 0 });
  });
});
