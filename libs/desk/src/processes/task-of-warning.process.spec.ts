import type { AssignTask } from '#engagement';
import { reacts } from '#kernel/testing';
import { warnedYellow } from '#risk/examples';
import { taskOfWarning } from './task-of-warning.process.js';

const raised = { ...warnedYellow, data: { ...warnedYellow.data, clientId: 'cl_1' } };
const { acknowledgeBy } = warnedYellow.data.due;
const client = { clientId: 'cl_1', units: [], teamIds: [] };

describe('a warning that is raised', () => {
  it('becomes a task of the manager, due when it is to be acknowledged', () =>
    reacts(taskOfWarning)(raised, { id: 'cl_1' }, [{ ...client, managerId: 'wang' }]).then(
      expect.objectContaining({
        taskId: 'tk_cl_1.EW-01.1',
        clientId: 'cl_1',
        title: '还款逾期 (Repayment past due)',
        dueOn: acknowledgeBy,
        source: 'warning',
        sourceId: 'EW-01',
      }) as AssignTask,
    ));
  it('gives nobody a task where nobody looks after the client, or its day is over', () => {
    reacts(taskOfWarning)(raised, { id: 'cl_1' }, [client]).then();
    const later = { id: 'cl_1', at: '2026-04-05T09:00:00.000Z' };
    reacts(taskOfWarning)(raised, later, [{ ...client, managerId: 'wang' }]).then();
  });
});
