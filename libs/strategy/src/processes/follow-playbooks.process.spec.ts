import { clientEvents } from '#clients';
import { PromptManager } from '#engagement';
import { addDays } from '#kernel';
import { reacts } from '#kernel/testing';
import { aboutToLeave } from '../placement/placement.examples.js';
import { unclassified } from '../views/segments.rows.js';
import { followPlaybooks } from './follow-playbooks.process.js';

const clientId = 'cl_qinling';
const { value, valueDate: since } = aboutToLeave.data;
const row = {
  ...unclassified(clientId),
  managerId: 'wang',
  places: { serviceTier: { value, since } },
};
const where = { id: clientId, valueDate: since, at: `${since}T18:00:00.000Z` };

describe('a client that is new', () => {
  const assigned = clientEvents.RelationshipManagerAssigned({
    clientId,
    managerId: 'wang',
    units: [],
  });
  const newcomer = { ...row, places: { lifecycle: { value: 'new', since } } };

  it('is to be visited, though it was no prospect before', () =>
    reacts(followPlaybooks)(assigned, where, [newcomer]).then(
      PromptManager.of({
        taskId: `tk_${clientId}.PB-new-1.${since}`,
        clientId,
        title: '拜访新客户，建立信任 (Visit the new client, build trust)',
        dueOn: addDays(since, 14),
        source: 'playbook',
        sourceId: 'PB-new-1',
      }),
    ));

  it('is not new where another system knew it', () =>
    reacts(followPlaybooks)(assigned, where, [{ ...newcomer, knownSince: since }]).then());
});

describe('a client that comes to a place', () => {
  it('gives its manager the steps of the playbook as tasks', () =>
    reacts(followPlaybooks)(aboutToLeave, where, [row]).then(
      PromptManager.of({
        taskId: `tk_${clientId}.PB-leaving-1.${since}`,
        clientId,
        title: '制定挽回措施 (Plan how to win the client back)',
        dueOn: '2026-05-11',
        source: 'playbook',
        sourceId: 'PB-leaving-1',
      }),
    ));

  it('gives nobody a task where nobody looks after it, it has moved on, or it is long ago', () => {
    const { managerId: _, ...alone } = row;
    reacts(followPlaybooks)(aboutToLeave, where, [alone]).then();
    const gone = { ...row, places: { serviceTier: { value: 'key', since: '2026-05-05' } } };
    reacts(followPlaybooks)(aboutToLeave, where, [gone]).then();
    const later = { ...where, at: '2026-05-12T09:00:00.000Z' };
    reacts(followPlaybooks)(aboutToLeave, later, [row]).then();
  });
});
